package cn.cunkou.visibility.documents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as EPCIS writes them: with a zone, to any fraction of a second. */
final class Times {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

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
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
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
        return MILLIS.format(
                Instant.ofEpochSecond(moment.getEpochSecond()).plusMillis(up ? whole + 1 : whole));
    }
}
