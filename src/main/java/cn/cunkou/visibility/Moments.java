package cn.cunkou.visibility;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments in texts: with a zone, as the standard wants them. */
final class Moments {
    /** Of one length, so that texts compare like the moments. */
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** The moment, or null where the text is none of the years 0 to 9999 with a zone. */
    static @Nullable Instant read(String text) {
        if (text.length() < 17
                || text.length() > 40
                || text.charAt(4) != '-'
                || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    static String sortable(Instant moment) {
        return SORTABLE.format(moment);
    }
}
