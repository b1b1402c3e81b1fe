package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it is stored.
 *
 * @param body as JSON, with the namespaces of its prefixes as its {@code @context}
 */
record StoredEvent(UUID id, Instant eventTime, Instant recordTime, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static StoredEvent of(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getObject("id", UUID.class),
                row.getTimestamp("event_time").toInstant(),
                row.getTimestamp("record_time").toInstant(),
                row.getString("body"));
    }

    /** As it goes out: it says when it was recorded. */
    EpcisEvent event() {
        var whole = (ObjectNode) JSON.readTree(body);
        var uris = new LinkedHashMap<String, String>();
        if (whole.remove("@context") instanceof ObjectNode context) {
            context.properties()
                    .forEach(one -> uris.put(one.getKey(), one.getValue().asString("")));
        }
        whole.put("recordTime", recordTime.toString());
        return new EpcisEvent(whole, new Namespaces(uris, false));
    }
}
