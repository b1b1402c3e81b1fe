package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many days tapped in at one sitting. Who enters in the evening what happened in the day is not
 * meant.
 */
final class Backfills {
    private static final Duration BREAK = Duration.ofMinutes(30);
    private static final int MANY = 12;
    private static final int DAYS = 3;
    private static final int LATE = 3;

    private Backfills() {}

    static List<Suspicion> in(Part part, Material material) {
        var found = new ArrayList<Suspicion>();
        for (var sitting : sittings(part.all())) {
            var days = sitting.stream().map(Observed::day).distinct().count();
            if (sitting.size() >= MANY
                    && days >= DAYS
                    && sitting.stream().anyMatch(material::isOfMonth)) {
                var day = LocalDate.ofInstant(sitting.getFirst().entered(), Observed.ZONE);
                found.add(
                        new Suspicion(
                                part.station(),
                                Reason.BACKFILLED,
                                day.toString(),
                                "%s一次补记了%d天的%d条".formatted(day, days, sitting.size()),
                                sitting));
            }
        }
        var late = part.month().stream().filter(Observed::late).toList();
        if (late.size() >= LATE) {
            found.add(
                    new Suspicion(
                            part.station(),
                            Reason.BACKFILLED,
                            material.month() + " late",
                            "%s的%d条，一个月以后才传上来".formatted(material.month(), late.size()),
                            late));
        }
        return found;
    }

    private static List<List<Observed>> sittings(List<Observed> services) {
        var chosen =
                services.stream()
                        .filter(Observed::isChosen)
                        .sorted(Comparator.comparing(Observed::entered))
                        .toList();
        var sittings = new ArrayList<List<Observed>>();
        for (var one : chosen) {
            var goesOn =
                    !sittings.isEmpty()
                            && Duration.between(
                                                    sittings.getLast().getLast().entered(),
                                                    one.entered())
                                            .compareTo(BREAK)
                                    <= 0;
            if (!goesOn) {
                sittings.add(new ArrayList<>());
            }
            sittings.getLast().add(one);
        }
        return sittings;
    }
}
