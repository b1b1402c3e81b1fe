package cn.cunkou.programme;

import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Goal.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Figures as people say them. */
final class Words {
    private Words() {}

    /** {@code 还差4个}, {@code 还差1.8个百分点}; empty when nothing is missing. */
    static String distance(Goal goal, BigDecimal value, String unit) {
        var missing = goal.distance(value);
        if (missing.signum() == 0) {
            return "";
        }
        return switch (goal.unit()) {
            case COUNT -> "还差" + plain(missing) + unit;
            // Rounded up: who is a hair short must not read that nothing is missing.
            case SHARE ->
                    "还差" + plain(missing.movePointRight(2).setScale(1, RoundingMode.UP)) + "个百分点";
        };
    }

    /** Which part of the goal a figure is, 0–1, rounded down. */
    static Optional<BigDecimal> part(Goal goal, BigDecimal figure) {
        if (!goal.asksForGrowth() || goal.figure().signum() == 0) {
            return Optional.empty();
        }
        var part = figure.divide(goal.figure(), 4, RoundingMode.DOWN);
        return Optional.of(part.min(BigDecimal.ONE).max(BigDecimal.ZERO));
    }

    /** A figure with its unit: {@code 68.2%}, {@code 16个}. */
    static String figure(BigDecimal value, Unit kind, String unit) {
        return switch (kind) {
            case COUNT -> plain(value) + unit;
            case SHARE -> plain(value.movePointRight(2).setScale(1, RoundingMode.HALF_UP)) + "%";
        };
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
