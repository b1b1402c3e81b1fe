package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Payouts;
import cn.cunkou.funds.Payouts.Asked;
import cn.cunkou.funds.Payouts.Standing;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Reading;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the money of applications goes out: gathered into a batch, each a payment with its rules and
 * its approvals, told to the bank, closed by what the bank answers.
 */
@Service
class PayRuns {
    private final PayRunTable table;
    private final ClaimTable claimTable;
    private final Claims claims;
    private final Payouts payouts;
    private final Funds funds;
    private final Counties counties;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Audit audit;

    PayRuns(
            PayRunTable table,
            ClaimTable claimTable,
            Claims claims,
            Payouts payouts,
            Funds funds,
            Counties counties,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Audit audit) {
        this.table = table;
        this.claimTable = claimTable;
        this.claims = claims;
        this.payouts = payouts;
        this.funds = funds;
        this.counties = counties;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What came of a batch.
     *
     * @param batch null when nothing could be gathered
     */
    record Outcome(@Nullable UUID batch, int done, List<Left> left) {
        Outcome {
            left = List.copyOf(left);
        }
    }

    @Transactional(readOnly = true)
    public List<PayRun> in(DivisionCode county) {
        return table.in(county);
    }

    /**
     * The batch of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public PayRun get(UUID id) {
        return table.find(id).orElseThrow(() -> Problem.notFound("这一批"));
    }

    @Transactional(readOnly = true)
    public List<Claim> claims(PayRun batch) {
        return claimTable.of(batch.id());
    }

    /**
     * Proposes a payment for each; one that a rule stands in the way of stays behind with the
     * reason, and the ledger does not move.
     */
    Outcome gather(Fund fund, String line, @Nullable String source, List<UUID> ids) {
        UUID batch = null;
        var done = 0;
        var left = new ArrayList<Left>();
        for (var id : ids.stream().distinct().sorted().toList()) {
            var known = batch;
            try {
                batch = transaction.execute(_ -> gather(fund, line, source, id, known));
                done++;
            } catch (Problem refused) {
                left.add(new Left(name(id), why(refused), Payouts.rules(refused)));
            }
        }
        return new Outcome(batch, done, left);
    }

    private String name(UUID id) {
        var claim = claims.get(id);
        return "%s %s".formatted(claim.title(), claim.whom().name());
    }

    private static String why(Problem refused) {
        return refused.faults().isEmpty()
                ? refused.detail()
                : refused.faults().stream().map(Fault::fault).collect(Collectors.joining("；"));
    }

    private UUID gather(
            Fund fund, String line, @Nullable String source, UUID id, @Nullable UUID known) {
        var claim = claims.lock(id);
        if (!claim.fund().equals(fund.id())) {
            throw Claims.missing();
        }
        claim.in(claim.version(), State.PAYABLE);
        OneAtATime.on(jdbc, "claim batches " + fund.id());
        var batch =
                known == null
                        ? table.insert(
                                fund,
                                line,
                                source,
                                counties.today(fund.division()),
                                counties.now(fund.division()))
                        : known;
        var cost = cost(fund, claim);
        var payment =
                payouts.propose(
                        fund,
                        new Asked(
                                line,
                                source,
                                Objects.requireNonNull(claim.amount()),
                                claim.payee().id(),
                                new Payouts.Whom(claim.whom().paymentKind(), claim.whom().id()),
                                claim.reward(),
                                remark(claim),
                                cost == null
                                        ? null
                                        : Invoice.eligible(claimTable.invoices(id), cost),
                                cost == null ? List.of() : cost.excludes()),
                        claimTable.vouchers(id));
        claims.move(claim, State.BATCHED, claim.done(), "编入支付批次", "", null);
        claimTable.batched(claim, batch, payment);
        return batch;
    }

    private Quantity.@Nullable Cost cost(Fund fund, Claim claim) {
        return Question.cost(Assessor.reward(funds.charter(fund), claim.reward()).rule())
                .orElse(null);
    }

    private static String remark(Claim claim) {
        return "%s %s".formatted(claim.title(), claim.rewardLabel());
    }

    /** How the payment of one of the batch stands; one that the bank gave back has none. */
    @Transactional(readOnly = true)
    public Standing standing(PayRun batch, Claim claim) {
        return payouts.standing(funds.get(batch.fund()), Objects.requireNonNull(claim.payment()));
    }

    /** How many of a batch wait for the approval of whoever looks. */
    @Transactional(readOnly = true)
    public long waiting(PayRun batch) {
        return whyNot(batch).stream().filter(Optional::isEmpty).count();
    }

    /**
     * Why whoever looks cannot approve what waits in a batch; null when they can, or none waits.
     */
    @Transactional(readOnly = true)
    public @Nullable String blocked(PayRun batch) {
        var reasons = whyNot(batch);
        return reasons.stream().allMatch(Optional::isPresent)
                ? reasons.stream().flatMap(Optional::stream).findFirst().orElse(null)
                : null;
    }

    private List<Optional<String>> whyNot(PayRun batch) {
        var fund = funds.get(batch.fund());
        return claims(batch).stream()
                .filter(claim -> claim.state() == State.BATCHED)
                .filter(claim -> standing(batch, claim) == Standing.WAITING)
                .map(claim ->
                        Optional.ofNullable(
                                payouts.whyNot(fund, Objects.requireNonNull(claim.payment()))))
                .toList();
    }

    /** Gives the approval that each payment of a batch waits for, as far as it is the actor's. */
    Outcome approve(PayRun batch) {
        var fund = funds.get(batch.fund());
        var done = 0;
        var left = new ArrayList<Left>();
        var all = Objects.requireNonNull(transaction.execute(_ -> claims(batch)));
        for (var claim : all) {
            var payment = Objects.requireNonNull(claim.payment());
            if (claim.state() != State.BATCHED
                    || standing(batch, claim) != Standing.WAITING
                    || payouts.whyNot(fund, payment) != null) {
                continue;
            }
            try {
                payouts.approve(fund, payment);
                done++;
            } catch (Problem refused) {
                left.add(new Left(name(claim.id()), why(refused), Payouts.rules(refused)));
            }
        }
        return new Outcome(batch.id(), done, left);
    }

    /** What the bank is told: those whose payment has all its approvals. Written into the trail. */
    @Transactional
    public BankFile file(PayRun batch) {
        var file = preview(batch);
        audit.record(
                "导出代发文件",
                subject(batch),
                null,
                new Exported(file.lines().size(), file.sum(), file.sha256()),
                null);
        return file;
    }

    private record Exported(int count, Money sum, String sha256) {}

    /** The same, to look at. */
    @Transactional(readOnly = true)
    public BankFile preview(PayRun batch) {
        return new BankFile(
                approved(batch).stream()
                        .map(claim -> {
                            var account = Objects.requireNonNull(claim.account());
                            return new BankFile.Line(
                                    claim.number(),
                                    account.holder(),
                                    account.bank(),
                                    account.number(),
                                    Objects.requireNonNull(claim.amount()),
                                    remark(claim));
                        })
                        .toList());
    }

    /** How many lines of the file the bank has paid already, who must not get it again. */
    @Transactional(readOnly = true)
    public long arrived(PayRun batch) {
        return approved(batch).stream().filter(claim -> claim.state() == State.PAID).count();
    }

    /** Paid by the ledger, whatever the bank has answered; but not what it gave back. */
    private List<Claim> approved(PayRun batch) {
        return claims(batch).stream()
                .filter(claim -> claim.state() == State.BATCHED || claim.state() == State.PAID)
                .filter(claim -> standing(batch, claim) == Standing.PAID)
                .toList();
    }

    /**
     * Takes in what the bank answers. What reached its account is paid; what came back goes back
     * into the ledger, and waits for another account. The same answer once more changes nothing.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public int answer(PayRun batch, Path file, String name) {
        var table = table(file, name);
        OneAtATime.on(jdbc, "claim batches " + batch.fund());
        var known =
                claims(batch).stream()
                        .collect(Collectors.toMap(Claim::number, Function.identity()));
        var faults = new ArrayList<Fault>();
        var seen = new HashMap<Integer, Integer>();
        for (var line : table.lines()) {
            check(batch, line, known, seen, faults);
        }
        if (!faults.isEmpty()) {
            throw Claims.refused(faults);
        }
        var done = 0;
        for (var line : table.lines()) {
            var claim = Objects.requireNonNull(known.get(number(line)));
            if (claim.state() == State.BATCHED) {
                close(batch, claim, line);
                done++;
            }
        }
        audit.record("登记银行回单", subject(batch), null, done, null);
        return done;
    }

    private static Table table(Path file, String name) {
        return switch (Sheets.read(file, name, BankFile.ANSWER)) {
            case Table table -> {
                if (table.lines().isEmpty()) {
                    throw Claims.refused(List.of(new Fault("file", "文件里没有一行", "照模板填")));
                }
                yield table;
            }
            case Reading.Refused refused ->
                    throw Claims.refused(
                            refused.refusals().stream()
                                    .map(one ->
                                            new Fault(
                                                    "file",
                                                    "%s：%s".formatted(one.where(), one.reason()),
                                                    one.remedy()))
                                    .toList());
        };
    }

    private static int number(Line line) {
        var text = line.text("编号");
        return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }

    private void check(
            PayRun batch,
            Line line,
            Map<Integer, Claim> known,
            Map<Integer, Integer> seen,
            List<Fault> faults) {
        var row = "第%d行".formatted(line.number());
        line.faults()
                .forEach(one ->
                        faults.add(
                                new Fault(
                                        "file",
                                        row + one.column() + "：" + one.reason(),
                                        one.remedy())));
        if (!line.faults().isEmpty()) {
            return;
        }
        var claim = known.get(number(line));
        var amount = Objects.requireNonNull(line.decimal("金额"));
        var isPaid = "成功".equals(line.text("结果"));
        if (claim == null) {
            faults.add(new Fault("file", row + "：这一批没有编号" + line.text("编号"), "核对是不是这一批的回单"));
        } else if (seen.putIfAbsent(claim.number(), line.number()) != null) {
            faults.add(new Fault("file", row + "：编号%d写了两次".formatted(claim.number()), "每笔只写一行"));
        } else if (amount.compareTo(Objects.requireNonNull(claim.amount()).yuan()) != 0) {
            faults.add(
                    new Fault(
                            "file",
                            row + "：金额%s，代发的是%s".formatted(amount, claim.amount()),
                            "和银行核对"));
        } else if (!isPaid && line.text("原因") == null) {
            faults.add(new Fault("file", row + "：退回没有写原因", "写银行给的原因"));
        } else if (claim.state() == State.BATCHED && standing(batch, claim) != Standing.PAID) {
            faults.add(new Fault("file", row + "：编号%d还没有批准支付".formatted(claim.number()), "和银行核对"));
        } else if (claim.state() != State.BATCHED
                && claim.state() != (isPaid ? State.PAID : State.BOUNCED)) {
            faults.add(
                    new Fault(
                            "file",
                            row + "：编号%d已经登记为%s".formatted(claim.number(), claim.state().label()),
                            "和银行核对"));
        }
    }

    private void close(PayRun batch, Claim claim, Line line) {
        var today = counties.today(claim.division());
        if ("成功".equals(line.text("结果"))) {
            claims.move(claim, State.PAID, claim.done(), "银行已付", "", null);
            claimTable.paid(claim, today);
            return;
        }
        var reason = Objects.requireNonNull(line.text("原因"));
        payouts.bounced(
                funds.get(batch.fund()),
                Objects.requireNonNull(claim.payment()),
                Objects.requireNonNull(claim.amount()),
                today,
                reason);
        claims.move(claim, State.BOUNCED, claim.done(), "银行退回", reason, reason);
    }

    private static Audit.Subject subject(PayRun batch) {
        return new Audit.Subject(
                "claim-batch", batch.id().toString(), batch.title(), batch.division());
    }
}
