package cn.cunkou.funds;

import cn.cunkou.funds.Breach.Cause;
import cn.cunkou.funds.Breach.Figures;
import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Entry.Kind;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes into a ledger besides payments: money, budgets, contracts, what is taken back. */
@Service
class Moves {
    private final LedgerBook book;
    private final Funds funds;
    private final PaymentTable payments;
    private final NamedContracts contracts;
    private final Recoveries recoveries;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final Audit audit;

    Moves(
            LedgerBook book,
            Funds funds,
            PaymentTable payments,
            NamedContracts contracts,
            Recoveries recoveries,
            Counties counties,
            JdbcClient jdbc,
            Audit audit) {
        this.book = book;
        this.funds = funds;
        this.payments = payments;
        this.contracts = contracts;
        this.recoveries = recoveries;
        this.counties = counties;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What is read of a form. */
    private record Said(Money amount, LocalDate day, String purpose, String document) {}

    /**
     * Enters something as it was filled in.
     *
     * @throws RulesBroken when more money would come from a source than the plan allows
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public List<Entry> enter(Fund fund, MoveKind kind, MoveInput input) {
        var entries =
                switch (kind) {
                    case RECEIPT -> receive(fund, input);
                    case RETURN -> giveBack(fund, input);
                    case ADJUSTMENT -> adjust(fund, input);
                    case COMMITMENT -> commit(fund, input);
                    case RELEASE -> release(fund, input);
                    case CLAW_BACK -> clawBack(fund, input);
                    case CORRECTION -> correct(fund, input);
                };
        audit.record(kind.label(), Funds.subject(fund), null, input, Faults.given(input.purpose()));
        return entries;
    }

    private List<Entry> receive(Fund fund, MoveInput input) {
        var charter = funds.charter(fund);
        var faults = new MoneyFaults();
        var source = source(charter, input, faults);
        var said = said(fund, input, faults);
        return book.post(
                fund,
                tally -> {
                    requireWithin(charter, source, tally, said.amount());
                    return List.of(
                            draft(
                                    said,
                                    Kind.RECEIPT,
                                    Account.TREASURY,
                                    Account.source(source),
                                    About.source(source)));
                });
    }

    private static void requireWithin(Charter charter, String id, Tally tally, Money amount) {
        var source = charter.source(id).orElseThrow();
        var most = source.amount();
        var already = tally.received(id);
        if (most != null && source.atMost() && already + amount.fen() > most.fen()) {
            throw new RulesBroken(
                    List.of(
                            new Breach(
                                    id,
                                    source.label(),
                                    Cause.OVER,
                                    "%s最多%s，已到账%s"
                                            .formatted(source.label(), most, new Money(already)),
                                    "核对来源和金额",
                                    new Figures("fen", most.fen(), already, amount.fen(), null),
                                    Rules.entries(
                                            charter.fund().id(),
                                            Map.of("source", id, "kind", "receipt")),
                                    null)));
        }
    }

    private List<Entry> giveBack(Fund fund, MoveInput input) {
        var charter = funds.charter(fund);
        var faults = new MoneyFaults();
        var source = source(charter, input, faults);
        var said = said(fund, input, faults);
        return book.post(
                fund,
                tally -> {
                    var policy = fund.attribution();
                    var there = policy.free(tally, source);
                    var free = policy.free(tally.withVouchers(policy, null, 0), source);
                    requireThere(
                            "amount",
                            said.amount(),
                            free,
                            "这项来源账上%s%s，能退的"
                                    .formatted(new Money(there), Rules.inBrackets(there - free)));
                    return List.of(
                            draft(
                                    said,
                                    Kind.RETURN,
                                    Account.source(source),
                                    Account.TREASURY,
                                    About.source(source)));
                });
    }

    private List<Entry> adjust(Fund fund, MoveInput input) {
        var charter = funds.charter(fund);
        var faults = new MoneyFaults();
        var from = line(charter, "line", input.line(), faults);
        var to = line(charter, "toLine", input.toLine(), faults);
        if (!from.isEmpty() && from.equals(to)) {
            faults.add("toLine", "调出和调入是同一项", "选另一项");
        }
        var said = said(fund, input, faults);
        return book.post(
                fund,
                tally -> {
                    requireThere("amount", said.amount(), tally.left(from), "调出的预算项");
                    return List.of(
                            draft(
                                    said,
                                    Kind.ADJUSTMENT,
                                    Account.planLine(from),
                                    Account.planLine(to),
                                    About.line(to)));
                });
    }

    private List<Entry> commit(Fund fund, MoveInput input) {
        var charter = funds.charter(fund);
        var faults = new MoneyFaults();
        var line = line(charter, "line", input.line(), faults);
        var written = faults.required("contract", "合同", input.contract(), 120);
        var said = said(fund, input, faults);
        var contract =
                contracts
                        .find(fund.division(), written)
                        .map(found -> found.id().toString())
                        .orElse(written);
        return book.post(
                fund,
                tally -> {
                    requireThere("amount", said.amount(), tally.left(line), "预算项");
                    return List.of(
                            draft(
                                    said,
                                    Kind.COMMITMENT,
                                    Account.planLine(line),
                                    Account.committed(line),
                                    About.promise(line, UUID.randomUUID(), contract)));
                });
    }

    private List<Entry> release(Fund fund, MoveInput input) {
        var faults = new MoneyFaults();
        var commitment = id("commitment", "占用", input.commitment(), faults);
        var said = said(fund, input, faults);
        return book.post(
                fund,
                tally -> {
                    var promise = tally.promise(commitment);
                    if (promise == null) {
                        throw Problem.notFound("这笔占用");
                    }
                    if (tally.isOfVouchers(commitment)) {
                        throw ofVouchers();
                    }
                    requireThere("amount", said.amount(), promise.left(), "这笔占用");
                    return List.of(
                            draft(
                                    said,
                                    Kind.RELEASE,
                                    Account.committed(promise.line()),
                                    Account.planLine(promise.line()),
                                    About.promise(promise.line(), commitment, null)));
                });
    }

    /** Says that what vouchers were promised goes to nothing else. */
    static Problem ofVouchers() {
        return Problem.badRequest(
                "这笔占用不能用：",
                List.of(new Fault("commitment", "这是发券占用的，留给持券人", "到那批券的页面上结算；过期没有用的自动退回")));
    }

    /** Takes money back from a payment, to the sources that paid it, in proportion. */
    private List<Entry> clawBack(Fund fund, MoveInput input) {
        var faults = new MoneyFaults();
        var id = id("payment", "支付", input.payment(), faults);
        var said = said(fund, input, faults);
        var payment = payments.find(fund.id(), id).orElseThrow(Payments::missing);
        var recovery = recoveries.about(fund, payment.said().contract());
        var entries =
                book.post(
                        fund,
                        tally -> {
                            var paid = entriesOf(fund, payment);
                            var left = new LinkedHashMap<String, Long>();
                            paid.forEach(entry ->
                                    left.merge(
                                            Objects.requireNonNull(entry.about().source()),
                                            entry.kind() == Kind.PAYMENT
                                                    ? entry.fen()
                                                    : -entry.fen(),
                                            Long::sum));
                            left.values().removeIf(fen -> fen <= 0);
                            requireThere(
                                    "amount",
                                    said.amount(),
                                    left.values().stream().mapToLong(Long::longValue).sum(),
                                    "这笔支付还没有追回的");
                            var about = paid.getFirst().about();
                            var back =
                                    Attribution.inProportion(said.amount().fen(), left)
                                            .entrySet()
                                            .stream()
                                            .map(part ->
                                                    new Draft(
                                                            said.day(),
                                                            Kind.CLAW_BACK,
                                                            Account.line(payment.said().line()),
                                                            Account.source(part.getKey()),
                                                            part.getValue(),
                                                            about.from(part.getKey())
                                                                    .takingBack(
                                                                            paid.getFirst().id())
                                                                    .because(
                                                                            recovery.map(
                                                                                            Recovery
                                                                                                    ::cause)
                                                                                    .orElse(null)),
                                                            said.purpose(),
                                                            said.document()));
                            return Stream.concat(back, freed(said, payment, tally)).toList();
                        });
        recovery.ifPresent(one -> recoveries.settled(fund, one));
        return entries;
    }

    /** Nobody waits for what came back of paid vouchers, so their line has it again. */
    private static Stream<Draft> freed(Said said, Payment payment, Tally tally) {
        var line = payment.said().line();
        return payment.said().commitment() instanceof UUID promise && tally.isOfVouchers(promise)
                ? Stream.of(
                        draft(
                                said,
                                Kind.RELEASE,
                                Account.committed(line),
                                Account.planLine(line),
                                About.promise(line, promise, null)))
                : Stream.empty();
    }

    private List<Entry> entriesOf(Fund fund, Payment payment) {
        return jdbc.sql(
                        "select "
                                + EntryRows.COLUMNS
                                + " from funds.entry where fund = :fund and payment = :payment order by number")
                .param("fund", fund.id())
                .param("payment", payment.id())
                .query(EntryRows::entry)
                .list();
    }

    /** Takes back an entry that was wrong by one of the other direction. */
    private List<Entry> correct(Fund fund, MoveInput input) {
        var faults = new MoneyFaults();
        var number = Faults.given(input.entry());
        if (number == null || !number.matches("[1-9][0-9]{0,11}")) {
            faults.add("entry", "没有写冲正哪一笔账", "填账号，是个整数");
        }
        var day = faults.day("day", input.day(), counties.today(fund.division()));
        var purpose = faults.requiredLines("purpose", "原因", input.purpose(), 500);
        var document = faults.required("document", "依据", input.document(), 200);
        refuse(faults);
        return book.post(
                fund,
                tally -> {
                    var wrong = entry(fund, Long.parseLong(Objects.requireNonNull(number)));
                    var why = whyNot(wrong, tally);
                    if (why != null) {
                        throw Problem.badRequest(
                                "这笔账不能冲正：", List.of(new Fault("entry", why, "核对账号")));
                    }
                    return List.of(
                            new Draft(
                                    Objects.requireNonNull(day),
                                    Kind.CORRECTION,
                                    wrong.to(),
                                    wrong.from(),
                                    wrong.fen(),
                                    wrong.about().takingBack(wrong.id()),
                                    purpose,
                                    document));
                });
    }

    private @Nullable String whyNot(Entry wrong, Tally tally) {
        if (jdbc.sql("select exists (select from funds.entry where corrects = :id)")
                .param("id", wrong.id())
                .query(Boolean.class)
                .single()) {
            return "第%d笔已经冲正或追缴过".formatted(wrong.number());
        }
        return switch (wrong.kind()) {
            case PAYMENT, CLAW_BACK -> "支付付错了登记追缴，账和银行流水才对得上";
            case CORRECTION -> "冲正的账不再冲正，重新登记一笔";
            case COMMITMENT, RELEASE -> "合同占用用释放来改";
            case RECEIPT, RETURN, ALLOCATION, ADJUSTMENT -> {
                var left =
                        Account.isMoney(wrong.to()) || wrong.to().equals(Account.BUDGET)
                                ? tally.balance(wrong.to())
                                : tally.left(Account.id(wrong.to()));
                yield left < wrong.fen() && !isOutside(wrong.to())
                        ? "%s只剩%s，冲正%s就透支了"
                                .formatted(
                                        Account.words(wrong.to()),
                                        new Money(left),
                                        new Money(wrong.fen()))
                        : null;
            }
        };
    }

    private static boolean isOutside(String account) {
        return account.equals(Account.TREASURY) || account.equals(Account.BUDGET);
    }

    private Entry entry(Fund fund, long number) {
        return jdbc.sql(
                        "select "
                                + EntryRows.COLUMNS
                                + " from funds.entry where fund = :fund and number = :number")
                .param("fund", fund.id())
                .param("number", number)
                .query(EntryRows::entry)
                .optional()
                .orElseThrow(() -> Problem.notFound("第%d笔账".formatted(number)));
    }

    private static Draft draft(Said said, Kind kind, String from, String to, About about) {
        return new Draft(
                said.day(),
                kind,
                from,
                to,
                said.amount().fen(),
                about,
                said.purpose(),
                said.document());
    }

    private Said said(Fund fund, MoveInput input, MoneyFaults faults) {
        var amount = faults.amount("amount", input.amount());
        var day = faults.day("day", input.day(), counties.today(fund.division()));
        var purpose = faults.requiredLines("purpose", "说明", input.purpose(), 500);
        var document = faults.required("document", "依据", input.document(), 200);
        refuse(faults);
        return new Said(
                Objects.requireNonNull(amount), Objects.requireNonNull(day), purpose, document);
    }

    private static void refuse(Faults faults) {
        if (faults.any()) {
            throw Problem.badRequest(
                    "有%d处填写有误：".formatted(faults.found().size()), new ArrayList<>(faults.found()));
        }
    }

    private static String source(Charter charter, MoveInput input, MoneyFaults faults) {
        var id = Faults.given(input.source());
        if (id == null || charter.source(id).isEmpty()) {
            faults.add(
                    "source",
                    id == null ? "没有选资金来源" : "没有资金来源" + id,
                    "可选："
                            + String.join(
                                    "、",
                                    charter.sources().stream().map(Charter.Source::id).toList()));
            return "";
        }
        return id;
    }

    private static String line(
            Charter charter, String field, @Nullable String typed, MoneyFaults faults) {
        var id = Faults.given(typed);
        if (id == null || charter.line(id).filter(Charter.Line::isLeaf).isEmpty()) {
            faults.add(
                    field,
                    id == null ? "没有选预算项" : "没有最细一级的预算项" + id,
                    "可选："
                            + String.join(
                                    "、", charter.leaves().stream().map(Charter.Line::id).toList()));
            return "";
        }
        return id;
    }

    private static UUID id(String field, String word, @Nullable String typed, MoneyFaults faults) {
        var text = Objects.requireNonNullElse(Faults.given(typed), "");
        var id = ProposalCheck.uuid(text);
        if (id.isEmpty()) {
            faults.add(field, "没有选" + word, "从列表里选");
        }
        return id.orElse(new UUID(0, 0));
    }

    private static void requireThere(String field, Money amount, long left, String what) {
        if (amount.fen() > left) {
            throw Problem.badRequest(
                    "金额不对：",
                    List.of(
                            new Fault(
                                    field,
                                    "%s只有%s".formatted(what, new Money(Math.max(0, left))),
                                    "减少金额")));
        }
    }
}
