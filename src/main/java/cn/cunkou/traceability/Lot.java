package cn.cunkou.traceability;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was harvested or made at one time.
 *
 * @param division code of the place where it grew or was made
 * @param gtin of its product, 14 digits
 * @param expiresOn the last day it is good
 * @param codes how many codes are on it
 * @param held why no further codes may be put on it; null where they may
 */
public record Lot(
        UUID id,
        String division,
        UUID product,
        String productName,
        @Nullable String gtin,
        String number,
        LocalDate madeOn,
        @Nullable LocalDate expiresOn,
        String note,
        long codes,
        @Nullable String held) {
    /** What GS1 allows as a lot number. */
    private static final Pattern GS1_NUMBER = Pattern.compile("[!-\"%-?A-Z_a-z]{1,20}");

    /**
     * What events call it, as a class of things: the Digital Link of GS1 where product and number
     * have one, else a name of its own.
     */
    public String epc() {
        return gtin == null || !GS1_NUMBER.matcher(number).matches()
                ? "urn:uuid:" + id
                : "https://id.gs1.org/01/%s/10/%s"
                        .formatted(gtin, URLEncoder.encode(number, StandardCharsets.UTF_8));
    }
}
