package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was taken over from another station: the same things in the same order. The later of the two
 * is the copy.
 */
final class Copies {
    /** So many in a row do not agree by chance where so many of them differ from each other. */
    private static final int IN_A_ROW = 8;

    private static final int DIFFERENT = 4;

    private final Material material;
    private final Map<List<String>, Seen> first = new HashMap<>();

    /** Where a row of contents was first seen. */
    private record Seen(UUID station, Instant at) {}

    Copies(Material material) {
        this.material = material;
        for (var part : material.stations()) {
            rows(part.all()).forEach(this::remember);
        }
    }

    private void remember(List<Observed> row) {
        var seen = new Seen(row.getFirst().station(), row.getLast().happened());
        first.merge(
                contents(row), seen, (one, other) -> other.at().isBefore(one.at()) ? other : one);
    }

    List<Suspicion> in(Part part) {
        var copied = new LinkedHashSet<Observed>();
        for (var row : rows(part.all())) {
            var seen = first.get(contents(row));
            if (seen != null && !seen.station().equals(part.station())) {
                row.stream().filter(material::isOfMonth).forEach(copied::add);
            }
        }
        return copied.size() < IN_A_ROW
                ? List.of()
                : List.of(
                        new Suspicion(
                                part.station(),
                                Reason.COPIED,
                                material.month().toString(),
                                "%s有%d条的顺序和内容，和另一个站先记的一样"
                                        .formatted(material.month(), copied.size()),
                                List.copyOf(copied)));
    }

    private static List<String> contents(List<Observed> row) {
        return row.stream().map(Observed::content).toList();
    }

    private static List<List<Observed>> rows(List<Observed> services) {
        var filled = services.stream().filter(Observed::filled).toList();
        return IntStream.rangeClosed(0, filled.size() - IN_A_ROW)
                .mapToObj(start -> filled.subList(start, start + IN_A_ROW))
                .filter(row ->
                        row.stream().map(Observed::content).collect(Collectors.toSet()).size()
                                >= DIFFERENT)
                .toList();
    }
}
