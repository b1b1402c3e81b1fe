package cn.cunkou.visibility.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of event with every field, and every kind of name, in our own document. */
class EveryFieldTests {
    private final Documents documents = new Documents(Limits.USUAL);
    private final DocumentWriter writer = new DocumentWriter();

    @Test
    void everyFieldIsReadAndComesThroughXml() {
        var read = documents.json(everyField().getBytes(StandardCharsets.UTF_8));
        assertThat(read.faults()).isEmpty();
        var xml = documents.xml(writer.captureXml(read.header(), read.events()));
        assertThat(xml.faults()).isEmpty();
        assertThat(xml.events().stream().map(EpcisEvent::hashId))
                .hasSize(6)
                .containsExactlyElementsOf(read.events().stream().map(EpcisEvent::hashId).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"action\": \"ADD\"|\"action\": \"add\"|/action",
                "\"disposition\": \"active\"|\"disposition\": \"sold\"|/disposition",
                "\"uom\": \"KGM\"|\"uom\": \"kilogram\"|/uom",
                "\"quantity\": 12.5|\"quantity\": \"12.5\"|/quantity",
                "\"value\": -2.5|\"value\": \"-2.5\"|/value",
                "\"hexBinaryValue\": \"0AFF\"|\"hexBinaryValue\": \"0AFG\"|/hexBinaryValue",
                "\"endTime\": \"2025|\"endTime\": \"2024|/endTime",
                "\"declarationTime\": \"2025|\"declarationTime\": \"2020|/declarationTime",
                "\"ex:flat\"|\"ez:flat\"|/ez:flat",
                "\"urn:epc:id:sgtin:6901234.012345.full\"|\"box 7\"|/epcList/0",
            })
    void whatIsSpoiltIsFoundWhereItStands(String good, String spoilt, String where) {
        var document = everyField().replaceFirst(Pattern.quote(good), spoilt);
        assertThat(documents.json(document.getBytes(StandardCharsets.UTF_8)).faults())
                .anySatisfy(fault -> {
                    assertThat(fault.refuses()).isTrue();
                    assertThat(fault.where()).endsWith(where);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ex\": {\"@id\": \"https://ns.example.org/coop/\", \"@prefix\": true}}|\"ex:grade\": \"A\"",
                "{}|\"https://ns.example.org/coop/grade\": \"A\"",
                "{}|\"ex:grade\": {\"@xmlns:ex\": \"https://ns.example.org/coop/\", \"#text\": \"A\"}",
            })
    void aFieldOfOnesOwnIsTheSameHoweverItsNamespaceIsGiven(String context, String field) {
        var event = documents.json(one(context, field)).events().getFirst();
        var usual =
                documents
                        .json(
                                one(
                                        "{\"ex\": \"https://ns.example.org/coop/\"}",
                                        "\"ex:grade\": \"A\""))
                        .events()
                        .getFirst();
        assertThat(event.hashId()).isEqualTo(usual.hashId());
        var xml = documents.xml(writer.eventXml(event));
        assertThat(xml.faults()).isEmpty();
        assertThat(xml.events().getFirst().hashId()).isEqualTo(usual.hashId());
        assertThat(documents.json(writer.eventJson(event)).faults()).isEmpty();
    }

    private static byte[] one(String context, String field) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", %s],
         "type": "ObjectEvent", "action": "OBSERVE", "eventTime": "2025-03-01T08:00:00Z",
         "eventTimeZoneOffset": "+08:00", "epcList": ["urn:epc:id:sgtin:6901234.012345.1"], %s}
        """
                .formatted(context, field)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String everyField() {
        try (var file =
                EveryFieldTests.class.getResourceAsStream(
                        "/cn/cunkou/visibility/every-field.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
