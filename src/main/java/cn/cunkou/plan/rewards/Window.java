package cn.cunkou.plan.rewards;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days that a figure is taken over, as seen from the day of judging.
 *
 * @param months how many, of {@code LAST_MONTHS} only
 */
public record Window(Kind kind, int months) {
    /** Everything up to the day of judging; of states, that day. */
    public static final Window UP_TO_NOW = new Window(Kind.UP_TO_NOW, 0);

    /** How the days are found. */
    public enum Kind {
        UP_TO_NOW("", ""),
        LAST_MONTHS("last-N-months", "近%d个月"),
        CALENDAR_YEAR("calendar-year", "当年"),
        PREVIOUS_CALENDAR_YEAR("previous-calendar-year", "上一年"),
        SINCE_START("since-start", "开办以来"),
        MONTH("month", "当月");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** As plan files write it, with N for a number. */
        public String key() {
            return key;
        }
    }

    /** Days from one to another; {@code from} is null where there is no first day. */
    public record Span(@Nullable LocalDate from, LocalDate to) {}

    public static Window of(Kind kind) {
        return new Window(kind, 0);
    }

    public static Window lastMonths(int months) {
        return new Window(Kind.LAST_MONTHS, months);
    }

    public boolean isYear() {
        return kind == Kind.CALENDAR_YEAR || kind == Kind.PREVIOUS_CALENDAR_YEAR;
    }

    public String words() {
        return kind.words.formatted(months);
    }

    /**
     * The days themselves; empty when they begin with a start that is not known.
     *
     * @param start of the subject
     */
    Optional<Span> span(LocalDate asOf, @Nullable LocalDate start) {
        return switch (kind) {
            case UP_TO_NOW -> Optional.of(new Span(null, asOf));
            case LAST_MONTHS -> Optional.of(new Span(asOf.minusMonths(months).plusDays(1), asOf));
            case CALENDAR_YEAR -> Optional.of(new Span(asOf.withDayOfYear(1), asOf));
            case PREVIOUS_CALENDAR_YEAR -> Optional.of(year(asOf.getYear() - 1));
            case SINCE_START -> Optional.ofNullable(start).map(first -> new Span(first, asOf));
            case MONTH -> Optional.of(new Span(asOf.withDayOfMonth(1), asOf));
        };
    }

    static Span year(int year) {
        return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
}
