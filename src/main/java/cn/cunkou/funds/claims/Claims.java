package cn.cunkou.funds.claims;

import cn.cunkou.access.Role;
import cn.cunkou.funds.Charter;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Payouts;
import cn.cunkou.funds.Stage;
import cn.cunkou.funds.claims.Claim.PaperFile;
import cn.cunkou.funds.claims.Claim.Said;
import cn.cunkou.funds.claims.Claim.Step;
import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Publicity;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.plan.rewards.Payee;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.Money;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applications from the first paper to the public notice. Whatever is decided, the rule is held
 * against the application again; while nobody can say, nobody is paid.
 */
@Service
class Claims {
    /** The list of a plan that says which reviews an application needs. */
    static final String STAGES = "claim-stages";

    private static final List<Stage> USUAL =
            List.of(
                    new Stage("lead-review", "牵头单位初审", Role.BUREAU_OFFICER),
                    new Stage("finance-review", "财政复审", Role.FINANCE));

    private static final int MOST_FILES = 30;
    private static final int MOST_INVOICES = 200;
    private static final int LONGEST_NOTICE = 60;

    private final ClaimTable table;
    private final Assessor assessor;
    private final ClaimCheck check;
    private final Funds funds;
    private final Publicity publicity;
    private final Registry registry;
    private final Files files;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final Messages messages;
    private final Audit audit;

    Claims(
            ClaimTable table,
            Assessor assessor,
            ClaimCheck check,
            Funds funds,
            Publicity publicity,
            Registry registry,
            Files files,
            Counties counties,
            JdbcClient jdbc,
            Messages messages,
            Audit audit) {
        this.table = table;
        this.assessor = assessor;
        this.check = check;
        this.funds = funds;
        this.publicity = publicity;
        this.registry = registry;
        this.files = files;
        this.counties = counties;
        this.jdbc = jdbc;
        this.messages = messages;
        this.audit = audit;
    }

    /** A paper as it is handed in. */
    record Upload(String name, InputStream content) {}

    /** What a reviewer decides. */
    enum Verdict {
        APPROVE,
        /** More papers are wanted. */
        RETURN,
        REFUSE
    }

    @Transactional(readOnly = true)
    public Paged<Claim> list(ClaimTable.Filter filter, Paged.Request page) {
        return table.list(filter, page);
    }

    /**
     * The application of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Claim get(UUID id) {
        return table.find(id).orElseThrow(Claims::missing);
    }

    @Transactional(readOnly = true)
    public List<Said> said(Claim claim) {
        return table.said(claim.id());
    }

    @Transactional(readOnly = true)
    public List<Invoice> invoices(Claim claim) {
        return table.invoices(claim.id());
    }

    @Transactional(readOnly = true)
    public List<PaperFile> files(Claim claim) {
        return table.files(claim.id());
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Claim claim) {
        return table.steps(claim.id());
    }

    static List<Stage> stages(Charter charter) {
        return Stage.of(charter.plan(), STAGES, USUAL);
    }

    /**
     * Opens an application.
     *
     * @param typed id, code or name of the subject
     * @param day the day it is judged by; null for today
     * @throws Problem when the subject is not registered, or has one that stands already
     */
    @Transactional
    public UUID open(Fund fund, String rewardId, @Nullable String typed, @Nullable String day) {
        var charter = funds.charter(fund);
        var reward = Assessor.reward(charter, rewardId);
        var today = counties.today(fund.division());
        var asked = check.opened(fund, reward, typed, day, today);
        // One after the other, so that numbers follow on.
        OneAtATime.on(jdbc, "claims " + fund.id());
        UUID id;
        try {
            id =
                    table.insert(
                            new ClaimTable.Opened(
                                    fund,
                                    reward.id(),
                                    reward.label(),
                                    asked.whom(),
                                    asked.judged(),
                                    turn(reward, asked.judged()),
                                    asked.payee(),
                                    stages(charter).stream().map(Stage::id).toList()),
                            today,
                            counties.now(fund.division()));
        } catch (DuplicateKeyException e) {
            throw refused(
                    List.of(
                            new Fault(
                                    "subject",
                                    "%s这一项已经有一份申请".formatted(asked.whom().name()),
                                    "打开那一份接着办")));
        }
        var claim = get(id);
        table.step(claim, "填写申请", "", counties.now(fund.division()));
        audit.record("填写奖补申请", subject(claim), null, trail(claim), null);
        return id;
    }

