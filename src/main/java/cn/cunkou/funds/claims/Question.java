package cn.cunkou.funds.claims;

import cn.cunkou.plan.rewards.Clause;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.plan.rewards.Term;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reward asks and only papers can answer.
 *
 * @param unit of a number; empty otherwise
 * @param words the answers that the rule knows; empty where a number is asked for
 */
public record Question(String name, String label, String unit, List<String> words) {
    private static final Set<String> YES_OR_NO = Set.of("true", "false");
    private static final String OTHER = "其他";

    public Question {
        words = List.copyOf(words);
    }

    /** Everything that a rule asks of papers, in its order. */
    static List<Question> of(Rule rule) {
        var all = new LinkedHashMap<String, Question>();
        ask(rule.condition(), all);
        switch (rule.payment()) {
            case Payment.Tiers tiers -> ask(tiers.term(), List.of(), all);
            case Payment.Rate rate -> ask(rate.term(), List.of(), all);
            case Payment.Part _, Payment.Fixed _, Payment.Unclear _ -> {}
        }
        var ranking = rule.limits().ranking();
        if (ranking != null) {
            ranking.criteria().forEach(one -> ask(one.term(), List.of(), all));
        }
        return List.copyOf(all.values());
    }

    /** The cost that a rule shares, which invoices prove; empty where it shares none. */
    static Optional<Quantity.Cost> cost(Rule rule) {
        return rule.terms().stream()
                .map(Term::quantity)
                .filter(Quantity.Cost.class::isInstance)
                .map(Quantity.Cost.class::cast)
                .findFirst();
    }

    private static void ask(Clause clause, Map<String, Question> all) {
        switch (clause) {
            case Clause.Bounded bounded -> ask(bounded.term(), List.of(), all);
            case Clause.OneOf oneOf -> ask(oneOf.term(), oneOf.words(), all);
            case Clause.All(var parts) -> parts.forEach(part -> ask(part, all));
            case Clause.Any(var parts) -> parts.forEach(part -> ask(part, all));
            case Clause.Not(var part) -> ask(part, all);
            case Clause.Unclear _ -> {}
        }
    }

    private static void ask(Term term, List<String> words, Map<String, Question> all) {
        if (term.quantity() instanceof Quantity.Unrecorded(var name, var label, var unit)) {
            all.merge(name, new Question(name, label, unit, words), Question::joined);
        }
    }

    private Question joined(Question other) {
        var both = new LinkedHashSet<>(words);
        both.addAll(other.words);
        return new Question(name, label, unit, new ArrayList<>(both));
    }

    public boolean isNumber() {
        return words.isEmpty();
    }

    /** The answers to choose from. */
    public List<Option> options() {
        if (YES_OR_NO.containsAll(words)) {
            return List.of(new Option("true", "是"), new Option("false", "否"));
        }
        var options = new ArrayList<Option>();
        words.forEach(word -> options.add(new Option(word, word)));
        options.add(new Option(OTHER, OTHER));
        return options;
    }

    /** An answer in words. */
    String shown(String value) {
        return switch (value) {
            case "true" -> "是";
            case "false" -> "否";
            default -> value + unit;
        };
    }

    /** The answer as it is kept; null when nothing was answered, or it is none. */
    @Nullable String read(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        if (!isNumber()) {
            if (options().stream().noneMatch(one -> one.value().equals(text))) {
                faults.add("fact." + name, "%s：没有「%s」这个选项".formatted(label, text), "从列表里选");
                return null;
            }
            return text;
        }
        var plain = text.replaceAll("[,，\\s]", "");
        if (!plain.matches("[0-9]{1,13}(\\.[0-9]{1,4})?")) {
            faults.add("fact." + name, "%s：「%s」不是数".formatted(label, text), "写数字，单位是" + unit);
            return null;
        }
        return new BigDecimal(plain).toPlainString();
    }

    /** What an answer says to a rule. */
    static Fact fact(String value, @Nullable String evidence) {
        return value.matches("[0-9]+(\\.[0-9]+)?")
                ? new Fact.Numeric(new BigDecimal(value), evidence)
                : new Fact.Word(value, evidence);
    }
}
