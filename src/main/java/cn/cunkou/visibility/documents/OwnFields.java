package cn.cunkou.visibility.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings fields of somebody's own into one form, {@code prefix:name}: where a field is called by
 * its full address, and where it says itself what a prefix means, as JSON that was made from XML
 * does ({@code "@xmlns:ex"}).
 */
final class OwnFields {
    private static final String DECLARES = "@xmlns:";

    private final Map<String, String> prefixes;

    private OwnFields(Namespaces known) {
        prefixes = new LinkedHashMap<>(known.uris());
    }

    /** Changes the event where it must be; what its prefixes mean then. */
    static Namespaces named(ObjectNode event, Namespaces known) {
        if (!concerns(event)) {
            return known;
        }
        var fields = new OwnFields(known);
        fields.declared(event);
        var content = fields.content(event);
        event.removeAll();
        event.setAll((ObjectNode) content);
        return new Namespaces(fields.prefixes, known.open());
    }

    private static boolean concerns(JsonNode node) {
        for (var field : node.properties()) {
            if (isAddress(field.getKey())
                    || field.getKey().startsWith(DECLARES)
                    || concerns(field.getValue())) {
                return true;
            }
        }
        if (node.isArray()) {
            for (var element : node) {
                if (concerns(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void declared(JsonNode node) {
        for (var field : node.properties()) {
            if (field.getKey().startsWith(DECLARES) && field.getValue().isString()) {
                prefixes.putIfAbsent(
                        field.getKey().substring(DECLARES.length()),
                        field.getValue().stringValue());
            }
        }
        node.forEach(this::declared);
    }

    private JsonNode content(JsonNode node) {
        if (node instanceof ArrayNode list) {
            for (var index = 0; index < list.size(); index++) {
                list.set(index, content(list.get(index)));
            }
            return list;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var named = object.objectNode();
        for (var field : object.properties()) {
            if (!field.getKey().startsWith(DECLARES)) {
                named.set(name(field.getKey()), content(field.getValue()));
            }
        }
        var textAlone = named.size() == 1 && object.size() > 1 && named.has("#text");
        return textAlone ? named.path("#text") : named;
    }

    private String name(String field) {
        if (!isAddress(field)) {
            return field;
        }
        var end = Math.max(field.lastIndexOf('/'), field.lastIndexOf('#')) + 1;
        var namespace = field.substring(0, end);
        for (var prefix : prefixes.entrySet()) {
            if (prefix.getValue().equals(namespace)) {
                return prefix.getKey() + ":" + field.substring(end);
            }
        }
        var prefix = "ns";
        for (var number = 2; prefixes.containsKey(prefix); number++) {
            prefix = "ns" + number;
        }
        prefixes.put(prefix, namespace);
        return prefix + ":" + field.substring(end);
    }

    private static boolean isAddress(String field) {
        return (field.startsWith("https://") || field.startsWith("http://"))
                && Math.max(field.lastIndexOf('/'), field.lastIndexOf('#')) + 1 < field.length();
    }
}
