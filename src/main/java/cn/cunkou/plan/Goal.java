package cn.cunkou.plan;

import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What a value must reach: one bound, or a lower and an upper one. */
public record Goal(List<Bound> bounds, Unit unit) {
    /** What the figures of a goal count. */
    public enum Unit {
        /** Things, persons, money: whatever the measure counts. */
        COUNT,
        /** Parts of a base, 0–1. */
        SHARE
    }

    /**
     * @throws IllegalArgumentException without a bound, or with more than two
     */
    public Goal {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty() || bounds.size() > 2) {
            throw new IllegalArgumentException("a goal has one or two bounds: " + bounds);
        }
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

    /** In words, with the unit of a count: {@code 不少于16个}. */
    public String words(String counted) {
        return bounds.stream()
                .map(bound ->
                        bound.comparison().words()
                                + written(bound.figure())
                                + (unit == Unit.COUNT ? counted : ""))
                .collect(Collectors.joining("，"));
    }
}
