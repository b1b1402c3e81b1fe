package cn.cunkou.plan.rewards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where judging takes its facts from. */
@FunctionalInterface
public interface Facts {
    Fact find(Wanted wanted);

    /**
     * A fact that is asked for.
     *
     * @param from first day, null where there is none
     * @param to last day; of states, the day
     */
    record Wanted(
            Subject subject,
            Quantity quantity,
            Term.About about,
            @Nullable LocalDate from,
            LocalDate to,
            When when) {}

    /** Which time is meant, seen from the day of judging. */
    enum When {
        NOW,
        BASE_YEAR,
        /** A year before, in search of the first time. */
        EARLIER
    }
}
