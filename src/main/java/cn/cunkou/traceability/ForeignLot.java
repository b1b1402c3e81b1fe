package cn.cunkou.traceability;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lot whose codes another platform keeps.
 *
 * @param division code of the place where it grew or was made
 * @param gtin of its product, 14 digits
 * @param address of its codes, with {@code {code}} where the code stands
 * @param firstCode first of its codes, {@code lastCode} the last, equally long; null where the
 *     platform did not tell
 */
public record ForeignLot(
        UUID id,
        String division,
        String platform,
        String number,
        String product,
        String producer,
        @Nullable String gtin,
        LocalDate madeOn,
        @Nullable LocalDate expiresOn,
        String address,
        @Nullable String firstCode,
        @Nullable String lastCode) {

    /** Where the platform answers for a code; for the lot where no code is known. */
    public String addressOf(@Nullable String code) {
        return address.replace(
                "{code}", code == null ? "" : URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    /** The code in an address of this lot's pattern; null where it is none. */
    @Nullable String codeIn(String typed) {
        var slot = address.indexOf("{code}");
        if (slot < 0) {
            return null;
        }
        var before = address.substring(0, slot);
        var after = address.substring(slot + "{code}".length());
        return typed.length() > before.length() + after.length()
                        && typed.startsWith(before)
                        && typed.endsWith(after)
                ? typed.substring(before.length(), typed.length() - after.length())
                : null;
    }

    boolean holds(String code) {
        return firstCode != null
                && lastCode != null
                && code.length() == firstCode.length()
                && code.compareTo(firstCode) >= 0
                && code.compareTo(lastCode) <= 0;
    }
}
