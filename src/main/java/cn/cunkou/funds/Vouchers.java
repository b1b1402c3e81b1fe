package cn.cunkou.funds;

import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Entry.Kind;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Vouchers that people take to a provider of a service. Issuing promises their sum from a line,
 * settling pays it to the provider by the usual approvals, expiring lets the rest go.
 */
@Service
class Vouchers {
    /** How the ledger names the record behind an entry begins so. */
    static final String CAUSE = "vouchers:";

    private static final int MOST = 500;
    private static final long LONGEST_DAYS = 730;

    private final VoucherTable table;
    private final VoucherRules rules;
    private final ProposalCheck check;
    private final Funds funds;
    private final LedgerBook book;
    private final Payments payments;
    private final Registry registry;
    private final SecretBox box;
    private final Counties counties;
    private final Audit audit;

    Vouchers(
            VoucherTable table,
            VoucherRules rules,
            ProposalCheck check,
            Funds funds,
            LedgerBook book,
            Payments payments,
            Registry registry,
            SecretBox box,
            Counties counties,
            Audit audit) {
        this.table = table;
        this.rules = rules;
        this.check = check;
        this.funds = funds;
        this.book = book;
        this.payments = payments;
        this.registry = registry;
        this.box = box;
        this.counties = counties;
        this.audit = audit;
    }

    /** Vouchers about to be issued, everything about them checked; the amount is each one's. */
    record Plan(
            String title,
            String line,
            Money amount,
            String service,
            List<UUID> providers,
            List<String> holders,
            String document,
            LocalDate expires,
            Voucher.Terms terms) {
        Plan {
            providers = List.copyOf(providers);
            holders = List.copyOf(holders);
        }

        Money total() {
            return amount.times(holders.size());
        }
    }

    @Transactional(readOnly = true)
    public List<Voucher.Issue> of(Fund fund) {
        return table.issues(fund.id());
    }

    /**
     * The issue of that id.
     *
     * @throws Problem when the fund has none
     */
    @Transactional(readOnly = true)
    public Voucher.Issue get(Fund fund, UUID id) {
        return table.issue(id)
                .filter(one -> one.fund().equals(fund.id()))
                .orElseThrow(() -> Problem.notFound("这批券"));
    }

    @Transactional(readOnly = true)
    public List<Voucher> in(Voucher.Issue issue) {
        return table.of(issue.id());
    }

    /**
     * Issues vouchers as they were filled in and promises their sum.
     *
     * @throws RulesBroken with every rule that stands in the way of paying them; nothing is kept
     *     then
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID issue(Fund fund, VoucherInput input) {
        return issue(fund, read(fund, input), counties.today(fund.division()));
    }

    /** The same on a day, everything understood. */
    UUID issue(Fund fund, Plan plan, LocalDate day) {
        var id = UUID.randomUUID();
        var commitment = UUID.randomUUID();
        var total = plan.total();
        var asked = rules.ask(funds.charter(fund), plan, day);
        book.post(
                fund,
                tally -> {
                    var breaches = VoucherRules.broken(asked, tally);
                    if (!breaches.isEmpty()) {
                        throw new RulesBroken(breaches);
                    }
                    return List.of(
                            new Draft(
                                    day,
                                    Kind.COMMITMENT,
                                    Account.planLine(plan.line()),
                                    Account.committed(plan.line()),
                                    total.fen(),
                                    about(plan, commitment, cause(id)),
                                    "发券%d张：%s".formatted(plan.holders().size(), plan.title()),
                                    plan.document()));
                });
        table.insert(fund, plan, day, commitment, counties.now(fund.division()), id);
        for (var i = 0; i < plan.holders().size(); i++) {
            table.insert(fund, id, i + 1, plan.holders().get(i), kept(VoucherCode.fresh()));
        }
        audit.record("发券", Funds.subject(fund), null, plan.title(), plan.document());
        return id;
    }

    /** As the ledger names the record behind an entry. */
    private static String cause(UUID issue) {
        return CAUSE + issue;
    }

    /** With all that rules look at, so that the ledger alone says what waits to be paid. */
    private static About about(Plan plan, UUID commitment, String cause) {
        var terms = plan.terms();
        var subject = terms.subject();
        return new About(
                terms.source(),
                plan.line(),
                terms.use(),
                null,
                null,
                null,
                subject == null ? null : subject.kind(),
                subject == null ? null : subject.id(),
                subject == null ? null : subject.place(),
                plan.title(),
                null,
                commitment,
                null,
                null,
                null,
                cause);
    }

