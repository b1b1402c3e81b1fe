package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A town or village that was renamed, created or abolished.
 *
 * @param before its official name until then, null when it was created
 * @param after its official name from then on, null when it was abolished
 * @param mergedInto which division took it over, null where none is named
 * @param from first day of the new state
 * @param documentNumber of the paper that ordered it
 */
record DivisionChange(
        DivisionCode code,
        @Nullable String before,
        @Nullable String after,
        @Nullable DivisionCode mergedInto,
        LocalDate from,
        String documentTitle,
        String documentNumber) {
    String act() {
        if (before == null) {
            return "新设";
        }
        if (after != null) {
            return "更名";
        }
        return mergedInto == null ? "撤销" : "并入";
    }

    /** The name it goes by. */
    String name() {
        return after == null ? String.valueOf(before) : after;
    }
}
