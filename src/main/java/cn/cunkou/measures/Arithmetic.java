package cn.cunkou.measures;

import cn.cunkou.measures.Figure.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How sums become values. */
final class Arithmetic {
    private static final int DECIMALS = 12;

    private Arithmetic() {}

    static Value value(Aggregate aggregate, Sums sums) {
        return switch (aggregate) {
            case COUNT -> Value.of(BigDecimal.valueOf(sums.rows()));
            case DISTINCT -> Value.of(BigDecimal.valueOf(sums.subjects()));
            case SUM -> Value.of(sums.total());
            case SHARE -> quotient(sums, "无法计算：分母为零，该范围内没有可计入的对象");
            case AVERAGE -> quotient(sums, "无法计算：该范围内没有可用于求平均的记录");
            case LATEST ->
                    sums.rows() == 0 ? Value.none("无法计算：截至当日还没有任何记录") : Value.of(sums.total());
            case GROWTH -> throw new IllegalArgumentException("a growth has no sums of its own");
        };
    }

    private static Value quotient(Sums sums, String otherwise) {
        if (sums.weight().signum() == 0) {
            return Value.none(otherwise);
        }
        return new Value(
                divided(sums.total(), sums.weight()),
                null,
                Value.plain(sums.total()),
                Value.plain(sums.weight()));
    }

    /** What the figure of now has grown by over the one of a year before. */
    static Value growth(Value now, Value before) {
        if (now.value() == null) {
            return Value.none(now.reason() == null ? "无法计算：本期没有数值" : now.reason());
        }
        if (before.value() == null) {
            return Value.none("无法计算：上年同期没有数值（" + before.reason() + "）");
        }
        if (before.value().signum() == 0) {
            return Value.none("无法计算：上年同期为零或没有记录，无从比较");
        }
        return new Value(
                divided(now.value().subtract(before.value()), before.value()),
                null,
                now.value(),
                before.value());
    }

    private static BigDecimal divided(BigDecimal part, BigDecimal whole) {
        return Value.plain(part.divide(whole, DECIMALS, RoundingMode.HALF_UP));
    }
}
