package cn.cunkou.programme;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The bar under a figure: how much of the goal is done, and where flags stand.
 *
 * @param done length of the done part, of 300
 * @param flags places of flags, of 300: where the calendar stands today, or the readings of a
 *     contradiction
 * @param words the same for those who do not see it
 */
public record Furrow(String tone, String done, List<String> flags, String words) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(300);

    /** Nothing to draw: no goal that everybody agrees on, or no figure. */
    static Furrow empty(String tone, String words) {
        return new Furrow(tone, "0", List.of(), words);
    }

    public static Furrow of(
            String tone, BigDecimal value, BigDecimal goal, List<BigDecimal> flags, String words) {
        return new Furrow(
                tone,
                length(value, goal),
                flags.stream().map(flag -> length(flag, goal)).toList(),
                words);
    }

    private static String length(BigDecimal value, BigDecimal goal) {
        if (goal.signum() <= 0) {
            return WHOLE.toPlainString();
        }
        var share =
                value.divide(goal, MathContext.DECIMAL64).min(BigDecimal.ONE).max(BigDecimal.ZERO);
        return share.multiply(WHOLE).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
