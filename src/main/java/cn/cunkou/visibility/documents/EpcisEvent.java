package cn.cunkou.visibility.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event.
 *
 * @param body the event as EPCIS 2.0 JSON: words of the standard bare, times and identifiers as
 *     they were sent, extension fields as prefix:name, no {@code @context}. Not to be changed.
 * @param namespaces what the prefixes mean
 */
public record EpcisEvent(ObjectNode body, Namespaces namespaces) {
    /** {@code ObjectEvent} and so on; empty if it has none. */
    public String type() {
        return body.path("type").asString("");
    }

    /** When it happened; null if that is missing or no time. */
    public @Nullable Instant eventTime() {
        return Times.read(body.path("eventTime").asString(""));
    }

    /** The id it was sent with. */
    public @Nullable String eventId() {
        return body.path("eventID").asString(null);
    }

    /**
     * The id that follows from what it says, {@code ni:///sha-256;…?ver=CBV2.0}: the same for every
     * spelling.
     */
    public String hashId() {
        return EventHash.id(this);
    }
}
