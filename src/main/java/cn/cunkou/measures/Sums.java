package cn.cunkou.measures;

import java.math.BigDecimal;

/**
 * What the rows of one group come to.
 *
 * @param key the group's division or dimension value; empty for the whole
 * @param rows how many evidence rows
 * @param total the sum of their values
 * @param weight the sum of their weights
 * @param subjects how many different subjects, where the aggregate asks for it
 */
record Sums(String key, long rows, BigDecimal total, BigDecimal weight, long subjects) {
    static final Sums NONE = new Sums("", 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);
}
