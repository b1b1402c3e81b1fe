package cn.cunkou.values;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole, 0 to 1. Equal shares are equal however many zeros they were written with. */
public record Share(BigDecimal value) implements Comparable<Share> {
    private static final int DECIMALS = 12;

    /** Nothing of it. */
    public static final Share NONE = new Share(BigDecimal.ZERO);

    /** All of it. */
    public static final Share ALL = new Share(BigDecimal.ONE);

    /**
     * @throws IllegalArgumentException when outside 0–1
     */
    public Share {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** So many percent, 0–100. */
    public static Share ofPercent(BigDecimal percent) {
        return new Share(percent.movePointLeft(2));
    }

    /**
     * A part of a whole, to twelve decimals, half up.
     *
     * @throws IllegalArgumentException when the whole is zero, or the part lies outside it
     */
    public static Share of(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            throw new IllegalArgumentException("nothing has no shares: " + part + " of 0");
        }
        return new Share(part.divide(whole, DECIMALS, RoundingMode.HALF_UP));
    }

    /** The share of an amount, rounded down to the fen: a cap is never rounded up. */
    public Money of(Money whole) {
        return new Money(
                value.multiply(BigDecimal.valueOf(whole.fen()))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact());
    }

    @Override
    public int compareTo(Share other) {
        return value.compareTo(other.value);
    }

    /** The share as pages show it: {@code 68.2%}, one decimal at most, half up. */
    @Override
    public String toString() {
        var percent = value.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + "%";
    }
}
