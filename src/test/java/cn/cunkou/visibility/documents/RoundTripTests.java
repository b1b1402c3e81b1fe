package cn.cunkou.visibility.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.visibility.Material;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is read from one format and written in the other says the same. */
class RoundTripTests {
    private final Documents documents = new Documents(Limits.USUAL);
    private final DocumentWriter writer = new DocumentWriter();

    @Test
    void jsonWrittenAsXmlAndReadAgainSaysTheSame() {
        var otherwise = new ArrayList<String>();
        documents()
                .forEach((name, document) -> {
                    var read =
                            name.endsWith("xml")
                                    ? documents.xml(document)
                                    : documents.json(document);
                    var xml =
                            documents.xml(
                                    switch (read.kind()) {
                                        case RESULTS ->
                                                writer.resultsXml(read.header(), read.events());
                                        case EVENT -> writer.eventXml(read.events().getFirst());
                                        case CAPTURE, LIST ->
                                                writer.captureXml(read.header(), read.events());
                                    });
                    var json =
                            documents.json(
                                    switch (read.kind()) {
                                        case RESULTS ->
                                                writer.resultsJson(read.header(), read.events());
                                        case EVENT -> writer.eventJson(read.events().getFirst());
                                        case CAPTURE, LIST ->
                                                writer.captureJson(read.header(), read.events());
                                    });
                    for (var index = 0; index < read.events().size(); index++) {
                        // What is no event by the form cannot be expected to keep its fields.
                        if (read.faultsOf(index).stream().anyMatch(Fault::refuses)) {
                            continue;
                        }
                        var before = read.events().get(index);
                        var again = xml.events().get(index);
                        if (!plain(before.body()).equals(plain(again.body()))
                                || !before.hashId().equals(again.hashId())) {
                            otherwise.add("xml " + name + " " + index);
                        }
                        if (!before.hashId().equals(json.events().get(index).hashId())) {
                            otherwise.add("json " + name + " " + index);
                        }
                    }
                    if (read.good() && !xml.good()) {
                        otherwise.add("not good: " + name + xml.faults());
                    }
                });
        assertThat(otherwise).isEmpty();
    }

    @Test
    void xmlSaysWhatItsSiblingInJsonSays() {
        var otherwise = new TreeSet<String>();
        var all = documents();
        all.forEach((name, document) -> {
            var sibling = all.get(name.replace("/XML/", "/JSON/").replaceFirst("xml$", "json"));
            if (!name.endsWith("xml") || sibling == null) {
                return;
            }
            var xml = documents.xml(document).events();
            var json = documents.json(sibling).events();
            if (xml.size() != json.size()) {
                otherwise.add(name.replaceFirst(".*/EPCIS/", ""));
                return;
            }
            for (var index = 0; index < xml.size(); index++) {
                if (!plain(xml.get(index).body()).equals(plain(json.get(index).body()))) {
                    otherwise.add(name.replaceFirst(".*/EPCIS/", ""));
                }
            }
        });
        // docs/epcis.md gives the reasons.
        assertThat(SAY_OTHER_THINGS).containsAll(otherwise);
    }

