package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Many stations of one county at once, each step in one statement; within the caller's transaction.
 */
@Component
class StationBatch {
    private final JdbcClient jdbc;
    private final StationCodes codes;
    private final BatchPremises premises;
    private final BatchKeepers keepers;
    private final Counties counties;

    StationBatch(
            JdbcClient jdbc,
            StationCodes codes,
            BatchPremises premises,
            BatchKeepers keepers,
            Counties counties) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.premises = premises;
        this.keepers = keepers;
        this.counties = counties;
    }

    /** A station as it is, and as it shall be; its level and its place stay. */
    record Update(Station before, NewStation after) {}

    /** The same stations; those without a code get the next free ones of the county. */
    List<NewStation> coded(List<NewStation> given) {
        var without = (int) given.stream().filter(station -> station.code() == null).count();
        if (without == 0) {
            return given;
        }
        var promised =
                given.stream()
                        .map(station -> Optional.ofNullable(station.code()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        var county = given.getFirst().division().county();
        var drawn = codes.next(county, without, promised).iterator();
        return given.stream()
                .map(station -> station.code() == null ? station.withCode(drawn.next()) : station)
                .toList();
    }

    /** Adds checked stations, each with its code; their ids, in the order given. */
    List<UUID> insert(List<NewStation> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        var county = stations.getFirst().division().county();
        var today = counties.today(county);
        var sites = premises.settle(stations, today);
        var ids = inserted(stations, sites, now(county));
        keepers.enter(ids, stations);
        serve(ids, stations.stream().map(NewStation::served).toList(), null);
        return ids;
    }

    /** Changes stations to what they shall be, each to its next version. */
    void update(List<Update> updates) {
        if (updates.isEmpty()) {
            return;
        }
        var county = updates.getFirst().after().division().county();
        var today = counties.today(county);
        var sites = premises.change(updates, today);
        var after = updates.stream().map(Update::after).toList();
        jdbc.sql(
                        """
                        update stations.station
                           set code = given.code, name = given.name, origin = given.origin, site = given.site,
                               phone = given.phone, logistics_point = given.logistics_point, opened = given.opened,
                               accepted = given.accepted, acceptance_paper = given.paper, closed = given.closed,
                               closing_reason = given.reason, version = version + 1, changed_at = :now, changed_by = :by
                          from unnest(:ids, cast(:codes as text[]), cast(:names as text[]), cast(:origins as text[]), :sites,
                                      cast(:phones as text[]), cast(:logistics as bool[]), cast(:opened as date[]),
                                      cast(:accepted as date[]), cast(:papers as text[]), cast(:closed as date[]),
                                      cast(:reasons as text[]))
                               as given (id, code, name, origin, site, phone, logistics_point, opened, accepted, paper, closed,
                                         reason)
                         where station.id = given.id
                        """)
                .param("now", now(county))
                .param("by", Actor.current().name())
                .param("ids", ids(updates))
                .param("codes", column(after, NewStation::code))
                .param("names", column(after, NewStation::name))
                .param("origins", column(after, station -> station.origin().id()))
                .param("sites", sites.stream().map(site -> site.orElse(null)).toArray(UUID[]::new))
                .param("phones", column(after, NewStation::phone))
                .param("logistics", column(after, NewStation::logisticsPoint))
                .param("opened", column(after, NewStation::opened))
                .param("accepted", column(after, NewStation::accepted))
                .param("papers", column(after, NewStation::acceptancePaper))
                .param("closed", column(after, NewStation::closed))
                .param("reasons", column(after, NewStation::closingReason))
                .update();
        keepers.change(updates, today);
        var served =
                updates.stream()
                        .filter(update ->
                                !NewStation.of(update.before())
                                        .served()
                                        .equals(update.after().served()))
                        .toList();
        serve(
                List.of(ids(served)),
                served.stream().map(update -> update.after().served()).toList(),
                today);
    }

    /** Takes away stations that were entered by mistake, with all that hangs on them. */
    void remove(List<Station> stations) {
        jdbc.sql("delete from stations.station where id = any (:ids)")
                .param("ids", stations.stream().map(Station::id).toArray(UUID[]::new))
                .update();
        premises.remove(stations);
    }

    private List<UUID> inserted(
            List<NewStation> stations, List<Optional<UUID>> sites, OffsetDateTime now) {
        return jdbc.sql(
                        """
                        with given as (
                            select uuidv7() as id, station.*
                              from unnest(cast(:divisions as text[]), cast(:codes as text[]), cast(:names as text[]),
                                          cast(:levels as text[]), cast(:origins as text[]), :sites, cast(:phones as text[]),
                                          cast(:logistics as bool[]), cast(:opened as date[]), cast(:accepted as date[]),
                                          cast(:papers as text[]), cast(:closed as date[]), cast(:reasons as text[]))
                                   with ordinality
                                   as station (division, code, name, level, origin, site, phone, logistics_point, opened,
                                               accepted, paper, closed, reason, number)),
                        added as (
                            insert into stations.station (id, division, code, name, level, origin, site, phone,
                                                          logistics_point, opened, accepted, acceptance_paper, closed,
                                                          closing_reason, recorded_at, created_by, changed_at, changed_by)
                            select id, division, code, name, level, origin, site, phone, logistics_point, opened, accepted,
                                   paper, closed, reason, :now, :by, :now, :by
                              from given),
                        stood as (
                            insert into stations.place (station, division, place, site, during, recorded_at)
                            select id, division, division, site, daterange(null, null), :now from given)
                        select id from given order by number
                        """)
                .param("now", now)
                .param("by", Actor.current().name())
                .param("divisions", column(stations, station -> station.division().digits()))
                .param("codes", column(stations, NewStation::code))
                .param("names", column(stations, NewStation::name))
                .param("levels", column(stations, station -> station.level().id()))
                .param("origins", column(stations, station -> station.origin().id()))
                .param("sites", sites.stream().map(site -> site.orElse(null)).toArray(UUID[]::new))
                .param("phones", column(stations, NewStation::phone))
                .param("logistics", column(stations, NewStation::logisticsPoint))
                .param("opened", column(stations, NewStation::opened))
                .param("accepted", column(stations, NewStation::accepted))
                .param("papers", column(stations, NewStation::acceptancePaper))
                .param("closed", column(stations, NewStation::closed))
                .param("reasons", column(stations, NewStation::closingReason))
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    /** Makes the declared villages of each station those given, from that day on. */
    private void serve(
            List<UUID> stations, List<List<DivisionCode>> villages, @Nullable LocalDate from) {
        var owners = new ArrayList<UUID>();
        var served = new ArrayList<String>();
        for (int i = 0; i < stations.size(); i++) {
            for (var village : villages.get(i)) {
                owners.add(stations.get(i));
                served.add(village.digits());
            }
        }
        jdbc.sql(
                        """
                        with wanted as (
                            select * from unnest(:owners, cast(:served as text[])) as wanted (station, village)),
                        dropped as (
                            delete from stations.served_village as known
                             where known.station = any (:stations) and upper_inf(known.during)
                               and lower(known.during) >= cast(:from as date)
                               and (known.station, known.village) not in (select station, village from wanted)),
                        ended as (
                            update stations.served_village as known
                               set during = daterange(lower(known.during), cast(:from as date))
                             where known.station = any (:stations) and upper_inf(known.during)
                               and (lower_inf(known.during) or lower(known.during) < cast(:from as date))
                               and (known.station, known.village) not in (select station, village from wanted))
                        insert into stations.served_village (station, division, village, during)
                        select station.id, station.division, wanted.village, daterange(cast(:from as date), null)
                          from wanted
                          join stations.station on station.id = wanted.station
                         where not exists (select from stations.served_village as known
                                            where (known.station, known.village) = (wanted.station, wanted.village)
                                              and upper_inf(known.during))
                        """)
                .param("owners", owners.toArray(UUID[]::new))
                .param("served", served.toArray(String[]::new))
                .param("stations", stations.toArray(UUID[]::new))
                .param("from", from)
                .update();
    }

    private OffsetDateTime now(DivisionCode county) {
        return counties.now(county).atOffset(ZoneOffset.UTC);
    }

    private static UUID[] ids(List<Update> updates) {
        return updates.stream().map(update -> update.before().id()).toArray(UUID[]::new);
    }

    static @Nullable String[] column(
            List<NewStation> stations, Function<NewStation, @Nullable Object> value) {
        return stations.stream()
                .map(station -> {
                    var cell = value.apply(station);
                    return cell == null ? null : cell.toString();
                })
                .toArray(String[]::new);
    }
}
