package cn.cunkou.visibility;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * The first events of a list, as many as go into one part of an answer.
 *
 * @param isAll whether the list ends with them
 */
record Portion(List<StoredEvent> events, boolean isAll) {
    /** Bytes of events after which a part ends, whatever was asked for; one event may have more. */
    static final int MOST_BYTES = 8 << 20;

    /**
     * Bounds a list of {@code visibility.event e} by number and bytes; needs {@code :most} and
     * {@code :bytes}, and is read with {@link #upTo}.
     *
     * @param body what is listed, from {@code from} to its last condition
     * @param key what it is put in order by, before the id
     * @param direction of the key: asc, desc, or with {@code nulls last}
     * @param idDirection asc or desc
     * @param offset how many are left out at its beginning, in SQL
     */
    static String sql(
            String body, String key, String direction, String idDirection, String offset) {
        // The bodies stay where they are until it is known which of them are wanted.
        return """
        select id, event_time, record_time, cast(body as text) as body, found
          from (select listed.*, count(*) over () as found,
                       sum(octet_length(cast(body as text))) over (order by key %3$s, id %4$s)
                       - octet_length(cast(body as text)) as before
                  from (select e.id, e.event_time, e.record_time, e.body, %2$s as key
                        %1$s
                         order by key %3$s, e.id %4$s
                         limit :most offset %5$s) as listed) as measured
         where before < :bytes
         order by key %3$s, id %4$s
        """
                .formatted(body, key, direction, idDirection, offset);
    }

    /** Reads at most so many events of a list that was asked for one more. */
    static ResultSetExtractor<Portion> upTo(int most) {
        return rows -> {
            var events = new ArrayList<StoredEvent>();
            var found = 0;
            while (rows.next()) {
                found = rows.getInt("found");
                if (events.size() < most) {
                    events.add(StoredEvent.of(rows, events.size()));
                }
            }
            return new Portion(events, events.size() == found);
        };
    }
}
