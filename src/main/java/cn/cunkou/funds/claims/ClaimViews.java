package cn.cunkou.funds.claims;

import cn.cunkou.access.Role;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Payouts;
import cn.cunkou.funds.Stage;
import cn.cunkou.funds.claims.ClaimPage.Asked;
import cn.cunkou.funds.claims.ClaimPage.Fact;
import cn.cunkou.funds.claims.ClaimPage.FileRow;
import cn.cunkou.funds.claims.ClaimPage.Filled;
import cn.cunkou.funds.claims.ClaimPage.InvoiceRow;
import cn.cunkou.funds.claims.ClaimPage.Turn;
import cn.cunkou.funds.claims.EntitledPage.FoundRow;
import cn.cunkou.plan.Publicity;
import cn.cunkou.plan.Reward;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Masking;
import cn.cunkou.values.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one application into words, as far as whoever looks may read it. */
@Component
class ClaimViews {
    private static final Set<State> JUDGED = Set.of(State.DRAFT, State.RETURNED, State.REVIEW);
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("subject", "发给谁"),
                    Map.entry("judged", "判定日期"),
                    Map.entry("payee", "收款方"),
                    Map.entry("holder", "户名"),
                    Map.entry("bank", "开户行"),
                    Map.entry("account", "账号"),
                    Map.entry("asked", "申请金额"),
                    Map.entry("number", "发票号"),
                    Map.entry("seller", "销售方"),
                    Map.entry("day", "开票日期"),
                    Map.entry("kind", "买的是什么"),
                    Map.entry("amount", "价税合计"),
                    Map.entry("file", "文件"),
                    Map.entry("pot", "奖金池"),
                    Map.entry("verdict", "按方案"),
                    Map.entry("days", "公示天数"),
                    Map.entry("line", "预算项"),
                    Map.entry("claim", "申请"),
                    Map.entry("reason", "原因"));

    private final Claims claims;
    private final Funds funds;
    private final Publicity publicity;

    ClaimViews(Claims claims, Funds funds, Publicity publicity) {
        this.claims = claims;
        this.funds = funds;
        this.publicity = publicity;
    }

    static List<FormFault> faults(Problem refused) {
        return FormFault.of(
                refused.faults(),
                field -> LABELS.getOrDefault(field, field.startsWith("fact.") ? "凭证说明" : field));
    }

    /**
     * The page of one application.
     *
     * @param typed what was typed into its form and refused; null to show what is kept
     */
    ClaimPage page(
            Claim claim,
            String done,
            @Nullable FillInput typed,
            InvoiceInput invoice,
            List<FormFault> faults) {
        var fund = funds.get(claim.fund());
        var charter = funds.charter(fund);
        var stages = Claims.stages(charter);
        var reward =
                charter.rewards().stream()
                        .filter(one -> one.id().equals(claim.reward()))
                        .findFirst()
                        .orElse(null);
        var now = reward != null && JUDGED.contains(claim.state()) ? claims.assess(claim) : null;
        var cost = reward == null ? null : Question.cost(reward.rule()).orElse(null);
        var invoices = claims.invoices(claim);
        var open = claim.state().isOpenToChange();
        var whyNot = claim.state() == State.REVIEW ? claims.whyNot(claim, stages) : null;
        return new ClaimPage(
                ClaimRow.of(claim),
                claim.version(),
                fund.title(),
                facts(claim, now),
                now == null ? "" : verdict(now),
                now == null ? "" : EntitledPage.tone(now.truth().key()),
                now == null ? "" : EntitledPage.icon(now.truth().key()),
                now == null ? List.of() : now.reasons(),
                (now == null ? claim.findings() : now.findings())
                        .stream().map(FoundRow::of).toList(),
                invoices.stream()
                        .map(one ->
                                new InvoiceRow(
                                        one.id().toString(),
                                        one.number(),
                                        one.seller(),
                                        one.day().toString(),
                                        Invoice.KINDS.getOrDefault(one.kind(), one.kind()),
                                        one.amount().toString(),
                                        cost == null || one.countsFor(cost)))
                        .toList(),
                cost == null ? "" : Invoice.eligible(invoices, cost).toString(),
                cost != null,
                claims.files(claim).stream()
                        .map(file ->
                                new FileRow(
                                        file.id().toString(), file.name(), open && !file.handed()))
                        .toList(),
                turns(claim, stages),
                open,
                claim.state() == State.BOUNCED,
                claim.state() == State.REVIEW,
                claim.openedBy().equals(Actor.current().id())
                        && (open
                                || claim.state() == State.REVIEW
                                || claim.state() == State.APPROVED),
                open
                        && !claim.openedBy().equals(Actor.current().id())
                        && Actor.current().roles().contains(Role.BUREAU_OFFICER.id()),
                correction(claim),
                claims.whyNotAccount(claim),
                claim.state() == State.PAID,
                filled(claim, typed),
                reward == null ? List.of() : asked(claim, reward, typed),
                invoice,
                whyNot,
                words(done),
                faults);
    }

    private static String verdict(Assessment now) {
        return switch (now.truth()) {
            case YES -> "按方案%s%s".formatted(now.atMost() ? "最多" : "该得", now.due());
            case NO -> "按方案不该得";
            case CANNOT_SAY -> "说不准，不能发";
        };
    }

    private List<Fact> facts(Claim claim, @Nullable Assessment now) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("奖补", claim.rewardLabel(), null));
        facts.add(new Fact("发给", ClaimRow.shown(claim), null));
        facts.add(new Fact("按哪天判定", claim.judged().toString(), null));
        var amount = claim.amount();
        if (amount != null) {
            facts.add(new Fact("金额", amount.toString(), null));
            facts.add(new Fact("按方案哪一版算的", Objects.requireNonNullElse(claim.edition(), ""), null));
        }
        var left = now == null ? null : claims.left(claim);
        if (left != null) {
            facts.add(
                    new Fact("奖金池还剩", (left.fen() < 0 ? Money.ZERO : left) + "（已扣掉排在前面的申请）", null));
        }
        var see = ClaimRow.seesPrivate();
        facts.add(new Fact("收款方", see ? claim.payee().name() : claim.payee().publicName(), null));
        var account = claim.account();
        if (account != null) {
            facts.add(
                    new Fact(
                            "账户",
                            "%s %s %s"
                                    .formatted(
                                            holder(claim),
                                            account.bank(),
                                            see ? account.number() : account.masked()),
                            null));
        }
        for (var said : claims.said(claim)) {
            facts.add(new Fact(said.label(), shown(said.value()), null));
        }
        var notice = claim.notice();
        if (notice != null) {
            facts.add(
                    new Fact(
                            "公示",
                            "%s，到%s".formatted(publicity.state(notice).words(), claim.shownUntil()),
                            publicity.href(notice)));
        }
        var payment = claim.payment();
        if (payment != null) {
            facts.add(new Fact("支付", "看支付和账", Payouts.href(funds.get(claim.fund()), payment)));
        }
        var run = claim.batch();
        if (run != null) {
            facts.add(new Fact("批次", "看这一批", ClaimPages.PATH + "/runs/" + run));
        }
        return facts;
    }

    private static String shown(String value) {
        return switch (value) {
            case "true" -> "是";
            case "false" -> "否";
            default -> value;
        };
    }

    private static String holder(Claim claim) {
        var account = Objects.requireNonNull(claim.account());
        var isPerson = !claim.payee().name().equals(claim.payee().publicName());
        return isPerson && !ClaimRow.seesPrivate()
                ? Masking.name(account.holder())
                : account.holder();
    }

    private static String correction(Claim claim) {
        var correction = claim.correction();
        if (correction == null) {
            return "";
        }
        var account = correction.account();
        return "%s %s %s，%s更正"
                .formatted(
                        ClaimRow.seesPrivate() ? account.holder() : Masking.name(account.holder()),
                        account.bank(),
                        ClaimRow.seesPrivate() ? account.number() : account.masked(),
                        correction.byName());
    }

    private static Filled filled(Claim claim, @Nullable FillInput typed) {
        if (typed != null) {
            return new Filled(
                    text(typed.payee()),
                    text(typed.holder()),
                    text(typed.bank()),
                    text(typed.account()),
                    text(typed.asked()));
        }
        var account = claim.account();
        var asked = claim.asked();
        var see = ClaimRow.seesPrivate();
        return new Filled(
                see ? claim.payee().name() : claim.payee().publicName(),
                account == null ? "" : holder(claim),
                account == null ? "" : account.bank(),
                account == null ? "" : see ? account.number() : account.masked(),
                asked == null ? "" : asked.yuan().toPlainString());
    }

    private List<Asked> asked(Claim claim, Reward reward, @Nullable FillInput typed) {
        var answers = new HashMap<String, String>();
        claims.said(claim).forEach(one -> answers.put(one.name(), one.value()));
        if (typed != null) {
            answers.putAll(typed.facts());
        }
        return Question.of(reward.rule()).stream()
                .map(question -> new Asked(question, answers.getOrDefault(question.name(), "")))
                .toList();
    }

    private List<Turn> turns(Claim claim, List<Stage> stages) {
        var turns = new ArrayList<Turn>();
        claims.steps(claim)
                .forEach(step ->
                        turns.add(new Turn(step.act(), step.said(), step.byName(), step.at())));
        if (claim.state() == State.REVIEW) {
            claim.stages().stream()
                    .skip(claim.done())
                    .map(id -> Stage.named(id, stages))
                    .forEach(stage ->
                            turns.add(
                                    new Turn(
                                            stage.label(),
                                            "还没有办（%s）".formatted(stage.role().title()),
                                            null,
                                            null)));
        }
        return turns;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "opened" -> "已打开申请，填好账户和凭证再提交";
            case "saved" -> "已保存";
            case "submitted" -> "已提交，等审核";
            case "reviewed" -> "已办理";
            case "withdrawn" -> "已撤回";
            case "closed" -> "已关闭，填写的人会收到消息";
            case "corrected" -> "已更正，等另一个人复核账户";
            case "checked" -> "已复核账户";
            default -> null;
        };
    }
}
