package cn.cunkou.visibility;

import cn.cunkou.visibility.OldEvent.Part;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads all of a month's events from their partitions, and writes them there again. */
@Component
class OldRows {
    private static final int AT_ONCE = 1_000;

    /** Rows that were brought back from files are known by the transaction that did it. */
    private static final String LATE =
            """
             e.event_time >= :month and e.event_time < :end
               and not exists (select from visibility.old_month o where o.month = :month and o.back_in = e.recorded_in)
            """;

    private final JdbcClient jdbc;

    OldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many rows the partitions of a month have. */
    record Count(long events, long things) {}

    /** Whether a month has events that no file has. */
    boolean isAnyLate(LocalDate month) {
        return in("select exists (select from visibility.event e where %s)".formatted(LATE), month)
                .query(Boolean.class)
                .single();
    }

    /** Those that no file has, in the order of time. */
    void late(LocalDate month, Consumer<OldEvent> taker) {
        in(
                        """
                        select e.*, x.roles, x.epcs, x.amounts, x.units
                          from visibility.event e
                          cross join lateral (select array_agg(role) as roles, array_agg(epc) as epcs,
                                                     array_agg(cast(amount as text)) as amounts, array_agg(unit) as units
                                                from visibility.event_epc it
                                               where it.event_time = e.event_time and it.event = e.id) as x
                         where %s
                         order by e.event_time, e.id
                        """
                                .formatted(LATE),
                        month)
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    taker.accept(event(row));
                });
    }

    Count count(LocalDate month) {
        return in(
                        """
                        select (select count(*) from visibility.event where event_time >= :month and event_time < :end),
                               (select count(*) from visibility.event_epc where event_time >= :month and event_time < :end)
                        """,
                        month)
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }

    private JdbcClient.StatementSpec in(String sql, LocalDate month) {
        return jdbc.sql(sql).param("month", begin(month)).param("end", begin(month.plusMonths(1)));
    }

    /** The first moment of a month. */
    static OffsetDateTime begin(LocalDate month) {
        return month.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static OldEvent event(ResultSet row) throws SQLException {
        return new OldEvent(
                row.getObject("id", UUID.class),
                row.getString("division"),
                micros(row, "event_time"),
                micros(row, "record_time"),
                row.getString("type"),
                row.getString("action"),
                row.getString("biz_step"),
                row.getString("disposition"),
                row.getString("read_point"),
                row.getString("biz_location"),
                row.getString("transformation_id"),
                row.getString("event_id"),
                row.getString("party"),
                row.getObject("capture", UUID.class),
                row.getString("facts"),
                row.getString("body"),
                things(row));
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, row.getObject(column, OffsetDateTime.class).toInstant());
    }

    private static List<Part> things(ResultSet row) throws SQLException {
        var roles = texts(row.getArray("roles"));
        var epcs = texts(row.getArray("epcs"));
        var amounts = texts(row.getArray("amounts"));
        var units = texts(row.getArray("units"));
        var things = new ArrayList<Part>();
        for (var number = 0; number < roles.length; number++) {
            things.add(
                    new Part(
                            Objects.requireNonNull(roles[number]),
                            Objects.requireNonNull(epcs[number]),
                            amounts[number],
                            units[number]));
        }
        return things;
    }

    private static @Nullable String[] texts(@Nullable Array array) throws SQLException {
        return array == null ? new String[0] : (@Nullable String[]) array.getArray();
    }

    /** Takes events and writes them by the thousand. */
    final class Writing implements Consumer<OldEvent>, AutoCloseable {
        private Columns events = new Columns(16);
        private Columns things = new Columns(7);

        @Override
        public void accept(OldEvent event) {
            var id = event.id().toString();
            var time = moment(event.eventTime());
            events.add(
                    id,
                    event.division(),
                    time,
                    moment(event.recordTime()),
                    event.type(),
                    event.action(),
                    event.bizStep(),
                    event.disposition(),
                    event.readPoint(),
                    event.bizLocation(),
                    event.transformationId(),
                    event.eventId(),
                    event.party(),
                    Objects.toString(event.capture(), null),
                    event.facts(),
                    event.body());
            for (var one : event.things()) {
                things.add(
                        time,
                        id,
                        event.division(),
                        one.role(),
                        one.epc(),
                        one.amount(),
                        one.unit());
            }
            if (events.rows() == AT_ONCE) {
                write();
            }
        }

        private void write() {
            insert(
                    """
                    insert into visibility.event (id, division, event_time, record_time, type, action, biz_step, disposition,
                                                  read_point, biz_location, transformation_id, event_id, party, capture, facts, body)
                    select cast(c0 as uuid), c1, cast(c2 as timestamptz), cast(c3 as timestamptz), c4, c5, c6, c7, c8, c9, c10,
                           c11, c12, cast(c13 as uuid), cast(c14 as jsonb), cast(c15 as json)
                    """,
                    events,
                    16);
            insert(
                    """
                    insert into visibility.event_epc (event_time, event, division, role, epc, amount, unit)
                    select cast(c0 as timestamptz), cast(c1 as uuid), c2, c3, c4, cast(c5 as numeric), c6
                    """,
                    things,
                    7);
            events = new Columns(16);
            things = new Columns(7);
        }

        @Override
        public void close() {
            write();
        }
    }

    private void insert(String sql, Columns rows, int columns) {
        if (rows.rows() == 0) {
            return;
        }
        var given = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var number = 0; number < columns; number++) {
            given.add("cast(:c%d as text[])".formatted(number));
            names.add("c" + number);
        }
        var statement =
                jdbc.sql(
                        "%s from unnest(%s) as given (%s)"
                                .formatted(
                                        sql, String.join(", ", given), String.join(", ", names)));
        for (var number = 0; number < columns; number++) {
            statement = statement.param("c" + number, rows.column(number));
        }
        statement.update();
    }

    static String moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
