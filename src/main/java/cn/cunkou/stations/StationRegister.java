package cn.cunkou.stations;

import cn.cunkou.plan.rewards.Elapsed;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.Subject;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.SubjectRegister;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stations as rewards see them: those that were open on a day, and what the register said then. */
@Component
class StationRegister implements SubjectRegister {
    private final JdbcClient jdbc;

    StationRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.STATION;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Registered> in(DivisionCode county, LocalDate day) {
        return jdbc.sql(
                        """
                        select station.id::text, station.name, coalesce(place.place, station.division) as division,
                               station.level, station.origin, station.logistics_point, station.opened,
                               coalesce(station.accepted <= :day, false) as accepted,
                               stations.in_service(
                                   station.opened, station.accepted, station.closed,
                                   (select range_agg(idle.during) from stations.idle where idle.station = station.id))
                                   @> cast(:day as date) as in_service,
                               (select case when bool_or(seat.village = coalesce(place.place, station.division)) then true
                                            when bool_or(seat.village is null) then null else false end
                                  from stations.station as town
                                  left join stations.seat on seat.station = town.id
                                 where town.level = 'town' and town.opened <= :day
                                   and (town.closed is null or town.closed > :day)
                                   and town.division = left(coalesce(place.place, station.division), 9)) as in_town_seat
                          from stations.station
                          left join stations.place on place.station = station.id and place.during @> cast(:day as date)
                         where station.division like :county || '%'
                           and station.opened <= :day and (station.closed is null or station.closed > :day)
                         order by division, station.code
                        """)
                .param("county", county.digits())
                .param("day", day)
                .query((row, number) -> registered(row, day))
                .list();
    }

    private static Registered registered(ResultSet row, LocalDate day) throws SQLException {
        var id = row.getString("id");
        var opened = row.getObject("opened", LocalDate.class);
        var record = "/stations/" + id;
        var attributes = new HashMap<String, Fact>();
        // Where a town station stands somebody may not have said.
        var inTownSeat = row.getObject("in_town_seat", Boolean.class);
        if (inTownSeat != null && row.getString("level").equals("village")) {
            attributes.put("in-town-seat", word(inTownSeat, record));
        }
        attributes.put(
                "months-open",
                new Fact.Numeric(BigDecimal.valueOf(Elapsed.months(opened, day)), record));
        attributes.put("level", new Fact.Word(row.getString("level"), record));
        attributes.put("origin", new Fact.Word(row.getString("origin"), record));
        attributes.put("accepted", word(row.getBoolean("accepted"), record));
        attributes.put("in-service", word(row.getBoolean("in_service"), record));
        attributes.put("logistics-point", word(row.getBoolean("logistics_point"), record));
        return new Registered(
                new Subject(
                        SubjectKind.STATION,
                        id,
                        row.getString("name"),
                        DivisionCode.of(row.getString("division")),
                        opened,
                        null,
                        null),
                attributes);
    }

    private static Fact word(boolean value, String record) {
        return new Fact.Word(Boolean.toString(value), record);
    }
}
