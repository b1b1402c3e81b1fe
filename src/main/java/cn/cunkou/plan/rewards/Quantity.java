package cn.cunkou.plan.rewards;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that can be known of a subject, or of the place it is in. */
public sealed interface Quantity {
    /** The name by which examples give its value. */
    String name();

    /**
     * A measure of this house.
     *
     * @param where the measure's dimensions that are narrowed, in the order they are written
     * @param base what a share is a part of
     */
    record Measured(String measure, Map<String, String> where, @Nullable String base)
            implements Quantity {
        public Measured {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        }

        @Override
        public String name() {
            return measure;
        }
    }

    /** What a register says of the subject: {@code months-open}. */
    record Attribute(String name) implements Quantity {}

    /**
     * A fact that nobody can record in this house yet.
     *
     * @param label in Chinese words
     * @param unit of a number; empty for words and for yes and no
     */
    record Unrecorded(String name, String label, String unit) implements Quantity {}

    /**
     * A sum of money that somebody has to settle, in yuan: the cost that is shared.
     *
     * @param excludes kinds of cost that do not count
     */
    record Cost(String name, String label, List<String> excludes) implements Quantity {
        public Cost {
            excludes = List.copyOf(excludes);
        }
    }
}
