package cn.cunkou.plan;

import java.math.BigDecimal;

/** One side of a goal. Shares are 0–1. */
public record Bound(Comparison comparison, BigDecimal figure) {
    public boolean holds(BigDecimal value) {
        return comparison.holds(value, figure);
    }
}
