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
 * @param packedOn since when it is on its lot
 * @param tale of that lot; null where the code is none, or on no thing yet
 */
public record Seen(
        String code,
        Finding finding,
        long times,
        @Nullable Instant first,
        @Nullable Instant previous,
        @Nullable Instant confirmed,
        @Nullable LocalDate packedOn,
        @Nullable Tale tale) {

    /** What a code says of itself. */
    public enum Finding {
        NO_CODE,
        NOT_PACKED,
        VOID,
        DAMAGED,
        RETURNED,
        RECALLED,
        BLOCKED,
        EXPIRED,
        GENUINE
    }

    static Seen none(String typed) {
        return new Seen(typed, Finding.NO_CODE, 0, null, null, null, null, null);
    }
}
