package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.rewards.Clause;
import cn.cunkou.plan.rewards.KnownAttribute;
import cn.cunkou.plan.rewards.KnownAttribute.Type;
import cn.cunkou.plan.rewards.KnownAttributes;
import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.plan.rewards.Range;
import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.Term;
import cn.cunkou.plan.rewards.Term.About;
import cn.cunkou.plan.rewards.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the conditions of a reward may ask of measures, registers and facts. */
final class TermRules {
    private final MeasureNames measures;
    private final Places places;

    TermRules(MeasureNames measures, Places places) {
        this.measures = measures;
        this.places = places;
    }

    void check(Rule rule) {
        check(rule.condition(), rule.subjects());
        switch (rule.payment()) {
            case Payment.Tiers tiers ->
                    checkFigure(tiers.term(), tiers.steps().getFirst().range(), rule.subjects());
            case Payment.Rate rate -> checkFigure(rate.term(), null, rule.subjects());
            case Payment.Fixed _, Payment.Part _, Payment.Unclear _ -> {}
        }
        var ranking = rule.limits().ranking();
        if (ranking != null) {
            ranking.criteria()
                    .forEach(criterion -> checkFigure(criterion.term(), null, rule.subjects()));
        }
    }

    private void check(Clause clause, Set<SubjectKind> kinds) {
        switch (clause) {
            case Clause.Bounded bounded -> {
                checkFigure(bounded.term(), bounded.range(), kinds);
                if (bounded.firstTime()
                        && (!bounded.term().window().isYear() || bounded.term().rise() != null)) {
                    places.of(bounded)
                            .report(
                                    "first-time",
                                    "首次达到要按年看",
                                    "写 over: calendar-year 或者 previous-calendar-year，不写 increase-over");
                }
            }
            case Clause.OneOf oneOf -> checkWords(oneOf, kinds);
            case Clause.All all -> all.parts().forEach(part -> check(part, kinds));
            case Clause.Any any -> any.parts().forEach(part -> check(part, kinds));
            case Clause.Not not -> check(not.part(), kinds);
            case Clause.Unclear _ -> {}
        }
    }

    /**
     * @param range null where only the figure is wanted
     */
    private void checkFigure(Term term, @Nullable Range range, Set<SubjectKind> kinds) {
        var at = places.of(term);
        checkRise(term, at);
        switch (term.quantity()) {
            case Quantity.Measured measured -> checkMeasured(measured, term, range, kinds, at);
            case Quantity.Attribute attribute -> {
                var known = attribute(attribute, term, kinds, at);
                if (known != null && known.type() != Type.NUMBER) {
                    at.report("attribute", "%s 不是数字".formatted(attribute.name()), "写 is 或者 in");
                } else if (known != null && range != null && range.percent()) {
                    at.report(
                            "attribute",
                            "%s 数的是%s，写成了百分数".formatted(attribute.name(), known.unit()),
                            "不写百分号");
                }
            }
            case Quantity.Unrecorded fact -> {
                checkFact(fact, kinds, at);
                var percent = range != null && range.percent();
                if (fact.unit().isEmpty() && !percent) {
                    at.report(
                            "fact", "事实 %s 是数字，没有写单位".formatted(fact.name()), "补上 unit，例如 unit: 次");
                } else if (!fact.unit().isEmpty() && percent && term.rise() == null) {
                    at.report("unit", "百分数不要单位", "删去 unit；missing 里写清是谁的百分之几");
                }
            }
            case Quantity.Cost _ -> {}
        }
    }

    private static void checkRise(Term term, Fields at) {
        if (term.rise() != null && !term.window().isYear()) {
            at.report("increase-over", "净增要按年比", "写 over: calendar-year 或者 previous-calendar-year");
        }
    }

    private void checkMeasured(
            Quantity.Measured measured,
            Term term,
            @Nullable Range range,
            Set<SubjectKind> kinds,
            Fields at) {
        var found = measures.named(measured.measure());
        if (found.isEmpty()) {
            var names = measures.all().stream().map(KnownMeasure::id).toList();
            at.report(
                    "measure",
                    "不认识的指标 " + measured.measure(),
                    Nearest.hint(measured.measure(), names)
                            + "；系统还算不出的写 fact 和 missing，例如 {fact: sales, missing: 销售额, unit: 元}");
            return;
        }
        var measure = found.get();
        checkSubject(measure, term, kinds, at);
        if (range != null && term.rise() == null) {
            checkUnit(measure, range, at);
        }
        MeasureRules.checkParts(
                measure,
                Basis.Measured.one(measured.measure(), measured.where(), measured.base()),
                at);
    }

