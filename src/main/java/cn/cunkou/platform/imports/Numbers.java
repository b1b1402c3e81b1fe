package cn.cunkou.platform.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers as office software stores them, and the plain way to write them. */
final class Numbers {
    /** Office software keeps fifteen digits of a number and silently loses the rest. */
    static final int KEPT_DIGITS = 15;

    private static final int LONGEST = 60;
    private static final int LARGEST_POWER = 308;

    private Numbers() {}

    static @Nullable BigDecimal parsed(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            boolean huge =
                    Math.abs((long) number.precision() - number.scale()) > LARGEST_POWER
                            || Math.abs((long) number.scale()) > LARGEST_POWER;
            return huge ? null : number;
        } catch (NumberFormatException words) {
            return null;
        }
    }

    /**
     * Without power of ten and without the dust of binary fractions: {@code 4.41424100201E11} is
     * {@code 441424100201}, {@code 0.30000000000000004} is {@code 0.3}.
     */
    static String plain(String text, BigDecimal number) {
        boolean digitsOnly = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
        if (digitsOnly) {
            return text;
        }
        var kept =
                number.precision() > KEPT_DIGITS
                        ? number.round(new MathContext(KEPT_DIGITS))
                        : number;
        return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
    }
}
