package cn.cunkou.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: 1,412 and 家, 68.2 and %. */
public final class FigureWords {
    private FigureWords() {}

    /**
     * The number alone; — where there is none. Shares are shown in per cent, cut so that 99.96 % is
     * not yet 100.
     */
    public static String number(@Nullable BigDecimal value, Label unit) {
        if (value == null) {
            return "—";
        }
        var shown =
                isShare(unit)
                        ? value.movePointRight(2).setScale(1, RoundingMode.DOWN)
                        : value.setScale(
                                Math.min(2, Math.max(0, value.stripTrailingZeros().scale())),
                                RoundingMode.HALF_UP);
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(shown);
    }

    public static String unit(@Nullable BigDecimal value, Label unit) {
        return value == null ? "" : isShare(unit) ? "%" : unit.title();
    }

    public static String words(Figure figure) {
        return number(figure.value(), figure.unit()) + unit(figure.value(), figure.unit());
    }

    public static boolean isShare(Label unit) {
        return unit.name().equals("share");
    }
}
