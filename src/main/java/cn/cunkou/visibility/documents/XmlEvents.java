package cn.cunkou.visibility.documents;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes events of EPCIS 1.2 and 2.0 XML what they are in EPCIS 2.0 JSON. An empty element of the
 * standard says nothing and is left out.
 */
final class XmlEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Wrappers of EPCIS 1.2, whose content belongs where they stand. */
    private static final Set<String> WRAPPERS = Set.of("extension", "baseExtension");

    /** Prefixes as far as they are used in the event at hand. */
    private final Map<String, String> used = new LinkedHashMap<>();

    private boolean undeclared;

    private final Findings findings;

    private XmlEvents(Findings findings) {
        this.findings = findings;
    }

    static EpcisEvent event(Element element, Findings findings) {
        var events = new XmlEvents(findings);
        var body = JSON.objectNode().put("type", element.name);
        events.content(element, body);
        Words.bare(body);
        return new EpcisEvent(body, new Namespaces(events.used, events.undeclared));
    }

    /** What stands in an attribute of master data: a text, or an object of elements. */
    static JsonNode content(Element attribute) {
        if (attribute.children.isEmpty()) {
            return JSON.stringNode(attribute.text());
        }
        var events = new XmlEvents(new Findings(0));
        var content = JSON.objectNode();
        attribute.children.forEach(child -> events.extension(child, content));
        return content;
    }

    private void content(Element element, ObjectNode body) {
        for (var child : element.children) {
            if (!child.standard()) {
                extension(child, body);
            } else if (WRAPPERS.contains(child.name)) {
                content(child, body);
            } else {
                field(child, body);
            }
        }
    }

    private void field(Element field, ObjectNode body) {
        var name = field.name;
        switch (name) {
            case "epcList", "childEPCs", "inputEPCList", "outputEPCList" ->
                    body.set(name, texts(field));
            case "quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList" ->
                    body.set(name, quantities(field));
            case "bizTransactionList", "sourceList", "destinationList" ->
                    body.set(name, pairs(field));
            case "persistentDisposition" -> {
                var both = JSON.objectNode();
                for (var child : field.children) {
                    both.withArray(child.name).add(child.text());
                }
                body.set(name, both);
            }
            case "readPoint", "bizLocation" -> {
                var place = JSON.objectNode();
                content(field, place);
                if (!place.isEmpty()) {
                    body.set(name, place);
                }
            }
            case "ilmd", "errorDeclaration" -> {
                var object = JSON.objectNode();
                content(field, object);
                body.set(name, object);
            }
            case "correctiveEventIDs" -> body.set(name, texts(field));
            case "certificationInfo" -> {
                if (!field.text().isEmpty()) {
                    several(body, name, field.text());
                }
            }
            case "sensorElementList" -> {
                var list = JSON.arrayNode();
                field.children.forEach(child -> list.add(sensorElement(child)));
                body.set(name, list);
            }
            default -> {
                if (!field.children.isEmpty()) {
                    findings.form(field.line, name + " is no element of an event");
                } else if (!field.text().isEmpty()) {
                    body.put(name, field.text());
                }
            }
        }
    }

    private static void several(ObjectNode body, String name, String text) {
        var before = body.get(name);
        if (before == null) {
            body.put(name, text);
        } else if (before instanceof ArrayNode list) {
            list.add(text);
        } else {
            body.set(name, JSON.arrayNode().add(before).add(text));
        }
    }

    private static ArrayNode texts(Element list) {
        var texts = JSON.arrayNode();
        for (var child : list.children) {
            if (!child.text().isEmpty()) {
                texts.add(child.text());
            }
        }
        return texts;
    }

    private ArrayNode quantities(Element list) {
        var quantities = JSON.arrayNode();
        for (var child : list.children) {
            var quantity = JSON.objectNode();
            for (var field : child.children) {
                var text = field.text();
                if (!field.standard()) {
                    extension(field, quantity);
                } else if (field.name.equals("quantity") && !text.isEmpty()) {
                    quantity.set("quantity", number(text));
                } else if (!text.isEmpty()) {
                    quantity.put(field.name, text);
                }
            }
            quantities.add(quantity);
        }
        return quantities;
    }

    private static ArrayNode pairs(Element list) {
        var pairs = JSON.arrayNode();
        for (var child : list.children) {
            var pair = JSON.objectNode();
            var type = child.attribute("type");
            if (type != null) {
                pair.put("type", type.strip());
            }
            pairs.add(pair.put(child.name, child.text()));
        }
        return pairs;
    }

    private ObjectNode sensorElement(Element element) {
        var object = JSON.objectNode();
        for (var child : element.children) {
            if (!child.standard()) {
                extension(child, object);
            } else if (child.name.equals("sensorMetadata")) {
                object.set("sensorMetadata", reported(child, SensorFields.METADATA));
            } else if (child.name.equals("sensorReport")) {
                object.withArray("sensorReport").add(reported(child, SensorFields.REPORT));
            } else if (WRAPPERS.contains(child.name)) {
                child.children.forEach(inner -> extension(inner, object));
            }
        }
        return object;
    }

    private ObjectNode reported(Element element, Map<String, SensorFields.Form> forms) {
        var object = JSON.objectNode();
        for (var attribute : element.attributes) {
            if (!attribute.namespace().isEmpty()) {
                object.put(
                        name(attribute.prefix(), attribute.namespace(), attribute.name()),
                        attribute.value());
                continue;
            }
            var text = attribute.value().strip();
            object.set(
                    attribute.name(),
                    switch (forms.getOrDefault(attribute.name(), SensorFields.Form.TEXT)) {
                        case NUMBER -> number(text);
                        case BOOLEAN -> truth(text);
                        default -> JSON.stringNode(text);
                    });
        }
        return object;
    }

    /** A number as it was written, or the text where it is none. */
    private static JsonNode number(String text) {
        try {
            if (text.length() > 100) {
                return JSON.stringNode(text);
            }
            var number = new BigDecimal(text);
            return number.scale() <= 0
                            && number.scale() > -20
                            && text.indexOf('e') < 0
                            && text.indexOf('E') < 0
                    ? JSON.numberNode(number.toBigIntegerExact())
                    : JSON.numberNode(number);
        } catch (NumberFormatException none) {
            return JSON.stringNode(text);
        }
    }

    private static JsonNode truth(String text) {
        return switch (text) {
            case "true", "1" -> JSON.booleanNode(true);
            case "false", "0" -> JSON.booleanNode(false);
            default -> JSON.stringNode(text);
        };
    }

    /** Somebody's own field; several of one name become a list. */
    private void extension(Element element, ObjectNode body) {
        var name = name(element.prefix, element.namespace, element.name);
        var value = value(element);
        var before = body.get(name);
        if (before == null) {
            body.set(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            body.set(name, JSON.arrayNode().add(before).add(value));
        }
    }

    private JsonNode value(Element element) {
        var attributes =
                element.attributes.stream()
                        .filter(attribute -> !attribute.namespace().equals(XSI))
                        .toList();
        if (element.children.isEmpty() && attributes.isEmpty()) {
            return JSON.stringNode(element.text());
        }
        var object = JSON.objectNode();
        for (var attribute : attributes) {
            var name =
                    attribute.namespace().isEmpty()
                            ? XmlNames.read(attribute.name())
                            : name(attribute.prefix(), attribute.namespace(), attribute.name());
            object.put(name, attribute.value());
        }
        for (var child : element.children) {
            extension(child, object);
        }
        if (!element.text().isEmpty()) {
            object.put("#text", element.text());
        }
        return object;
    }

    /** The name with a prefix that means its namespace, and in this event nothing else. */
    private String name(String prefix, String namespace, String local) {
        if (namespace.isEmpty()) {
            return XmlNames.read(local);
        }
        if (XmlNames.isOfUndeclared(namespace)) {
            undeclared = true;
            return namespace + XmlNames.read(local);
        }
        var wished = prefix.isEmpty() ? "ns" : XmlNames.read(prefix);
        var chosen = wished;
        for (var number = 2;
                !namespace.equals(Objects.requireNonNullElse(used.get(chosen), namespace));
                number++) {
            chosen = wished + number;
        }
        used.put(chosen, namespace);
        return chosen + ":" + XmlNames.read(local);
    }
}
