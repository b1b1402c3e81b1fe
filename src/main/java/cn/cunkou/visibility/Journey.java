package cn.cunkou.visibility;

import cn.cunkou.visibility.TraceRows.Part;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A time in which a container had something in it, or was on the way for it: from when it was empty
 * to when it was empty again. A box that is used again next week is on another journey.
 */
record Journey(Instant from, Instant to) {
    static final Journey ALWAYS = new Journey(Instant.MIN, Instant.MAX);

    boolean holds(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    boolean covers(Journey other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** What of it lies in another. */
    Journey within(Journey other) {
        return new Journey(
                from.isAfter(other.from) ? from : other.from,
                to.isBefore(other.to) ? to : other.to);
    }

    /**
     * The one of a container that a moment lies in; always, for what was never emptied.
     *
     * @param own its own parts, in the order of time
     * @param contents all parts of events that pack or unpack
     */
    static Journey at(Instant moment, List<Part> own, Map<UUID, List<Part>> contents) {
        var from = Instant.MIN;
        var inside = new HashSet<String>();
        for (var part : own) {
            var occasion = part.occasion();
            if (part.role() != Role.PARENT) {
                continue;
            }
            var named =
                    contents.getOrDefault(occasion.id(), List.of()).stream()
                            .filter(one -> one.role().isChild())
                            .map(Part::epc)
                            .toList();
            if (occasion.packs()) {
                inside.addAll(named);
            } else if (occasion.unpacks()) {
                // without names all that is in it is taken out
                named.forEach(inside::remove);
                if (named.isEmpty() || inside.isEmpty()) {
                    inside.clear();
                    if (!occasion.time().isBefore(moment)) {
                        return new Journey(from, occasion.time());
                    }
                    from = occasion.time().plusNanos(1);
                }
            }
        }
        return new Journey(from, Instant.MAX);
    }
}