    @Test
    void namesThatXmlDoesNotHaveComeBackFromXml() {
        var read =
                documents.json(
                        """
                        {"@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
                                      "https://example.org/a-context-of-others.jsonld",
                                      {"own": "https://example.org/own/"}],
                         "type": "ObjectEvent", "eventTime": "2026-03-01T08:30:00+08:00", "eventTimeZoneOffset": "+08:00",
                         "epcList": ["urn:epc:id:sgtin:4012345.011111.987"], "action": "OBSERVE", "bizStep": "shipping",
                         "theirs:grade": "A",
                         "own:about": [{"@id": "https://id.gs1.org/01/04012345111118", "theirs:picked": "2026-02-27",
                                        "1st day": 7, "_x0040_id": "x", "xml:lang": "zh", "urn:example:a": true,
                                        "\uD842\uDFB7": {"@type": "own:Tea"}}],
                         "own:mixed": {"#text": "spring tea", "own:unit": "kg", "own:parts": {"own:leaf": ["1", "2"]}}}
                        """
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(read.faults()).isEmpty();
        var before = read.events().getFirst();
        var xml = documents.xml(writer.eventXml(before));
        assertThat(xml.faults()).isEmpty();
        assertThat(plain(xml.events().getFirst().body())).isEqualTo(plain(before.body()));
        assertThat(xml.events().getFirst().hashId()).isEqualTo(before.hashId());
    }

    /** The material itself says different things in its two formats. */
    private static final Set<String> SAY_OTHER_THINGS =
            Set.of(
                    "XML/Capture/Documents/AggregationEvent_with_userExtensions.xml",
                    "XML/Capture/Documents/AssociationEvent_with_userExtensions.xml",
                    "XML/Capture/Documents/Combination_of_different_event.xml",
                    "XML/Capture/Documents/ObjectEvent_with_comment.xml",
                    "XML/Capture/Documents/SensorData_with_combined_events.xml",
                    "XML/Capture/Documents/TransactionEvent_with_userExtensions.xml",
                    "XML/Capture/Documents/TransformationEvent_all_possible_fields.xml",
                    "XML/Capture/Documents/TransformationEvent_with_userExtensions.xml",
                    "XML/Capture/Documents/epcisDocWithAllGS1Keys.xml",
                    "XML/Capture/Documents/epcisDocWithSensorComponent.xml",
                    "XML/Capture/Events/TransactionEvent.xml",
                    "XML/Capture/Events/TransformationEvent.xml",
                    "XML/Capture/Invalid/ObjectEvent_with_invalid_action.xml",
                    "XML/Capture/Invalid/ObjectEvent_with_invalid_eventTime_format.xml",
                    "XML/Query/Combination_of_different_event.xml",
                    "XML/Query/ObjectEventWithAllPossibleFields.xml",
                    "XML/Query/SensorData_with_combined_events.xml",
                    "XML/Query/TransactionEvent_with_userExtensions.xml");

    private static Map<String, byte[]> documents() {
        var all = new TreeMap<String, byte[]>();
        Material.central().forEach((name, document) -> all.put("central/" + name, document));
        if (Material.beside()) {
            for (var folder :
                    List.of(
                            "openepcis-test-resources",
                            "event-hash",
                            "gs1-epcis-examples",
                            "food-chain-opentraceability",
                            "food-chain-fsma204",
                            "bulk")) {
                all.putAll(Material.folder(folder));
            }
        }
        all.keySet()
                .removeIf(name ->
                        name.contains("/Queries/")
                                || name.contains("queryDocument")
                                || name.contains("QueryDocumentWithEventType")
                                || name.contains("vocab-")
                                || name.contains("context.jsonld")
                                || name.contains("missing_value"));
        return all;
    }

    /**
     * Times as moments, numbers as numbers, lists of one as their element, fields in alphabetical
     * order.
     */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var sorted = JsonNodeFactory.instance.objectNode();
            asMap(object)
                    .forEach((name, value) -> {
                        if (!value.isArray() || !value.isEmpty()) {
                            sorted.set(name, plain(value));
                        }
                    });
            return sorted;
        }
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> list.add(plain(one)));
            return list.size() == 1 ? list.get(0) : list;
        }
        var moment = node.isString() ? Times.read(node.stringValue()) : null;
        if (moment != null) {
            return JsonNodeFactory.instance.stringNode(moment.toString());
        }
        return node.isNumber()
                ? JsonNodeFactory.instance.stringNode(
                        node.decimalValue().stripTrailingZeros().toPlainString())
                : JsonNodeFactory.instance.stringNode(node.asString("").strip());
    }

    private static Map<String, JsonNode> asMap(ObjectNode object) {
        var map = new TreeMap<String, JsonNode>();
        object.properties().forEach(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }
}
