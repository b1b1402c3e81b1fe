package cn.cunkou.plan.rewards;

import java.util.List;
import java.util.Optional;

/** What was granted before, in this programme and, as far as known, in others. */
public interface Awards {
    /** Nobody has kept a record. */
    Awards UNRECORDED = Optional::empty;

    /** All awards of this house's record; empty when there is no record. */
    Optional<List<Award>> all();

    static Awards of(List<Award> awards) {
        var all = Optional.of(List.copyOf(awards));
        return () -> all;
    }
}
