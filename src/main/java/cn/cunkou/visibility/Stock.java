package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is where after events that are told in their order. */
final class Stock {
    private final Set<String> followed;
    private final Map<Spot, Pile> piles = new LinkedHashMap<>();
    private final Map<Counted, BigDecimal> packedBefore = new HashMap<>();
    private final Map<String, String> carriers = new HashMap<>();
    private final Map<String, String> locations = new HashMap<>();

    /**
     * @param followed what counts, canonical
     */
    Stock(Set<String> followed) {
        this.followed = Set.copyOf(followed);
    }

    /** Where a pile is: in a container, or loose at a location. */
    private record Spot(
            String thing,
            @Nullable String container,
            @Nullable String location,
            @Nullable String unit) {}

    private record Pile(BigDecimal amount, Instant since) {}

    private record Counted(String thing, BigDecimal amount, @Nullable String unit) {
        /** The same without the amount. */
        Counted kind() {
            return new Counted(thing, BigDecimal.ZERO, unit);
        }

        Counted with(BigDecimal other) {
            return new Counted(thing, other, unit);
        }
    }

    void happened(EpcisEvent event) {
        var body = event.body();
        var time = Objects.requireNonNullElse(event.eventTime(), Instant.EPOCH);
        var location = location(body);
        switch (event.type()) {
            case "AggregationEvent", "AssociationEvent" -> packed(body, location, time);
            case "TransformationEvent" -> {
                counted(body, "inputQuantityList", "inputEPCList").forEach(one -> take(one, null));
                counted(body, "outputQuantityList", "outputEPCList")
                        .forEach(one -> put(one, null, location, time));
            }
            default -> seen(body, location, time);
        }
    }

    private void packed(JsonNode body, @Nullable String location, Instant time) {
        var parent = canonical(body.path("parentID").asString(null));
        if (parent == null) {
            return;
        }
        var children = texts(body.path("childEPCs"));
        var amounts = counted(body, "childQuantityList", "childEPCs");
        switch (body.path("action").asString("")) {
            case "ADD" -> {
                move(parent, location);
                children.forEach(child -> carriers.put(child, parent));
                for (var one : amounts) {
                    var missing = take(one, null);
                    packedBefore.merge(one.kind(), missing, BigDecimal::add);
                    put(one, parent, null, time);
                }
            }
            case "DELETE" -> {
                move(parent, location);
                var at = location == null ? whereIs(parent) : location;
                if (children.isEmpty()
                        && amounts.isEmpty()
                        && body.path("childQuantityList").isEmpty()) {
                    carriers.values().removeIf(parent::equals);
                    for (var one : inside(parent)) {
                        take(one, parent);
                        put(one, null, at, time);
                    }
                }
                for (var child : children) {
                    carriers.remove(child, parent);
                    if (at != null) {
                        locations.put(child, at);
                    }
                }
                for (var one : amounts) {
                    take(one, parent);
                    put(one, null, at, time);
                }
            }
            default -> move(parent, location);
        }
    }

    private void seen(JsonNode body, @Nullable String location, Instant time) {
        var isGone = body.path("action").asString("").equals("DELETE");
        for (var thing : texts(body.path("epcList"))) {
            if (isGone) {
                inside(thing).forEach(one -> take(one, thing));
                carriers.remove(thing);
            } else {
                move(thing, location);
            }
        }
        for (var one : counted(body, "quantityList", "epcList")) {
            var isNew = body.path("action").asString("").equals("ADD");
            if (isGone || !isNew && location != null) {
                take(one, null);
            }
            if (isNew) {
                made(one, location, time);
            } else if (!isGone && location != null) {
                put(one, null, location, time);
            }
        }
    }

    /** What was packed before anybody said that it was made is not there a second time. */
    private void made(Counted one, @Nullable String location, Instant time) {
        var known = packedBefore.getOrDefault(one.kind(), BigDecimal.ZERO).min(one.amount());
        packedBefore.merge(one.kind(), known.negate(), BigDecimal::add);
        if (known.compareTo(one.amount()) < 0) {
            put(one.with(one.amount().subtract(known)), null, location, time);
        }
    }

    private void move(String thing, @Nullable String location) {
        if (location != null) {
            locations.put(thing, location);
        }
    }

    private void put(
            Counted one, @Nullable String container, @Nullable String location, Instant time) {
        piles.merge(
                new Spot(one.thing(), container, location, one.unit()),
                new Pile(one.amount(), time),
                (old, more) -> new Pile(old.amount().add(more.amount()), more.since()));
    }

    /**
     * From the container; or from what lies loose, the oldest first, and as much as there is.
     *
     * @return how much was not there
     */
    private BigDecimal take(Counted one, @Nullable String container) {
        var rest = one.amount();
        for (var pile : List.copyOf(piles.entrySet())) {
            var spot = pile.getKey();
            if (rest.signum() > 0
                    && spot.thing().equals(one.thing())
                    && Objects.equals(spot.container(), container)
                    && Objects.equals(spot.unit(), one.unit())) {
                var taken = rest.min(pile.getValue().amount());
                rest = rest.subtract(taken);
                var left = pile.getValue().amount().subtract(taken);
                if (left.signum() == 0) {
                    piles.remove(spot);
                } else {
                    piles.put(spot, new Pile(left, pile.getValue().since()));
                }
            }
        }
        return rest;
    }

    private List<Counted> inside(String container) {
        var inside = new ArrayList<Counted>();
        piles.forEach((spot, pile) -> {
            if (container.equals(spot.container())) {
                inside.add(new Counted(spot.thing(), pile.amount(), spot.unit()));
            }
        });
        return inside;
    }

    List<Holding> holdings() {
        var found = new ArrayList<Holding>();
        piles.forEach((spot, pile) -> {
            var container = spot.container();
            var carrier = container == null ? null : outermost(container);
            found.add(
                    new Holding(
                            spot.thing(),
                            container,
                            Objects.equals(carrier, container) ? null : carrier,
                            container == null ? spot.location() : whereIs(container),
                            pile.amount(),
                            spot.unit(),
                            pile.since()));
        });
        return found;
    }

    private String outermost(String thing) {
        var outer = thing;
        for (int depth = 0; depth < Traces.DEEPEST; depth++) {
            var next = carriers.get(outer);
            if (next == null) {
                break;
            }
            outer = next;
        }
        return outer;
    }

    private @Nullable String whereIs(String thing) {
        var at = locations.get(outermost(thing));
        return at == null ? locations.get(thing) : at;
    }

    /** Where things are after an event: the place it names, or the one it read them at. */
    private static @Nullable String location(JsonNode body) {
        var place = body.path("bizLocation").path("id").asString(null);
        return place == null ? body.path("readPoint").path("id").asString(null) : place;
    }

    /** What is followed and counted; a thing listed by itself is one. */
    private List<Counted> counted(JsonNode body, String quantities, String things) {
        var counted = new ArrayList<Counted>();
        for (var one : body.path(quantities)) {
            var thing = canonical(one.path("epcClass").asString(null));
            if (thing != null && followed.contains(thing) && one.path("quantity").isNumber()) {
                counted.add(
                        new Counted(
                                thing,
                                one.path("quantity").decimalValue().stripTrailingZeros(),
                                one.path("uom").asString(null)));
            }
        }
        for (var thing : texts(body.path(things))) {
            if (followed.contains(thing)) {
                counted.add(new Counted(thing, BigDecimal.ONE, null));
            }
        }
        return counted;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        for (var one : list) {
            var text = canonical(one.asString(null));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String canonical(@Nullable String text) {
        return text == null ? null : Identifiers.canonical(text);
    }
}