    static String turn(Reward reward, LocalDate judged) {
        return switch (reward.rule().limits().howOften()) {
            case HowOften.ONCE, HowOften.UNCLEAR -> "once";
            case HowOften.EACH_YEAR -> Integer.toString(judged.getYear());
            case HowOften.EACH_MONTH -> judged.toString().substring(0, 7);
            case HowOften.UNLIMITED -> judged.toString();
        };
    }

    /**
     * Fills in who gets the money on which account and what papers say. Of one that the bank gave
     * back the account alone may be mended; it waits for payment again once somebody else has
     * looked at that.
     */
    @Transactional
    public void fill(UUID id, int version, FillInput input) {
        var claim = lock(id).in(version, State.DRAFT, State.RETURNED, State.BOUNCED);
        var fund = funds.get(claim.fund());
        var reward = Assessor.reward(funds.charter(fund), claim.reward());
        var filled = check.filled(fund, claim, reward, input);
        if (claim.state() == State.BOUNCED) {
            requireComplete(claim.payee(), filled.account());
            correct(claim, Objects.requireNonNull(filled.account()));
            return;
        }
        table.fill(claim, filled.payee(), filled.account(), filled.asked());
        filled.facts().forEach(fact -> table.say(claim, fact.name(), fact.label(), fact.value()));
        audit.record("填写奖补申请", subject(claim), trail(claim), trail(get(id)), null);
    }

    private void correct(Claim claim, Claim.Account account) {
        if (account.equals(claim.account())) {
            throw refused(List.of(new Fault("account", "和银行退回的是同一个账户", "改成能收款的账户")));
        }
        table.correct(claim, account);
        table.step(claim, "更正账户", account.masked() + "，等另一个人复核", counties.now(claim.division()));
        audit.record(
                "更正账户（奖补）",
                subject(claim),
                Objects.requireNonNull(claim.account()).masked(),
                account.masked(),
                null);
    }

    /** Why whoever acts may not look at the corrected account; null when they may. */
    @Nullable String whyNotAccount(Claim claim) {
        var correction = claim.correction();
        if (correction == null) {
            return "没有等复核的账户。";
        }
        return correction.by().equals(Actor.current().id()) ? "账户是您自己更正的，要由别人复核。" : null;
    }

    /**
     * Says whether a corrected account is right. Then it waits for payment again; else it waits for
     * another correction.
     *
     * @throws Problem when nobody corrected it, or whoever acts did
     */
    @Transactional
    public void check(UUID id, int version, boolean isRight, @Nullable String why) {
        var claim = lock(id).in(version, State.BOUNCED);
        var not = whyNotAccount(claim);
        if (not != null) {
            throw Problem.forbidden(not);
        }
        var account = Objects.requireNonNull(claim.correction()).account();
        if (!isRight) {
            var reason = reason(why, "不同意");
            table.uncorrect(claim);
            move(claim, State.BOUNCED, claim.done(), "账户复核不同意", reason, reason);
            return;
        }
        table.uncorrect(claim);
        table.fill(claim, claim.payee(), account, claim.asked());
        move(claim, State.PAYABLE, claim.done(), "账户复核同意", account.masked(), null);
    }

    private static void requireComplete(Payouts.Recipient payee, Claim.@Nullable Account account) {
        if (account == null) {
            throw refused(List.of(new Fault("account", "没有填收款账户", "填户名、开户行和账号")));
        }
        if (!payee.kind().equals("station") && !account.holder().equals(payee.name())) {
            throw refused(
                    List.of(
                            new Fault(
                                    "holder",
                                    "户名「%s」和收款方「%s」不一致".formatted(account.holder(), payee.name()),
                                    "钱只付给收款方自己的账户")));
        }
    }

