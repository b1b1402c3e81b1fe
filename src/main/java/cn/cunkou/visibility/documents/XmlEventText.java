package cn.cunkou.visibility.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Writes one event as EPCIS 2.0 XML, its elements in the order of the schema. */
final class XmlEventText {
    private static final List<String> BEGINNING =
            List.of(
                    "eventTime",
                    "recordTime",
                    "eventTimeZoneOffset",
                    "eventID",
                    "errorDeclaration",
                    "certificationInfo");

    private static final Map<String, List<String>> ORDERS =
            Map.of(
                    "ObjectEvent", List.of("epcList", "action", "", "quantityList", "*", "ilmd"),
                    "AggregationEvent",
                            List.of(
                                    "parentID",
                                    "childEPCs",
                                    "action",
                                    "",
                                    "childQuantityList",
                                    "*"),
                    "TransactionEvent",
                            List.of(
                                    "bizTransactionList",
                                    "parentID",
                                    "epcList",
                                    "action",
                                    "",
                                    "quantityList",
                                    "*"),
                    "TransformationEvent",
                            List.of(
                                    "inputEPCList",
                                    "inputQuantityList",
                                    "outputEPCList",
                                    "outputQuantityList",
                                    "transformationID",
                                    "",
                                    "*",
                                    "ilmd"),
                    "AssociationEvent",
                            List.of(
                                    "parentID",
                                    "childEPCs",
                                    "childQuantityList",
                                    "action",
                                    "",
                                    "*"));

    /** Stand where an order has "". */
    private static final List<String> WHERE_AND_WHY =
            List.of("bizStep", "disposition", "readPoint", "bizLocation", "bizTransactionList");

    /** Stand where an order has "*". */
    private static final List<String> PARTIES_AND_SENSORS =
            List.of("sourceList", "destinationList", "sensorElementList", "persistentDisposition");

    private final EpcisEvent event;
    private final XmlText xml;
    private final CbvForm form;

    XmlEventText(EpcisEvent event, XmlText xml, CbvForm form) {
        this.event = event;
        this.xml = xml;
        this.form = form;
    }

    void write(String name, Map<String, String> besides) {
        var declared = new TreeMap<>(besides);
        var prefixes = new TreeMap<String, String>();
        prefixes(event.body(), prefixes);
        prefixes.forEach((prefix, uri) -> declared.put("xmlns:" + prefix, uri));
        xml.open(name, declared);
        for (var field : order()) {
            if (event.body().has(field)) {
                field(field, event.body().path(field));
            }
        }
        extensions(event.body());
        xml.close();
    }

    private List<String> order() {
        var order = new ArrayList<>(BEGINNING);
        for (var field : ORDERS.getOrDefault(event.type(), List.of("", "*"))) {
            switch (field) {
                case "" ->
                        WHERE_AND_WHY.stream()
                                .filter(one -> !order.contains(one))
                                .forEach(order::add);
                case "*" -> order.addAll(PARTIES_AND_SENSORS);
                default -> order.add(field);
            }
        }
        return order;
    }

    private void field(String name, JsonNode value) {
        switch (name) {
            case "epcList", "childEPCs", "inputEPCList", "outputEPCList" ->
                    leaves(name, "epc", value);
            case "correctiveEventIDs" -> leaves(name, "correctiveEventID", value);
            case "certificationInfo" -> {
                for (var one : value.isArray() ? value : List.of(value)) {
                    xml.leaf(name, text(one));
                }
            }
            case "quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList" -> {
                xml.open(name, Map.of());
                value.forEach(this::quantity);
                xml.close();
            }
            case "bizTransactionList" ->
                    pairs(name, "bizTransaction", Vocabulary.BIZ_TRANSACTION, value);
            case "sourceList" -> pairs(name, "source", Vocabulary.PARTY, value);
            case "destinationList" -> pairs(name, "destination", Vocabulary.PARTY, value);
            case "bizStep" -> xml.leaf(name, Vocabulary.BIZ_STEP.inXml(text(value), form));
            case "disposition" -> xml.leaf(name, Vocabulary.DISPOSITION.inXml(text(value), form));
            case "reason" -> xml.leaf(name, Vocabulary.ERROR_REASON.inXml(text(value), form));
            case "persistentDisposition" -> {
                xml.open(name, Map.of());
                for (var list : List.of("unset", "set")) {
                    value.path(list)
                            .forEach(one ->
                                    xml.leaf(list, Vocabulary.DISPOSITION.inXml(text(one), form)));
                }
                xml.close();
            }
            case "readPoint", "bizLocation" -> {
                xml.open(name, Map.of());
                if (value.has("id")) {
                    xml.leaf("id", text(value.path("id")));
                }
                extensions(value);
                xml.close();
            }
            case "errorDeclaration" -> {
                xml.open(name, Map.of());
                for (var field : List.of("declarationTime", "reason", "correctiveEventIDs")) {
                    if (value.has(field)) {
                        field(field, value.path(field));
                    }
                }
                extensions(value);
                xml.close();
            }
            case "ilmd" -> {
                xml.open(name, Map.of());
                value.properties().forEach(one -> extension(one.getKey(), one.getValue()));
                xml.close();
            }
            case "sensorElementList" -> {
                xml.open(name, Map.of());
                value.forEach(this::sensorElement);
                xml.close();
            }
            default -> xml.leaf(name, text(value));
        }
    }

