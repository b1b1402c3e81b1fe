package cn.cunkou.plan.rewards;

import cn.cunkou.values.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that a clause lets pass: one bound, or a lower and an upper one.
 *
 * @param percent whether the bounds were written in percent; they are 0–1 then
 */
public record Range(List<Bound> bounds, boolean percent) {
    /**
     * @throws IllegalArgumentException without a bound
     */
    public Range {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("a range has a bound");
        }
    }

    public boolean holds(BigDecimal value) {
        return bounds.stream().allMatch(bound -> bound.holds(value));
    }

    public Optional<Bound> lower() {
        return bounds.stream().filter(bound -> !bound.comparison().isUpper()).findFirst();
    }

    public Optional<Bound> upper() {
        return bounds.stream().filter(bound -> !bound.comparison().isLower()).findFirst();
    }

    /** {@code 不少于10万元，少于30万元} */
    String words(String unit) {
        return bounds.stream()
                .map(bound -> bound.comparison().words() + written(bound.figure(), unit))
                .collect(Collectors.joining("，"));
    }

    String written(BigDecimal figure, String unit) {
        return percent
                ? Amounts.plain(figure.movePointRight(2)) + "%"
                : Amounts.words(figure, unit);
    }

    /** How far a value is from passing: {@code 还差12次}; empty when it passes. */
    String distance(BigDecimal value, String unit) {
        return bounds.stream()
                .filter(bound -> !bound.holds(value))
                .findFirst()
                .map(bound -> distance(bound, value, unit))
                .orElse("");
    }

    private String distance(Bound bound, BigDecimal value, String unit) {
        var missing = bound.figure().subtract(value);
        return switch (bound.comparison()) {
            case AT_LEAST -> "还差" + gap(missing, unit);
            case MORE_THAN ->
                    isWhole(bound, value, unit)
                            ? "还差" + gap(missing.add(BigDecimal.ONE), unit)
                            : missing.signum() == 0
                                    ? "刚好相等，要再多一点"
                                    : "还差" + gap(missing, unit) + "以上";
            case AT_MOST -> "超出" + gap(missing.negate(), unit);
            case LESS_THAN ->
                    isWhole(bound, value, unit)
                            ? "超出" + gap(missing.negate().add(BigDecimal.ONE), unit)
                            : missing.signum() == 0
                                    ? "刚好相等，要再少一点"
                                    : "超出" + gap(missing.negate(), unit);
            case EXACTLY -> (missing.signum() > 0 ? "还差" : "超出") + gap(missing.abs(), unit);
        };
    }

    /** Things are counted one by one; money and shares are not. */
    private boolean isWhole(Bound bound, BigDecimal value, String unit) {
        return !percent
                && !unit.equals(Amounts.YUAN)
                && Amounts.isWhole(bound.figure())
                && Amounts.isWhole(value);
    }

    /** Rounded up: who is a hair short must not read that nothing is missing. */
    private String gap(BigDecimal missing, String unit) {
        return percent
                ? Amounts.plain(missing.movePointRight(2).setScale(2, RoundingMode.UP)) + "个百分点"
                : Amounts.words(missing, unit);
    }
}
