package cn.cunkou.visibility;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a file of an old month has it, with all that is stored of it.
 *
 * @param eventTime in microseconds since 1970, as {@code recordTime}
 * @param facts see {@link Facts}
 * @param body the event as EPCIS 2.0 JSON
 */
record OldEvent(
        UUID id,
        String division,
        long eventTime,
        long recordTime,
        String type,
        @Nullable String action,
        @Nullable String bizStep,
        @Nullable String disposition,
        @Nullable String readPoint,
        @Nullable String bizLocation,
        @Nullable String transformationId,
        String eventId,
        String party,
        @Nullable UUID capture,
        String facts,
        String body,
        List<Part> things) {

    /**
     * What something was to the event.
     *
     * @param amount a number in plain digits
     */
    record Part(String role, String epc, @Nullable String amount, @Nullable String unit) {}
}
