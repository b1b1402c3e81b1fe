package cn.cunkou.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How often a series is published. A figure stands on the last day of its period. */
public enum Rhythm {
    YEAR("每年", "(?<year>\\d{4})年?"),
    QUARTER("每季度", "(?<year>\\d{4})(?:-?Q|年第?)(?<part>[1-4])(?:季度)?"),
    MONTH("每月", "(?<year>\\d{4})(?:-|年)(?<part>\\d{1,2})月?"),
    DAY("按日或不定期", "(?<day>\\d{4}-\\d{2}-\\d{2})");

    private final String label;
    private final Pattern written;

    Rhythm(String label, String written) {
        this.label = label;
        this.written = Pattern.compile(written, Pattern.CASE_INSENSITIVE);
    }

    /** The word in the database and on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /**
     * The last day of the period that was written, such as 2018, 2018-Q2, 2018-06; its first and
     * its last day stand for it too, since spreadsheets turn months into days.
     */
    public Optional<LocalDate> end(String typed) {
        return period(typed)
                .or(() -> DAY.period(typed).filter(this::isEdge).flatMap(day -> period(text(day))));
    }

    private boolean isEdge(LocalDate day) {
        return !text(day).equals(text(day.minusDays(1)))
                || !text(day).equals(text(day.plusDays(1)));
    }

    private Optional<LocalDate> period(String typed) {
        var parts = written.matcher(typed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (this) {
                        case YEAR -> month(parts.group("year"), 12).atEndOfMonth();
                        case QUARTER ->
                                month(parts.group("year"), 3 * number(parts.group("part")))
                                        .atEndOfMonth();
                        case MONTH ->
                                month(parts.group("year"), number(parts.group("part")))
                                        .atEndOfMonth();
                        case DAY -> LocalDate.parse(parts.group("day"));
                    });
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A period as programs write it: 2018, 2018-Q2, 2018-06, 2018-06-30. */
    public String text(LocalDate end) {
        return switch (this) {
            case YEAR -> String.valueOf(end.getYear());
            case QUARTER -> end.getYear() + "-Q" + end.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> YearMonth.from(end).toString();
            case DAY -> end.toString();
        };
    }

    /** How a period is written. */
    public String example() {
        return text(LocalDate.of(2018, 12, 31));
    }

    /** A period as people write it: 2018年, 2018年第2季度, 2018年6月, 2018-06-30. */
    public String words(LocalDate end) {
        return switch (this) {
            case YEAR -> end.getYear() + "年";
            case QUARTER -> end.getYear() + "年第" + end.get(IsoFields.QUARTER_OF_YEAR) + "季度";
            case MONTH -> end.getYear() + "年" + end.getMonthValue() + "月";
            case DAY -> end.toString();
        };
    }

    /** The last period that is over on a day. */
    public LocalDate lastOver(LocalDate today) {
        var month = YearMonth.from(today.plusDays(1));
        return switch (this) {
            case YEAR -> month.withMonth(1).minusMonths(1).atEndOfMonth();
            case QUARTER ->
                    month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1)
                            .minusMonths(1)
                            .atEndOfMonth();
            case MONTH -> month.minusMonths(1).atEndOfMonth();
            case DAY -> today;
        };
    }

    private static YearMonth month(String year, int month) {
        return YearMonth.of(number(year), month);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
