package cn.cunkou.funds;

import cn.cunkou.funds.Breach.Cause;
import cn.cunkou.funds.Breach.Figures;
import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Payment.PaperFile;
import cn.cunkou.funds.Payment.State;
import cn.cunkou.funds.Payment.Step;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payments from the proposal to the ledger. Rules are held against a payment when it is proposed,
 * and again, with the ledger held, when the last approval would move it.
 */
@Service
class Payments {
    private static final int MOST_FILES = 20;

    private final PaymentTable table;
    private final LedgerBook book;
    private final Funds funds;
    private final ProposalCheck check;
    private final Cashier cashier;
    private final RewardGate rewards;
    private final TownStations townStations;
    private final ContractGate contracts;
    private final Elsewhere elsewhere;
    private final Files files;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Payments(
            PaymentTable table,
            LedgerBook book,
            Funds funds,
            ProposalCheck check,
            Cashier cashier,
            RewardGate rewards,
            TownStations townStations,
            ContractGate contracts,
            Elsewhere elsewhere,
            Files files,
            Counties counties,
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = table;
        this.book = book;
        this.funds = funds;
        this.check = check;
        this.cashier = cashier;
        this.rewards = rewards;
        this.townStations = townStations;
        this.contracts = contracts;
        this.elsewhere = elsewhere;
        this.files = files;
        this.counties = counties;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A paper as it is handed in. */
    record Upload(String name, InputStream content) {}

    @Transactional(readOnly = true)
    public Paged<Payment> list(PaymentTable.Filter filter, Paged.Request page) {
        return table.list(filter, page);
    }

    /**
     * The payment of that id.
     *
     * @throws Problem when the fund has none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Payment get(String fund, UUID id) {
        return table.find(fund, id).orElseThrow(Payments::missing);
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Payment payment) {
        return table.steps(payment.id());
    }

    @Transactional(readOnly = true)
    public List<PaperFile> files(Payment payment) {
        return table.files(payment.id());
    }

    /** What a person should look at before they approve, though no rule stands in the way. */
    @Transactional(readOnly = true)
    public List<String> warnings(Payment payment) {
        var fund = funds.get(payment.fund());
        return Stream.concat(
                        elsewhere.paid(fund, payment.said()).stream()
                                .map(found ->
                                        "「%s」%s已经为同一对象、同一用途付过%s（第%d笔账）"
                                                .formatted(
                                                        found.title(),
                                                        found.day(),
                                                        found.amount(),
                                                        found.number())),
                        table.alike(payment).stream()
                                .map(other ->
                                        "%s有一笔一样的：同一收款方、同样金额、同样用途（%s）"
                                                .formatted(
                                                        other.said().day(), other.state().label())))
                .toList();
    }

    /** The rules that would stand in its way today; empty when none would. */
    @Transactional(readOnly = true)
    public List<Breach> standing(Payment payment) {
        var charter = funds.charter(funds.get(payment.fund()));
        var gate = gate(charter, payment.said(), payment.id());
        var beside = townStations.beside(charter, payment.said());
        return book.read(
                payment.fund(), tally -> all(charter, tally, payment.said(), beside, gate));
    }

    /**
     * Proposes a payment as it was filled in.
     *
     * @throws RulesBroken with every rule that stands in the way; nothing is kept then
     * @throws Problem when it cannot be understood, or a file is not accepted
     */
    @Transactional
    public Payment propose(Fund fund, ProposalInput input, List<Upload> uploads) {
        return propose(fund, input, uploads, false);
    }

    /** The same of a payment for vouchers, which alone draws on what they were promised. */
    Payment settle(Fund fund, ProposalInput input, List<Upload> uploads) {
        return propose(fund, input, uploads, true);
    }

    private Payment propose(
            Fund fund, ProposalInput input, List<Upload> uploads, boolean forVouchers) {
        if (uploads.size() > MOST_FILES) {
            throw Problem.badRequest("一笔支付最多%d个附件，请合并成一个PDF。".formatted(MOST_FILES));
        }
        var charter = funds.charter(fund);
        var said = check.read(charter, input, uploads.size());
        contracts.hold(said);
        var gate = gate(charter, said, null);
        var beside = townStations.beside(charter, said);
        require(
                book.read(
                        fund.id(),
                        tally -> {
                            if (!forVouchers && tally.isOfVouchers(said.commitment())) {
                                throw Moves.ofVouchers();
                            }
                            return all(charter, tally, said, beside, gate);
                        }));
        return enter(charter, said, uploads, now(fund));
    }

    /** The same without a look at the rules, which the last approval looks at. */
    Payment enter(Charter charter, Proposal said, List<Upload> uploads, Instant at) {
        var fund = charter.fund();
        var stages = Stage.of(charter.plan()).stream().map(Stage::id).toList();
        var id = table.insert(fund, said, stages, at);
        for (var upload : uploads) {
            var name = Files.plainName(upload.name());
            table.attach(
                    fund,
                    id,
                    name,
                    files.store(upload.content(), name, Files.Rule.PICTURES_AND_PAPERS),
                    at);
        }
        var payment = get(fund.id(), id);
        audit.record("申请支付", subject(fund, payment), null, said, null);
        return payment;
    }

    private Instant now(Fund fund) {
        return counties.now(fund.division());
    }

    /** What does not depend on the ledger. */
    private List<Breach> gate(Charter charter, Proposal said, @Nullable UUID own) {
        var found = new ArrayList<>(rewards.broken(charter, said));
        found.addAll(contracts.broken(said, own));
        if (isOnlyOnce(charter, said)) {
            for (var paid : elsewhere.paid(charter.fund(), said)) {
                found.add(
                        new Breach(
                                Rules.PAID_ELSEWHERE,
                                "别的资金没有付过",
                                Cause.PAID_ELSEWHERE,
                                "「%s」%s已经付过%s".formatted(paid.title(), paid.day(), paid.amount()),
                                "方案写明别的资金付过的不再付",
                                new Figures("fen", 0, paid.fen(), said.amount().fen(), null),
                                Rules.entries(
                                        paid.fund(),
                                        Map.of("number", Long.toString(paid.number()))),
                                null));
            }
        }
        return found;
    }

    /** Whether the plan pays only if no other programme has. */
    private static boolean isOnlyOnce(Charter charter, Proposal said) {
        return charter.rewards().stream()
                .anyMatch(reward ->
                        reward.id().equals(said.reward())
                                && reward.rule().limits().unlessPaidElsewhere());
    }

    private static List<Breach> all(
            Charter charter,
            Tally tally,
            Proposal said,
            Set<String> townStations,
            List<Breach> gate) {
        return Stream.of(
                        Rules.broken(charter, tally, said, townStations),
                        gate,
                        RewardGate.dry(charter, tally, said))
                .flatMap(List::stream)
                .toList();
    }

    private static void require(List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            throw new RulesBroken(breaches);
        }
    }

