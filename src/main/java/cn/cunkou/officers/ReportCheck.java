package cn.cunkou.officers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a report, or tells everything that is wrong with it. */
@Component
class ReportCheck {
    static final int LONGEST_TEXT = 1_000;

    private static final int OLDEST_DAYS = 31;

    private final ReportKinds kinds;
    private final Divisions divisions;
    private final Counties counties;

    ReportCheck(ReportKinds kinds, Divisions divisions, Counties counties) {
        this.kinds = kinds;
        this.divisions = divisions;
        this.counties = counties;
    }

    /**
     * The report.
     *
     * @throws Problem with everything that is wrong
     */
    Report.Said check(ReportInput input) {
        var faults = new Faults();
        var division = division(faults, input.division());
        var kind = faults.required("kind", "类别", input.kind(), 40);
        var day =
                AppointmentCheck.day(faults, "day", faults.required("day", "日期", input.day(), 10));
        if (division != null) {
            var county = division.county();
            checkKind(faults, kind, kinds.of(county));
            checkDay(faults, day, counties.today(county));
        }
        var text = faults.requiredLines("text", "内容", input.text(), LONGEST_TEXT);
        var quantity = quantity(faults, input.quantity());
        var unit = faults.text("unit", input.unit(), 10);
        if (quantity != null && unit == null) {
            faults.add("unit", "填了数量，没有填单位", "写斤、件、元/斤这样的单位");
        }
        if (division == null || day == null || faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有上报", "有几处需要改。", faults.found());
        }
        return new Report.Said(division, day, kind, text, quantity, quantity == null ? null : unit);
    }

    private @Nullable DivisionCode division(Faults faults, @Nullable String typed) {
        var code = faults.required("division", "地方", typed, 12);
        if (code.isEmpty()) {
            return null;
        }
        var division =
                DivisionCode.isValid(code) && code.length() >= 6 ? DivisionCode.of(code) : null;
        if (division == null
                || counties.find(division.county()).isEmpty()
                || divisions.find(division, counties.today(division)).isEmpty()) {
            faults.add("division", "没有这个地方", "从列表里选");
            return null;
        }
        if (!Actor.current().scope().covers(code)) {
            faults.add("division", "不在您负责的地方", "选您自己的镇或村");
            return null;
        }
        return division;
    }

    private static void checkKind(Faults faults, String kind, List<Option> offered) {
        if (!kind.isEmpty() && offered.stream().noneMatch(one -> one.value().equals(kind))) {
            faults.add("kind", "没有「%s」这一类".formatted(kind), "从列表里选");
        }
    }

    private static void checkDay(Faults faults, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            faults.add("day", "%s还没有到（今天%s）".formatted(day, today), "发生了再报");
        } else if (day != null && day.isBefore(today.minusDays(OLDEST_DAYS))) {
            faults.add("day", "%s已经过去一个多月".formatted(day), "日期选最近一个月的，内容里写明是哪天的事");
        }
    }

    private static @Nullable BigDecimal quantity(Faults faults, @Nullable String typed) {
        var given = faults.text("quantity", typed, 20);
        if (given == null) {
            return null;
        }
        if (!given.matches("\\d{1,11}(\\.\\d{1,3})?")) {
            faults.add("quantity", "「%s」不是数量".formatted(given), "只写数字，如300或4.5，单位写在旁边");
            return null;
        }
        return new BigDecimal(given);
    }

    static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (Objects.requireNonNull(field)) {
                            case "kind" -> "类别";
                            case "day" -> "日期";
                            case "division" -> "地方";
                            case "text" -> "内容";
                            case "quantity" -> "数量";
                            case "unit" -> "单位";
                            case "file" -> "照片";
                            case "note" -> "说明";
                            default -> field;
                        });
    }
}
