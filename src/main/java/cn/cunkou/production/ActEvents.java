package cn.cunkou.production;

import cn.cunkou.region.Counties;
import cn.cunkou.visibility.Capture;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells acts as EPCIS events, one for each. What goes into a batch becomes part of it, so that a
 * trace finds which lots a pesticide is in; lots are made of their batch.
 */
@Component
class ActEvents {
    /** Words of our own in events: {@code act}, {@code said}. */
    static final String NAMESPACE = "urn:cunkou:production";

    private static final Namespaces OURS = new Namespaces(Map.of("cunkou", NAMESPACE), false);
    private static final String CLASS = "epcClass";

    private final Capture capture;
    private final JsonMapper json;

    ActEvents(Capture capture, JsonMapper json) {
        this.capture = capture;
        this.json = json;
    }

    /**
     * What an event tells.
     *
     * @param lot what events call the lot that came of it or that it was done with; null without
     */
    record Happening(
            UUID id, Batch batch, Crop.Act act, Told told, Instant when, @Nullable String lot) {}

    /** Records that a batch was begun, at the start of its first day. */
    void begun(Batch batch, Instant now) {
        capture.record(batch.division(), List.of(new EpcisEvent(beginning(batch, now), OURS)));
    }

    /** Declares that a batch was registered by mistake. */
    void neverBegun(Batch batch, Instant now) {
        declareError(batch.division(), beginning(batch, now), now);
    }

    private ObjectNode beginning(Batch batch, Instant now) {
        var start = batch.fromDay().atStartOfDay(Counties.ZONE).toInstant();
        var event =
                event(
                        "ObjectEvent",
                        "urn:uuid:" + named("production batch " + batch.id()),
                        start.isAfter(now) ? now : start,
                        "commissioning",
                        batch);
        event.put("action", "ADD");
        event.putArray("quantityList").addObject().put(CLASS, batch.epc());
        event.put("cunkou:said", batch.title());
        return event;
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The event of an act. */
    ObjectNode of(Happening happening) {
        var act = happening.act();
        var batch = happening.batch();
        var told = happening.told();
        var input = told.input();
        var lot = happening.lot();
        var transforms = act.makesLot() || input != null;
        var event =
                event(
                        transforms ? "TransformationEvent" : "ObjectEvent",
                        "urn:uuid:" + happening.id(),
                        happening.when(),
                        act.step(),
                        batch);
        if (act.makesLot()) {
            event.putArray("inputQuantityList").addObject().put(CLASS, batch.epc());
            quantity(event.putArray("outputQuantityList").addObject(), lot, told.amount());
        } else if (input != null) {
            quantity(
                    event.putArray("inputQuantityList").addObject(),
                    material(input),
                    told.amount());
            event.putArray("outputQuantityList")
                    .addObject()
                    .put(CLASS, lot == null ? batch.epc() : lot);
        } else {
            event.put("action", "OBSERVE");
            event.putArray("quantityList").addObject().put(CLASS, lot == null ? batch.epc() : lot);
        }
        event.put("cunkou:act", act.title());
        if (!told.shown().isEmpty()) {
            event.put("cunkou:said", told.shown());
        }
        return event;
    }

    private ObjectNode event(String type, String id, Instant when, String step, Batch batch) {
        var local = OffsetDateTime.ofInstant(when.truncatedTo(ChronoUnit.MILLIS), Counties.ZONE);
        var event = json.createObjectNode();
        event.put("type", type);
        event.put("eventID", id);
        event.put("eventTime", local.toString());
        event.put("eventTimeZoneOffset", "+08:00");
        event.put("bizStep", step);
        event.putObject("readPoint").put("id", Place.epc(batch.place()));
        return event;
    }

    /** A thing that is used is known by its registration, or else by what it is called. */
    static String material(Crop.Input input) {
        var name =
                input.registration() == null
                        ? input.kind() + " " + input.title()
                        : input.registration();
        return "urn:uuid:" + named("production input " + name);
    }

    private static void quantity(ObjectNode thing, @Nullable String name, @Nullable Amount amount) {
        thing.put(CLASS, name);
        if (amount != null) {
            thing.put("quantity", plain(amount.standard()));
            var code = amount.code();
            if (code != null) {
                thing.put("uom", code);
            }
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Records events of acts at places of one division. */
    void record(String division, List<ObjectNode> events) {
        if (!events.isEmpty()) {
            capture.record(
                    division, events.stream().map(event -> new EpcisEvent(event, OURS)).toList());
        }
    }

    /** Declares that an act was recorded by mistake. */
    void declareError(String division, ObjectNode event, Instant now) {
        var wrong = event.deepCopy();
        wrong.putObject("errorDeclaration")
                .put(
                        "declarationTime",
                        OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MILLIS), Counties.ZONE)
                                .toString())
                .put("reason", "incorrect_data");
        capture.record(division, List.of(new EpcisEvent(wrong, OURS)));
    }
}