    /**
     * Adds an invoice.
     *
     * @throws Problem when its number stands in another application of the county
     */
    @Transactional
    public void add(UUID id, InvoiceInput input) {
        var claim = openToChange(id);
        if (table.invoices(id).size() >= MOST_INVOICES) {
            throw Problem.badRequest("一份申请最多%d张发票。".formatted(MOST_INVOICES));
        }
        var invoice = check.invoice(claim, input, counties.today(claim.division()));
        OneAtATime.on(jdbc, "claim invoices " + claim.division());
        table.invoiced(claim.division(), invoice.number())
                .ifPresent(other -> {
                    throw refused(
                            List.of(
                                    new Fault(
                                            "number",
                                            "发票%s已经写在%s里".formatted(invoice.number(), other),
                                            "同一张发票全县只能用一次，核对发票号")));
                });
        table.add(claim, invoice);
        audit.record("登记发票", subject(claim), null, invoice, null);
    }

    @Transactional
    public void drop(UUID id, UUID invoice) {
        var claim = openToChange(id);
        table.drop(claim, invoice);
        audit.record("去掉发票", subject(claim), invoice, null, null);
    }

    @Transactional
    public void attach(UUID id, List<Upload> uploads) {
        var claim = openToChange(id);
        if (uploads.isEmpty()) {
            throw refused(List.of(new Fault("file", "没有选文件", "选凭证的照片或PDF")));
        }
        var kept = table.files(id).stream().map(PaperFile::sha256).collect(Collectors.toSet());
        var added = 0;
        for (var upload : uploads) {
            var name = Files.plainName(upload.name());
            var file = files.store(upload.content(), name, Files.Rule.PICTURES_AND_PAPERS);
            // A phone that heard no answer sends the same picture again.
            if (kept.add(file.sha256())) {
                table.attach(claim, name, file, counties.now(claim.division()));
                added++;
            }
        }
        if (kept.size() > MOST_FILES) {
            throw Problem.badRequest("一份申请最多%d个附件，请合并成一个PDF。".formatted(MOST_FILES));
        }
        if (added > 0) {
            audit.record("上传奖补凭证", subject(claim), null, added, null);
        }
    }

    /** Takes a paper away that was never handed in. */
    @Transactional
    public void detach(UUID id, UUID file) {
        var claim = openToChange(id);
        if (!table.detach(claim, file)) {
            throw Problem.conflict("这份凭证已经提交过，不能删；可以再上传一份。");
        }
        audit.record("删去奖补凭证", subject(claim), file, null, null);
    }

    private Claim openToChange(UUID id) {
        var claim = lock(id);
        if (!claim.state().isOpenToChange()) {
            throw Problem.conflict("%s%s，不能再改。".formatted(claim.title(), claim.state().label()));
        }
        return claim;
    }

    /** What the rule makes of it today. */
    @Transactional(readOnly = true)
    public Assessment assess(Claim claim) {
        return assessor.assess(funds.charter(funds.get(claim.fund())), claim);
    }

    /** What is left in its pot, beside others that wait; null without a pot. */
    @Transactional(readOnly = true)
    public @Nullable Money left(Claim claim) {
        return assessor.left(funds.charter(funds.get(claim.fund())), claim).orElse(null);
    }