    /**
     * Gives the approval that a payment waits for; the last one moves the ledger.
     *
     * @param version the state of the payment that was looked at
     * @throws RulesBroken when a rule stands in its way by now; it waits on
     * @throws Problem when it waits for none, or not for one of the actor's, or the actor proposed
     *     or approved it, or somebody was faster
     */
    public Payment approve(Fund fund, UUID id, int version) {
        return cashier.approve(fund, id, version)
                .orElseGet(() ->
                        Objects.requireNonNull(
                                transaction.execute(_ -> approveAlone(fund, id, version))));
    }

    /** Where more approvals are lacking, or more than the ledger has to be asked. */
    private Payment approveAlone(Fund fund, UUID id, int version) {
        var payment = Approvals.waiting(get(fund.id(), id), version);
        if (payment.done() + 1 < payment.stages().size()) {
            payment = Approvals.waiting(locked(fund, id), version);
        }
        var charter = funds.charter(fund);
        Approvals.requireTurn(payment, charter, Actor.current());
        return approve(charter, payment, now(fund));
    }

    /** The same by somebody who may. */
    Payment approve(Charter charter, Payment payment, Instant at) {
        var fund = charter.fund();
        if (payment.done() + 1 == payment.stages().size()) {
            pay(charter, payment, at);
            return payment.after(State.PAID);
        }
        table.step(fund, payment, payment.stages().get(payment.done()), "approved", "", at);
        table.become(payment, payment.done() + 1, State.PROPOSED);
        audit.record("复核支付", subject(fund, payment), null, payment.said(), null);
        return payment.after(State.PROPOSED);
    }

