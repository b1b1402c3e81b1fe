package cn.cunkou.visibility;

import cn.cunkou.visibility.EventQuery.Order;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds events. */
@Component
class Events {
    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final MonthsBack months;
    private final Clock clock;

    Events(JdbcClient jdbc, MonthsBack months, Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.clock = clock;
    }

    /**
     * Where an answer in parts goes on: what is recorded meanwhile does not come into it.
     *
     * @param until record time of the first part
     * @param given events that were given already
     * @param time order time of the last of them; null where they are in the order of a field
     */
    record Place(Instant until, int given, @Nullable Instant time, @Nullable UUID id) {
        static Place read(String text) {
            var parts = text.split(" ");
            return new Place(
                    Instant.parse(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts.length < 4 ? null : Instant.parse(parts[2]),
                    parts.length < 4 ? null : UUID.fromString(parts[3]));
        }

        String text() {
            return time == null ? until + " " + given : until + " " + given + " " + time + " " + id;
        }
    }

    /**
     * A part of an answer, and where the next begins if there is one. It is shorter than was asked
     * for, or empty, where more old months than a few had to be brought back for it.
     */
    record Part(List<StoredEvent> events, @Nullable Place next) {}

    /**
     * @throws EpcisProblem when there are more than the query allows
     */
    @Transactional(readOnly = true)
    Part find(EventQuery query, @Nullable Place from, int size) {
        var until = from == null ? clock.instant() : from.until();
        var reached = reached(query, from);
        var most = query.maxCount();
        if (from == null && most != null || query.order() == Order.FIELD) {
            months.bring(reached);
            reached = List.of();
        }
        if (from == null && most != null && isMore(query, until, most)) {
            throw EpcisProblem.tooManyEvents(most);
        }
        var given = from == null ? 0 : from.given();
        var limit = query.countLimit();
        var wanted = limit == null ? size : Math.min(size, limit - given);
        var read = read(query, until, from, wanted, reached);
        var part = read.part().events();
        var after = given + part.size();
        var isEnough = limit != null && after >= limit;
        if (read.until() != null && !isEnough) {
            var last = query.isDescending() ? GREATEST : LEAST;
            return new Part(part, new Place(until, after, read.until(), last));
        }
        if (read.part().isAll() || isEnough) {
            return new Part(part, null);
        }
        return new Part(part, next(query, until, after, part.getLast()));
    }

    private static Place next(EventQuery query, Instant until, int given, StoredEvent last) {
        return switch (query.order()) {
            case EVENT_TIME -> new Place(until, given, last.eventTime(), last.id());
            case RECORD_TIME -> new Place(until, given, last.recordTime(), last.id());
            case FIELD -> new Place(until, given, null, null);
        };
    }

    /** The old months that are still to be read. */
    private List<MonthsBack.Month> reached(EventQuery query, @Nullable Place from) {
        var condition = query.months();
        var values = new HashMap<>(query.values());
        if (from != null && from.time() != null) {
            condition += " and " + query.order().monthsFrom(query.isDescending());
            values.put("time", from.time().atOffset(ZoneOffset.UTC));
        }
        if (query.isOfFew()) {
            Plans.once(jdbc);
        }
        return months.reached(query, condition, values);
    }

    private MonthsBack.Read read(
            EventQuery query,
            Instant until,
            @Nullable Place from,
            int most,
            List<MonthsBack.Month> reached) {
        return query.order() == Order.FIELD
                ? new MonthsBack.Read(list(query, until, from, most), null)
                : months.read(
                        reached,
                        query.order(),
                        query.isDescending(),
                        () -> list(query, until, from, most));
    }

    private Portion list(EventQuery query, Instant until, @Nullable Place from, int most) {
        var order = query.order();
        var direction = query.isDescending() ? "desc" : "asc";
        var goesOn =
                from == null || from.time() == null
                        ? ""
                        : "\n and (%s, e.id) %s (:time, :id)"
                                .formatted(order.sql(), query.isDescending() ? "<" : ">");
        var body =
                """
                from %s
                   and e.record_time <= :until%s\
                """
                        .formatted(query.search(), goesOn);
        var sql =
                Portion.sql(
                        body,
                        order.sql(),
                        order == Order.FIELD ? direction + " nulls last" : direction,
                        direction,
                        ":offset");
        return jdbc.sql(sql)
                .params(query.values())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param(
                        "time",
                        from == null || from.time() == null
                                ? null
                                : from.time().atOffset(ZoneOffset.UTC))
                .param("id", from == null ? null : from.id())
                .param("most", most + 1)
                .param("bytes", Portion.MOST_BYTES)
                .param("offset", order == Order.FIELD && from != null ? from.given() : 0)
                .query(Portion.upTo(most));
    }

    private boolean isMore(EventQuery query, Instant until, int most) {
        var count =
                jdbc.sql(
                                """
                                select count(*) from (select from %s
                                                         and e.record_time <= :until limit :most) as found\
                                """
                                        .formatted(query.search()))
                        .params(query.values())
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("most", most + 1)
                        .query(Integer.class)
                        .single();
        return count > most;
    }
}
