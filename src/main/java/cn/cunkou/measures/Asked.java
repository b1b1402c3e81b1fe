package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question with nothing left open, about a measure that has rows of its own.
 *
 * @param from first day, of event measures only
 * @param to last day of events, the day of states
 * @param grouped by what the answer is divided
 * @param aim what is wanted of its rows
 */
record Asked(
        Definition definition,
        String division,
        @Nullable LocalDate from,
        LocalDate to,
        @Nullable String base,
        Map<String, Set<String>> dimensions,
        Grouping grouped,
        Aim aim) {

    /** What an answer is divided by. */
    sealed interface Grouping {
        /** Not at all. */
        record Whole() implements Grouping {}

        /** By divisions whose codes have so many digits. */
        record ByDivision(int digits) implements Grouping {}

        /** By the values of a declared dimension. */
        record ByDimension(String name) implements Grouping {}
    }

    /** What is wanted of the rows. */
    enum Aim {
        FIGURE,
        /** How many subjects there are; above five any number will do. */
        PERSONS,
        /** How many rows there are. */
        ROWS
    }

    static final Grouping WHOLE = new Grouping.Whole();

    Asked by(Grouping grouping) {
        return new Asked(definition, division, from, to, base, dimensions, grouping, aim);
    }

    Asked in(String division) {
        return new Asked(definition, division, from, to, base, dimensions, grouped, aim);
    }

    Asked where(String dimension, String value) {
        var more = new TreeMap<>(dimensions);
        more.put(dimension, Set.of(value));
        return new Asked(definition, division, from, to, base, more, grouped, aim);
    }

    /** The same a year before. */
    Asked yearBefore() {
        return new Asked(
                definition,
                division,
                from == null ? null : from.minusYears(1),
                to.minusYears(1),
                base,
                dimensions,
                grouped,
                aim);
    }

    Asked aimedAt(Aim other) {
        return new Asked(definition, division, from, to, base, dimensions, grouped, other);
    }

    /** Whether day totals by town can answer it. */
    boolean fromPartials() {
        var kept =
                switch (aim) {
                    case FIGURE -> definition.measure().partials();
                    case ROWS -> definition.keepsDays();
                    case PERSONS -> false;
                };
        return kept
                && dimensions.isEmpty()
                && division.length() <= 9
                && switch (grouped) {
                    case Grouping.Whole _ -> true;
                    case Grouping.ByDivision(var digits) -> digits <= 9;
                    case Grouping.ByDimension _ -> false;
                };
    }

    /** The county that the place lies in; the place itself above counties. */
    String county() {
        return division.length() <= 6 ? division : division.substring(0, 6);
    }

    /** Everything below this code in the order of codes: {@code 441424} up to {@code 441425}. */
    String beyond() {
        return beyond(division);
    }

    static String beyond(String division) {
        var last = division.length() - 1;
        return division.substring(0, last) + (char) (division.charAt(last) + 1);
    }
}
