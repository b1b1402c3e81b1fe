package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.plan.rewards.Payment.Step;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a rule in one Chinese sentence. */
public final class RuleWords {
    private final Names names;
    private final UnaryOperator<String> labels;

    /**
     * @param labels what people call the reward of an id
     */
    public RuleWords(Names names, UnaryOperator<String> labels) {
        this.names = names;
        this.labels = labels;
    }

    /**
     * @param plan the days of the plan; a rule that is valid on all of them does not say so
     */
    public String of(Rule rule, Period plan) {
        var wording = new Wording(names, rule.subjects());
        var parts = new ArrayList<String>();
        parts.add(
                "奖给"
                        + rule.subjects().stream()
                                .sorted()
                                .map(SubjectKind::words)
                                .collect(Collectors.joining("、")));
        if (!rule.condition().parts().isEmpty()) {
            parts.add("条件：" + wording.sentence(rule.condition()));
        }
        parts.add(payment(rule.payment(), wording));
        parts.addAll(limits(rule.limits(), wording));
        if (!rule.valid().equals(plan)) {
            parts.add("%s至%s有效".formatted(rule.valid().from(), rule.valid().to()));
        }
        return String.join("；", parts);
    }

    private static String payment(Payment payment, Wording wording) {
        return switch (payment) {
            case Payment.Fixed(var amount, var to) -> "发" + Amounts.words(amount) + to(to);
            case Payment.Tiers tiers ->
                    "按%s分档：%s（%s）"
                            .formatted(
                                    wording.title(tiers.term()),
                                    tiers.steps().stream()
                                            .map(step -> step(step, tiers.term(), wording))
                                            .collect(Collectors.joining("，")),
                                    tiers.stacking().words());
            case Payment.Part part ->
                    "按%s%s%s%s%s%s"
                            .formatted(
                                    wording.title(part.of()),
                                    part.atMost() ? "补助，不超过" : "的",
                                    part.yearly()
                                            ? yearly(part.rates())
                                            : Amounts.percent(part.rates().getFirst()),
                                    part.atMost() ? "" : "补助",
                                    ceiling(part.ceiling()),
                                    to(part.to()));
            case Payment.Rate rate ->
                    "按%s每%s发%s%s%s%s"
                            .formatted(
                                    wording.title(rate.term()),
                                    wording.unit(rate.term().quantity()),
                                    Amounts.words(rate.each(), "元"),
                                    rate.years().isEmpty() ? "" : "，" + yearly(rate.years()),
                                    ceiling(rate.ceiling()),
                                    to(rate.to()));
            case Payment.Unclear(var why) -> "发多少原文不明：" + why;
        };
    }

    private static String step(Step step, Term term, Wording wording) {
        return "%s的发%s%s"
                .formatted(
                        step.range().words(wording.unit(term.quantity())),
                        Amounts.words(step.pays()),
                        to(step.to()));
    }

    private static String yearly(List<BigDecimal> rates) {
        var words = new ArrayList<String>();
        for (var index = 0; index < rates.size(); index++) {
            words.add("第%d年%s".formatted(index + 1, Amounts.percent(rates.get(index))));
        }
        return String.join("、", words);
    }

    private static String ceiling(@Nullable Money ceiling) {
        return ceiling == null ? "" : "，最多" + Amounts.words(ceiling);
    }

    private static String to(Payee to) {
        return to == Payee.SUBJECT ? "" : "，发给" + to.words();
    }

    private List<String> limits(Limits limits, Wording wording) {
        var parts = new ArrayList<String>();
        if (limits.howOften() != HowOften.UNLIMITED) {
            parts.add(limits.howOften().words());
        }
        var group = limits.onePer();
        if (group != null) {
            parts.add("每%s只发一个".formatted(group.words()));
        }
        var ranking = limits.ranking();
        if (ranking != null) {
            parts.add(
                    "按%s排名%s"
                            .formatted(
                                    ranking.criteria().stream()
                                            .map(it ->
                                                    wording.title(it.term())
                                                            + Amounts.percent(it.weight()))
                                            .collect(Collectors.joining("、")),
                                    ranking.criteria().size() > 1
                                            ? "（%s）".formatted(ranking.scoring().words())
                                            : ""));
        }
        if (limits.first() != null) {
            parts.add("%s%d个".formatted(ranking == null ? "只发先申请的" : "只取前", limits.first()));
        }
        var pot = limits.pot();
        if (pot != null) {
            parts.add("总额%s，%s".formatted(Amounts.words(pot.amount()), pot.whenDry().words()));
        }
        if (limits.after() != null) {
            parts.add("先领过“%s”的才发".formatted(labels.apply(limits.after())));
        }
        if (!limits.excludes().isEmpty()) {
            parts.add(
                    "领过“%s”的不发"
                            .formatted(
                                    limits.excludes().stream()
                                            .map(labels)
                                            .collect(Collectors.joining("”、“"))));
        }
        if (limits.unlessPaidElsewhere()) {
            parts.add("别的项目已经付过钱的不发");
        }
        return parts;
    }
}
