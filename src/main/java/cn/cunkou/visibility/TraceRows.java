package cn.cunkou.visibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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

    /** All parts that these things took, in the order of time, at most as many as given. */
    List<Part> of(Collection<String> epcs, int most) {
        var span = months.bringOf(epcs.toArray(String[]::new));
        return jdbc.sql(
                        """
                        select e.id, e.event_time, e.event_id, e.type, e.action, x.epc, x.role
                          from visibility.parts(cast(:epcs as text[]), :since, :before) x
                          cross join lateral (select * from visibility.event it
                                               where it.event_time = x.event_time and it.id = x.event
                                                 and it.event_time >= :since and it.event_time < :before offset 0) as e
                         order by x.event_time limit :most
                        """)
                .param("epcs", epcs.toArray(String[]::new))
                .param("since", span.since())
                .param("before", span.before())
                .param("most", most)
                .query((row, number) ->
                        new Part(
                                new Occasion(
                                        row.getObject("id", UUID.class),
                                        row.getTimestamp("event_time").toInstant(),
                                        row.getString("event_id"),
                                        row.getString("type"),
                                        row.getString("action")),
                                row.getString("epc"),
                                Role.of(row.getString("role"))))
                .list();
    }

    /** Who else took part in these events, by event. */
    Map<UUID, List<Part>> in(Collection<Occasion> occasions) {
        var parts = new HashMap<UUID, List<Part>>();
        if (occasions.isEmpty()) {
            return parts;
        }
        var byId = new HashMap<UUID, Occasion>();
        occasions.forEach(occasion -> byId.put(occasion.id(), occasion));
        asked(
                        """
                        select x.event, x.epc, x.role
                          from unnest(cast(:times as text[]), cast(:ids as text[])) as given (time, id)
                          cross join lateral (select * from visibility.event_epc it
                                               where it.event_time = cast(given.time as timestamptz)
                                                 and it.event = cast(given.id as uuid)
                                                 and it.event_time >= :since and it.event_time < :before offset 0) as x
                        """,
                        byId.values())
                .query(row -> {
                    var event = row.getObject("event", UUID.class);
                    parts.computeIfAbsent(event, id -> new ArrayList<>())
                            .add(
                                    new Part(
                                            Objects.requireNonNull(byId.get(event)),
                                            row.getString("epc"),
                                            Role.of(row.getString("role"))));
                });
        return parts;
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
