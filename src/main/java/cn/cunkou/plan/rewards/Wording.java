package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.KnownAttribute.Type;
import cn.cunkou.plan.rewards.Term.About;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says clauses in Chinese. */
final class Wording {
    private final Names names;
    private final Set<SubjectKind> kinds;

    Wording(Names names, Set<SubjectKind> kinds) {
        this.names = names;
        this.kinds = kinds;
    }

    String unit(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Measured measured -> names.unit(measured);
            case Quantity.Attribute attribute -> unit(attribute);
            case Quantity.Unrecorded unrecorded -> unrecorded.unit();
            case Quantity.Cost _ -> "元";
        };
    }

    private String unit(Quantity.Attribute attribute) {
        return KnownAttributes.shipped()
                .named(attribute.name(), kinds)
                .filter(it -> it.type() == Type.NUMBER)
                .map(KnownAttribute::unit)
                .orElse("");
    }

    String title(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Measured measured -> names.title(measured);
            case Quantity.Attribute attribute ->
                    KnownAttributes.shipped()
                            .named(attribute.name(), kinds)
                            .map(KnownAttribute::title)
                            .orElse(attribute.name());
            case Quantity.Unrecorded unrecorded -> unrecorded.label();
            case Quantity.Cost cost ->
                    cost.label()
                            + (cost.excludes().isEmpty()
                                    ? ""
                                    : "（不含%s）".formatted(CostWords.of(cost.excludes())));
        };
    }

    String title(Term term) {
        var rise = term.rise();
        return (term.about() == About.SUBJECT ? "" : term.about().words())
                + term.window().words()
                + title(term.quantity())
                + (rise == null ? "" : rise.words());
    }

    String sentence(Clause clause) {
        return switch (clause) {
            case Clause.Bounded bounded ->
                    (bounded.firstTime() ? "首次：" : "") + title(bounded.term()) + bound(bounded);
            case Clause.OneOf oneOf -> sentence(oneOf);
            case Clause.Unclear unclear -> "原文不明：" + unclear.why();
            case Clause.All all -> joined(all.parts(), "，并且");
            case Clause.Any any -> joined(any.parts(), "，或者");
            case Clause.Not not -> "不是（%s）".formatted(sentence(not.part()));
        };
    }

    private String joined(List<Clause> parts, String by) {
        return parts.stream()
                .map(part ->
                        part instanceof Clause.All || part instanceof Clause.Any
                                ? "（%s）".formatted(sentence(part))
                                : sentence(part))
                .collect(Collectors.joining(by));
    }

    private String sentence(Clause.OneOf oneOf) {
        var title = title(oneOf.term());
        return switch (oneOf.words()) {
            case List<String> words when words.equals(List.of("true")) -> title + "：是";
            case List<String> words when words.equals(List.of("false")) -> title + "：否";
            case List<String> words -> title + "为" + words(oneOf.term(), words);
        };
    }

    String bound(Clause.Bounded bounded) {
        return bounded.range().words(unit(bounded.term().quantity()));
    }

    /** What people read for words of a term. */
    String words(Term term, List<String> words) {
        return words.stream().map(word -> word(term, word)).collect(Collectors.joining("或"));
    }

    private String word(Term term, String word) {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true") ? "是" : "否";
        }
        return term.quantity() instanceof Quantity.Attribute attribute
                ? KnownAttributes.shipped()
                        .named(attribute.name(), kinds)
                        .map(it -> it.title(word))
                        .orElse(word)
                : word;
    }
}
