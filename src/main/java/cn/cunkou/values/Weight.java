package cn.cunkou.values;

import java.math.BigDecimal;

/** A weight in whole grams. */
public record Weight(long grams) implements Comparable<Weight> {
    /**
     * @throws IllegalArgumentException when negative
     */
    public Weight {
        if (grams < 0) {
            throw new IllegalArgumentException("a weight cannot be negative: " + grams + " g");
        }
    }

    /**
     * A weight in kilograms.
     *
     * @throws ArithmeticException when it is finer than a gram or too large
     */
    public static Weight ofKilograms(BigDecimal kilograms) {
        return new Weight(kilograms.movePointRight(3).longValueExact());
    }

    /** The same weight in kilograms, always with three decimals. */
    public BigDecimal kilograms() {
        return BigDecimal.valueOf(grams, 3);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Weight plus(Weight other) {
        return new Weight(Math.addExact(grams, other.grams));
    }

    @Override
    public int compareTo(Weight other) {
        return Long.compare(grams, other.grams);
    }
}
