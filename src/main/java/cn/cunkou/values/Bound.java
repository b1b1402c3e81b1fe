package cn.cunkou.values;

import java.math.BigDecimal;

/** One side of what a value must be. Shares are 0–1. */
public record Bound(Comparison comparison, BigDecimal figure) {
    public boolean holds(BigDecimal value) {
        return comparison.holds(value, figure);
    }
}
