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
     *     {@code level: town}
     */
    record Measured(String measure, Map<String, String> where, @Nullable String base)
            implements Basis {
        /** The measure of the register of papers, narrowed to plan and item. */
        public static final String PAPERS = "papers.registered";

        /** The dimension of measures that know whose doing their rows are, by name. */
        static final String BODY = "body";

        public Measured {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        }

        @Override
        public Measured withBase(String base) {
            return new Measured(measure, where, base);
        }

        @Override
        public Measured narrowed(String dimension, String value) {
            var more = new LinkedHashMap<>(where);
            more.put(dimension, value);
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
