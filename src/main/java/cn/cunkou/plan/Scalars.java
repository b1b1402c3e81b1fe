package cn.cunkou.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads figures and days strictly, and says what is wrong with them kindly. */
final class Scalars {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?%?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-([0-9]{2})");
    private static final Pattern WIDE = Pattern.compile(".*[０-９％．－／].*");
    private static final Pattern HAN = Pattern.compile(".*[一二三四五六七八九十百千零两].*");

    private Scalars() {}

    /** A figure: percents become 0–1. */
    record Figure(BigDecimal value, boolean percent) {}

    static @Nullable Figure figure(String text) {
        if (!FIGURE.matcher(text).matches()) {
            return null;
        }
        return text.endsWith("%")
                ? new Figure(
                        new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2), true)
                : new Figure(new BigDecimal(text), false);
    }

    static String whyNoFigure(String text) {
        if (WIDE.matcher(text).matches()) {
            return "数字或百分号是全角的，改成半角";
        }
        if (text.contains(",") || text.contains("，") || text.contains("_")) {
            return "数字里不写分隔号，例如 1000";
        }
        if (HAN.matcher(text).matches()) {
            return "用阿拉伯数字，例如 300";
        }
        if (Pattern.matches("[0-9.]+\\s*\\D+", text)) {
            return "只写数字，不带单位；百分数写成 70%";
        }
        return "写成数字（16）或百分数（70%）";
    }

    static @Nullable LocalDate day(String text) {
        return DAY.matcher(text).matches() ? parsed(text) : null;
    }

    /** A month, or a day. */
    static @Nullable LocalDate monthStart(String text) {
        return MONTH.matcher(text).matches() ? parsed(text + "-01") : day(text);
    }

    /** A month's last day, or a day. */
    static @Nullable LocalDate monthEnd(String text) {
        var start = monthStart(text);
        return start != null && MONTH.matcher(text).matches()
                ? YearMonth.from(start).atEndOfMonth()
                : start;
    }

    static String whyNoDay(String text) {
        if (WIDE.matcher(text).matches()) {
            return "数字是全角的，改成半角，例如 2019-12-31";
        }
        if (DAY.matcher(text).matches() || MONTH.matcher(text).matches()) {
            return "日历上没有这一天，核对年月日";
        }
        return "写成 2019-12-31 的样子";
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
