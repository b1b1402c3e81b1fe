package cn.cunkou.programme;

import cn.cunkou.measures.Aggregate;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measure;
import cn.cunkou.plan.Goal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A figure as a goal is held against it: as measured, or as a change. */
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

    /** As a goal of a unit can be held against it. */
    Held against(Goal.@Nullable Unit unit, Measure measure) {
        if (measure.isExternal() && unit == Goal.Unit.SHARE) {
            return percent();
        }
        return measure.aggregate() == Aggregate.SHARE && unit == Goal.Unit.COUNT ? counted() : this;
    }

    /** A figure published in percent, as a share. */
    Held percent() {
        return new Held(
                value == null ? null : value.movePointLeft(2), null, null, reason, evidence);
    }

    /** How many are above the line of a share. */
    Held counted() {
        return value == null ? this : new Held(numerator, numerator, denominator, reason, evidence);
    }

    /** By how much it differs from another; how much is gone, where it is to fall. */
    Held differing(Held before, boolean falls) {
        if (value == null || before.value == null) {
            return without(before);
        }
        var change = value.subtract(before.value);
        return new Held(falls ? change.negate() : change, null, null, null, evidence);
    }

    /**
     * By how much this rate outdoes another.
     *
     * @param title what the other rate is of
     */
    Held outdoing(Held other, String title) {
        if (value == null) {
            return this;
        }
        if (other.value == null) {
            var why = "对照的「%s」算不出变化率：%s".formatted(title, other.reason);
            return new Held(null, null, null, why, evidence);
        }
        return new Held(value.subtract(other.value), null, null, null, evidence);
    }

    /** The part of an amount that it is. */
    Held partOf(BigDecimal whole) {
        return value == null || whole.signum() == 0
                ? this
                : new Held(
                        value.divide(whole, DIGITS, RoundingMode.HALF_UP),
                        value,
                        whole,
                        null,
                        evidence);
    }

    /** No value, for a reason; the rows stay. */
    Held without(String why) {
        return new Held(null, null, null, why, evidence);
    }

    private Held without(Held before) {
        var why = value == null ? reason : "没有对比期的数：" + before.reason;
        return new Held(null, null, null, why, evidence);
    }

    /** How much it has changed since another; how far it fell, where it is to fall. */
    Held since(Held before, boolean falls) {
        if (value == null || before.value == null) {
            return without(before);
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
