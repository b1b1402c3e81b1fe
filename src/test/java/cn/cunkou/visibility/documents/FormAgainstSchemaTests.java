package cn.cunkou.visibility.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.cunkou.visibility.Material;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our rules of form say of documents, good and spoilt, what the JSON Schema of the standard says.
 */
class FormAgainstSchemaTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<JsonNode> CONTENTS =
            List.of(
                    JSON.readTree("null"),
                    JSON.readTree("7"),
                    JSON.readTree("\"x y\""),
                    JSON.readTree("{}"),
                    JSON.readTree("[]"),
                    JSON.readTree("true"),
                    JSON.readTree("\"https://ref.gs1.org/x\""),
                    JSON.readTree("[\"a:b\", \"a:b\"]"));

    private final Random random = new Random(6);

    @Test
    void spoiltDocumentsAreFoundSpoilt() {
        assumeThat(Material.beside()).isTrue();
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(
                                new String(
                                        Material.bytes("gs1-epcis/EPCIS-JSON-Schema.json"),
                                        StandardCharsets.UTF_8),
                                InputFormat.JSON);
        var documents = new Documents(Limits.USUAL);
        var samples = samples();
        var otherwise = new ArrayList<String>();
        var spoilt = 0;
        for (var round = 0; round < 3_000; round++) {
            var document = samples.get(random.nextInt(samples.size())).deepCopy();
            change(document);
            var text = document.toString();
            var theirs = schema.validate(text, InputFormat.JSON);
            try {
                var form =
                        documents.json(text.getBytes(StandardCharsets.UTF_8)).faults().stream()
                                .anyMatch(fault -> fault.kind() == Fault.Kind.FORM);
                if (form
                        ? theirs.isEmpty()
                        : !theirs.stream().allMatch(FormAgainstSchemaTests::letPass)) {
                    otherwise.add(theirs + " of " + text);
                }
                spoilt += form ? 1 : 0;
            } catch (UnreadableDocument refused) {
                spoilt++;
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(spoilt).isBetween(1_500, 2_800);
    }

    /**
     * What we let pass on purpose: fields of one's own without a prefix beside the events, kinds of
     * measurement that came later, lasting dispositions of every kind of event.
     */
    private static boolean letPass(Error error) {
        var place = error.getInstanceLocation().toString();
        var message = error.getMessage();
        return !place.contains("/eventList/") && message.contains("name is not valid")
                || !place.contains("/eventList/")
                        && message.contains("valid RFC 3986 URI")
                        && place.isEmpty()
                || message.contains("'persistentDisposition'")
                || place.endsWith("/sensorReport/0/type");
    }

    private static List<JsonNode> samples() {
        var samples = new ArrayList<JsonNode>();
        for (var folder :
                List.of(
                        "openepcis-test-resources/2.0",
                        "gs1-epcis-examples",
                        "event-hash/examples")) {
            Material.folder(folder)
                    .forEach((name, text) -> {
                        if (!name.endsWith("xml")
                                && !name.contains("Queries")
                                && !name.contains("Events/")
                                && text.length < 8_000) {
                            samples.add(JSON.readTree(text));
                        }
                    });
        }
        return samples;
    }

    private void change(JsonNode document) {
        var places = new ArrayList<JsonNode>();
        collect(document, places);
        var place = places.get(random.nextInt(places.size()));
        var content = CONTENTS.get(random.nextInt(CONTENTS.size()));
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            var names = List.copyOf(object.propertyNames());
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, content);
            }
        } else if (place instanceof ArrayNode list) {
            if (!list.isEmpty() && random.nextBoolean()) {
                list.remove(0);
            } else {
                list.add(content);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainer()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
