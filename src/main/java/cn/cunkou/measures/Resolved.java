package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that can be answered.
 *
 * @param asked of the measure itself, or of the one whose growth it is
 * @param before the same a year earlier, for growth
 * @param obstacle why it cannot be computed, known without looking at any row
 */
record Resolved(Measure measure, Asked asked, @Nullable Asked before, @Nullable String obstacle) {

    /** Everything that must be asked of the rows. */
    List<Asked> parts() {
        if (obstacle != null) {
            return List.of();
        }
        return before == null ? List.of(asked) : List.of(asked, before);
    }

    Resolved by(Asked.Grouping grouping) {
        return new Resolved(
                measure, asked.by(grouping), before == null ? null : before.by(grouping), obstacle);
    }

    Resolved aimedAt(Asked.Aim aim) {
        return new Resolved(
                measure, asked.aimedAt(aim), before == null ? null : before.aimedAt(aim), obstacle);
    }

    /** The part that lies in a division. */
    Resolved in(String division) {
        return new Resolved(
                measure, asked.in(division), before == null ? null : before.in(division), obstacle);
    }

    /** The part with a value of a dimension. */
    Resolved where(String dimension, String value) {
        return new Resolved(
                measure,
                asked.where(dimension, value),
                before == null ? null : before.where(dimension, value),
                obstacle);
    }

    LocalDate day() {
        return asked.to();
    }
}
