package cn.cunkou.values;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Whole days from one to another, both included. */
public record Period(LocalDate from, LocalDate to) {
    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a period cannot end before it begins: " + from + " – " + to);
        }
    }

    /** One day. */
    public static Period day(LocalDate day) {
        return new Period(day, day);
    }

    /** A calendar month. */
    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** A calendar year. */
    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether the two share at least a day. */
    public boolean overlaps(Period other) {
        return !other.to.isBefore(from) && !other.from.isAfter(to);
    }

    /** How many days it has, at least one. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Every day of it, in order. */
    public Stream<LocalDate> stream() {
        return from.datesUntil(to.plusDays(1));
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
