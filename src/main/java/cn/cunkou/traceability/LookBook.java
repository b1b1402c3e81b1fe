package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Looks.Known;
import cn.cunkou.traceability.Looks.Way;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes looks down and reads what is known of each code, for all who wait at once: whoever comes
 * while others are being served is served together with everybody who came meanwhile, in one
 * transaction for each county. A look is on disk before its page is.
 */
@Component
class LookBook {
    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final TransactionTemplate transaction;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock desk = new ReentrantLock();

    LookBook(JdbcClient jdbc, Counties counties, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.transaction = transaction;
    }

    /**
     * A look.
     *
     * @param phone keyed hash of network and browser, {@code network} of the network alone
     * @param way how it is looked at; null when it is not to be counted
     */
    record Look(Known known, String phone, String network, @Nullable Way way) {
        boolean counts() {
            return way != null;
        }
    }

    /**
     * What is known of a code.
     *
     * @param today the day of its county
     * @param times looks up to the one that this phone's is
     * @param lot on which it is, {@code packedOn} since when
     */
    record Sight(
            LocalDate today,
            long times,
            @Nullable Instant first,
            @Nullable Instant previous,
            @Nullable String spoilt,
            @Nullable UUID lot,
            @Nullable LocalDate packedOn,
            @Nullable Instant confirmed) {}

    private static final class Waiting {
        private final Look look;
        private @Nullable Sight sight;
        private @Nullable RuntimeException refused;

        Waiting(Look look) {
            this.look = look;
        }

        boolean isServed() {
            return sight != null || refused != null;
        }
    }

    /** Writes a look down, if it counts, and tells what is known of its code then. */
    Sight enter(Look look) {
        var mine = new Waiting(look);
        waiting.add(mine);
        desk.lock();
        try {
            while (!mine.isServed()) {
                serve(next());
            }
        } finally {
            desk.unlock();
        }
        if (mine.refused != null) {
            throw mine.refused;
        }
        return Objects.requireNonNull(mine.sight);
    }