    private static void checkUnit(KnownMeasure measure, Range range, Fields at) {
        if (measure.share() && !range.percent()) {
            at.report(
                    "measure",
                    "指标 %s 是比例，界限写成了个数".formatted(measure.id()),
                    "写成百分数，例如 at-least: 90%");
        } else if (!measure.share() && range.percent()) {
            at.report(
                    "measure",
                    "指标 %s 数的是%s，界限写成了百分数".formatted(measure.id(), measure.unit()),
                    "写成个数，或者换一个算比例的指标");
        } else if (range.percent()
                && range.bounds().stream()
                        .anyMatch(it -> it.figure().compareTo(BigDecimal.ONE) > 0)) {
            at.report("measure", "比例超过100%", "覆盖和占比不会超过100%，核对数字");
        }
    }

    private static void checkSubject(
            KnownMeasure measure, Term term, Set<SubjectKind> kinds, Fields at) {
        var own = kinds.stream().map(SubjectKind::key).collect(Collectors.toSet());
        if (term.about() == About.SUBJECT
                && !measure.subject().isEmpty()
                && !own.contains(measure.subject())) {
            at.report(
                    "measure",
                    "指标 %s 不是按%s记的"
                            .formatted(
                                    measure.id(),
                                    kinds.stream()
                                            .map(SubjectKind::words)
                                            .sorted()
                                            .collect(Collectors.joining("、"))),
                    "看全县的写 of: county，看所在镇、村的写 of: town、of: village；不然换一个指标");
        }
    }

    private @Nullable KnownAttribute attribute(
            Quantity.Attribute attribute, Term term, Set<SubjectKind> kinds, Fields at) {
        var known = KnownAttributes.shipped().named(attribute.name(), kinds);
        if (known.isEmpty()) {
            at.report(
                    "attribute",
                    "没有登记项 " + attribute.name(),
                    Nearest.hint(attribute.name(), KnownAttributes.shipped().names(kinds))
                            + "；系统还记不了的写 fact 和 missing");
            return null;
        }
        if (term.about() != About.SUBJECT) {
            at.report("of", "登记项只有主体自己有", "删去 of");
        }
        if (!term.window().equals(Window.UP_TO_NOW) || term.rise() != null) {
            at.report("attribute", "登记项只看当天", "删去 over 和 increase-over");
        }
        return known.get();
    }

    private void checkFact(Quantity.Unrecorded fact, Set<SubjectKind> kinds, Fields at) {
        if (measures.named(fact.name()).isPresent()) {
            at.report("fact", "%s 已经能算".formatted(fact.name()), "改写成 measure，删去 missing");
        } else if (KnownAttributes.shipped().named(fact.name(), kinds).isPresent()) {
            at.report("fact", "%s 已经有登记".formatted(fact.name()), "改写成 attribute，删去 missing");
        }
    }

    private void checkWords(Clause.OneOf clause, Set<SubjectKind> kinds) {
        var at = places.of(clause);
        var term = clause.term();
        checkRise(term, at);
        switch (term.quantity()) {
            case Quantity.Measured measured ->
                    at.report(
                            "measure",
                            "指标 %s 是数字，不是词".formatted(measured.measure()),
                            "写 at-least、more-than 等界限");
            case Quantity.Attribute attribute -> {
                var known = attribute(attribute, term, kinds, at);
                if (known != null) {
                    checkWords(known, clause.words(), at);
                }
            }
            case Quantity.Unrecorded fact -> checkFact(fact, kinds, at);
            case Quantity.Cost _ -> {}
        }
    }

    private static void checkWords(KnownAttribute known, List<String> words, Fields at) {
        var key = at.has("is") ? "is" : "in";
        var allowed =
                switch (known.type()) {
                    case NUMBER -> List.<String>of();
                    case YES_NO -> List.of("true", "false");
                    case WORD -> known.words().stream().map(KnownAttribute.Word::word).toList();
                };
        if (allowed.isEmpty()) {
            at.report(key, "%s 是数字".formatted(known.name()), "写 at-least、more-than 等界限");
            return;
        }
        for (var word : words) {
            if (!allowed.contains(word)) {
                at.report(
                        key,
                        "%s 不会是 %s".formatted(known.name(), word),
                        Nearest.hint(word, allowed));
            }
        }
    }
}