    private VoucherTable.Kept kept(VoucherCode code) {
        return new VoucherTable.Kept(
                box.digest(owner(code)),
                box.lock(code.text().getBytes(StandardCharsets.US_ASCII), "voucher"));
    }

    private static String owner(VoucherCode code) {
        return "voucher " + code.text();
    }

    private Plan read(Fund fund, VoucherInput input) {
        var faults = new MoneyFaults();
        var charter = funds.charter(fund);
        var title = faults.required("title", "名称", input.title(), 60);
        var line = Objects.requireNonNullElse(Faults.given(input.line()), "");
        if (charter.line(line).filter(Charter.Line::isLeaf).isEmpty()) {
            faults.add("line", "没有选最细一级的预算项", "从列表里选");
        }
        var amount = faults.amount("amount", input.amount());
        var service = faults.required("service", "用于什么服务", input.service(), 100);
        var providers = new ArrayList<UUID>();
        for (var typed : Objects.requireNonNullElse(input.providers(), List.<String>of())) {
            ProposalCheck.uuid(typed)
                    .flatMap(registry::body)
                    .filter(body -> fund.division().contains(body.division()))
                    .ifPresentOrElse(
                            body -> providers.add(body.id()),
                            () -> faults.add("providers", "选的单位里有一个没有登记过", "从列表里选"));
        }
        if (providers.isEmpty()) {
            faults.add("providers", "没有选收券的服务单位", "至少选一个");
        }
        var holders = holders(input.holders(), faults);
        var document = faults.required("document", "依据", input.document(), 200);
        var expires = expires(fund, input.expires(), faults);
        if (faults.any() || amount == null || expires == null) {
            throw Problem.badRequest("有%d处填写有误：".formatted(faults.found().size()), faults.found());
        }
        var terms = terms(charter, input, title, amount.times(holders.size()), providers);
        return new Plan(title, line, amount, service, providers, holders, document, expires, terms);
    }

    /** Read as of a payment of the whole sum to the first provider. */
    private Voucher.Terms terms(
            Charter charter, VoucherInput input, String title, Money total, List<UUID> providers) {
        var said =
                check.read(
                        charter,
                        new ProposalInput(
                                input.line(),
                                total.yuan().toPlainString(),
                                null,
                                providers.getFirst().toString(),
                                input.use(),
                                input.subjectKind(),
                                input.subject(),
                                title,
                                input.source(),
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        1);
        return new Voucher.Terms(said.use(), said.source(), said.subject());
    }

    private static List<String> holders(@Nullable String typed, Faults faults) {
        var holders =
                Objects.requireNonNullElse(typed, "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (holders.isEmpty()) {
            faults.add("holders", "没有写发给谁", "一行一个人，写姓名和村");
        }
        if (holders.size() > MOST) {
            faults.add("holders", "一批最多%d张".formatted(MOST), "分几批发");
        }
        holders.stream()
                .filter(holder -> holder.length() > 80)
                .findFirst()
                .ifPresent(_ -> faults.add("holders", "有一行超过80个字", "一行一个人"));
        var twice = holders.size() - holders.stream().distinct().count();
        if (twice > 0) {
            faults.add("holders", "有%d行重复".formatted(twice), "同名的写上村");
        }
        return holders;
    }

    private @Nullable LocalDate expires(Fund fund, @Nullable String typed, Faults faults) {
        var today = counties.today(fund.division());
        try {
            var day = LocalDate.parse(Objects.requireNonNullElse(Faults.given(typed), ""));
            if (day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_DAYS))) {
                faults.add("expires", "有效期要在今天以后两年以内", "填最后一天");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add("expires", "没有写有效期到哪一天", "写成2019-12-31这样");
            return null;
        }
    }

    /** The code of a voucher, to be printed. */
    @Transactional(readOnly = true)
    public String code(Voucher voucher) {
        var text = box.unlock(table.locked(voucher.id()), "voucher");
        return new VoucherCode(new String(text, StandardCharsets.US_ASCII)).shown();
    }

    /** What a code is good for, for one who may take it. */
    @Transactional(readOnly = true)
    public Redemption look(String typed) {
        return find(typed).map(this::look).orElseGet(Vouchers::unknown);
    }

