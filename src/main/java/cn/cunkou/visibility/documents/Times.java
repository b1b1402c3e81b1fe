package cn.cunkou.visibility.documents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments as EPCIS writes them: with a zone, to any fraction of a second. */
final class Times {
    private Times() {}

    /** The moment, or null if the text is none or lacks a zone. */
    static @Nullable Instant read(String text) {
        if (text.length() < 17
                || text.length() > 40
                || text.charAt(10) != 'T'
                || text.charAt(4) != '-') {
            return null;
        }
        try {
            var usual = usual(text);
            return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /**
     * Reads {@code 2026-05-01T08:00:00.25+08:00}, as nearly all are written, several times as fast
     * as the parser that knows every form; null for other forms.
     */
    private static @Nullable Instant usual(String text) {
        var zone = 19;
        var nanos = 0;
        if (text.length() > 20 && text.charAt(zone) == '.') {
            var unit = 100_000_000;
            for (zone++; zone < text.length() && zone < 29 && digit(text, zone) >= 0; zone++) {
                nanos += unit * digit(text, zone);
                unit /= 10;
            }
        }
        var form = text.length() - zone;
        if (zone == 20
                || form != 1 && form != 6
                || text.charAt(7) != '-'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        var year = number(text, 0) * 100 + number(text, 2);
        var hour = number(text, 11);
        var minute = number(text, 14);
        var second = number(text, 17);
        var offset = form == 1 ? utc(text.charAt(zone)) : offset(text, zone);
        if (number(text, 0) < 0
                || year < 0
                || Math.min(hour, Math.min(minute, second)) < 0
                || offset == null) {
            return null;
        }
        return LocalDateTime.of(year, number(text, 5), number(text, 8), hour, minute, second, nanos)
                .toInstant(offset);
    }

    private static @Nullable ZoneOffset utc(char letter) {
        return letter == 'Z' ? ZoneOffset.UTC : null;
    }

    private static @Nullable ZoneOffset offset(String text, int at) {
        var hours = number(text, at + 1);
        var minutes = number(text, at + 4);
        var sign = text.charAt(at) == '+' ? 1 : text.charAt(at) == '-' ? -1 : 0;
        if (sign == 0 || text.charAt(at + 3) != ':' || hours < 0 || minutes < 0) {
            return null;
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** Two digits as a number; below zero where they are none. */
    private static int number(String text, int at) {
        var tens = digit(text, at);
        var ones = digit(text, at + 1);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(String text, int at) {
        var letter = text.charAt(at);
        return letter >= '0' && letter <= '9' ? letter - '0' : -1;
    }

    /**
     * The moment to the millisecond in UTC, as event hashes want it; a half goes to the even one,
     * of microseconds.
     */
    static String millis(Instant moment) {
        var micros = moment.getNano() / 1000;
        var whole = micros / 1000;
        var rest = micros % 1000;
        var up = rest > 500 || rest == 500 && whole % 2 == 1;
        var rounded =
                Instant.ofEpochSecond(moment.getEpochSecond()).plusMillis(up ? whole + 1 : whole);
        // the JDK's own writing is quick, and lacks nothing but a fraction of zero
        var text = rounded.toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }
}
