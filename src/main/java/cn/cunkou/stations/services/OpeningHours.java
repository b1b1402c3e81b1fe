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
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void set(UUID id, @Nullable String opens, @Nullable String closes, List<Integer> rest) {
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
        if (faults.any() || from == null || until == null) {
            throw Problem.badRequest("没有保存：", faults.found());
        }
        save(station, new Hours(counties.today(station.county()), from, until, Set.copyOf(rest)));
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
                        select station, since, opens, closes, rest from stations.public_opening_hours
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
                        select station, since, opens, closes, rest from stations.opening_hours
                         where division like :county order by station, since desc
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
                days(row.getArray("rest")));
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
