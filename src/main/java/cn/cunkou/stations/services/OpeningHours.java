package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 营业时间: when stations are open, as their keepers say; earlier hours stay known. */
@Service
public class OpeningHours {
    private final Services services;
    private final Counties counties;
    private final Audit audit;
    private final JdbcClient jdbc;

    OpeningHours(Services services, Counties counties, Audit audit, JdbcClient jdbc) {
        this.services = services;
        this.counties = counties;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * Says when a station is open from today on.
     *
     * @param rest weekdays, 1 for Monday
     * @param ownOpens times of the seven weekdays; empty where the usual ones hold, as in {@code
     *     ownCloses}
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void set(
            UUID id,
            @Nullable String opens,
            @Nullable String closes,
            List<Integer> rest,
            List<String> ownOpens,
            List<String> ownCloses) {
        var station = services.stationOf(id);
        var faults = new Faults();
        var from = time("opens", "开门时间", opens, faults);
        var until = time("closes", "关门时间", closes, faults);
        if (from != null && until != null && !until.isAfter(from)) {
            faults.add("closes", "关门不晚于开门", "核对时间");
        }
        if (rest.stream().anyMatch(day -> day < 1 || day > 7) || Set.copyOf(rest).size() == 7) {
            faults.add("rest", "休息日不对", "一周至少开门一天");
        }
        var own = own(faults, ownOpens, ownCloses);
        if (faults.any() || from == null || until == null) {
            throw Problem.badRequest("没有保存：", faults.found());
        }
        var today = counties.today(station.county());
        save(station, new Hours(today, from, until, Set.copyOf(rest), own));
    }

    private static Map<Integer, Hours.Span> own(
            Faults faults, List<String> opens, List<String> closes) {
        var own = new HashMap<Integer, Hours.Span>();
        for (var day = 1; day <= Math.min(7, Math.min(opens.size(), closes.size())); day++) {
            var first = opens.get(day - 1);
            var last = closes.get(day - 1);
            if (Faults.given(first) == null && Faults.given(last) == null) {
                continue;
            }
            var from = time("own", "开门时间", first, faults);
            var until = time("own", "关门时间", last, faults);
            if (from != null && until != null && !until.isAfter(from)) {
                faults.add("own", "关门不晚于开门", "核对时间");
            } else if (from != null && until != null) {
                own.put(day, new Hours.Span(from, until));
            }
        }
        return own;
    }

    private void saveOwn(Station station, Hours hours) {
        jdbc.sql("delete from stations.opening_weekday where station = :station and since = :since")
                .param("station", station.id())
                .param("since", hours.since())
                .update();
        hours.own()
                .forEach((weekday, span) ->
                        jdbc.sql(
                                        """
                                        insert into stations.opening_weekday (station, division, since, weekday, opens, closes)
                                        values (:station, :division, :since, :weekday, :opens, :closes)
                                        """)
                                .param("station", station.id())
                                .param("division", station.division().digits())
                                .param("since", hours.since())
                                .param("weekday", weekday)
                                .param("opens", span.opens())
                                .param("closes", span.closes())
                                .update());
    }

    private void save(Station station, Hours hours) {
        var before = on(station.id(), hours.since());
        jdbc.sql(
                        """
                        insert into stations.opening_hours (station, division, since, opens, closes, rest, recorded_at, recorded_by)
                        values (:station, :division, :since, :opens, :closes, :rest, :now, :by)
                            on conflict (station, since) do update
                           set opens = excluded.opens, closes = excluded.closes, rest = excluded.rest,
                               recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                        """)
                .param("station", station.id())
                .param("division", station.division().digits())
                .param("since", hours.since())
                .param("opens", hours.opens())
                .param("closes", hours.closes())
                .param("rest", hours.rest().toArray(Integer[]::new))
                .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        saveOwn(station, hours);
        audit.record(
                "改营业时间",
                new Audit.Subject(
                        "station",
                        station.id().toString(),
                        station.name(),
                        station.division().digits()),
                before.map(Hours::words).orElse(null),
                hours.words(),
                null);
    }

    /** What holds on a day; empty where nobody has said anything. */
    @Transactional(readOnly = true)
    public Optional<Hours> on(UUID station, LocalDate day) {
        return jdbc.sql(
                        """
                        select hours.*,
                               (select array_agg(weekday || ' ' || own.opens || ' ' || own.closes)
                                  from stations.public_opening_weekday as own
                                 where own.station = hours.station and own.since = hours.since) as own
                          from stations.public_opening_hours as hours
                         where station = :station and since <= :day order by since desc limit 1
                        """)
                .param("station", station)
                .param("day", day)
                .query((row, number) -> hours(row))
                .optional();
    }

    /** All that was ever said, by station, the latest first. */
    Map<UUID, List<Hours>> all(String county) {
        var all = new HashMap<UUID, List<Hours>>();
        jdbc.sql(
                        """
                        select hours.station, hours.since, hours.opens, hours.closes, hours.rest,
                               array_agg(weekday || ' ' || own.opens || ' ' || own.closes)
                                   filter (where own.station is not null) as own
                          from stations.opening_hours as hours
                          left join stations.opening_weekday as own
                            on own.station = hours.station and own.since = hours.since
                         where hours.division like :county
                         group by hours.station, hours.since
                         order by hours.station, hours.since desc
                        """)
                .param("county", county + "%")
                .query(row -> {
                    all.computeIfAbsent(
                                    row.getObject("station", UUID.class), _ -> new ArrayList<>())
                            .add(hours(row));
                });
        return all;
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return new Hours(
                row.getObject("since", LocalDate.class),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                days(row.getArray("rest")),
                own(row.getArray("own")));
    }

    /** Reads {@code 6 09:00:00 12:00:00}, one for each weekday with times of its own. */
    private static Map<Integer, Hours.Span> own(@Nullable Array read) throws SQLException {
        var own = new HashMap<Integer, Hours.Span>();
        if (read != null) {
            for (var one : (String[]) read.getArray()) {
                var parts = one.split(" ");
                own.put(
                        Integer.valueOf(parts[0]),
                        new Hours.Span(LocalTime.parse(parts[1]), LocalTime.parse(parts[2])));
            }
        }
        return own;
    }

    private static Set<Integer> days(Array rest) throws SQLException {
        return new HashSet<>(Arrays.asList((Integer[]) rest.getArray()));
    }

    private static @Nullable LocalTime time(
            String field, String word, @Nullable String typed, Faults faults) {
        var text = faults.required(field, word, typed, 8);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            faults.add(field, "「%s」不是时间".formatted(text), "写成08:00这样");
            return null;
        }
    }
}
