package cn.cunkou.visibility.documents;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The form of one event in EPCIS 2.0 JSON, the formats of its texts included. Says of every
 * document what the standard's JSON Schema says of it, in a fraction of the time and in plainer
 * words.
 */
final class EventForm {
    private static final Set<String> ACTIONS = Set.of("OBSERVE", "ADD", "DELETE");

    private static final Set<String> ALL =
            Set.of(
                    "@context",
                    "type",
                    "eventTime",
                    "recordTime",
                    "eventTimeZoneOffset",
                    "eventID",
                    "certificationInfo",
                    "errorDeclaration");

    private static final Set<String> MOST =
            Set.of(
                    "bizStep",
                    "disposition",
                    "persistentDisposition",
                    "readPoint",
                    "bizLocation",
                    "bizTransactionList",
                    "sourceList",
                    "destinationList",
                    "sensorElementList");

    /** What an event of each kind may have, extension fields aside. */
    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    "ObjectEvent", fields("action", "epcList", "quantityList", "ilmd"),
                    "AggregationEvent",
                            fields("action", "parentID", "childEPCs", "childQuantityList"),
                    "AssociationEvent",
                            fields("action", "parentID", "childEPCs", "childQuantityList"),
                    "TransactionEvent", fields("action", "parentID", "epcList", "quantityList"),
                    "TransformationEvent",
                            fields(
                                    "inputEPCList",
                                    "inputQuantityList",
                                    "outputEPCList",
                                    "outputQuantityList",
                                    "transformationID",
                                    "ilmd"));

    private final Findings findings;

    EventForm(Findings findings) {
        this.findings = findings;
    }

    static Set<String> kinds() {
        return FIELDS.keySet();
    }

    void check(JsonNode event, Place at) {
        if (!event.isObject()) {
            findings.form(at, "an event is an object");
            return;
        }
        var type = event.path("type");
        if (!type.isString()) {
            findings.form(at, "type is missing");
            return;
        }
        required(event, at, "eventTime", "eventTimeZoneOffset");
        var fields = FIELDS.get(type.stringValue());
        if (fields == null) {
            uri(type, at.at("type"));
            for (var field : event.properties()) {
                if (ALL.contains(field.getKey())) {
                    field(field.getKey(), field.getValue(), at.at(field.getKey()));
                }
            }
            return;
        }
        for (var field : event.properties()) {
            if (fields.contains(field.getKey())) {
                field(field.getKey(), field.getValue(), at.at(field.getKey()));
            } else if (!Texts.uri(field.getKey())) {
                findings.form(
                        at.at(field.getKey()),
                        "no field of " + type.stringValue() + ", and no prefix says whose it is");
            }
        }
        together(type.stringValue(), event, at);
    }

    private void field(String name, JsonNode value, Place at) {
        switch (name) {
            case "@context" -> context(value, at);
            case "type" -> {}
            case "eventTime", "recordTime" -> time(value, at);
            case "eventTimeZoneOffset" -> {
                if (!value.isString() || !Texts.offset(value.stringValue())) {
                    findings.form(at, "an offset is written like +08:00, up to 14:00");
                }
            }
            case "eventID", "parentID", "transformationID" -> uri(value, at);
            case "certificationInfo" -> {
                if (value.isArray()) {
                    uris(value, at, false);
                } else {
                    uri(value, at);
                }
            }
            case "errorDeclaration" -> errorDeclaration(value, at);
            case "action" -> {
                if (!value.isString() || !ACTIONS.contains(value.stringValue())) {
                    findings.form(at, "an action is OBSERVE, ADD or DELETE");
                }
            }
            case "inputEPCList", "outputEPCList" -> uris(value, at, true);
            case "epcList" -> uris(value, at, false);
            case "childEPCs" -> uris(value, at, false);
            case "quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList" ->
                    each(value, at, this::quantity);
            case "bizStep" -> word(Vocabulary.BIZ_STEP, value, at);
            case "disposition" -> word(Vocabulary.DISPOSITION, value, at);
            case "persistentDisposition" -> persistentDisposition(value, at);
            case "readPoint", "bizLocation" -> {
                if (object(value, at)) {
                    required(value, at, "id");
                    optionalUri(value, at, "id");
                }
            }
            case "bizTransactionList" ->
                    each(
                            value,
                            at,
                            (one, place) ->
                                    pair(
                                            one,
                                            place,
                                            "bizTransaction",
                                            Vocabulary.BIZ_TRANSACTION,
                                            false));
            case "sourceList" ->
                    each(
                            value,
                            at,
                            (one, place) -> pair(one, place, "source", Vocabulary.PARTY, true));
            case "destinationList" ->
                    each(
                            value,
                            at,
                            (one, place) ->
                                    pair(one, place, "destination", Vocabulary.PARTY, true));
            case "sensorElementList" -> each(value, at, this::sensorElement);
            case "ilmd" -> {
                if (object(value, at)) {
                    prefixed(value, at, Set.of());
                }
            }
            default -> throw new IllegalStateException("a field without a rule: " + name);
        }
    }

    /** What an event of this kind needs for a whole. */
    private void together(String type, JsonNode event, Place at) {
        var action = event.path("action").asString("");
        switch (type) {
            case "ObjectEvent" -> {
                required(event, at, "action");
                if (event.path("epcList").isArray()) {
                    unique(event.path("epcList"), at.at("epcList"));
                }
                if (event.has("ilmd") && !action.equals("ADD") && ACTIONS.contains(action)) {
                    findings.form(at.at("ilmd"), "ilmd goes with action ADD alone");
                }
                if (!event.path("epcList").isArray()
                        && !filled(event, "quantityList")
                        && !(filled(event, "sensorElementList") && event.has("readPoint"))) {
                    findings.form(
                            at, "needs epcList, quantityList, or sensorElementList with readPoint");
                }
            }
            case "AggregationEvent", "AssociationEvent" -> {
                required(event, at, "action");
                if (type.equals("AssociationEvent")) {
                    required(event, at, "parentID");
                }
                if (!filled(event, "childEPCs")
                        && !filled(event, "childQuantityList")
                        && !action.equals("DELETE")) {
                    findings.form(at, "needs childEPCs or childQuantityList");
                }
            }
            case "TransactionEvent" -> {
                required(event, at, "action", "bizTransactionList");
                if (event.has("bizTransactionList") && !filled(event, "bizTransactionList")) {
                    findings.form(at.at("bizTransactionList"), "needs at least one");
                }
                if (!event.path("epcList").isArray()
                        && !filled(event, "quantityList")
                        && !action.equals("DELETE")) {
                    findings.form(at, "needs epcList or quantityList");
                }
            }
            default -> {
                var in = filled(event, "inputEPCList") || filled(event, "inputQuantityList");
                var out = filled(event, "outputEPCList") || filled(event, "outputQuantityList");
                if (!(in && out) && !(event.has("transformationID") && (in || out))) {
                    findings.form(
                            at, "needs inputs and outputs, or one of them with transformationID");
                }
            }
        }
    }

    private static boolean filled(JsonNode event, String list) {
        return event.path(list).isArray() && !event.path(list).isEmpty();
    }

    private void errorDeclaration(JsonNode value, Place at) {
        if (object(value, at)) {
            required(value, at, "declarationTime");
            prefixed(value, at, Set.of("declarationTime", "reason", "correctiveEventIDs"));
            if (value.has("declarationTime")) {
                time(value.path("declarationTime"), at.at("declarationTime"));
            }
            if (value.has("reason")) {
                word(Vocabulary.ERROR_REASON, value.path("reason"), at.at("reason"));
            }
            if (value.has("correctiveEventIDs")) {
                uris(value.path("correctiveEventIDs"), at.at("correctiveEventIDs"), false);
            }
        }
    }

    private void quantity(JsonNode value, Place at) {
        if (!object(value, at)) {
            return;
        }
        required(value, at, "epcClass");
        only(value, at, Set.of("epcClass", "quantity", "uom"));
        optionalUri(value, at, "epcClass");
        if (value.has("quantity")) {
            number(value.path("quantity"), at.at("quantity"));
        }
        var uom = value.path("uom");
        if (!uom.isMissingNode() && !(uom.isString() && Texts.unit(uom.stringValue()))) {
            findings.form(at.at("uom"), "a unit is two or three capitals or digits, like KGM");
        }
    }

    private void persistentDisposition(JsonNode value, Place at) {
        if (!object(value, at)) {
            return;
        }
        only(value, at, Set.of("set", "unset"));
        if (value.isEmpty()) {
            findings.form(at, "needs set or unset");
        }
        for (var list : value.properties()) {
            var place = at.at(list.getKey());
            each(list.getValue(), place, (one, where) -> word(Vocabulary.DISPOSITION, one, where));
            if (list.getValue().isArray()) {
                if (list.getValue().isEmpty()) {
                    findings.form(place, "needs at least one");
                }
                unique(list.getValue(), place);
            }
        }
    }

    private void pair(JsonNode value, Place at, String name, Vocabulary types, boolean typed) {
        if (!object(value, at)) {
            return;
        }
        only(value, at, Set.of("type", name));
        required(value, at, name);
        optionalUri(value, at, name);
        if (typed) {
            required(value, at, "type");
        }
        if (value.has("type")) {
            word(types, value.path("type"), at.at("type"));
        }
    }

    private void sensorElement(JsonNode value, Place at) {
        if (!object(value, at)) {
            return;
        }
        prefixed(value, at, Set.of("sensorMetadata", "sensorReport"));
        required(value, at, "sensorReport");
        if (value.has("sensorMetadata")) {
            var metadata = value.path("sensorMetadata");
            var place = at.at("sensorMetadata");
            if (object(metadata, place)) {
                prefixed(metadata, place, SensorFields.METADATA.keySet());
                sensorFields(metadata, place, SensorFields.METADATA);
            }
        }
        if (value.has("sensorReport")) {
            var reports = value.path("sensorReport");
            var place = at.at("sensorReport");
            if (reports.isArray() && reports.isEmpty()) {
                findings.form(place, "needs at least one");
            }
            each(
                    reports,
                    place,
                    (report, where) -> {
                        if (object(report, where)) {
                            required(report, where, "type");
                            prefixed(report, where, SensorFields.REPORT.keySet());
                            sensorFields(report, where, SensorFields.REPORT);
                        }
                    });
        }
    }

    private void sensorFields(JsonNode value, Place at, Map<String, SensorFields.Form> forms) {
        for (var field : value.properties()) {
            var form = forms.get(field.getKey());
            if (form == null) {
                continue;
            }
            var place = at.at(field.getKey());
            var content = field.getValue();
            switch (form) {
                case TIME -> time(content, place);
                case URI -> uri(content, place);
                case NUMBER -> number(content, place);
                case TEXT -> text(content, place);
                case BOOLEAN -> {
                    if (!content.isBoolean()) {
                        findings.form(place, "true or false");
                    }
                }
                case HEX -> {
                    if (!content.isString() || !Texts.hex(content.stringValue())) {
                        findings.form(place, "hexadecimal digits");
                    }
                }
                case MEASUREMENT -> word(Vocabulary.MEASUREMENT, content, place);
                case ALERT -> word(Vocabulary.ALERT, content, place);
                case COMPONENT -> word(Vocabulary.COMPONENT, content, place);
            }
        }
    }

    void context(JsonNode value, Place at) {
        if (value.isArray()) {
            for (var part = 0; part < value.size(); part++) {
                if (!value.get(part).isObject()) {
                    uri(value.get(part), at.at(part));
                }
            }
            unique(value, at);
        } else if (!value.isObject()) {
            uri(value, at);
        }
    }

    void time(JsonNode value, Place at) {
        if (!value.isString() || Times.read(value.stringValue()) == null) {
            findings.form(at, "a time is written like 2026-03-01T08:30:00+08:00");
        }
    }

    void uri(JsonNode value, Place at) {
        if (!value.isString() || !Texts.uri(value.stringValue())) {
            findings.form(at, "must be a URI");
        }
    }

    void text(JsonNode value, Place at) {
        if (!value.isString()) {
            findings.form(at, "must be text");
        }
    }

    private void number(JsonNode value, Place at) {
        if (!value.isNumber() || !Texts.isUsual(value.decimalValue())) {
            findings.form(at, "must be a number");
        }
    }

    private void word(Vocabulary words, JsonNode value, Place at) {
        if (!value.isString()) {
            findings.form(at, "must be text");
            return;
        }
        var text = value.stringValue();
        if (!words.has(text)
                && (!Texts.uri(text) || words.falselyStandard(text))
                && !words.grows(text)) {
            findings.form(
                    at,
                    "'"
                            + Findings.shown(text)
                            + "' is neither a word of the standard nor a URI of one's own");
        }
    }

    private void uris(JsonNode value, Place at, boolean once) {
        each(value, at, this::uri);
        if (once && value.isArray()) {
            unique(value, at);
        }
    }

    private void unique(JsonNode list, Place at) {
        if (list.size() < 2) {
            return;
        }
        var seen = new HashSet<JsonNode>();
        for (var index = 0; index < list.size(); index++) {
            if (!seen.add(list.get(index))) {
                findings.form(at.at(index), "stands there twice");
            }
        }
    }

    void each(JsonNode list, Place at, Check check) {
        if (!list.isArray()) {
            findings.form(at, "must be a list");
            return;
        }
        for (var index = 0; index < list.size(); index++) {
            check.check(list.get(index), at.at(index));
        }
    }

    boolean object(JsonNode value, Place at) {
        if (!value.isObject()) {
            findings.form(at, "must be an object");
        }
        return value.isObject();
    }

    void required(JsonNode value, Place at, String... names) {
        for (var name : names) {
            if (!value.has(name)) {
                findings.form(at, name + " is missing");
            }
        }
    }

    private void optionalUri(JsonNode value, Place at, String name) {
        if (value.has(name)) {
            uri(value.path(name), at.at(name));
        }
    }

    private void only(JsonNode value, Place at, Set<String> names) {
        value.propertyNames()
                .forEach(name -> {
                    if (!names.contains(name)) {
                        findings.form(at.at(name), "no such field here");
                    }
                });
    }

    /** Fields of the standard by these names, all others with a prefix. */
    void prefixed(JsonNode value, Place at, Set<String> names) {
        value.propertyNames()
                .forEach(name -> {
                    if (!names.contains(name) && !Texts.uri(name)) {
                        findings.form(
                                at.at(name), "no such field here, and no prefix says whose it is");
                    }
                });
    }

    interface Check {
        void check(JsonNode value, Place at);
    }

    private static Set<String> fields(String... own) {
        var fields = new HashSet<>(ALL);
        fields.addAll(MOST);
        fields.addAll(Set.of(own));
        return Set.copyOf(fields);
    }
}
