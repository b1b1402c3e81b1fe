package cn.cunkou.stations.services;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for services that were invented. It knows patterns, not persons: what it finds is a reason
 * to ask, and a person decides. The same material always gives the same groups.
 */
final class Detection {
    private Detection() {}

    static List<Suspicion> in(Material material) {
        var found = new ArrayList<Suspicion>();
        var copies = new Copies(material);
        for (var part : material.parts()) {
            Stream.of(
                            Pace.bursts(part),
                            Pace.clockwork(part),
                            Pace.closed(part, material.month()),
                            Backfills.in(part, material),
                            Callers.same(part, material.month()),
                            Callers.unreal(part, material.month()),
                            Whereabouts.far(part, material.month()),
                            Contents.same(part, material.month()),
                            copies.in(part),
                            Spurts.in(part, material),
                            Denials.in(part, material.month()))
                    .forEach(found::addAll);
        }
        return found;
    }
}
