package cn.cunkou.values;

import java.math.BigDecimal;

/**
 * An amount of renminbi in whole fen (1 yuan = 100 fen). It may be negative: a claw-back is money
 * too.
 */
public record Money(long fen) implements Comparable<Money> {
    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /**
     * An amount of yuan, as papers write it.
     *
     * @throws ArithmeticException when it is finer than a fen or too large for one
     */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    /** The same amount in yuan, always with two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /**
     * The difference.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /**
     * So many times the amount: a unit price by its quantity.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money times(long quantity) {
        return new Money(Math.multiplyExact(fen, quantity));
    }

    /**
     * What part of another amount this is; exact to twelve decimals, half up.
     *
     * @throws IllegalArgumentException when the other is zero, or the part lies outside 0–1
     */
    public Share shareOf(Money whole) {
        return Share.of(BigDecimal.valueOf(fen), BigDecimal.valueOf(whole.fen));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount as pages show it: {@code ¥1,234.50}. */
    @Override
    public String toString() {
        return (fen < 0 ? "-¥" : "¥") + "%,.2f".formatted(yuan().abs());
    }
}
