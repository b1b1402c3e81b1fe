package cn.cunkou.plan;

import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value must reach: one bound, or a lower and an upper one.
 *
 * @param about the figure that the bounds lie about, where the paper says 左右
 */
public record Goal(List<Bound> bounds, Unit unit, @Nullable About about) {
    /** What the figures of a goal count. */
    public enum Unit {
        /** Things, persons, money: whatever the measure counts. */
        COUNT,
        /** Parts of a base, 0–1. */
        SHARE
    }

    /**
     * A figure and how far from it is near enough.
     *
     * @param tolerance the part of the figure by which a value may differ from it, 0–1
     */
    public record About(BigDecimal figure, BigDecimal tolerance) {}

    /**
     * @throws IllegalArgumentException without a bound, or with more than two
     */
    public Goal {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty() || bounds.size() > 2) {
            throw new IllegalArgumentException("a goal has one or two bounds: " + bounds);
        }
    }

    public Goal(List<Bound> bounds, Unit unit) {
        this(bounds, unit, null);
    }

    static Goal about(BigDecimal figure, BigDecimal tolerance, Unit unit) {
        var off = figure.multiply(tolerance);
        return new Goal(
                List.of(
                        new Bound(Comparison.AT_LEAST, figure.subtract(off)),
                        new Bound(Comparison.AT_MOST, figure.add(off))),
                unit,
                new About(figure, tolerance));
    }

    public static Goal atLeast(BigDecimal figure, Unit unit) {
        return new Goal(List.of(new Bound(Comparison.AT_LEAST, figure)), unit);
    }

    public boolean isReachedBy(BigDecimal value) {
        return bounds.stream().allMatch(bound -> bound.holds(value));
    }

    /** Whether the value has to grow to reach it; a cap has only to be kept. */
    public boolean asksForGrowth() {
        return bounds.stream().anyMatch(bound -> !bound.comparison().isUpper());
    }

    /** The figure to grow to, or the cap when there is none. */
    public BigDecimal figure() {
        return bounds.stream()
                .filter(bound -> !bound.comparison().isUpper())
                .findFirst()
                .orElse(bounds.getFirst())
                .figure();
    }

    /** How much is missing to the figure; zero when it is reached or is only a cap. */
    public BigDecimal distance(BigDecimal value) {
        return asksForGrowth() ? figure().subtract(value).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** Whether no value at all can reach it. */
    boolean isImpossible() {
        return bounds.stream()
                .filter(bound -> bound.comparison().isLower())
                .anyMatch(low ->
                        bounds.stream()
                                .filter(bound -> bound.comparison().isUpper())
                                .anyMatch(high -> low.figure().compareTo(high.figure()) > 0));
    }

    /** A figure as people write it: {@code 70%} or {@code 16}. */
    String written(BigDecimal figure) {
        return switch (unit) {
            case COUNT -> figure.stripTrailingZeros().toPlainString();
            case SHARE -> figure.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        };
    }

    /** In words, with the unit of a count: {@code 不少于16个}, {@code 500平方米左右（上下不超过10%）}. */
    public String words(String counted) {
        if (about != null) {
            return "%s%s左右（上下不超过%s%%）"
                    .formatted(
                            written(about.figure()),
                            unit == Unit.COUNT ? counted : "",
                            Scalars.plain(about.tolerance().movePointRight(2)));
        }
        return bounds.stream()
                .map(bound ->
                        bound.comparison().words()
                                + written(bound.figure())
                                + (unit == Unit.COUNT ? counted : ""))
                .collect(Collectors.joining("，"));
    }
}
