package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what was filled in about external series into series and figures, or tells everything that
 * is wrong with it.
 */
@Component
class SeriesChecks {
    static final List<Level> LEVELS = List.of(Level.COUNTY, Level.TOWN, Level.VILLAGE);
    static final List<Aggregate> AGGREGATES = List.of(Aggregate.LATEST, Aggregate.SUM);

    /** An address of its own, so no series is called so. */
    private static final String NEW = "new";

    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    private final ExternalSeries external;
    private final Counties counties;
    private final Divisions divisions;

    SeriesChecks(ExternalSeries external, Counties counties, Divisions divisions) {
        this.external = external;
        this.counties = counties;
        this.divisions = divisions;
    }

    /** The series that was meant, or null with faults. */
    @Nullable Series series(SeriesInput input, DivisionCode county, Faults faults) {
        var id = id(input.id(), county, faults);
        var title = faults.required("title", "名称", input.title(), 60);
        var unit = faults.required("unit", "单位", input.unit(), 20);
        var meaning = faults.required("meaning", "口径", input.meaning(), 300);
        var base = base(unit, input.base(), faults);
        var publisher = faults.required("publisher", "发布单位", input.publisher(), 60);
        var aggregate = choice("aggregate", input.aggregate(), AGGREGATES, faults);
        var level = choice("level", input.level(), LEVELS, faults);
        var rhythm = choice("rhythm", input.rhythm(), List.of(Rhythm.values()), faults);
        if (faults.any() || aggregate == null || level == null || rhythm == null) {
            return null;
        }
        var series =
                new Series(id, title, unit, meaning, base, aggregate, level, rhythm, publisher);
        external.clash(series).ifPresent(clash -> faults.add("id", clash, "另起一个代号"));
        return faults.any() ? null : series;
    }

    /** A share says what it is a part of, else nobody could hold it against another's. */
    private static String base(String unit, @Nullable String typed, Faults faults) {
        return unit.equals(ExternalSeries.PERCENT)
                ? faults.required("base", "是谁的百分比", typed, 60)
                : "";
    }

    private String id(@Nullable String typed, DivisionCode county, Faults faults) {
        var id = faults.required("id", "代号", typed, 60);
        if (!id.isEmpty() && !id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            faults.add("id", "只能用小写字母、数字和连字符，以字母开头", "写成farm-retail这样");
        } else if (id.equals(NEW) || external.find(id, county).isPresent()) {
            faults.add("id", "代号「%s」已经有了".formatted(id), "用已有的那个，或换一个代号");
        }
        return id;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            String field, @Nullable String typed, List<E> offered, Faults faults) {
        var chosen =
                offered.stream()
                        .filter(constant -> ExternalSeries.word(constant).equals(typed))
                        .findFirst()
                        .orElse(null);
        if (chosen == null) {
            var words = offered.stream().map(ExternalSeries::word).toList();
            faults.add(field, "没有选，或者不是能选的", "从%s里选".formatted(String.join("、", words)));
        }
        return chosen;
    }

    /** The figure that was meant, or null with faults. */
    @Nullable NewFact fact(Series series, ValueInput input, Faults faults) {
        var division = division(series, input.division(), faults);
        var day = day(series, input.period(), division, faults);
        var value = value(input.value(), faults);
        var source = faults.text("source", input.source(), 60);
        var title = faults.required("documentTitle", "来源文件", input.documentTitle(), 200);
        var number = faults.text("documentNumber", input.documentNumber(), 60);
        var reason = faults.text("reason", input.reason(), 200);
        if (division == null || day == null || value == null || faults.any()) {
            return null;
        }
        return new NewFact(
                series.id(),
                division,
                day,
                value,
                source == null ? series.publisher() : source,
                title,
                number == null ? "" : number,
                reason == null ? "" : reason,
                null);
    }

    /** Nobody overwrites a figure without noticing it. */
    void expectReason(Series series, NewFact fact, Faults faults) {
        var before = external.holding(series.id(), fact.division(), fact.day());
        if (before.isPresent() && fact.reason().isEmpty()) {
            faults.add(
                    "reason",
                    "%s已有数%s（%s录入）"
                            .formatted(
                                    series.rhythm().words(fact.day()),
                                    before.get().number(),
                                    before.get().person()),
                    "要更正就写明原因；没有变就不用再录");
        }
    }

    private @Nullable DivisionCode division(Series series, @Nullable String typed, Faults faults) {
        var code = Faults.given(typed);
        if (code == null) {
            faults.add("division", "没有选地方", "选一个" + series.levelLabel());
            return null;
        }
        if (!DivisionCode.isValid(code) || code.length() != series.level().length()) {
            faults.add(
                    "division",
                    "「%s」不是%s的区划代码".formatted(code, series.levelLabel()),
                    "这个序列按%s记，填%d位代码".formatted(series.levelLabel(), series.level().length()));
            return null;
        }
        var division = DivisionCode.of(code);
        if (counties.find(division.county()).isEmpty()
                || divisions.find(division, counties.today(division)).isEmpty()) {
            faults.add("division", "「%s」不是本系统服务的区划".formatted(code), "核对代码，本县的见“行政区划”");
            return null;
        }
        return division;
    }

    private @Nullable LocalDate day(
            Series series, @Nullable String typed, @Nullable DivisionCode division, Faults faults) {
        var text = faults.required("period", "哪一期", typed, 20);
        if (text.isEmpty()) {
            return null;
        }
        var rhythm = series.rhythm();
        var day = rhythm.end(text);
        if (day.isEmpty()) {
            faults.add(
                    "period",
                    "「%s」不是一期；这个序列%s发布".formatted(text, rhythm.label()),
                    "写成%s这样".formatted(rhythm.example()));
        }
        return day.filter(end -> isOver(end, division, faults)).orElse(null);
    }

    private boolean isOver(LocalDate end, @Nullable DivisionCode division, Faults faults) {
        var today = division == null ? null : counties.today(division);
        if (today != null && end.isAfter(today)) {
            faults.add("period", "%s还没有到（业务日%s）".formatted(end, today), "到期发布以后再录");
        }
        if (end.isBefore(EARLIEST)) {
            faults.add("period", "%s早于1949年10月".formatted(end), "核对年份");
        }
        return true;
    }

    private static @Nullable BigDecimal value(@Nullable String typed, Faults faults) {
        var text = faults.required("value", "数值", typed, 40);
        if (text.isEmpty()) {
            return null;
        }
        var plain = Optional.of(text.replaceAll("[,，\\s]", ""));
        var value = plain.filter(digits -> digits.matches("-?\\d{1,15}(\\.\\d{1,6})?"));
        if (value.isEmpty()) {
            faults.add("value", "「%s」不是数，或者太长".formatted(text), "只写数字，最多15位整数、6位小数，如3120.5");
        }
        return value.map(BigDecimal::new).map(Figure.Value::plain).orElse(null);
    }
}
