package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;

/** Figures as people write them. */
final class Amounts {
    static final String YUAN = "元";
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Amounts() {}

    /** {@code 12次}, {@code 10万元}, {@code 12345.6元}. */
    static String words(BigDecimal figure, String unit) {
        return unit.equals(YUAN)
                        && figure.abs().compareTo(TEN_THOUSAND) >= 0
                        && figure.remainder(HUNDRED).signum() == 0
                ? plain(figure.movePointLeft(4)) + "万元"
                : plain(figure) + unit;
    }

    static String words(Money money) {
        return words(money.yuan(), YUAN);
    }

    static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + "%";
    }

    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    static boolean isWhole(BigDecimal figure) {
        return figure.stripTrailingZeros().scale() <= 0;
    }
}
