package cn.cunkou.visibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Reads what a trace needs to know: who took part in which events, for many things at once. {@code
 * offset 0} makes the database look up row by row, where it would otherwise read all months,
 * because it does not know how few are asked for.
 */
@Component
class TraceRows {
    /** Ten thousand events of usual size come to a third of it. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int FEW = 50;

    /** The events given by time and id. */
    private static final String GIVEN =
            """
            from unnest(cast(:times as text[]), cast(:ids as text[])) as given (time, id)
              cross join lateral (select * from visibility.event it
                                   where it.event_time = cast(given.time as timestamptz)
                                     and it.id = cast(given.id as uuid)
                                     and it.event_time >= :since and it.event_time < :before offset 0) as e\
            """;

    private final JdbcClient jdbc;
    private final MonthsBack months;

    TraceRows(JdbcClient jdbc, MonthsBack months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    /** An event, as far as a trace looks at it. */
    record Occasion(UUID id, Instant time, String eventId, String type, @Nullable String action) {
        boolean packs() {
            return (type.equals("AggregationEvent") || type.equals("AssociationEvent"))
                    && "ADD".equals(action);
        }

        boolean unpacks() {
            return (type.equals("AggregationEvent") || type.equals("AssociationEvent"))
                    && "DELETE".equals(action);
        }

        boolean transforms() {
            return type.equals("TransformationEvent");
        }
    }

    /** What somebody was to an event. */
    record Part(Occasion occasion, String epc, Role role) {}

    /** Before the first question of a transaction: the same questions come again and again. */
    void prepare() {
        Plans.once(jdbc);
    }

    /**
     * What is known of some things.
     *
     * @param parts all that they took, in the order of time
     * @param contents who took part in those of these events that pack, unpack or transform
     */
    record Known(List<Part> parts, Map<UUID, List<Part>> contents) {}

    /**
     * What is known of these things.
     *
     * @param most parts that they took
     * @param opening in which roles they lead on to others, who are looked up
     */
    Known of(Collection<String> epcs, int most, Predicate<Role> opening) {
        var span = months.bringOf(epcs.toArray(String[]::new));
        var known = new Known(new ArrayList<>(), new HashMap<>());
        var occasions = new HashMap<UUID, Occasion>();
        jdbc.sql(
                        """
                        with own as materialized (
                            select e.id, e.event_time, e.event_id, e.type, e.action, x.epc, x.role
                              from visibility.parts(cast(:epcs as text[]), :since, :before) x
                              cross join lateral (select * from visibility.event it
                                                   where it.event_time = x.event_time and it.id = x.event
                                                     and it.event_time >= :since and it.event_time < :before offset 0) as e
                             order by x.event_time limit :most),
                        opened as (
                            select distinct id, event_time from own
                             where role = any (cast(:opening as text[]))
                               and (type = 'TransformationEvent'
                                 or type in ('AggregationEvent', 'AssociationEvent') and action in ('ADD', 'DELETE')))
                        select true as is_own, own.* from own
                        union all
                        select false, opened.id, opened.event_time, null, null, null, x.epc, x.role
                          from opened
                          cross join lateral (select * from visibility.event_epc it
                                               where it.event_time = opened.event_time and it.event = opened.id
                                                 and it.event_time >= :since and it.event_time < :before offset 0) as x
                         order by is_own desc, event_time
                        """)
                .param("epcs", epcs.toArray(String[]::new))
                .param("since", span.since())
                .param("before", span.before())
                .param("most", most)
                .param(
                        "opening",
                        Stream.of(Role.values())
                                .filter(opening)
                                .map(Role::id)
                                .toArray(String[]::new))
                .query(row -> {
                    var isOwn = row.getBoolean("is_own");
                    var event = row.getObject("id", UUID.class);
                    if (isOwn && !occasions.containsKey(event)) {
                        occasions.put(event, occasion(row));
                    }
                    var part =
                            new Part(
                                    Objects.requireNonNull(occasions.get(event)),
                                    row.getString("epc"),
                                    Role.of(row.getString("role")));
                    if (isOwn) {
                        known.parts().add(part);
                    } else {
                        known.contents().computeIfAbsent(event, _ -> new ArrayList<>()).add(part);
                    }
                });
        return known;
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        return new Occasion(
                row.getObject("id", UUID.class),
                row.getTimestamp("event_time").toInstant(),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("action"));
    }

    /** The events themselves, in the order of time, as far as the bytes reach. */
    Portion events(Collection<Occasion> occasions) {
        if (occasions.isEmpty()) {
            return new Portion(List.of(), true);
        }
        return asked(Portion.sql(GIVEN, "e.event_time", "asc", "asc", "0"), occasions)
                .param("most", occasions.size())
                .param("bytes", MOST_BYTES)
                .query(Portion.upTo(occasions.size()));
    }

    /**
     * Goes through all events themselves, in the order of time, with few of them at once in mind.
     */
    void each(Collection<Occasion> occasions, Consumer<StoredEvent> reader) {
        if (occasions.isEmpty()) {
            return;
        }
        asked(
                        "select e.id, e.event_time, e.record_time, e.body "
                                + GIVEN
                                + " order by e.event_time, e.id",
                        occasions)
                .withFetchSize(FEW)
                .query(row -> {
                    reader.accept(StoredEvent.of(row, 0));
                });
    }

    private StatementSpec asked(String sql, Collection<Occasion> occasions) {
        var span = Span.of(occasions.stream().map(Occasion::time).toList());
        return jdbc.sql(sql)
                .param("since", span.since())
                .param("before", span.before())
                .param(
                        "times",
                        occasions.stream().map(one -> one.time().toString()).toArray(String[]::new))
                .param(
                        "ids",
                        occasions.stream().map(one -> one.id().toString()).toArray(String[]::new));
    }
}
