package cn.cunkou.region;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import cn.cunkou.values.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * 工作日: the days on which offices in China work, with holidays and the weekends worked instead. What
 * is known of which years says {@code working-days.txt}; in other years Monday to Friday are
 * assumed to be working days.
 */
public final class WorkingDays {
    private static final WorkingDays CHINA = read("working-days.txt");

    private final Set<Integer> years = new HashSet<>();
    private final Set<LocalDate> rest = new HashSet<>();
    private final Set<LocalDate> work = new HashSet<>();

    private WorkingDays() {}

    public static WorkingDays china() {
        return CHINA;
    }

    public boolean isWorkingDay(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return work.contains(day)
                || (weekday != SATURDAY && weekday != SUNDAY && !rest.contains(day));
    }

    /** Whether the holidays of that year are not known. */
    public boolean isAssumed(int year) {
        return !years.contains(year);
    }

    /** Whether some of these days fall into a year whose holidays are not known. */
    public boolean isAssumed(Period period) {
        for (var year = period.from().getYear(); year <= period.to().getYear(); year++) {
            if (isAssumed(year)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The n-th working day after a day, as in “within five working days”.
     *
     * @param n not negative; 0 gives the day itself, working or not
     */
    public LocalDate plus(LocalDate day, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("cannot go back by working days: " + n);
        }
        var reached = day;
        for (var left = n; left > 0; ) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /**
     * How many working days there are after the first day up to the last, the last included; 0 when
     * it is not later.
     */
    public long between(LocalDate first, LocalDate last) {
        return first.isBefore(last)
                ? first.plusDays(1).datesUntil(last.plusDays(1)).filter(this::isWorkingDay).count()
                : 0;
    }

    private static WorkingDays read(String resource) {
        try (var in = WorkingDays.class.getResourceAsStream(resource)) {
            var text =
                    new String(
                            Objects.requireNonNull(in, resource).readAllBytes(),
                            StandardCharsets.UTF_8);
            var days = new WorkingDays();
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(days::add);
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        var words = line.split(" ");
        switch (words[0]) {
            case "year" -> years.add(Integer.valueOf(words[1]));
            case "rest" -> period(words).stream().forEach(rest::add);
            case "work" -> period(words).stream().forEach(work::add);
            default -> throw new IllegalStateException("no line of working days: " + line);
        }
    }

    private static Period period(String[] words) {
        var first = LocalDate.parse(words[1]);
        return new Period(first, words.length == 4 ? LocalDate.parse(words[2]) : first);
    }
}
