package cn.cunkou.stations;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.stations.services.ClosedDays;
import cn.cunkou.stations.services.Hours;
import cn.cunkou.stations.services.OpeningHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stations as everybody may see them: no person but by a masked name. */
@Service
public class PublicStations {
    private static final String SELECT =
            """
            select station.*, null as acceptance_paper, null as closing_reason,
                   stations.idle_since(station.idle, station.today) as idle_since
              from (select *, cast(:realDay as date) + clock_offset as today from stations.public_station) as station
            """;
    private static final String MATCHING =
            """
             where station.division like :division
               and (cast(:level as text) is null or station.level = :level)
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', station.code, station.name,
                                                                              station.town, station.village))) = 0)
               and (:state = '' or :state = stations.state_on(station.opened, station.accepted, station.closed,
                                                              station.idle, station.today)
                    or :state = 'serving' and stations.in_service(station.opened, station.accepted, station.closed,
                                                                  station.idle) @> station.today)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OpeningHours hours;
    private final ClosedDays closed;

    PublicStations(JdbcClient jdbc, Clock clock, OpeningHours hours, ClosedDays closed) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hours = hours;
        this.closed = closed;
    }

    /**
     * One station.
     *
     * @param place town and village
     * @param keeper masked, such as 李**
     */
    public record PublicStation(
            UUID id,
            String division,
            String place,
            String code,
            String name,
            Level level,
            @Nullable String address,
            @Nullable String phone,
            boolean logisticsPoint,
            @Nullable String keeper,
            Life life) {}

    @Transactional(readOnly = true)
    public Paged<PublicStation> list(StationFilter filter, Paged.Request page) {
        var rows =
                asked(
                                SELECT
                                        + MATCHING
                                        + " order by "
                                        + filter.order().columns()
                                        + " limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(PublicStations::station)
                        .list();
        var total =
                asked("select count(*) from (" + SELECT + MATCHING + ") as matching", filter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    public Optional<PublicStation> find(UUID id) {
        return jdbc.sql(SELECT + " where station.id = :id")
                .param("realDay", StationRows.realDay(clock))
                .param("id", id)
                .query(PublicStations::station)
                .optional();
    }

    /** What a station did in a month: how many services, and of which kinds. */
    public record Month(String month, long services, String kinds) {}

    private static final int MONTHS = 12;

    /** The last twelve months in which it did something, the latest first. */
    @Transactional(readOnly = true)
    public List<Month> months(UUID station, LocalDate day) {
        return jdbc.sql(
                        """
                        select to_char(month, 'YYYY-MM') as month, sum(services) as services,
                               string_agg(kind || services || '次', '、' order by services desc, kind) as kinds
                          from stations.public_service_month
                         where station = :station and month > :first group by month order by month desc
                        """)
                .param("station", station)
                .param("first", day.minusMonths(MONTHS))
                .query((row, number) ->
                        new Month(
                                row.getString("month"),
                                row.getLong("services"),
                                row.getString("kinds")))
                .list();
    }

    /** When its door is open, in words. */
    @Transactional(readOnly = true)
    public Optional<String> hours(UUID station, LocalDate day) {
        return hours.on(station, day).map(Hours::words);
    }

    /** The days ahead on which its door is shut, in words. */
    @Transactional(readOnly = true)
    public List<String> closed(UUID station, LocalDate day) {
        return closed.from(station, day).stream().map(ClosedDays.Stretch::words).toList();
    }

    private StatementSpec asked(String sql, StationFilter filter) {
        return jdbc.sql(sql)
                .param("realDay", StationRows.realDay(clock))
                .param("division", filter.divisionPattern())
                .param("level", filter.levelId())
                .param("words", filter.words())
                .param("state", filter.stateId());
    }

    private static PublicStation station(ResultSet row, int number) throws SQLException {
        var town = row.getString("town");
        var village = row.getString("village");
        var address = row.getString("address");
        return new PublicStation(
                row.getObject("id", UUID.class),
                row.getString("division"),
                town == null ? "城区" : village == null ? town : town + " · " + village,
                row.getString("code"),
                row.getString("name"),
                Level.of(row.getString("level")),
                address == null || address.isEmpty() ? null : address,
                row.getString("phone"),
                row.getBoolean("logistics_point"),
                row.getString("keeper_name"),
                StationRows.life(row));
    }
}