    private void pay(Charter charter, Payment payment, Instant at) {
        var fund = charter.fund();
        var said = payment.said();
        if (isOnlyOnce(charter, said) && said.subject() != null) {
            // Two funds of one county are held one by one, so the subject is held before both.
            OneAtATime.on(
                    jdbc, "funds subject %s %s".formatted(fund.division(), said.subject().id()));
        }
        contracts.hold(said);
        cashier.pay(
                new Order.Ready(
                        charter,
                        payment,
                        townStations.beside(charter, said),
                        gate(charter, said, payment.id()),
                        at));
    }

    static Draft draft(Payment payment, String source, long fen) {
        var said = payment.said();
        var subject = said.subject();
        return new Draft(
                said.day(),
                Entry.Kind.PAYMENT,
                Account.source(source),
                Account.line(said.line()),
                fen,
                new About(
                        source,
                        said.line(),
                        said.use(),
                        said.payee().kind(),
                        said.payee().id(),
                        said.payee().publicName(),
                        subject == null ? null : subject.kind(),
                        subject == null ? null : subject.id(),
                        subject == null ? null : subject.place(),
                        said.contract(),
                        said.milestone(),
                        said.commitment(),
                        said.reward(),
                        payment.id(),
                        null,
                        null),
                said.purpose(),
                payment.document());
    }

    /** Sends a payment back; it is not paid then. */
    @Transactional
    public Payment refuse(Fund fund, UUID id, int version, @Nullable String why) {
        var payment = Approvals.waiting(locked(fund, id), version);
        Approvals.requireTurn(payment, funds.charter(fund), Actor.current());
        return end(fund, payment, State.REFUSED, "退回支付", reason(why, "退回"));
    }

    /** Takes a payment back that oneself proposed. */
    @Transactional
    public Payment withdraw(Fund fund, UUID id, int version, @Nullable String why) {
        var payment = Approvals.waiting(locked(fund, id), version);
        if (!payment.proposedBy().equals(Actor.current().id())) {
            throw Problem.forbidden("只有申请人自己可以撤回，其他人请退回。");
        }
        return end(fund, payment, State.WITHDRAWN, "撤回支付", reason(why, "撤回"));
    }

    private Payment end(Fund fund, Payment payment, State state, String act, String reason) {
        table.step(
                fund, payment, payment.stages().get(payment.done()), state.id(), reason, now(fund));
        table.become(payment, payment.done(), state);
        audit.record(act, subject(fund, payment), null, payment.said(), reason);
        return get(fund.id(), payment.id());
    }

    private static String reason(@Nullable String typed, String act) {
        var faults = new Faults();
        var reason = faults.requiredLines("reason", act + "的原因", typed, 300);
        if (faults.any()) {
            throw Problem.badRequest("没有写原因：", faults.found());
        }
        return reason;
    }

    private Payment locked(Fund fund, UUID id) {
        return table.lock(fund.id(), id).orElseThrow(Payments::missing);
    }

    /** Why whoever acts may not decide about a payment; null when they may. */
    @Nullable String whyNot(Payment payment, Charter charter) {
        return Approvals.whyNot(payment, charter, Actor.current());
    }

    static Audit.Subject subject(Fund fund, Payment payment) {
        return new Audit.Subject(
                "payment",
                payment.id().toString(),
                "%s付%s".formatted(payment.said().line(), payment.amount()),
                fund.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("这笔支付");
    }
}