    /**
     * Hands it in. What it comes to is worked out, held against what is left in the pot beside all
     * that wait, and does not change any more.
     *
     * @throws Problem with everything that is missing; where the rule says no or nobody can say,
     *     with the reasons
     */
    @Transactional
    public void submit(UUID id, int version) {
        var claim = lock(id).in(version, State.DRAFT, State.RETURNED);
        var fund = funds.get(claim.fund());
        var charter = funds.charter(fund);
        requireComplete(claim.payee(), claim.account());
        if (table.files(id).isEmpty()) {
            throw refused(List.of(new Fault("file", "没有附凭证", "上传照片或PDF，例如发票、证书、检查结果")));
        }
        var found = assessor.assess(charter, claim);
        requireYes(claim, found);
        // Whoever hands in after this one sees what it takes from the pot.
        OneAtATime.on(jdbc, "claims " + fund.id());
        var amount = found.amount(claim.asked());
        var left = assessor.left(charter, claim).orElse(null);
        if (left != null && left.fen() <= 0) {
            throw refused(List.of(new Fault("pot", "奖金池里的钱都有人申请了", "等有申请退回或者不发，再来申请")));
        }
        if (left != null && left.compareTo(amount) < 0) {
            amount = left;
        }
        var reward = Assessor.reward(charter, claim.reward());
        Question.cost(reward.rule())
                .ifPresent(cost ->
                        table.say(
                                claim,
                                cost.name(),
                                cost.label(),
                                Invoice.eligible(table.invoices(id), cost).yuan().toPlainString()));
        found.looked().forEach((name, days) -> table.looked(claim, name, days.from(), days.to()));
        table.step(claim, "提交申请", amount.toString(), counties.now(fund.division()));
        table.handIn(
                claim, amount, found.edition(), found.findings(), counties.today(fund.division()));
        audit.record("提交奖补申请", subject(claim), trail(claim), trail(get(id)), null);
    }

    private static void requireYes(Claim claim, Assessment found) {
        if (found.truth() != Truth.YES) {
            throw refused(
                    found.reasons().stream()
                            .map(reason ->
                                    new Fault(
                                            "verdict",
                                            (found.truth() == Truth.NO ? "不该得：" : "说不准：") + reason,
                                            found.truth() == Truth.NO ? "核对条件" : "补上凭证，或者等牵头单位核定"))
                            .toList());
        }
        if (found.to().size() > 1) {
            throw refused(List.of(new Fault("verdict", "这笔钱要分给几方，一份申请只能付一方", "照方案分开，由财政按支付办理")));
        }
        var own = claim.whom().id().equals(claim.payee().id().toString());
        if (found.to().contains(Payee.SUBJECT) && !own) {
            throw refused(
                    List.of(
                            new Fault(
                                    "payee",
                                    "方案规定发给%s本人".formatted(claim.whom().name()),
                                    "收款方改成本人")));
        }
    }

    /** Why whoever acts may not review it; null when they may. */
    @Nullable String whyNot(Claim claim, List<Stage> stages) {
        var waits = claim.waitsFor();
        if (waits == null) {
            return "%s%s。".formatted(claim.title(), claim.state().label());
        }
        var actor = Actor.current();
        var stage = Stage.named(waits, stages);
        if (!actor.roles().contains(stage.role().id())) {
            return "现在要%s（%s），不是您的角色。".formatted(stage.label(), stage.role().title());
        }
        if (actor.id().equals(claim.openedBy()) || actor.id().equals(claim.handedBy())) {
            return "这是您自己填的，要由别人审核。";
        }
        return claim.reviewedBy().contains(actor.id()) ? "您已经审过前一道，这一道要由别人审。" : null;
    }

    /**
     * Decides the review that it waits for. To approve, the rule still has to come to as much.
     *
     * @throws Problem when it is not the actor's turn, a reason is missing, or the rule says no, or
     *     nobody can say any longer
     */
    @Transactional
    public void review(UUID id, int version, Verdict verdict, @Nullable String why) {
        var claim = lock(id).in(version, State.REVIEW);
        var fund = funds.get(claim.fund());
        var charter = funds.charter(fund);
        var stages = stages(charter);
        var not = whyNot(claim, stages);
        if (not != null) {
            throw Problem.forbidden(not);
        }
        var stage = Stage.named(Objects.requireNonNull(claim.waitsFor()), stages);
        switch (verdict) {
            case APPROVE -> {
                requireAsMuch(claim, assessor.assess(charter, claim));
                var last = claim.done() + 1 == claim.stages().size();
                move(
                        claim,
                        last ? State.APPROVED : State.REVIEW,
                        claim.done() + 1,
                        "审核通过：" + stage.label(),
                        Objects.requireNonNullElse(Faults.given(why), ""),
                        null);
            }
            case RETURN -> {
                var reason = reason(why, "退回");
                move(claim, State.RETURNED, 0, "退回补件：" + stage.label(), reason, reason);
            }
            case REFUSE -> {
                var reason = reason(why, "不予发放");
                move(claim, State.REFUSED, claim.done(), "不予发放：" + stage.label(), reason, reason);
            }
        }
    }

