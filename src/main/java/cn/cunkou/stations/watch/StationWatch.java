package cn.cunkou.stations.watch;

import cn.cunkou.plan.Wait;
import cn.cunkou.plan.Waits;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks over contracts, devices and scores for what will not mend itself. */
@Component
class StationWatch {
    private final JdbcClient jdbc;
    private final Waits waits;
    private final Counties counties;

    StationWatch(JdbcClient jdbc, Waits waits, Counties counties) {
        this.jdbc = jdbc;
        this.waits = waits;
        this.counties = counties;
    }

    /** Everything in a county, as far as whoever acts sees its stations; what is oldest first. */
    @Transactional(readOnly = true)
    public List<Sight> in(DivisionCode county) {
        var today = counties.today(county);
        return jdbc.sql(
                        """
                        with open as (
                            select station.id, station.name, coalesce(named.name, '') as place
                              from stations.station left join stations.place_name as named on named.code = station.division
                             where left(station.division, 6) = :county and station.closed is null),
                        contract as (
                            select distinct on (station) station, party, until_day from stations.contract
                             where ended is null order by station, until_day desc),
                        heard as (
                            select device.station, device.label,
                                   coalesce(max(device_day.day), (device.issued_at at time zone 'Asia/Shanghai')::date) as day
                              from stations.device left join stations.device_day on device_day.device = device.id
                             where device.revoked_at is null group by device.id)
                        select case when until_day < :today then 'ended' else 'ending' end as kind, open.*, party as said,
                               until_day as day
                          from open join contract on contract.station = open.id where until_day <= :soon
                        union all
                        select 'silent', open.*, label, day from open join heard on heard.station = open.id where day < :silent
                        union all
                        select case kind when 'warned' then 'warned' else 'closing' end, open.*, note, day
                          from open join stations.score_consequence as follows on follows.station = open.id
                         where kind = 'closed' or kind = 'warned' and day > :warned
                         order by day, name
                        """)
                .param("county", county.digits())
                .param("today", today)
                .param("soon", today.plusDays(waits.of(county, Wait.CONTRACT_DAYS)))
                .param("silent", today.minusDays(waits.of(county, Wait.SILENT_DAYS)))
                .param("warned", today.minusDays(waits.of(county, Wait.WARNING_DAYS)))
                .query((row, number) ->
                        new Sight(
                                Sight.Kind.read(row.getString("kind")).orElseThrow(),
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("place"),
                                row.getString("said"),
                                Objects.requireNonNull(row.getObject("day", LocalDate.class))))
                .list();
    }
}
