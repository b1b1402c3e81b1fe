package cn.cunkou.stations;

import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station.Keeper;
import cn.cunkou.stations.Station.Premises;
import cn.cunkou.stations.Station.Served;
import cn.cunkou.stations.Station.Stamp;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How a row of {@code stations.station_facts} becomes a station. */
final class StationRows implements RowMapper<Station> {
    /**
     * Reads the facts with each county's business day; the real day is the parameter {@code
     * realDay}.
     */
    static final String SELECT =
            """
            select facts.*, facts.today, stations.idle_since(facts.idle, facts.today) as idle_since
              from (select *, cast(:realDay as date) + clock_offset as today from stations.station_facts) as facts
            """;

    static LocalDate realDay(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Counties.ZONE);
    }

    @Override
    public Station mapRow(ResultSet row, int number) throws SQLException {
        return new Station(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("town"),
                row.getString("village"),
                row.getString("code"),
                row.getString("name"),
                Level.of(row.getString("level")),
                Origin.of(row.getString("origin")),
                new Premises(
                        row.getObject("site", UUID.class), address(row), row.getBigDecimal("area")),
                row.getString("phone"),
                row.getBoolean("logistics_point"),
                life(row),
                keeper(row),
                served(row),
                new Stamp(
                        row.getInt("version"),
                        instant(row, "recorded_at"),
                        row.getString("created_by"),
                        instant(row, "changed_at"),
                        row.getString("changed_by")));
    }

    static Life life(ResultSet row) throws SQLException {
        return new Life(
                day(row, "opened"),
                day(row, "accepted"),
                row.getString("acceptance_paper"),
                day(row, "closed"),
                row.getString("closing_reason"),
                day(row, "idle_since"),
                row.getObject("today", LocalDate.class));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String address(ResultSet row) throws SQLException {
        var address = row.getString("address");
        return address == null || address.isEmpty() ? null : address;
    }

    private static @Nullable Keeper keeper(ResultSet row) throws SQLException {
        var name = row.getString("keeper_name");
        return name == null
                ? null
                : new Keeper(
                        row.getObject("keeper", UUID.class),
                        name,
                        row.getString("keeper_phone"),
                        day(row, "keeper_since"));
    }

    private static List<Served> served(ResultSet row) throws SQLException {
        var codes = row.getArray("served");
        var names = row.getArray("served_names");
        if (codes == null || names == null) {
            return List.of();
        }
        var villages = (@Nullable String[]) codes.getArray();
        var words = (@Nullable String[]) names.getArray();
        var served = new ArrayList<Served>();
        for (int i = 0; i < villages.length; i++) {
            var code = String.valueOf(villages[i]);
            served.add(new Served(DivisionCode.of(code), words[i] == null ? code : words[i]));
        }
        return served;
    }
}
