package cn.cunkou.plan.rewards;

import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.rewards.SubjectRegister.Registered;
import cn.cunkou.plan.rewards.Term.About;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts of a county's registers and measures. A measure is asked once for all subjects. */
public final class RegisteredFacts implements Facts {
    /** What is asked of a measure for all subjects at once. */
    private record Sheet(Quantity.Measured measured, @Nullable LocalDate from, LocalDate to) {}

    private final Measures measures;
    private final DivisionCode county;
    private final Map<String, Registered> registered;
    private final List<Doubts> doubts;
    private final Facts said;
    private final Map<Sheet, Map<String, Figure>> sheets = new HashMap<>();
    private final Map<Sheet, Map<String, Doubts.Doubt>> open = new HashMap<>();

    /**
     * @param said what papers say where neither a register nor a measure knows
     */
    public RegisteredFacts(
            Measures measures,
            DivisionCode county,
            Collection<Registered> registered,
            List<Doubts> doubts,
            Facts said) {
        this.measures = measures;
        this.county = county;
        this.doubts = List.copyOf(doubts);
        this.said = said;
        this.registered =
                registered.stream()
                        .collect(
                                Collectors.toMap(
                                        it -> key(it.subject()),
                                        Function.identity(),
                                        (one, other) -> one));
    }

    private static String key(Subject subject) {
        return subject.kind().key() + " " + subject.id();
    }

    @Override
    public Fact find(Wanted wanted) {
        return switch (wanted.quantity()) {
            case Quantity.Attribute(var name) -> attribute(wanted.subject(), name);
            case Quantity.Unrecorded fact -> said(wanted, "系统还没有这项记录：" + fact.label());
            case Quantity.Cost cost -> said(wanted, "还没有核定的" + cost.label());
            case Quantity.Measured measured -> measured(measured, wanted);
        };
    }

    private Fact said(Wanted wanted, String otherwise) {
        var fact = said.find(wanted);
        return fact instanceof Fact.Unknown ? new Fact.Unknown(otherwise) : fact;
    }

    private Fact attribute(Subject subject, String name) {
        var known = registered.get(key(subject));
        var fact = known == null ? null : known.attributes().get(name);
        return fact == null ? new Fact.Unknown("没有登记") : fact;
    }

    private Fact measured(Quantity.Measured measured, Wanted wanted) {
        var measure = measures.find(measured.measure());
        if (measure.isEmpty()) {
            return new Fact.Unknown("没有指标" + measured.measure());
        }
        if (wanted.about() != About.SUBJECT) {
            var place = wanted.subject().place(wanted.about());
            return place == null
                    ? new Fact.Unknown("不知道它在哪里")
                    : fact(measures.evaluate(question(measured, wanted, place)));
        }
        var kind = wanted.subject().kind();
        if (!measure.get().subject().name().equals(kind.key())) {
            return new Fact.Unknown("指标不是按%s记的".formatted(kind.words()));
        }
        var sheet = new Sheet(measured, wanted.from(), wanted.to());
        var figure =
                sheets.computeIfAbsent(
                                sheet,
                                _ ->
                                        measures.bySubject(
                                                question(measured, wanted, county.digits()),
                                                ids(kind)))
                        .get(wanted.subject().id());
        if (figure == null) {
            return new Fact.Unknown("名册里没有它");
        }
        var doubt = doubts(sheet).get(wanted.subject().id());
        return doubt == null ? fact(figure) : doubted(fact(figure), doubt);
    }

    private Map<String, Doubts.Doubt> doubts(Sheet sheet) {
        return open.computeIfAbsent(
                sheet,
                _ -> {
                    var all = new HashMap<String, Doubts.Doubt>();
                    doubts.stream()
                            .filter(one -> one.measure().equals(sheet.measured().measure()))
                            .forEach(one -> all.putAll(one.open(county, sheet.from(), sheet.to())));
                    return all;
                });
    }

    private static Fact doubted(Fact fact, Doubts.Doubt doubt) {
        return fact instanceof Fact.Numeric(var value, var evidence, var _)
                ? new Fact.Doubted(
                        value, BigDecimal.valueOf(doubt.rows()).min(value), doubt.why(), evidence)
                : fact;
    }

    private Collection<String> ids(SubjectKind kind) {
        return registered.values().stream()
                .map(Registered::subject)
                .filter(subject -> subject.kind() == kind)
                .map(Subject::id)
                .toList();
    }

    private static Question question(Quantity.Measured measured, Wanted wanted, String division) {
        var question =
                Question.of(measured.measure(), division)
                        .base(measured.base())
                        .between(wanted.from(), wanted.to());
        for (var narrowed : measured.where().entrySet()) {
            question = question.where(narrowed.getKey(), narrowed.getValue());
        }
        return question;
    }

    private static Fact fact(Figure figure) {
        var value = figure.value();
        return value == null
                ? new Fact.Unknown(figure.reason() == null ? "没有数字" : figure.reason())
                : new Fact.Numeric(value, figure.evidence());
    }
}
