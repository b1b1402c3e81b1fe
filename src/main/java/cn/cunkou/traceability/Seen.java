package cn.cunkou.traceability;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one look at a code.
 *
 * @param times which look this is, from 1; 0 where looks are not counted
 * @param first when it was first looked at, {@code previous} when the last time before this one
 * @param confirmed when its scratch-off number was confirmed
 * @param thing null where the code is none, or on no thing yet
 */
public record Seen(
        String code,
        Finding finding,
        long times,
        @Nullable Instant first,
        @Nullable Instant previous,
        @Nullable Instant confirmed,
        @Nullable Thing thing) {

    /** What a code says of itself. */
    public enum Finding {
        NO_CODE,
        NOT_PACKED,
        VOID,
        DAMAGED,
        RETURNED,
        EXPIRED,
        GENUINE
    }

    /**
     * The thing that a genuine code is on.
     *
     * @param producer as everybody may read the name
     * @param division code of the place where it grew or was made
     */
    public record Thing(
            String product,
            String kind,
            @Nullable String gtin,
            @Nullable String picture,
            @Nullable String shop,
            String producer,
            String lot,
            String division,
            LocalDate madeOn,
            @Nullable LocalDate expiresOn,
            LocalDate packedOn,
            String note) {}

    static Seen none(String typed) {
        return new Seen(typed, Finding.NO_CODE, 0, null, null, null, null);
    }
}