    private static void requireAsMuch(Claim claim, Assessment found) {
        requireYes(claim, found);
        var amount = Objects.requireNonNull(claim.amount());
        if (found.due().compareTo(amount) < 0) {
            throw refused(
                    List.of(
                            new Fault(
                                    "verdict",
                                    "现在按方案只该得%s，申请的是%s".formatted(found.due(), amount),
                                    "退回补件，重新提交")));
        }
    }

    /** Takes back an application that oneself filled in and that is not shown to everybody yet. */
    @Transactional
    public void withdraw(UUID id, int version, @Nullable String why) {
        var claim = lock(id).in(version, State.DRAFT, State.RETURNED, State.REVIEW, State.APPROVED);
        if (!Actor.current().id().equals(claim.openedBy())) {
            throw Problem.forbidden("只有填写的人自己可以撤回，其他人请退回。");
        }
        var reason = reason(why, "撤回");
        move(claim, State.WITHDRAWN, claim.done(), "撤回", reason, reason);
    }

    /**
     * Closes what somebody else began and does not bring on; whoever began it is told why.
     *
     * @throws Problem when it was handed in, or the reason is missing
     */
    @Transactional
    public void close(UUID id, int version, @Nullable String why) {
        var claim = lock(id).in(version, State.DRAFT, State.RETURNED);
        var reason = reason(why, "关闭");
        move(claim, State.CLOSED, claim.done(), "关闭申请", reason, reason);
    }

    /** Tells whoever opened it, unless they do it themselves. */
    private void tell(Claim claim, State next, String said) {
        var heard =
                switch (next) {
                    case RETURNED -> "退回补件";
                    case REFUSED -> "不予发放";
                    case BOUNCED -> "银行退回了钱";
                    case CLOSED -> "关闭了";
                    case PAID -> "钱已付出";
                    default -> null;
                };
        if (heard != null && !claim.openedBy().equals(Actor.current().id())) {
            messages.send(
                    claim.openedBy(),
                    claim.fromStation() ? claim.whom().place() : claim.division().digits(),
                    "%s %s：%s".formatted(claim.title(), claim.whom().publicName(), heard),
                    said.isEmpty() ? claim.rewardLabel() : said,
                    claim.fromStation()
                            ? "/station/claims/" + claim.id()
                            : ClaimPages.PATH + "/" + claim.id());
        }
    }

    /** For how long the plan wants it shown, at least. */
    @Transactional(readOnly = true)
    public NoticeRule notices(Fund fund) {
        return NoticeRule.of(Assessor.edition(funds.charter(fund)).plan());
    }

    /**
     * Shows reviewed applications to everybody, each in a notice of its own, so that an objection
     * stops no other.
     *
     * @param workingDays as many as the plan asks for, or more
     * @throws Problem when one does not wait for it, or the days are too few
     */
    @Transactional
    public void show(List<UUID> ids, int workingDays) {
        for (var id : ids.stream().sorted().toList()) {
            var claim = lock(id);
            if (claim.state() != State.APPROVED && !isTakenDown(claim)) {
                throw Problem.conflict(
                        "%s%s，不能公示。".formatted(claim.title(), claim.state().label()));
            }
            show(claim, workingDays);
        }
    }

    /**
     * All of the actor's divisions that wait in a state, the longest first; those whose notice was
     * taken down wait for another.
     */
    @Transactional(readOnly = true)
    public List<Claim> waiting(State state) {
        if (state != State.APPROVED) {
            return table.waiting(state);
        }
        return table.waiting(State.APPROVED, State.PUBLICITY).stream()
                .filter(claim -> claim.state() == State.APPROVED || isTakenDown(claim))
                .toList();
    }

    /** Whether its notice was taken down before its end, so that it needs another. */
    @Transactional(readOnly = true)
    public boolean isTakenDown(Claim claim) {
        var notice = claim.notice();
        return claim.state() == State.PUBLICITY
                && notice != null
                && publicity.state(notice) == Publicity.State.WITHDRAWN;
    }

