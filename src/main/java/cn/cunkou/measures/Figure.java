package cn.cunkou.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The value of a measure, or why there is none.
 *
 * @param value shares and growth 0–1; null when it cannot be computed
 * @param reason why it cannot be computed, in Chinese
 * @param numerator of a share, average or growth, with its denominator
 * @param asOf the last day that counts
 * @param evidence address of the rows behind it
 */
public record Figure(
        String measure,
        String division,
        @Nullable BigDecimal value,
        Label unit,
        @Nullable String reason,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable LocalDate from,
        LocalDate asOf,
        @Nullable String base,
        String evidence) {

    /** The same, with a reason in place of its value. */
    Figure without(String reason) {
        return new Figure(
                measure, division, null, unit, reason, null, null, from, asOf, base, evidence);
    }

    /** The value and nothing else that was counted on the way to it. */
    record Value(
            @Nullable BigDecimal value,
            @Nullable String reason,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {

        static Value of(BigDecimal value) {
            return new Value(plain(value), null, null, null);
        }

        static Value none(String reason) {
            return new Value(null, reason, null, null);
        }

        /** Without zeros that say nothing, and without an exponent. */
        static BigDecimal plain(BigDecimal value) {
            if (value.signum() == 0) {
                return BigDecimal.ZERO;
            }
            var stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}
