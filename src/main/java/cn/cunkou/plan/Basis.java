package cn.cunkou.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item's value comes from. */
public sealed interface Basis {
    /** What a share is a part of. */
    @Nullable String base();

    Basis withBase(String base);

    /** Only the part that has a value of a dimension; facts nobody records have no parts. */
    Basis narrowed(String dimension, String value);

    /**
     * A measure of this house.
     *
     * @param where the measure's dimensions that the item narrows, in the order they are written,
     *     each to one of these values: {@code level: town}, {@code media: [national, provincial]}
     */
    record Measured(String measure, Map<String, List<String>> where, @Nullable String base)
            implements Basis {
        /** The measure of the register of papers, narrowed to plan and item. */
        public static final String PAPERS = "papers.registered";

        /** The dimension of measures that know whose doing their rows are, by name. */
        static final String BODY = "body";

        /** The dimension by which every measure knows whom a row is about. */
        public static final String SUBJECT = "subject";

        public Measured {
            var copy = new LinkedHashMap<String, List<String>>();
            where.forEach((dimension, values) -> copy.put(dimension, List.copyOf(values)));
            where = Collections.unmodifiableMap(copy);
        }

        /** A measure narrowed to one value of each of these dimensions. */
        static Measured one(String measure, Map<String, String> where, @Nullable String base) {
            return new Measured(measure, lists(where), base);
        }

        private static Map<String, List<String>> lists(Map<String, String> where) {
            var lists = new LinkedHashMap<String, List<String>>();
            where.forEach((dimension, value) -> lists.put(dimension, List.of(value)));
            return lists;
        }

        /** The only value that a dimension is narrowed to; null where it is to none or several. */
        public @Nullable String only(String dimension) {
            var values = where.getOrDefault(dimension, List.of());
            return values.size() == 1 ? values.getFirst() : null;
        }

        @Override
        public Measured withBase(String base) {
            return new Measured(measure, where, base);
        }

        @Override
        public Measured narrowed(String dimension, String value) {
            var more = new LinkedHashMap<>(where);
            more.put(dimension, List.of(value));
            return new Measured(measure, more, base);
        }
    }

    /**
     * Facts that the house cannot record yet.
     *
     * @param missing each fact in Chinese words
     * @param unit what counts of it are counted in; empty for shares
     */
    record Unrecorded(List<String> missing, String unit, @Nullable String base) implements Basis {
        public Unrecorded {
            missing = List.copyOf(missing);
        }

        @Override
        public Unrecorded withBase(String base) {
            return new Unrecorded(missing, unit, base);
        }

        @Override
        public Unrecorded narrowed(String dimension, String value) {
            return this;
        }
    }
}