    private void show(Claim claim, int workingDays) {
        var fund = funds.get(claim.fund());
        var plan = Assessor.edition(funds.charter(fund)).plan();
        var rule = NoticeRule.of(plan);
        if (workingDays < rule.workingDays() || workingDays > LONGEST_NOTICE) {
            throw refused(
                    List.of(
                            new Fault(
                                    "days",
                                    "公示%d个工作日不对".formatted(workingDays),
                                    "写%d到%d".formatted(rule.workingDays(), LONGEST_NOTICE))));
        }
        var today = counties.today(fund.division());
        var notice = publicity.open(notice(plan, claim, today, workingDays));
        table.noticed(claim, notice, WorkingDays.china().plus(today, workingDays));
        move(claim, State.PUBLICITY, claim.done(), "发起公示", "%d个工作日".formatted(workingDays), null);
    }

    /** What everybody reads of an application before it is paid. */
    NewNotice notice(Plan plan, Claim claim, LocalDate from, int workingDays) {
        var body =
                registry.body(claim.division(), plan.lead().name())
                        .orElseThrow(() -> Problem.notFound("牵头单位" + plan.lead().name()));
        var item = NoticeRule.of(plan).item();
        var amount = Objects.requireNonNull(claim.amount());
        var name = claim.whom().publicName();
        return new NewNotice(
                claim.division(),
                body.id(),
                "拟发放奖补公示：%s".formatted(name),
                "按方案「%s」，%s符合条件，拟发放%s。公示期内有异议的，可以在本页提出。"
                        .formatted(claim.rewardLabel(), name, amount),
                item == null ? null : plan.id() + "/" + item,
                about(claim.id()),
                from,
                workingDays,
                List.of(
                        new NewNotice.Line(
                                claim.whom().name(),
                                claim.whom().isPerson(),
                                claim.rewardLabel(),
                                amount)));
    }

    static String about(UUID claim) {
        return "claim:" + claim;
    }

    /** A notice came to its end: what nobody could object to may be paid. */
    @Transactional
    public void shown(UUID id, UUID notice, boolean holds) {
        var claim = lock(id);
        if (claim.state() != State.PUBLICITY || !notice.equals(claim.notice())) {
            return;
        }
        if (holds) {
            move(claim, State.PAYABLE, claim.done(), "公示通过", "", null);
        } else {
            move(claim, State.REFUSED, claim.done(), "公示异议成立", "", "公示期内的异议成立");
        }
    }

    /** The next state, on record and in the audit trail. */
    void move(Claim claim, State next, int done, String act, String said, @Nullable String note) {
        table.step(claim, act, said, counties.now(claim.division()));
        table.become(claim, next, done, note, counties.today(claim.division()));
        audit.record(
                act.replaceFirst("：.*", "") + "（奖补）",
                subject(claim),
                claim.state().label(),
                next.label(),
                said.isEmpty() ? null : said);
        tell(claim, next, said);
    }

    Claim lock(UUID id) {
        return table.lock(id).orElseThrow(Claims::missing);
    }

    private static String reason(@Nullable String typed, String act) {
        var faults = new Faults();
        var reason = faults.requiredLines("reason", act + "的原因", typed, 300);
        if (faults.any()) {
            throw refused(faults.found());
        }
        return reason;
    }

    static Problem refused(List<Fault> faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults);
    }

    /** What the audit trail keeps: nothing of the bank account but its last digits. */
    private record Trail(
            String reward,
            String subject,
            String payee,
            String account,
            String state,
            @Nullable Money amount) {}

    private static Trail trail(Claim claim) {
        var account = claim.account();
        return new Trail(
                claim.reward(),
                claim.whom().id(),
                claim.payee().publicName(),
                account == null ? "" : account.masked(),
                claim.state().id(),
                claim.amount());
    }

    static Audit.Subject subject(Claim claim) {
        return new Audit.Subject(
                "claim",
                claim.id().toString(),
                "%s %s".formatted(claim.title(), claim.whom().publicName()),
                claim.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("这份申请");
    }
}
