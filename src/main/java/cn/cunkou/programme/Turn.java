package cn.cunkou.programme;

import cn.cunkou.plan.Rhythm;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the times that an item has to be kept: the only one, or a month or year of its rhythm.
 *
 * @param suffix of the standing's id; empty for the only one
 * @param name such as 2019年3月, 第2年; empty for the only one
 * @param span from its first day to the last on which it is kept in time
 * @param until the last day on which it can be made up for
 */
record Turn(String suffix, String name, Period span, LocalDate until) {
    static Turn only(Period span) {
        return new Turn("", "", span, LocalDate.MAX);
    }

    /** The turns that have begun, the earliest first. */
    static List<Turn> begun(Target target, Rhythm rhythm, LocalDate today) {
        var turns = new ArrayList<Turn>();
        var span = target.span();
        var start = span.from();
        while (!start.isAfter(span.to()) && !start.isAfter(today)) {
            var turn =
                    switch (rhythm.unit()) {
                        case MONTH -> ofMonth(YearMonth.from(start), rhythm.onDay());
                        case YEAR -> ofYear(start.getYear());
                    };
            turns.add(turn);
            start = turn.until().plusDays(1);
        }
        return turns;
    }

    /** The years of a period that have begun, counted from its first day. */
    static List<Turn> yearsOf(Period span, LocalDate today) {
        var turns = new ArrayList<Turn>();
        var start = span.from();
        for (var year = 1; start.isBefore(span.to()) && !start.isAfter(today); year++) {
            var end = span.from().plusYears(year);
            turns.add(new Turn(":" + year, "第%d年".formatted(year), new Period(start, end), end));
            start = end.plusDays(1);
        }
        return turns;
    }

    private static Turn ofMonth(YearMonth month, int onDay) {
        var whole = Period.month(month);
        var due = onDay == 0 ? whole.to() : month.atDay(onDay);
        return new Turn(
                ":" + month,
                "%d年%d月".formatted(month.getYear(), month.getMonthValue()),
                new Period(whole.from(), due),
                whole.to());
    }

    private static Turn ofYear(int year) {
        var whole = Period.year(year);
        return new Turn(":" + year, year + "年", whole, whole.to());
    }

    /** The day whose figure counts today. */
    LocalDate day(LocalDate today) {
        return today.isBefore(until) ? today : until;
    }
}
