package cn.cunkou.measures;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Turns questions into what can be answered, or says everything that is wrong with them. */
final class Questions {
    private static final int COUNTY = 6;

    private final Definitions definitions;
    private final Places places;
    private final Map<String, LocalDate> today = new HashMap<>();
    private final Map<String, String> missing = new HashMap<>();

    /** For a handful of questions: what is looked up for one is kept for the next. */
    Questions(Definitions definitions, Places places) {
        this.definitions = definitions;
        this.places = places;
    }

    Resolved resolve(Question question) {
        return resolve(question, List.of());
    }

    /**
     * @param before what was found wrong with it already
     * @throws Problem with everything that is wrong
     */
    Resolved resolve(Question question, List<Problem.Fault> before) {
        var faults = new ArrayList<>(before);
        var known = known(question);
        if (known.isEmpty()) {
            faults.add(
                    new Problem.Fault(
                            "measure",
                            "没有指标「" + question.measure() + "」",
                            "从 /api/measures 的目录中选取"));
        }
        var digits = question.division().matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
        var day = digits ? day(question) : LocalDate.MAX;
        if (!question.division().isEmpty()
                && !(digits && places.exists(question.division(), day))) {
            faults.add(
                    new Problem.Fault(
                            "division",
                            "没有行政区划「" + question.division() + "」",
                            "填写2、4、6、9或12位的现行区划代码"));
        }
        var now = today(question);
        if (digits && day.isAfter(now)) {
            faults.add(
                    new Problem.Fault(
                            question.asOf() == null ? "to" : "asOf",
                            "%s还没有到，今天是%s".formatted(day, now),
                            "填今天或更早的一天"));
        }
        if (question.from() != null && question.from().isAfter(day)) {
            faults.add(
                    new Problem.Fault(
                            "from", "起始日 " + question.from() + " 晚于截止日 " + day, "起始日不能晚于截止日"));
        }
        known.ifPresent(definition -> checkParts(definition, question, faults));
        if (!faults.isEmpty()) {
            var status = known.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
            throw new Problem(status, "无法回答", "所问的指标或范围有%d处不对。".formatted(faults.size()), faults);
        }
        return resolve(question, known.orElseThrow(), day);
    }

    /** In the words of the county that is asked about, if it has any. */
    private Optional<Definition> known(Question question) {
        var county = county(question);
        return DivisionCode.isValid(county) && county.length() == COUNTY
                ? definitions
                        .findIn(DivisionCode.of(county), question.measure())
                        .or(() -> definitions.find(question.measure()))
                : definitions.find(question.measure());
    }

    private void checkParts(Definition definition, Question question, List<Problem.Fault> faults) {
        var rows = rowsOf(definition).measure();
        var dimensions = rows.dimensions().stream().map(Label::name).toList();
        for (var dimension : question.dimensions().keySet()) {
            if (!dimensions.contains(dimension) && !dimension.equals(Question.SUBJECT)) {
                faults.add(
                        new Problem.Fault(
                                "dimension",
                                "指标「%s」没有维度「%s」".formatted(definition.id(), dimension),
                                oneOf(dimensions, "这个指标没有维度")));
            }
        }
        var bases = rows.bases().stream().map(Label::name).toList();
        var base = question.base();
        if (base != null && !bases.contains(base)) {
            faults.add(
                    new Problem.Fault(
                            "base",
                            "指标「%s」没有口径「%s」".formatted(definition.id(), base),
                            oneOf(bases, "这个指标只有一种口径")));
        }
    }

    private static String oneOf(List<String> names, String otherwise) {
        return names.isEmpty() ? otherwise : "可选：" + String.join("、", names);
    }

    private Definition rowsOf(Definition definition) {
        var of = definition.measure().of();
        return of == null ? definition : definitions.get(of);
    }

    private LocalDate day(Question question) {
        var to = question.to();
        var asOf = question.asOf();
        if (to != null && asOf != null) {
            return to.isBefore(asOf) ? to : asOf;
        }
        if (to != null) {
            return to;
        }
        return asOf != null ? asOf : today(question);
    }

    private LocalDate today(Question question) {
        return today.computeIfAbsent(county(question), places::today);
    }

    private static String county(Question question) {
        return question.division().length() <= 6
                ? question.division()
                : question.division().substring(0, 6);
    }

    private Resolved resolve(Question question, Definition definition, LocalDate day) {
        var rows = rowsOf(definition);
        var growth = definition.kind() == Definition.Kind.GROWTH;
        var base =
                question.base() != null
                        ? question.base()
                        : rows.measure().defaultBase().orElse(null);
        var asked =
                new Asked(
                        rows,
                        question.division(),
                        from(question, rows, growth, day),
                        day,
                        base,
                        question.dimensions(),
                        Asked.WHOLE,
                        Asked.Aim.FIGURE);
        return new Resolved(
                definition.measure(),
                asked,
                growth ? asked.yearBefore() : null,
                obstacle(rows.measure(), question.division(), base, day));
    }

    private static @Nullable LocalDate from(
            Question question, Definition rows, boolean growth, LocalDate day) {
        if (rows.kind() == Definition.Kind.STATE
                || rows.measure().aggregate() == Aggregate.LATEST) {
            return null;
        }
        return question.from() == null && growth ? day.withDayOfYear(1) : question.from();
    }

    private @Nullable String obstacle(
            Measure measure, String division, @Nullable String base, LocalDate day) {
        var names = new ArrayList<String>();
        for (var need : measure.needs()) {
            if (need.base() == null || need.base().equals(base)) {
                var name =
                        missing.computeIfAbsent(
                                need.list() + " " + division + " " + day,
                                _ -> places.missing(need.list(), division, day).orElse(""));
                if (!name.isEmpty()) {
                    names.add("《" + name + "》");
                }
            }
        }
        return names.isEmpty() ? null : "无法计算：截至 " + day + " 尚未导入" + String.join("、", names) + "名单";
    }
}
