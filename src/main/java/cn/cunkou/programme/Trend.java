package cn.cunkou.programme;

import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Which days a trend shows: ends of months, of quarters when there are too many, and today. */
final class Trend {
    private static final int MOST_MONTHS = 12;

    private Trend() {}

    static List<LocalDate> days(Period span, LocalDate today) {
        if (today.isBefore(span.from())) {
            return List.of(today);
        }
        var first = YearMonth.from(span.from());
        var step = ChronoUnit.MONTHS.between(first, YearMonth.from(today)) > MOST_MONTHS ? 3 : 1;
        while (first.getMonthValue() % step != 0) {
            first = first.plusMonths(1);
        }
        var days = new ArrayList<LocalDate>();
        for (var month = first;
                month.atEndOfMonth().isBefore(today);
                month = month.plusMonths(step)) {
            days.add(month.atEndOfMonth());
        }
        days.add(today);
        return days;
    }
}
