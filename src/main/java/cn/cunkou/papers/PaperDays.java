package cn.cunkou.papers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the days of a paper, and gathers what is wrong with them. */
record PaperDays(Faults faults, LocalDate today) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** The day it was written, which is past. */
    @Nullable LocalDate written(String field, @Nullable String typed) {
        var text = faults.required(field, "成文日期", typed, 10);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today)) {
                faults.add(field, "%s晚于今天（业务日%s）".formatted(day, today), "成文以后再登记");
            } else if (day.isBefore(EARLIEST)) {
                faults.add(field, "%s早于2000年".formatted(day), "核对年份");
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成%s这样".formatted(today));
            return null;
        }
    }

    /** The period it reports on: days or months, from one to another. */
    @Nullable Period covers(String field, @Nullable String from, @Nullable String to) {
        var first = Faults.given(from);
        var last = Faults.given(to);
        if (first == null) {
            if (last != null) {
                faults.add(field, "所报告的时段有止日，没有起日", "补上起日，或把止日也删去");
            }
            return null;
        }
        var begins = span(field, first);
        var ends = last == null ? begins : span(field, last);
        if (begins == null || ends == null) {
            return null;
        }
        if (ends.to().isBefore(begins.from())) {
            faults.add(field, "所报告的时段止于%s，早于起日%s".formatted(ends.to(), begins.from()), "核对两个日期");
            return null;
        }
        return new Period(begins.from(), ends.to());
    }

    private @Nullable Period span(String field, String text) {
        try {
            return text.length() == 7
                    ? Period.month(YearMonth.parse(text))
                    : Period.day(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是月份，也不是日期".formatted(text), "写成2019-03或2019-03-01这样");
            return null;
        }
    }
}
