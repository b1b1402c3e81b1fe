package cn.cunkou.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says when something happened by the clock of the county, from what a phone's clock said. A phone
 * that says what time it takes it to be now is believed about differences only.
 *
 * @param received the real time
 * @param ahead how far the county's clock is ahead of the real one; zero but for demonstrations
 * @param sent what the phone took the time to be when it sent; null where it did not say
 */
public record PhoneClock(Instant received, Duration ahead, @Nullable Instant sent) {
    /** What differs less than this is the way through the network. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** What arrives later is looked at by a person. */
    public static final Duration LATE = Duration.ofDays(31);

    /** What was wrong with a time. */
    public enum Note {
        CORRECTED("手机时钟不准，已按发送时的差距改正"),
        AHEAD("手机时钟超前，按收到的时间算"),
        LATE("办完一个月以后才记的");

        private final String label;

        Note(String label) {
            this.label = label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }

        public static @Nullable Note read(@Nullable String id) {
            return id == null ? null : valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A time by the county's clock.
     *
     * @param entered not before it happened, not after it was received
     */
    public record Settled(Instant happened, Instant entered, @Nullable Note note) {
        public LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(happened, zone);
        }
    }

    public Instant now() {
        return received.plus(ahead);
    }

    public Settled settle(Instant saidHappened, @Nullable Instant saidEntered) {
        var happened = ours(saidHappened);
        var entered = saidEntered == null ? happened : ours(saidEntered);
        var note = isOff() ? Note.CORRECTED : null;
        if (happened.isAfter(now().plus(TOLERATED))) {
            note = Note.AHEAD;
        } else if (happened.isBefore(now().minus(LATE))) {
            note = Note.LATE;
        }
        var last = happened.isAfter(now()) ? now() : happened;
        var kept = entered.isAfter(now()) ? now() : entered;
        return new Settled(last, kept.isBefore(last) ? last : kept, note);
    }

    private Instant ours(Instant said) {
        if (sent != null) {
            return said.plus(Duration.between(sent, now()));
        }
        // Programs speak of the county's time; one that reads its own clock beside a demonstration
        // is understood all the same.
        var real = !ahead.isZero() && said.isAfter(now().plus(TOLERATED));
        return real && !said.isAfter(received.plus(TOLERATED)) ? said.plus(ahead) : said;
    }

    private boolean isOff() {
        if (sent == null) {
            return false;
        }
        var byReal = Duration.between(sent, received).abs();
        var byCounty = Duration.between(sent, now()).abs();
        return byReal.compareTo(TOLERATED) > 0 && byCounty.compareTo(TOLERATED) > 0;
    }
}
