package cn.cunkou.visibility;

import cn.cunkou.visibility.Trace.Direction;
import cn.cunkou.visibility.Trace.Link;
import cn.cunkou.visibility.TraceRows.Occasion;
import cn.cunkou.visibility.TraceRows.Part;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows things through what was done with them: what they were made of or made into, what is in
 * them, and what carried them while they were in it. What else a carrier carries is no part of it.
 */
@Service
class Traces {
    static final int DEEPEST = 50;
    private static final int MOST_EVENTS = 10_000;

    private final TraceRows rows;

    Traces(TraceRows rows) {
        this.rows = rows;
    }

    /**
     * Something to follow.
     *
     * @param moment when we came upon it; tells which of its journeys is meant; null for all
     * @param bounds outside of which nothing of it counts
     * @param carrier whether it only carries what we follow
     */
    record Node(String epc, @Nullable Instant moment, Journey bounds, boolean carrier) {}

    /** A way, and the events of it. */
    record Followed(Trace trace, List<StoredEvent> events) {}

    /**
     * Follows a thing.
     *
     * @param names of it in events, at least one, in any spelling
     * @param at a moment, of which the journey counts where it is a container; null for all
     * @param depth how many times we go on from one thing to others, at most {@value #DEEPEST}
     */
    @Transactional(readOnly = true)
    Followed follow(List<String> names, Direction direction, @Nullable Instant at, int depth) {
        rows.prepare();
        var way = new Way(direction);
        Set<Node> next = new LinkedHashSet<>();
        for (var name : names) {
            next.add(new Node(Identifiers.canonical(name), at, Journey.ALWAYS, false));
        }
        for (var level = 0; level <= depth && !next.isEmpty() && !way.full; level++) {
            next = way.go(next);
        }
        var portion = rows.events(way.found.values());
        var events = portion.events();
        return new Followed(
                new Trace(
                        Identifiers.canonical(names.getFirst()),
                        direction,
                        depth,
                        way.full || !next.isEmpty() || !portion.isAll(),
                        steps(events),
                        List.copyOf(way.links)),
                events);
    }

    private static List<Trace.Step> steps(List<StoredEvent> events) {
        return events.stream()
                .map(stored -> {
                    var body = stored.event().body();
                    return new Trace.Step(
                            body.path("eventID").asString(""),
                            stored.eventTime(),
                            body.path("type").asString(""),
                            body.path("action").asString(null),
                            body.path("bizStep").asString(null),
                            body.path("readPoint").path("id").asString(null),
                            body.path("bizLocation").path("id").asString(null));
                })
                .toList();
    }

    /** What was found on one way so far. */
    private final class Way {
        private final Direction direction;
        private final Map<UUID, Occasion> found = new LinkedHashMap<>();
        private final Set<Link> links = new LinkedHashSet<>();
        private final Map<String, List<Node>> seen = new HashMap<>();
        private boolean full;

        Way(Direction direction) {
            this.direction = direction;
        }

        /** One step on from all of these; what they lead to. */
        Set<Node> go(Set<Node> nodes) {
            var known =
                    rows.of(
                            nodes.stream().map(Node::epc).collect(Collectors.toSet()),
                            MOST_EVENTS + 1,
                            _ -> true);
            var contents = known.contents();
            var parts = known.parts();
            if (parts.size() > MOST_EVENTS) {
                full = true;
                parts = parts.subList(0, MOST_EVENTS);
            }
            var byEpc = parts.stream().collect(Collectors.groupingBy(Part::epc));
            var next = new LinkedHashSet<Node>();
            for (var node : nodes) {
                var own = byEpc.getOrDefault(node.epc(), List.of());
                var journey =
                        node.moment() == null
                                ? node.bounds()
                                : Journey.at(node.moment(), own, contents).within(node.bounds());
                if (isNew(new Node(node.epc(), null, journey, node.carrier()))) {
                    for (var part : own) {
                        if (journey.holds(part.occasion().time())) {
                            follow(node, journey, part, own, contents, next);
                        }
                    }
                }
            }
            full |= found.size() > MOST_EVENTS;
            return next;
        }

        private boolean isNew(Node node) {
            var before = seen.computeIfAbsent(node.epc(), epc -> new ArrayList<>());
            for (var other : before) {
                if (other.bounds().covers(node.bounds()) && (!other.carrier() || node.carrier())) {
                    return false;
                }
            }
            before.add(node);
            return true;
        }

        private void follow(
                Node node,
                Journey journey,
                Part part,
                List<Part> own,
                Map<UUID, List<Part>> contents,
                Collection<Node> next) {
            var occasion = part.occasion();
            found.put(occasion.id(), occasion);
            var others = contents.getOrDefault(occasion.id(), List.of());
            if (occasion.packs() && part.role().isChild()) {
                carriers(part, journey, own, others, next);
            }
            if (!node.carrier()) {
                if (occasion.packs() && part.role() == Role.PARENT) {
                    inside(part, others, next);
                }
                if (occasion.transforms()) {
                    made(part, others, next);
                }
            }
        }

        /** What it was packed in, until something else happened to it. */
        private void carriers(
                Part part,
                Journey journey,
                List<Part> own,
                List<Part> others,
                Collection<Node> next) {
            var packed = part.occasion().time();
            var until =
                    own.stream()
                            .map(one -> one.occasion().time())
                            .filter(packed::isBefore)
                            .min(Instant::compareTo)
                            .orElse(Instant.MAX);
            for (var other : others) {
                if (other.role() == Role.PARENT) {
                    var carried = new Journey(packed, until).within(journey);
                    next.add(new Node(other.epc(), packed, carried, true));
                    link(part.epc(), other.epc(), "packed-in", part.occasion());
                }
            }
        }

        private void inside(Part part, List<Part> others, Collection<Node> next) {
            for (var other : others) {
                if (other.role().isChild()) {
                    next.add(new Node(other.epc(), part.occasion().time(), Journey.ALWAYS, false));
                    link(other.epc(), part.epc(), "packed-in", part.occasion());
                }
            }
        }

        private void made(Part part, List<Part> others, Collection<Node> next) {
            for (var other : others) {
                var back =
                        direction == Direction.BACK
                                && part.role().isOutput()
                                && other.role().isInput();
                var forward =
                        direction == Direction.FORWARD
                                && part.role().isInput()
                                && other.role().isOutput();
                if (back || forward) {
                    next.add(new Node(other.epc(), part.occasion().time(), Journey.ALWAYS, false));
                    link(
                            back ? other.epc() : part.epc(),
                            back ? part.epc() : other.epc(),
                            "made-into",
                            part.occasion());
                }
            }
        }

        private void link(String from, String to, String kind, Occasion occasion) {
            links.add(new Link(from, to, kind, occasion.eventId(), occasion.time()));
        }
    }
}
