package cn.cunkou.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item's value comes from. */
public sealed interface Basis {
    /** What a share is a part of. */
    @Nullable String base();

    /**
     * A measure of this house.
     *
     * @param where the measure's dimensions that the item narrows, {@code level: town}
     */
    record Measured(String measure, Map<String, String> where, @Nullable String base)
            implements Basis {
        public Measured {
            where = Map.copyOf(where);
        }
    }

    /**
     * Facts that the house cannot record yet.
     *
     * @param missing each fact in Chinese words
     */
    record Unrecorded(List<String> missing, @Nullable String base) implements Basis {
        public Unrecorded {
            missing = List.copyOf(missing);
        }
    }
}
