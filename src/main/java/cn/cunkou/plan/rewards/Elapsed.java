package cn.cunkou.plan.rewards;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long something has lasted, in whole months and years as the law counts them. */
public final class Elapsed {
    private Elapsed() {}

    /** Negative before the start. */
    public static int years(LocalDate start, LocalDate day) {
        return Math.floorDiv(months(start, day), 12);
    }

    /**
     * A month that begins on the 31st ends on the last day of a shorter one. Negative before the
     * start.
     */
    public static int months(LocalDate start, LocalDate day) {
        var months = Math.toIntExact(ChronoUnit.MONTHS.between(start, day));
        while (start.plusMonths(months).isAfter(day)) {
            months--;
        }
        return start.plusMonths(months + 1L).isAfter(day) ? months : months + 1;
    }
}