    /** Takes a voucher for the body that whoever acts stands for; of two who try, one gets it. */
    @Transactional
    public Redemption redeem(String typed) {
        var found = find(typed);
        if (found.isEmpty()) {
            return unknown();
        }
        table.hold(found.get().issue(), false);
        var voucher = table.of(found.get().issue(), found.get().number());
        if (look(voucher) instanceof Redemption.Refused refused) {
            return refused;
        }
        var issue = table.issue(voucher.issue()).orElseThrow();
        var fund = funds.get(issue.fund());
        var provider = provider(issue).orElseThrow();
        if (!table.redeem(
                voucher.id(),
                provider,
                counties.today(fund.division()),
                counties.now(fund.division()))) {
            return new Redemption.Refused("这张券刚刚用过了。");
        }
        audit.record(
                "核销券",
                Funds.subject(fund),
                null,
                "%s第%d张".formatted(issue.title(), voucher.number()),
                null);
        return new Redemption.Taken(voucher.holder(), issue.title(), issue.amount());
    }

    private Optional<Voucher> find(String typed) {
        return VoucherCode.read(typed).flatMap(code -> table.coded(box.digest(owner(code))));
    }

    private static Redemption unknown() {
        return new Redemption.Refused("没有这个券码，核对有没有抄错。");
    }

    private Redemption look(Voucher voucher) {
        var issue = table.issue(voucher.issue()).orElseThrow();
        var today = counties.today(funds.get(issue.fund()).division());
        if (voucher.redeemed() != null) {
            return new Redemption.Refused("这张券%s用过了。".formatted(voucher.redeemed()));
        }
        if (issue.isOver(today) || issue.released() != null) {
            return new Redemption.Refused("这张券有效到%s，已经过期。".formatted(issue.expires()));
        }
        if (provider(issue).isEmpty()) {
            return new Redemption.Refused("这张券不能在您的单位用。");
        }
        return new Redemption.Good(
                voucher.holder(), issue.title(), issue.service(), issue.amount(), issue.expires());
    }

    /** The body of those that whoever acts stands for that may take the issue's vouchers. */
    private static Optional<UUID> provider(Voucher.Issue issue) {
        return issue.providers().stream()
                .filter(one -> Actor.current().bodies().contains(one.toString()))
                .findFirst();
    }

    /**
     * Proposes to pay a provider for what it took of an issue; approvals and rules are those of
     * every payment.
     *
     * @param papers 文号 or titles of registered papers, with commas between
     * @throws RulesBroken with every rule that stands in the way
     * @throws Problem when nothing is to be settled
     */
    @Transactional
    public UUID settle(
            Fund fund,
            UUID id,
            UUID provider,
            @Nullable String papers,
            List<Payments.Upload> uploads) {
        table.hold(id, true);
        var issue = get(fund, id);
        var due =
                table.of(id).stream()
                        .filter(one -> provider.equals(one.provider()) && one.mayBeSettled())
                        .toList();
        if (due.isEmpty()) {
            throw Problem.conflict("这个单位没有要结算的券。");
        }
        var sum = issue.amount().times(due.size());
        var terms = issue.terms();
        var subject = terms.subject();
        var payment =
                payments.settle(
                        fund,
                        new ProposalInput(
                                issue.line(),
                                sum.yuan().toPlainString(),
                                null,
                                provider.toString(),
                                terms.use(),
                                subject == null ? null : subject.kind(),
                                subject == null ? null : subject.id(),
                                "结算券%d张：%s".formatted(due.size(), issue.title()),
                                terms.source(),
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                issue.commitment().toString(),
                                null,
                                papers),
                        uploads);
        table.settle(due.stream().map(Voucher::id).toList(), payment.id());
        return payment.id();
    }

    /**
     * Lets go what nobody redeemed of the issues of a county whose last day is past.
     *
     * @return how many issues
     */
    @Transactional
    public int expire(DivisionCode county) {
        var today = counties.today(county);
        var over = table.over(county.digits(), today);
        for (var one : over) {
            table.hold(one.id(), true);
            var issue = table.issue(one.id()).orElseThrow();
            if (issue.released() == null) {
                expire(funds.get(issue.fund()), issue, today);
            }
        }
        return over.size();
    }

    private void expire(Fund fund, Voucher.Issue issue, LocalDate today) {
        var left = issue.amount().times(issue.issued() - issue.redeemed());
        if (left.fen() > 0) {
            book.post(
                    fund,
                    _ ->
                            List.of(
                                    new Draft(
                                            today,
                                            Kind.RELEASE,
                                            Account.committed(issue.line()),
                                            Account.planLine(issue.line()),
                                            left.fen(),
                                            About.promise(issue.line(), issue.commitment(), null)
                                                    .because(cause(issue.id())),
                                            "券过期，没有用的退回：%s".formatted(issue.title()),
                                            issue.document())));
        }
        table.released(issue.id(), today);
        audit.record("券过期", Funds.subject(fund), null, issue.title(), null);
    }
}
