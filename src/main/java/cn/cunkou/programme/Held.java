package cn.cunkou.programme;

import cn.cunkou.measures.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A figure as a goal is held against it: as measured, or as a rate of change. */
record Held(
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String reason,
        String evidence) {
    private static final int DIGITS = 6;

    static Held of(Figure figure) {
        return new Held(
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.reason(),
                figure.evidence());
    }

    /** A figure published in percent, as a share. */
    Held percent() {
        return new Held(
                value == null ? null : value.movePointLeft(2), null, null, reason, evidence);
    }

    /** How much it has changed since another; how far it fell, where it is to fall. */
    Held since(Held before, boolean falls) {
        if (value == null || before.value == null) {
            var why = value == null ? reason : "没有对比期的数：" + before.reason;
            return new Held(null, null, null, why, evidence);
        }
        if (before.value.signum() <= 0) {
            return new Held(null, null, null, "对比期的数是0，算不出变化率", evidence);
        }
        var change = value.subtract(before.value);
        var rate =
                (falls ? change.negate() : change)
                        .divide(before.value, DIGITS, RoundingMode.HALF_UP);
        return new Held(rate, value, before.value, null, evidence);
    }
}
