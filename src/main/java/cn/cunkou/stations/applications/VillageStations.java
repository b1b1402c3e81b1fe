package cn.cunkou.stations.applications;

import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which stations stand in a village, and whether the central money went into one of them. */
@Component
public class VillageStations {
    private final JdbcClient jdbc;

    VillageStations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A station in a village.
     *
     * @param isTown whether it is the town's station and only stands there
     * @param usedCentral whether it counts as built with the central money: so it is unless its own
     *     application names another
     */
    record Standing(String name, boolean isTown, boolean isClosed, boolean usedCentral) {
        String words() {
            return "%s「%s」%s".formatted(isTown ? "镇级站" : "村级站", name, isClosed ? "（已关闭）" : "");
        }
    }

    /** Ids of the town stations that stand in a village, as far as somebody has said where. */
    @Transactional(readOnly = true)
    public Set<UUID> townStations(DivisionCode village) {
        return jdbc.sql("select station from stations.seat where village = :village")
                .param("village", village.digits())
                .query((row, number) -> row.getObject("station", UUID.class))
                .set();
    }

    /** All that ever stood there; of closed ones only those known to have had central money. */
    List<Standing> in(DivisionCode village) {
        return jdbc.sql(
                        """
                        select station.name, station.level = 'town' as is_town, station.closed is not null as is_closed,
                               coalesce(application.money, 'central') = 'central' as used_central
                          from stations.station
                          left join stations.seat on seat.station = station.id
                          left join stations.application on application.station = station.id
                         where coalesce(seat.village, station.division) = :village
                           and (station.closed is null or application.money = 'central')
                         order by station.closed is not null, station.code
                        """)
                .param("village", village.digits())
                .query((row, number) ->
                        new Standing(
                                row.getString("name"),
                                row.getBoolean("is_town"),
                                row.getBoolean("is_closed"),
                                row.getBoolean("used_central")))
                .list();
    }
}
