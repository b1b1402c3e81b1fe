package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A measure, asked for a place, a time and, where wanted, a part of its rows.
 *
 * @param division 2 to 12 digits
 * @param from first day of the period; without it, everything up to {@code to} (the year so far for
 *     growth)
 * @param to last day of the period, and the day on which states are taken; today without it
 * @param asOf no fact of a later day counts
 * @param base what a share is taken of; the measure's first base without it
 * @param dimensions only rows that have one of these values
 */
public record Question(
        String measure,
        String division,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate asOf,
        @Nullable String base,
        Map<String, Set<String>> dimensions) {

    /** Narrows to rows about one subject, as a dimension that every measure has. */
    static final String SUBJECT = "subject";

    public Question {
        var sorted = new TreeMap<String, Set<String>>();
        dimensions.forEach((name, values) -> sorted.put(name, sorted(values)));
        dimensions = Collections.unmodifiableMap(sorted);
    }

    /** A measure of a whole division, up to today. */
    public static Question of(String measure, String division) {
        return new Question(measure, division, null, null, null, null, Map.of());
    }

    public Question in(String division) {
        return new Question(measure, division, from, to, asOf, base, dimensions);
    }

    public Question between(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Question(measure, division, from, to, asOf, base, dimensions);
    }

    public Question asOf(@Nullable LocalDate day) {
        return new Question(measure, division, from, to, day, base, dimensions);
    }

    public Question base(@Nullable String base) {
        return new Question(measure, division, from, to, asOf, base, dimensions);
    }

    /** Only rows about one subject. */
    public Question about(String subject) {
        return where(SUBJECT, subject);
    }

    /** Only rows that have this value of a declared dimension. */
    public Question where(String dimension, String value) {
        return where(dimension, Set.of(value));
    }

    /** Only rows that have one of these values of a declared dimension. */
    public Question where(String dimension, Collection<String> values) {
        var more = new TreeMap<>(dimensions);
        more.put(dimension, sorted(values));
        return new Question(measure, division, from, to, asOf, base, more);
    }

    private static SortedSet<String> sorted(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