    private void leaves(String name, String each, JsonNode list) {
        xml.open(name, Map.of());
        list.forEach(one -> xml.leaf(each, text(one)));
        xml.close();
    }

    private void quantity(JsonNode quantity) {
        xml.open("quantityElement", Map.of());
        for (var field : List.of("epcClass", "quantity", "uom")) {
            if (quantity.has(field)) {
                xml.leaf(field, text(quantity.path(field)));
            }
        }
        xml.close();
    }

    private void pairs(String name, String each, Vocabulary types, JsonNode list) {
        xml.open(name, Map.of());
        for (var pair : list) {
            var type = pair.path("type");
            xml.leaf(
                    each,
                    type.isString() ? Map.of("type", types.inXml(text(type), form)) : Map.of(),
                    text(pair.path(each)));
        }
        xml.close();
    }

    private void sensorElement(JsonNode element) {
        xml.open("sensorElement", Map.of());
        if (element.has("sensorMetadata")) {
            xml.empty("sensorMetadata", attributes(element.path("sensorMetadata")));
        }
        element.path("sensorReport")
                .forEach(report -> xml.empty("sensorReport", attributes(report)));
        extensions(element);
        xml.close();
    }

    private Map<String, String> attributes(JsonNode reported) {
        var attributes = new LinkedHashMap<String, String>();
        for (var field : reported.properties()) {
            var text = text(field.getValue());
            switch (field.getKey()) {
                case "type" -> attributes.put("type", Vocabulary.MEASUREMENT.inXml(text, form));
                case "exception" -> attributes.put("exception", Vocabulary.ALERT.inXml(text, form));
                case "component" ->
                        attributes.put("component", Vocabulary.COMPONENT.inXml(text, form));
                default -> attributes.put(name(field.getKey()), text);
            }
        }
        return attributes;
    }

    private void extensions(JsonNode object) {
        for (var field : object.properties()) {
            if (field.getKey().indexOf(':') > 0) {
                extension(field.getKey(), field.getValue());
            }
        }
    }

    private void extension(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> extension(name, one));
        } else if (!value.isObject()) {
            xml.leaf(name(name), text(value));
        } else if (value.has("#text")) {
            var attributes = new LinkedHashMap<String, String>();
            for (var field : value.properties()) {
                if (!field.getKey().equals("#text") && field.getValue().isValueNode()) {
                    attributes.put(name(field.getKey()), text(field.getValue()));
                }
            }
            xml.leaf(name(name), attributes, text(value.path("#text")));
        } else {
            xml.open(name(name), Map.of());
            for (var field : value.properties()) {
                extension(field.getKey(), field.getValue());
            }
            xml.close();
        }
    }

    /** The name of an element; a URI, or a prefix that nobody declared, is made one word. */
    private String name(String key) {
        var colon = key.indexOf(':');
        var known = colon > 0 && event.namespaces().of(key.substring(0, colon)) != null;
        return known
                ? word(key.substring(0, colon)) + ":" + word(key.substring(colon + 1))
                : word(key);
    }

    private static String word(String text) {
        var word = text.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return word.isEmpty() || !Character.isLetter(word.charAt(0)) && word.charAt(0) != '_'
                ? "_" + word
                : word;
    }

    private void prefixes(JsonNode node, Map<String, String> used) {
        if (node.isArray()) {
            node.forEach(one -> prefixes(one, used));
        }
        for (var field : node.properties()) {
            var colon = field.getKey().indexOf(':');
            var uri = colon < 1 ? null : event.namespaces().of(field.getKey().substring(0, colon));
            if (uri != null) {
                used.put(word(field.getKey().substring(0, colon)), uri);
            }
            prefixes(field.getValue(), used);
        }
    }

    private static String text(JsonNode value) {
        if (!value.isNumber()) {
            return value.isValueNode() ? value.asString("") : value.toString();
        }
        var number = value.decimalValue();
        return Math.abs(number.scale()) > 400 ? number.toString() : number.toPlainString();
    }
}
