package cn.cunkou.visibility;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what is new to somebody, for whoever acts: nothing twice, and nothing left out that was
 * committed late. See decision 9.
 */
@Component
class NewEvents {
    private static final String SINCE_BEGINNING =
            """
              from visibility.event e
             where e.record_time >= :since
               and not exists (select from visibility.recorded r
                                where r.xid = e.recorded_in and r.record_time = e.record_time
                                  and not pg_visible_in_snapshot(r.xid, cast(:target as pg_snapshot)))
            """;
    private static final String OLD = "o.last_record >= :from and ";
    private static final String SINCE_LAST =
            """
              from visibility.recorded r
              join visibility.event e
                on e.recorded_in = r.xid and e.record_time = r.record_time and e.division = r.division
               and e.event_time between r.first_time and r.last_time
             where r.xid >= pg_snapshot_xmin(cast(:seen as pg_snapshot))
               and not pg_visible_in_snapshot(r.xid, cast(:seen as pg_snapshot))
               and pg_visible_in_snapshot(r.xid, cast(:target as pg_snapshot))
            """;

    /** As the last, where it may no longer be noted which transaction recorded what. */
    private static final String SINCE_LONG_AGO =
            """
              from visibility.event e
             where e.record_time >= :since
               and not pg_visible_in_snapshot(e.recorded_in, cast(:seen as pg_snapshot))
               and pg_visible_in_snapshot(e.recorded_in, cast(:target as pg_snapshot))
            """;

    private final JdbcClient jdbc;
    private final MonthsBack months;

    NewEvents(JdbcClient jdbc, MonthsBack months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    /**
     * A part of what is new, in the order of recording.
     *
     * @param then how far they are who have been told of it
     * @param last whether this is all for now
     */
    record Part(List<StoredEvent> events, Progress then, boolean last) {}

    /** What the database shows now. */
    @Transactional(readOnly = true)
    String snapshot() {
        return jdbc.sql("select cast(pg_current_snapshot() as text)").query(String.class).single();
    }

    /** Whether anything was recorded since, whether it concerns the query or not. */
    @Transactional(readOnly = true)
    boolean isAny(Progress progress) {
        return progress.seen() == null
                || progress.target() != null
                || progress.isLongAgo()
                || jdbc.sql(
                                """
                                select exists (select from visibility.recorded r
                                                where r.xid >= pg_snapshot_xmin(cast(:seen as pg_snapshot))
                                                  and not pg_visible_in_snapshot(r.xid, cast(:seen as pg_snapshot)))
                                """)
                        .param("seen", progress.seen())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * @throws EpcisProblem when there is more than the query allows
     */
    @Transactional(readOnly = true)
    Part next(EventQuery query, Progress progress, int size) {
        var from = progress.target() == null ? progress.towards(snapshot()) : progress;
        var old = old(query, from);
        var most = query.maxCount();
        if (most != null && from.afterTime() == null) {
            months.bring(old);
            old = List.of();
        }
        if (most != null && from.afterTime() == null && count(query, from, most) > most) {
            throw EpcisProblem.tooManyEvents(most);
        }
        var read =
                months.read(
                        old, EventQuery.Order.RECORD_TIME, false, () -> list(query, from, size));
        var part = read.part().events();
        if (read.until() != null) {
            return new Part(part, from.after(read.until(), new UUID(0, 0)), false);
        }
        return read.part().isAll()
                ? new Part(part, from.reached(), true)
                : new Part(part, from.after(part.getLast()), false);
    }

    /**
     * The old months that are still to be read. What was not told yet is in no file: they matter to
     * those alone who begin.
     */
    private List<MonthsBack.Month> old(EventQuery query, Progress from) {
        if (from.seen() != null) {
            return query.things() == null
                    ? List.of()
                    : months.reached(query, "false", query.values());
        }
        var values = new HashMap<>(query.values());
        var time = from.afterTime();
        values.put("from", (time == null ? from.since() : time).atOffset(ZoneOffset.UTC));
        return months.reached(query, OLD + query.months(), values);
    }

    private Portion list(EventQuery query, Progress from, int most) {
        var after =
                from.afterTime() == null
                        ? ""
                        : "\n and (e.record_time, e.id) > (:afterTime, :afterId)";
        var body = "%s and %s%s".formatted(body(from), query.conditions(), after);
        return statement(Portion.sql(body, "e.record_time", "asc", "asc", "0"), query, from)
                .param("most", most + 1)
                .param("bytes", Portion.MOST_BYTES)
                .query(Portion.upTo(most));
    }

    private int count(EventQuery query, Progress from, int most) {
        return statement(
                        "select count(*) from (select\n%s and %s limit :most) as found"
                                .formatted(body(from), query.conditions()),
                        query,
                        from)
                .param("most", most + 1)
                .query(Integer.class)
                .single();
    }

    private static String body(Progress from) {
        if (from.seen() == null) {
            return SINCE_BEGINNING;
        }
        return from.isLongAgo() ? SINCE_LONG_AGO : SINCE_LAST;
    }

    private JdbcClient.StatementSpec statement(String sql, EventQuery query, Progress from) {
        var time = from.afterTime();
        return jdbc.sql(sql)
                .params(query.values())
                .param("since", from.since().atOffset(ZoneOffset.UTC))
                .param("seen", from.seen())
                .param("target", Objects.requireNonNull(from.target()))
                .param("afterTime", time == null ? null : time.atOffset(ZoneOffset.UTC))
                .param("afterId", from.afterId());
    }
}
