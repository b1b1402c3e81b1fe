package cn.cunkou.stations;

import cn.cunkou.region.NewSite;
import cn.cunkou.region.SiteBatches;
import cn.cunkou.region.Sites;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rooms of many stations at once. */
@Component
class BatchPremises {
    private final Sites sites;
    private final SiteBatches batches;

    BatchPremises(Sites sites, SiteBatches batches) {
        this.sites = sites;
        this.batches = batches;
    }

    /** New sites for stations whose rooms are known, in their order. */
    List<Optional<UUID>> settle(List<NewStation> stations, LocalDate today) {
        var wanted = stations.stream().filter(NewStation::hasPremises).toList();
        var added =
                sites.addAll(wanted.stream().map(station -> site(station, today)).toList())
                        .iterator();
        var areas = new ArrayList<SiteBatches.Area>();
        var settled = new ArrayList<Optional<UUID>>();
        for (var station : stations) {
            if (!station.hasPremises()) {
                settled.add(Optional.empty());
                continue;
            }
            var site = added.next();
            settled.add(Optional.of(site));
            if (station.area() != null) {
                areas.add(new SiteBatches.Area(site, from(station, today), station.area()));
            }
        }
        batches.measure(areas, Premises.SOURCE);
        return settled;
    }

    /** Changes the rooms of stations; the site of each, in their order. */
    List<Optional<UUID>> change(List<StationBatch.Update> updates, LocalDate today) {
        var descriptions = new ArrayList<SiteBatches.Description>();
        var areas = new ArrayList<SiteBatches.Area>();
        var homeless = new ArrayList<NewStation>();
        for (var update : updates) {
            var rooms = update.before().premises();
            var after = update.after();
            if (rooms.site() == null) {
                homeless.add(after);
                continue;
            }
            var address = Objects.requireNonNullElse(after.address(), "");
            descriptions.add(new SiteBatches.Description(rooms.site(), after.name(), address));
            if (after.area() != null && !Premises.same(after.area(), rooms.area())) {
                areas.add(new SiteBatches.Area(rooms.site(), today, after.area()));
            }
        }
        batches.describe(descriptions);
        batches.measure(areas, Premises.SOURCE);
        var settled = settle(homeless, today).iterator();
        return updates.stream()
                .map(update -> {
                    var site = update.before().premises().site();
                    return site == null ? settled.next() : Optional.of(site);
                })
                .toList();
    }

    void remove(List<Station> stations) {
        batches.remove(
                stations.stream()
                        .map(station -> Optional.ofNullable(station.premises().site()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static NewSite site(NewStation station, LocalDate today) {
        return Premises.site(
                station.division(),
                station.level(),
                station.name(),
                station.address(),
                from(station, today));
    }

    private static LocalDate from(NewStation station, LocalDate today) {
        return station.opened() == null ? today : station.opened();
    }
}
