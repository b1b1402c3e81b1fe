package cn.cunkou.visibility;

import cn.cunkou.visibility.TraceRows.Occasion;
import cn.cunkou.visibility.TraceRows.Part;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells who has what is left of a class of things, such as a lot, by all that was recorded of it.
 * Unlike a trace it counts: a box that was emptied holds nothing any more, whatever it carries now.
 */
@Service
public class Whereabouts {
    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 100_000;

    private final TraceRows rows;
    private final MasterData masterData;

    Whereabouts(TraceRows rows, MasterData masterData) {
        this.rows = rows;
        this.masterData = masterData;
    }

    /**
     * Where things of a class are, and what was made of them.
     *
     * @param names what locations are called, as far as anybody said
     * @param isWhole false where more was recorded than is followed
     */
    public record Found(List<Holding> holdings, Map<String, String> names, boolean isWhole) {}

    /**
     * Follows a class of things to the containers and places where it was seen last, as far as
     * whoever acts may see events.
     *
     * @param names of the class, or of one thing, in events, in any spelling
     */
    @Transactional(readOnly = true)
    public Found of(Collection<String> names) {
        var way = new Way(names.stream().map(Identifiers::canonical).collect(Collectors.toSet()));
        for (int depth = 0; depth < DEEPEST && !way.next.isEmpty() && way.isWhole; depth++) {
            way.goOn();
        }
        var stock = new Stock(way.things);
        rows.each(way.found.values(), stored -> stock.happened(stored.event()));
        var holdings = stock.holdings();
        var places = holdings.stream().map(Holding::location).filter(Objects::nonNull).distinct();
        return new Found(
                holdings, masterData.names(places.toList()), way.isWhole && way.next.isEmpty());
    }

    /** What belongs to a class of things, as far as it was found. */
    private final class Way {
        private final Set<String> things = new HashSet<>();
        private final Set<String> known = new HashSet<>();
        private final Map<UUID, Occasion> found = new LinkedHashMap<>();
        private Set<String> next;
        private boolean isWhole = true;

        Way(Set<String> names) {
            things.addAll(names);
            known.addAll(names);
            next = names;
        }

        void goOn() {
            var about = rows.of(next, MOST_PARTS, role -> role.isChild() || role.isInput());
            var parts = about.parts();
            isWhole = parts.size() < MOST_PARTS;
            parts.forEach(part -> found.put(part.occasion().id(), part.occasion()));
            var further = new HashSet<String>();
            for (var part : parts) {
                if (leadsOn(part)) {
                    about.contents()
                            .getOrDefault(part.occasion().id(), List.of())
                            .forEach(other -> add(part, other, further));
                }
            }
            next = further;
        }

        private static boolean leadsOn(Part part) {
            return part.occasion().packs() && part.role().isChild()
                    || part.occasion().transforms() && part.role().isInput();
        }

        private void add(Part part, Part other, Set<String> further) {
            var isMade =
                    part.occasion().transforms()
                            && things.contains(part.epc())
                            && other.role().isOutput();
            var carries = part.occasion().packs() && other.role() == Role.PARENT;
            if (isMade) {
                things.add(other.epc());
            }
            if ((isMade || carries) && known.add(other.epc())) {
                further.add(other.epc());
            }
        }
    }
}
