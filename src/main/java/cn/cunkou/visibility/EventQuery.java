package cn.cunkou.visibility;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question about events, as conditions in SQL on {@code visibility.event e}. */
final class EventQuery {
    /** What events are put in order by. */
    enum Order {
        EVENT_TIME("e.event_time"),
        RECORD_TIME("e.record_time"),
        FIELD(
                "coalesce(jsonb_path_query_first(e.facts, cast(:order as jsonpath) , '{}', true) -> 't',"
                        + " jsonb_path_query_first(e.facts, cast(:order as jsonpath), '{}', true))");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** Old months that have events at {@code :time} or beyond, in an order of time. */
        String monthsFrom(boolean descending) {
            if (this == EVENT_TIME) {
                return descending ? "o.month <= :time" : MONTH_END + " > :time";
            }
            return descending ? "o.first_record <= :time" : "o.last_record >= :time";
        }

        /** Where an event stands in an order of time. */
        Instant of(StoredEvent event) {
            return this == RECORD_TIME ? event.recordTime() : event.eventTime();
        }
    }

    static final String MONTH_END =
            "(o.month at time zone 'UTC' + interval '1 month') at time zone 'UTC'";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Order order = Order.EVENT_TIME;
    private boolean descending;
    private boolean asked;
    private final List<String> months = new ArrayList<>();
    private @Nullable String few;
    private String @Nullable [] things;
    private @Nullable Instant since;
    private @Nullable Instant before;
    private @Nullable Integer countLimit;
    private @Nullable Integer maxCount;

    /**
     * Adds a condition.
     *
     * @param sql with {@code ?} for each of the values, which become parameters
     */
    void where(String sql, Object... parameters) {
        conditions.add(named(sql, parameters));
    }

    /**
     * Adds a condition that few events fulfil: they are looked up one by one, where the database
     * would otherwise pass by all events in their order.
     *
     * @param sql reads {@code event_time} and {@code event} from something called {@code x}, and
     *     ends with its conditions
     */
    void among(String sql, Object... parameters) {
        if (few == null) {
            few = named(sql, parameters);
        } else {
            where(among(sql), parameters);
        }
    }

    /** Adds that one of these things has one of the roles. */
    void ofThings(String[] some, String[] roles) {
        if (few == null) {
            things = some;
        } else {
            inMonths("o.month in (select visibility.months_of(cast(? as text[])))", (Object) some);
        }
        within(Span.ALL);
        among(
                """
                select distinct x.event_time, x.event
                  from visibility.parts(cast(? as text[]), :thingsSince, :thingsBefore) x
                 where x.role = any (cast(? as text[]))\
                """,
                some,
                roles);
    }

    /**
     * The things of which one has to take part, in old months that {@link #months} does not say;
     * null where there are none, or where others were asked for before.
     */
    String @Nullable [] things() {
        return things;
    }

    /** Says when they do. */
    void within(Span span) {
        values.put("thingsSince", span.since());
        values.put("thingsBefore", span.before());
    }

    /**
     * Adds in which months alone there can be such events.
     *
     * @param sql a condition on {@code visibility.old_month o}, with {@code ?} as in {@link #where}
     */
    void inMonths(String sql, Object... parameters) {
        months.add(named(sql, parameters));
    }

    /** Events of this moment and later ones. */
    void since(Instant moment) {
        inMonths(MONTH_END + " > ?", moment.atOffset(ZoneOffset.UTC));
        where("e.event_time >= ?", moment.atOffset(ZoneOffset.UTC));
        since = since == null || moment.isAfter(since) ? moment : since;
    }

    /** Events before this moment. */
    void before(Instant moment) {
        inMonths("o.month < ?", moment.atOffset(ZoneOffset.UTC));
        where("e.event_time < ?", moment.atOffset(ZoneOffset.UTC));
        before = before == null || moment.isBefore(before) ? moment : before;
    }

    /** Events recorded at this moment and later ones. */
    void recordedSince(Instant moment) {
        where("e.record_time >= ?", moment.atOffset(ZoneOffset.UTC));
        inMonths("o.last_record >= ?", moment.atOffset(ZoneOffset.UTC));
    }

    /** Events recorded before this moment. */
    void recordedBefore(Instant moment) {
        where("e.record_time < ?", moment.atOffset(ZoneOffset.UTC));
        inMonths("o.first_record < ?", moment.atOffset(ZoneOffset.UTC));
    }

    private String named(String sql, Object... parameters) {
        var text = new StringBuilder();
        var next = 0;
        for (var part : sql.split("\\?", -1)) {
            if (next > 0) {
                var name = "v" + values.size();
                values.put(name, parameters[next - 1]);
                text.append(':').append(name);
            }
            text.append(part);
            next++;
        }
        return text.toString();
    }

    void orderBy(Order wanted, @Nullable String path) {
        order = wanted;
        asked = true;
        if (path != null) {
            values.put("order", path);
        }
    }

    void descending(boolean wanted) {
        descending = wanted;
    }

    void countLimit(int most) {
        countLimit = most;
    }

    void maxCount(int most) {
        maxCount = most;
    }

    /** Whether it looks up few events. */
    boolean isOfFew() {
        return few != null;
    }

    /** Finds the events, beginning with the few: what follows {@code from}. */
    String search() {
        return "%s\n where %s".formatted(source(), joined(conditions));
    }

    private String source() {
        if (few == null) {
            return "visibility.event e";
        }
        var bounds = new StringBuilder();
        if (since != null) {
            values.put("since", since.atOffset(ZoneOffset.UTC));
            bounds.append(" and x.event_time >= :since");
        }
        if (before != null) {
            values.put("before", before.atOffset(ZoneOffset.UTC));
            bounds.append(" and x.event_time < :before");
        }
        var within =
                things == null
                        ? ""
                        : " and it.event_time >= :thingsSince and it.event_time < :thingsBefore";
        // offset 0 keeps it from being turned round into a walk through all events
        return """
        (%s%s) as few (event_time, id)
          cross join lateral (select * from visibility.event it
                               where it.event_time = few.event_time and it.id = few.id%s offset 0) as e\
        """
                .formatted(few, bounds, within);
    }

    /** All that is asked of an event {@code e}, for who comes by its events another way. */
    String conditions() {
        var all = new ArrayList<>(conditions);
        if (few != null) {
            all.add(among(few));
        }
        return joined(all);
    }

    private static String joined(List<String> conditions) {
        return conditions.isEmpty() ? "true" : String.join("\n and ", conditions);
    }

    private static String among(String sql) {
        return "(e.event_time, e.id) in (" + sql + ")";
    }

    /**
     * The old months that it may reach besides those of its {@link #things}, as a condition on
     * {@code visibility.old_month o}.
     */
    String months() {
        return months.isEmpty() ? "true" : String.join("\n and ", months);
    }

    Map<String, Object> values() {
        return values;
    }

    Order order() {
        return order;
    }

    boolean isDescending() {
        return descending;
    }

    /** Whether the asker named an order. */
    boolean isOrdered() {
        return asked;
    }

    @Nullable Integer countLimit() {
        return countLimit;
    }

    @Nullable Integer maxCount() {
        return maxCount;
    }
}
