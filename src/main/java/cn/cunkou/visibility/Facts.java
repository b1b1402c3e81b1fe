package cn.cunkou.visibility;

import cn.cunkou.visibility.identifiers.Identifiers;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What queries ask of an event beyond its columns, as one JSON object:
 *
 * <ul>
 *   <li>{@code transactions}, {@code sources}, {@code destinations}: {@code {type: [uri]}}, bare
 *       types, canonical URIs
 *   <li>{@code set}, {@code unset}: persistent dispositions, bare words
 *   <li>{@code declaration}: {@code {time, reason, ids}} of an error declaration
 *   <li>{@code metadata}, {@code reports}: one object for each of the sensor elements and reports
 *   <li>for each {@link Area} that has any: {@code {top: {name: [value]}, inner: {name: [value]}}},
 *       fields right there and deeper within such fields
 *   <li>{@code attributes}: {@code {name: {attribute: [value]}}}
 * </ul>
 *
 * Values are texts and numbers; a moment is {@code {"s": as written, "t": in UTC to the
 * nanosecond}}.
 */
final class Facts {
    private static final Set<String> EVENT_FIELDS =
            Set.of(
                    "@context",
                    "@id",
                    "type",
                    "isA",
                    "eventID",
                    "eventTime",
                    "eventTimeZoneOffset",
                    "recordTime",
                    "certificationInfo",
                    "errorDeclaration",
                    "action",
                    "bizStep",
                    "disposition",
                    "persistentDisposition",
                    "readPoint",
                    "bizLocation",
                    "bizTransactionList",
                    "sourceList",
                    "destinationList",
                    "sensorElementList",
                    "epcList",
                    "quantityList",
                    "childEPCs",
                    "childQuantityList",
                    "parentID",
                    "inputEPCList",
                    "inputQuantityList",
                    "outputEPCList",
                    "outputQuantityList",
                    "transformationID",
                    "ilmd",
                    "rdfs:comment",
                    "#text");
    private static final Set<String> NO_FIELDS = Set.of("@context");
    private static final Set<String> PLACE_FIELDS = Set.of("id", "@context");
    private static final Set<String> ERROR_FIELDS =
            Set.of("declarationTime", "reason", "correctiveEventIDs", "@context");
    private static final Set<String> DISPOSITION_FIELDS = Set.of("set", "unset", "@context");
    private static final Set<String> ELEMENT_FIELDS =
            Set.of("sensorMetadata", "sensorReport", "@context");

    private final Function<String, @Nullable String> namespaces;
    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

