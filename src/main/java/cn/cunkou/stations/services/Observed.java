package cn.cunkou.stations.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service as the search for invented ones sees it. Times are by the county's clock.
 *
 * @param content kind and fields as one text; equal for equal services
 * @param filled whether anything was typed into its fields
 * @param caller the same for the same number; null where none was given
 * @param number the villager's, in plain digits; null where none was given or nobody has to know
 * @param point where the phone was; null where it did not say
 * @param late whether it came a month after it happened, or later
 */
public record Observed(
        UUID id,
        UUID station,
        LocalDate day,
        Instant happened,
        Instant entered,
        String content,
        boolean filled,
        @Nullable String caller,
        @Nullable String number,
        @Nullable Point point,
        Rendered.Confirmation confirmation,
        boolean late) {
    /** China has one time zone, without summer time in the days of these programmes. */
    static final ZoneId ZONE = ZoneOffset.ofHours(8);

    private static final int CHOSEN_SECONDS = 300;

    /** Whether the keeper chose the time himself, which is later than he tapped it in. */
    boolean isChosen() {
        return entered.getEpochSecond() - happened.getEpochSecond() > CHOSEN_SECONDS;
    }

    @Override
    public String toString() {
        return "service " + id + " of " + day;
    }
}
