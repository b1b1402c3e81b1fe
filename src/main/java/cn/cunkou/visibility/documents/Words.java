package cn.cunkou.visibility.documents;

import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the words of the standard in an event from one spelling into another, wherever they
 * stand.
 */
final class Words {
    private Words() {}

    /** Makes all words of the standard bare. */
    static void bare(ObjectNode event) {
        respell(event, Vocabulary::bare);
    }

    static void respell(ObjectNode event, BiFunction<Vocabulary, String, String> spelling) {
        field(event, "bizStep", Vocabulary.BIZ_STEP, spelling);
        field(event, "disposition", Vocabulary.DISPOSITION, spelling);
        list(event.path("persistentDisposition").path("set"), Vocabulary.DISPOSITION, spelling);
        list(event.path("persistentDisposition").path("unset"), Vocabulary.DISPOSITION, spelling);
        field(event.path("errorDeclaration"), "reason", Vocabulary.ERROR_REASON, spelling);
        fields(event.path("bizTransactionList"), "type", Vocabulary.BIZ_TRANSACTION, spelling);
        fields(event.path("sourceList"), "type", Vocabulary.PARTY, spelling);
        fields(event.path("destinationList"), "type", Vocabulary.PARTY, spelling);
        for (var element : event.path("sensorElementList")) {
            var reports = element.path("sensorReport");
            fields(reports, "type", Vocabulary.MEASUREMENT, spelling);
            fields(reports, "exception", Vocabulary.ALERT, spelling);
            fields(reports, "component", Vocabulary.COMPONENT, spelling);
        }
    }

    private static void fields(
            JsonNode list,
            String name,
            Vocabulary words,
            BiFunction<Vocabulary, String, String> spelling) {
        for (var element : list) {
            field(element, name, words, spelling);
        }
    }

    private static void field(
            JsonNode node,
            String name,
            Vocabulary words,
            BiFunction<Vocabulary, String, String> spelling) {
        if (node instanceof ObjectNode object && object.path(name).isString()) {
            var text = object.path(name).stringValue();
            var other = spelling.apply(words, text);
            if (!other.equals(text)) {
                object.put(name, other);
            }
        }
    }

    private static void list(
            JsonNode node, Vocabulary words, BiFunction<Vocabulary, String, String> spelling) {
        if (node instanceof ArrayNode list) {
            for (var index = 0; index < list.size(); index++) {
                if (list.get(index).isString()) {
                    list.set(
                            index,
                            list.stringNode(spelling.apply(words, list.get(index).stringValue())));
                }
            }
        }
    }
}
