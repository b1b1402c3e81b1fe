package cn.cunkou.visibility.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.cunkou.visibility.Material;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others find of the documents beside the repository, we find too. */
class ExpectedVerdictsTests {
    private final Documents documents = new Documents(Limits.USUAL);

    @BeforeEach
    void whereTheDocumentsAre() {
        assumeThat(Material.beside()).isTrue();
    }

    @Test
    void theFormIsJudgedAsTheSchemaJudgesIt() {
        var otherwise = new ArrayList<String>();
        for (var entry :
                Material.json("expected/json-schema-verdicts.json").path("files").properties()) {
            var expected = entry.getValue().asString();
            if (expected.equals("not an EPCIS document")) {
                continue;
            }
            var faults =
                    documents.json(Material.bytes(entry.getKey())).faults().stream()
                            .filter(fault -> fault.kind() == Fault.Kind.FORM)
                            .toList();
            if (expected.equals("valid") != faults.isEmpty()) {
                otherwise.add(entry.getKey().replaceFirst(".*/", ""));
            }
        }
        // The verdicts were given without the formats of URIs and times.
        assertThat(otherwise)
                .containsExactlyInAnyOrder(
                        "ObjectEvent_with_ilmd_field_without_namespace.json",
                        "ObjectEvent_with_invalid_eventTime_format.json",
                        "ObjectEvent_with_non_standard_bizStep_in_second_event.json");
    }

    @Test
    void whatIsMeantToBeInvalidIsFoundInvalid() {
        var good = new ArrayList<String>();
        var notGood = new TreeMap<String, List<Fault>>();
        for (var entry :
                Material.json("expected/json-schema-verdicts.json").path("files").properties()) {
            if (entry.getValue().asString().equals("not an EPCIS document")) {
                continue;
            }
            var faults =
                    documents.json(Material.bytes(entry.getKey())).faults().stream()
                            .filter(Fault::refuses)
                            .toList();
            if (entry.getKey().contains("/Invalid/")) {
                if (faults.isEmpty()) {
                    good.add(entry.getKey());
                }
            } else if (entry.getValue().asString().equals("valid") && !faults.isEmpty()) {
                notGood.put(entry.getKey(), faults);
            }
        }
        assertThat(good).isEmpty();
        assertThat(notGood).isEmpty();
    }

    @Test
    void theHashesOfTheJsonDocumentsAreThoseExpected() {
        var expected = expectedHashes();
        var otherwise = new TreeSet<String>();
        expected.forEach((name, hashes) -> {
            if (name.endsWith(".xml")) {
                return;
            }
            // Where the reference finds another hash for the same event in XML, ours is that one.
            var inXml =
                    expected.getOrDefault(
                            name.replace("/JSON/", "/XML/").replaceFirst("json$", "xml"),
                            List.of());
            var events = documents.json(Material.bytes(name)).events();
            for (var index = 0; index < events.size(); index++) {
                var ours = events.get(index).hashId();
                if (!(index < hashes.size() && hashes.get(index).equals(ours))
                        && !inXml.contains(ours)) {
                    otherwise.add(name.replaceFirst(".*/", ""));
                }
            }
        });
        // docs/epcis.md gives the reasons.
        assertThat(otherwise)
                .containsExactlyInAnyOrder(
                        "epcisDocHavingEventWithIgnoreFields.jsonld",
                        "epcisQueryDocHavingEventWithIgnoreFields.jsonld",
                        "farm_harvest_event_object.jsonld",
                        "testserver_advancedfilters.jsonld",
                        "traceback_tests.jsonld",
                        "AssociationEvent_all_possible_fields.json",
                        "SensorData_with_combined_events.json",
                        "Combination_of_multiple_invalid_fields.json",
                        "ObjectEvent_with_invalid_certificationInfo.json",
                        "ObjectEvent_with_invalid_eventTime_format.json");
    }

    @Test
    void xmlIsJudgedAsTheSchemaJudgesIt() {
        var otherwise = new ArrayList<String>();
        for (var entry : Material.json("expected/xsd-verdicts.json").path("files").properties()) {
            var expected = entry.getValue().asString();
            // Events alone, which it does not know; and documents of edition 1.2, which it refuses
            // for that.
            if (expected.startsWith("root ") || expected.contains("xsd:1}")) {
                continue;
            }
            var faults =
                    documents.xml(Material.bytes(entry.getKey())).faults().stream()
                            .filter(Fault::refuses)
                            .toList();
            if (expected.equals("valid") != faults.isEmpty()) {
                otherwise.add(entry.getKey().replaceFirst(".*/", ""));
            }
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void theHashesOfTheXmlDocumentsAreThoseExpected() {
        var otherwise = new TreeSet<String>();
        expectedHashes()
                .forEach((name, hashes) -> {
                    if (!name.endsWith(".xml")) {
                        return;
                    }
                    var events = documents.xml(Material.bytes(name)).events();
                    for (var index = 0; index < events.size(); index++) {
                        if (index >= hashes.size()
                                || !hashes.get(index).equals(events.get(index).hashId())) {
                            otherwise.add(
                                    name.replaceFirst(".*/EPCIS/", "")
                                            .replaceFirst("Capture/", ""));
                        }
                    }
                });
        // docs/epcis.md gives the reasons.
        assertThat(otherwise)
                .containsExactlyInAnyOrder(
                        "food-chain-opentraceability/gdst_extensions_01.xml",
                        "XML/Documents/AggregationEvent_all_possible_fields.xml",
                        "XML/Documents/AssociationEvent_all_possible_fields.xml",
                        "XML/Documents/Document_with_namespace.xml",
                        "XML/Documents/ObjectEvent_all_possible_fields.xml",
                        "XML/Documents/TransformationEvent.xml",
                        "XML/Documents/TransformationEvent_all_possible_fields.xml",
                        "XML/Documents/Namespace_document.xml",
                        "XML/Invalid/ObjectEvent_with_invalid_eventTime_format.xml");
    }

    @Test
    void spellingsOfOneEventHaveOneHash() {
        Material.folder("event-hash/expected_equal")
                .forEach((name, document) -> {
                    var read =
                            name.endsWith("xml")
                                    ? documents.xml(document)
                                    : documents.json(document);
                    assertThat(read.events().stream().map(EpcisEvent::hashId).distinct())
                            .as(name)
                            .hasSize(1);
                });
    }

    static TreeMap<String, List<String>> expectedHashes() {
        var all = new TreeMap<String, List<String>>();
        for (var entry :
                Material.json("expected/event-hashes-reference-impl.json")
                        .path("files")
                        .properties()) {
            var hashes = new ArrayList<String>();
            entry.getValue().forEach(hash -> hashes.add(hash.asString()));
            all.put(entry.getKey(), hashes);
        }
        Material.folder("event-hash/examples")
                .keySet()
                .forEach(name -> {
                    var hashes = Material.bytes(name.replaceFirst("\\.[a-z]+$", ".hashes"));
                    all.put(
                            name,
                            new String(hashes, StandardCharsets.UTF_8)
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .toList());
                });
        return all;
    }
}
