package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which transaction recorded what, for those who are told of events as they come. */
@Component
class Recorded {
    /** How long it is kept for those of whom the database knows nothing. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Clocks of several servers, and transactions, differ by less. */
    static final Duration MARGIN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Recorded(JdbcClient jdbc, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Events were recorded there; it counts when the transaction has committed. */
    record EventsRecorded(String division) {}

    /** Notes that this transaction recorded these events, of which some may have been there. */
    void note(Collection<EpcisEvent> events, EventTable.Origin origin) {
        var times = events.stream().map(EventTable::time).sorted(Instant::compareTo).toList();
        jdbc.sql(
                        """
                        insert into visibility.recorded (division, record_time, first_time, last_time)
                        values (:division, cast(:now as timestamptz), cast(:first as timestamptz), cast(:last as timestamptz))
                        on conflict (xid, division, record_time) do update
                           set first_time = least(recorded.first_time, excluded.first_time),
                               last_time = greatest(recorded.last_time, excluded.last_time)
                        """)
                .param("division", origin.division())
                .param("now", origin.now().toString())
                .param("first", times.getFirst().toString())
                .param("last", times.getLast().toString())
                .update();
        publisher.publishEvent(new EventsRecorded(origin.division()));
    }

    /** Forgets what subscribers have been told, and others had time to look at. */
    void forget() {
        jdbc.sql(
                        """
                        delete from visibility.recorded
                         where xid < least(pg_snapshot_xmin(pg_current_snapshot()),
                                           (select min(pg_snapshot_xmin(coalesce(seen, target))) from visibility.subscription
                                             where stopped_at is null))
                           and record_time < :before
                        """)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
