package cn.cunkou.stations;

import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keepers of many stations at once. */
@Component
class BatchKeepers {
    private final Registry registry;
    private final JdbcClient jdbc;

    BatchKeepers(Registry registry, JdbcClient jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
    }

    /** The first keepers of new stations, each from the opening on. */
    void enter(List<UUID> ids, List<NewStation> stations) {
        var kept = new ArrayList<UUID>();
        var persons = new ArrayList<NewParty>();
        var from = new ArrayList<@Nullable LocalDate>();
        for (int i = 0; i < ids.size(); i++) {
            var station = stations.get(i);
            if (station.keeperName() != null) {
                kept.add(ids.get(i));
                persons.add(
                        Keepers.person(
                                station.division(), station.keeperName(), station.keeperPhone()));
                from.add(station.opened());
            }
        }
        keep(kept, persons, from);
    }

    /**
     * Ends the terms of keepers that are no longer named, and begins those of the new, on that day.
     */
    void change(List<StationBatch.Update> updates, LocalDate day) {
        var changed = updates.stream().filter(BatchKeepers::isChanged).toList();
        jdbc.sql(
                        """
                        with undone as (
                            delete from stations.keeper
                             where station = any (:stations) and upper_inf(during) and lower(during) >= :day)
                        update stations.keeper set during = daterange(lower(during), :day)
                         where station = any (:stations) and upper_inf(during)
                           and (lower_inf(during) or lower(during) < :day)
                        """)
                .param(
                        "stations",
                        changed.stream().map(update -> update.before().id()).toArray(UUID[]::new))
                .param("day", day)
                .update();
        var kept = new ArrayList<UUID>();
        var persons = new ArrayList<NewParty>();
        var from = new ArrayList<@Nullable LocalDate>();
        for (var update : changed) {
            var after = update.after();
            if (after.keeperName() != null) {
                kept.add(update.before().id());
                persons.add(
                        Keepers.person(after.division(), after.keeperName(), after.keeperPhone()));
                from.add(day);
            }
        }
        keep(kept, persons, from);
    }

    private static boolean isChanged(StationBatch.Update update) {
        var before = NewStation.of(update.before());
        var after = update.after();
        return !Objects.equals(before.keeperName(), after.keeperName())
                || !Objects.equals(before.keeperPhone(), after.keeperPhone());
    }

    private void keep(List<UUID> stations, List<NewParty> persons, List<@Nullable LocalDate> from) {
        if (stations.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into stations.keeper (station, division, party, during)
                        select station.id, station.division, given.party, daterange(given.from_day, null)
                          from unnest(:stations, :parties, cast(:days as date[])) as given (station, party, from_day)
                          join stations.station on station.id = given.station
                        """)
                .param("stations", stations.toArray(UUID[]::new))
                .param("parties", registry.registerAll(persons).toArray(UUID[]::new))
                .param(
                        "days",
                        from.stream()
                                .map(day -> day == null ? null : day.toString())
                                .toArray(String[]::new))
                .update();
    }
}