    private List<Waiting> next() {
        var next = new ArrayList<Waiting>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            next.add(one);
            if (next.size() == MOST_AT_ONCE) {
                break;
            }
        }
        return next;
    }

    private void serve(List<Waiting> all) {
        var byCounty = new LinkedHashMap<DivisionCode, List<Waiting>>();
        for (var one : all) {
            var county = DivisionCode.of(one.look.known().roll().division()).county();
            byCounty.computeIfAbsent(county, _ -> new ArrayList<>()).add(one);
        }
        byCounty.forEach((county, some) -> {
            try {
                Actor.as(
                        Actor.system("查询溯源码", Scope.of(county.digits())),
                        () -> {
                            transaction.executeWithoutResult(
                                    _ -> write(counties.now(county), some));
                            return true;
                        });
            } catch (RuntimeException e) {
                some.forEach(one -> one.refused = e);
            }
        });
    }

    private void write(Instant now, List<Waiting> some) {
        var counted = some.stream().filter(one -> one.look.counts()).toList();
        if (!counted.isEmpty()) {
            insert(now, counted);
        }
        var sights = read(now, some);
        for (var i = 0; i < some.size(); i++) {
            some.get(i).sight = sights.get(i);
        }
        var often =
                counted.stream()
                        .filter(one ->
                                Objects.requireNonNull(one.sight).times() >= Looks.MANY_NETWORKS)
                        .toList();
        if (!often.isEmpty()) {
            noticeCopies(now, often);
        }
    }

    /** Two phones at the same moment are told apart by a millionth of a second. */
    private void insert(Instant now, List<Waiting> counted) {
        jdbc.sql(
                        """
                        insert into traceability.look (division, roll, number, day, at, phone, network, way)
                        select distinct on (roll, number, phone) division, roll, number, :day,
                               cast(:now as timestamptz) + place * interval '1 microsecond', phone, network, way
                          from unnest(cast(:divisions as text[]), cast(:rolls as uuid[]), cast(:numbers as bigint[]),
                                      cast(:phones as text[]), cast(:networks as text[]), cast(:ways as text[]))
                               with ordinality as asked (division, roll, number, phone, network, way, place)
                         where not exists (select from traceability.look
                                            where look.roll = asked.roll and look.number = asked.number
                                              and look.phone = asked.phone and look.at > :since)
                         order by roll, number, phone, place
                        """)
                .param("day", day(now))
                .param("now", utc(now))
                .param("since", since(now))
                .param("divisions", column(counted, one -> one.known().roll().division()))
                .param("rolls", column(counted, one -> one.known().roll().id().toString()))
                .param("numbers", numbers(counted))
                .param("phones", column(counted, Look::phone))
                .param("networks", column(counted, Look::network))
                .param("ways", column(counted, one -> Objects.requireNonNull(one.way()).id()))
                .update();
    }

    private List<Sight> read(Instant now, List<Waiting> some) {
        var today = day(now);
        return jdbc.sql(
                        """
                        select looks.times, looks.first, looks.previous, spoilage.kind as spoilt, packing.lot, packing.packed_on,
                               confirmation.at as confirmed
                          from unnest(cast(:rolls as uuid[]), cast(:numbers as bigint[]), cast(:phones as text[]))
                               with ordinality as asked (roll, number, phone, place)
                         cross join lateral (
                               select coalesce(max(at) filter (where phone = asked.phone and at > :since), max(at)) as at
                                 from traceability.look
                                where look.roll = asked.roll and look.number = asked.number) as mine
                         cross join lateral (
                               select count(*) as times, min(look.at) as first,
                                      max(look.at) filter (where look.at < mine.at) as previous
                                 from traceability.look
                                where look.roll = asked.roll and look.number = asked.number and look.at <= mine.at) as looks
                          left join traceability.spoilage
                            on spoilage.roll = asked.roll and spoilage.numbers @> asked.number
                          left join traceability.packing
                            on packing.roll = asked.roll and packing.numbers @> asked.number and packing.ended_at is null
                          left join traceability.confirmation
                            on confirmation.roll = asked.roll and confirmation.number = asked.number
                         order by asked.place
                        """)
                .param("since", since(now))
                .param("rolls", column(some, one -> one.known().roll().id().toString()))
                .param("numbers", numbers(some))
                .param("phones", column(some, Look::phone))
                .query((row, _) -> sight(today, row))
                .list();
    }

    private static Sight sight(LocalDate today, ResultSet row) throws SQLException {
        return new Sight(
                today,
                row.getLong("times"),
                instant(row, "first"),
                instant(row, "previous"),
                row.getString("spoilt"),
                row.getObject("lot", UUID.class),
                row.getObject("packed_on", LocalDate.class),
                instant(row, "confirmed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private void noticeCopies(Instant now, List<Waiting> often) {
        jdbc.sql(
                        """
                        insert into traceability.suspicion (division, roll, number, kind, day, times, noticed_at)
                        select asked.division, asked.roll, asked.number, 'copied', :day, count(distinct look.network), :now
                          from (select distinct division, roll, number
                                  from unnest(cast(:divisions as text[]), cast(:rolls as uuid[]), cast(:numbers as bigint[]))
                                       as asked (division, roll, number)) as asked
                          join traceability.look on look.roll = asked.roll and look.number = asked.number and look.at > :since
                         group by asked.division, asked.roll, asked.number
                        having count(distinct look.network) >= :many
                            on conflict (roll, number, kind, day) do update set times = excluded.times
                        """)
                .param("day", day(now))
                .param("now", utc(now))
                .param("since", utc(now.minus(Duration.ofDays(1))))
                .param("divisions", column(often, one -> one.known().roll().division()))
                .param("rolls", column(often, one -> one.known().roll().id().toString()))
                .param("numbers", numbers(often))
                .param("many", Looks.MANY_NETWORKS)
                .update();
    }

    private static String[] column(List<Waiting> some, Function<Look, String> part) {
        return some.stream().map(one -> part.apply(one.look)).toArray(String[]::new);
    }

    private static String[] numbers(List<Waiting> some) {
        return column(some, one -> Long.toString(one.known().number()));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, Counties.ZONE);
    }

    private static OffsetDateTime since(Instant now) {
        return utc(now.minus(Duration.ofMinutes(Looks.SAME_LOOK_MINUTES)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
