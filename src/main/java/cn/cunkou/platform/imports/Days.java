package cn.cunkou.platform.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people write them and as office software stores them. */
final class Days {
    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_SERIAL = 2_958_465;
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号])"
                            + "(?:[ T]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    private Days() {}

    /** What a text says about a day: the day, or why it is none. */
    sealed interface Said {
        record A(LocalDate day) implements Said {}

        record Impossible(String reason) implements Said {}

        record Unclear() implements Said {}
    }

    static Said read(String text) {
        var written = WRITTEN.matcher(text.replaceAll("\\s*([-/.年月日号])\\s*", "$1").strip());
        if (written.matches()) {
            return written.group(2) != null
                    ? said(written.group(1), written.group(2), written.group(3))
                    : said(written.group(1), written.group(4), written.group(5));
        }
        var digits = DIGITS.matcher(text);
        return digits.matches()
                ? said(digits.group(1), digits.group(2), digits.group(3))
                : new Said.Unclear();
    }

    private static Said said(String yearText, String monthText, String dayText) {
        int year = Integer.parseInt(yearText);
        int month = Integer.parseInt(monthText);
        int day = Integer.parseInt(dayText);
        if (year < 1900 || year > 2199) {
            return new Said.Impossible("年份" + year + "不对");
        }
        if (month < 1 || month > 12) {
            return new Said.Impossible("没有" + month + "月");
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return new Said.Impossible((month == 2 ? year + "年" : "") + month + "月没有" + day + "日");
        }
        return new Said.A(LocalDate.of(year, month, day));
    }

    /** The day of a stored number, with its time if it has one; null when it is no day. */
    static @Nullable String ofSerial(BigDecimal serial, boolean since1904) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL + 1L)) >= 0) {
            return null;
        }
        long days = serial.longValue();
        if (!since1904 && (days == 0 || days == 60)) {
            // 0 is a time without a day, 60 the 29th of February 1900 that never was.
            return null;
        }
        long shift = !since1904 && days < 60 ? 1 : 0;
        long minutes =
                serial.remainder(BigDecimal.ONE)
                        .multiply(BigDecimal.valueOf(24 * 60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
        try {
            var day = (since1904 ? SINCE_1904 : SINCE_1900).plusDays(days + shift);
            LocalDateTime moment = day.atStartOfDay().plusMinutes(minutes);
            return minutes == 0 ? day.toString() : moment.format(TO_THE_MINUTE);
        } catch (DateTimeException beyond) {
            return null;
        }
    }
}
