package cn.cunkou.stations;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a station stood over time. */
@Component
class StationStays {
    private final JdbcClient jdbc;

    StationStays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its places, the latest first. */
    @Transactional(readOnly = true)
    public List<StationPage.Stay> of(UUID station) {
        return jdbc.sql(
                        """
                        select coalesce(named.name, place.place) as place, site.address, lower(place.during) as from_day,
                               upper(place.during) as until_day
                          from stations.place
                          left join stations.place_name as named on named.code = place.place
                          left join region.site on site.id = place.site
                         where place.station = :station
                         order by place.during desc
                        """)
                .param("station", station)
                .query((row, number) ->
                        new StationPage.Stay(
                                row.getString("place"),
                                row.getString("address"),
                                words(row.getObject("from_day", LocalDate.class), "最初"),
                                words(row.getObject("until_day", LocalDate.class), "现在")))
                .list();
    }

    private static String words(@Nullable LocalDate day, String otherwise) {
        return day == null ? otherwise : day.toString();
    }
}