    private Facts(Function<String, @Nullable String> namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * @param namespaces gives the namespace of a prefix of this event, or null
     */
    static ObjectNode of(JsonNode event, Function<String, @Nullable String> namespaces) {
        var facts = new Facts(namespaces);
        facts.read(event);
        return facts.facts;
    }

    private void read(JsonNode event) {
        typed("transactions", event.path("bizTransactionList"), "bizTransaction");
        typed("sources", event.path("sourceList"), "source");
        typed("destinations", event.path("destinationList"), "destination");
        words("set", event.path("persistentDisposition").path("set"));
        words("unset", event.path("persistentDisposition").path("unset"));
        declaration(event.path("errorDeclaration"));
        for (var element : event.path("sensorElementList")) {
            sensor(element);
        }
        fields(Area.EVENT, event, EVENT_FIELDS);
        fields(Area.ILMD, event.path("ilmd"), NO_FIELDS);
        fields(Area.ERROR, event.path("errorDeclaration"), ERROR_FIELDS);
        fields(Area.READ_POINT, event.path("readPoint"), PLACE_FIELDS);
        fields(Area.BIZ_LOCATION, event.path("bizLocation"), PLACE_FIELDS);
        fields(Area.DISPOSITIONS, event.path("persistentDisposition"), DISPOSITION_FIELDS);
    }

    private void typed(String name, JsonNode list, String field) {
        for (var one : list) {
            var value = one.path(field).asString("");
            if (!value.isEmpty()) {
                object(facts, name)
                        .withArray("/" + escaped(Words.bare(one.path("type").asString(""))))
                        .add(Identifiers.canonical(value));
            }
        }
    }

    private void words(String name, JsonNode list) {
        for (var word : list) {
            facts.withArray("/" + name).add(Words.bare(word.asString("")));
        }
    }

    private void declaration(JsonNode declared) {
        if (!declared.isObject()) {
            return;
        }
        var declaration = facts.putObject("declaration");
        var time = Moments.read(declared.path("declarationTime").asString(""));
        if (time != null) {
            declaration.put("time", Moments.sortable(time));
        }
        if (declared.has("reason")) {
            declaration.put("reason", Words.bare(declared.path("reason").asString("")));
        }
        for (var id : declared.path("correctiveEventIDs")) {
            declaration.withArray("/ids").add(id.asString(""));
        }
    }

    private void sensor(JsonNode element) {
        if (element.path("sensorMetadata").isObject()) {
            facts.withArray("/metadata").add(plain(element.path("sensorMetadata")));
            fields(Area.SENSOR_METADATA, element.path("sensorMetadata"), null);
        }
        for (var report : element.path("sensorReport")) {
            facts.withArray("/reports").add(plain(report));
            fields(Area.SENSOR_REPORT, report, null);
        }
        fields(Area.SENSOR_ELEMENT, element, ELEMENT_FIELDS);
    }

    /** The standard's own members of metadata or a report, in canonical spelling. */
    private static ObjectNode plain(JsonNode sent) {
        var plain = JsonNodeFactory.instance.objectNode();
        for (var member : sent.properties()) {
            var name = member.getKey();
            var value = member.getValue();
            if (name.indexOf(':') >= 0 || name.startsWith("@") || value.isContainer()) {
                continue;
            }
            if (!value.isString()) {
                plain.set(name, value);
                continue;
            }
            var time = Moments.read(value.stringValue());
            plain.put(
                    name,
                    switch (name) {
                        case "time", "startTime", "endTime" ->
                                time == null ? value.stringValue() : Moments.sortable(time);
                        case "type", "component", "exception" -> Words.bare(value.stringValue());
                        case "deviceID",
                                "deviceMetadata",
                                "rawData",
                                "dataProcessingMethod",
                                "bizRules" ->
                                Identifiers.canonical(value.stringValue());
                        default -> value.stringValue();
                    });
        }
        return plain;
    }

    /**
     * @param own names that are the standard's there; null where they are all those without prefix
     */
    private void fields(Area area, JsonNode parent, @Nullable Set<String> own) {
        for (var field : parent.properties()) {
            var name = field.getKey();
            if (own == null ? name.indexOf(':') < 0 : own.contains(name) || name.startsWith("@")) {
                continue;
            }
            add(area, "top", name, field.getValue());
        }
    }

    private void add(Area area, String depth, String name, JsonNode value) {
        var stored = Names.stored(name, namespaces);
        var values = object(object(facts, area.key()), depth).withArray("/" + escaped(stored));
        if (value.isArray()) {
            for (var one : value) {
                add(area, depth, name, one);
            }
        } else if (value.isObject()) {
            for (var part : value.properties()) {
                if (part.getKey().equals("#text") || part.getKey().equals("@value")) {
                    values.add(comparable(part.getValue()));
                } else if (part.getKey().startsWith("@")) {
                    if (!part.getKey().equals("@context")) {
                        object(object(facts, "attributes"), stored)
                                .withArray(
                                        "/"
                                                + escaped(
                                                        Names.stored(
                                                                part.getKey().substring(1),
                                                                namespaces)))
                                .add(part.getValue().asString(""));
                    }
                } else {
                    add(area, "inner", part.getKey(), part.getValue());
                }
            }
        } else if (!value.isNull()) {
            values.add(comparable(value));
        }
    }

    private static JsonNode comparable(JsonNode value) {
        if (!value.isString()) {
            return value.isBoolean()
                    ? JsonNodeFactory.instance.stringNode(value.asString())
                    : value;
        }
        var time = Moments.read(value.stringValue());
        return time == null
                ? value
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("s", value.stringValue())
                        .put("t", Moments.sortable(time));
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    /** A name as a part of a JSON pointer. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
