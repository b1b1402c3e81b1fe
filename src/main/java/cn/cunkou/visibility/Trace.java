package cn.cunkou.visibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way of a thing, as far as it was followed.
 *
 * @param truncated whether it goes on beyond the depth or the number of events that were allowed
 * @param events in the order of their times
 * @param links what became of what, and what carried what
 */
record Trace(
        String epc,
        Direction direction,
        int depth,
        boolean truncated,
        List<Step> events,
        List<Link> links) {

    /** Towards where it came from, or where it went. */
    enum Direction {
        BACK,
        FORWARD;

        @com.fasterxml.jackson.annotation.JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An event on the way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String eventID,
            Instant eventTime,
            String type,
            @Nullable String action,
            @Nullable String bizStep,
            @Nullable String readPoint,
            @Nullable String bizLocation) {}

    /**
     * From one thing to another, in time: {@code from} went into {@code to}.
     *
     * @param kind {@code made-into} or {@code packed-in}
     */
    record Link(String from, String to, String kind, String eventID, Instant eventTime) {}
}
