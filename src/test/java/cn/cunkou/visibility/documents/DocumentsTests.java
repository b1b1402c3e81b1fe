package cn.cunkou.visibility.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.visibility.Material;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentsTests {
    private static final String EVENT =
            """
            {"@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld", {"own": "https://example.org/own/"}],
             "type": "ObjectEvent", "eventTime": "2026-03-01T08:30:00+08:00", "eventTimeZoneOffset": "+08:00",
             "epcList": ["urn:epc:id:sgtin:4012345.011111.987"], "action": "OBSERVE", "bizStep": "shipping"%s}\
            """;

    private final Documents documents = new Documents(new Limits(100_000, 40, 50, 100));

    @Test
    void everyDocumentOfTheFamilyThatEverybodyHasIsReadAndJudged() {
        Material.central()
                .forEach((name, document) -> {
                    if (name.contains("queryDocument")
                            || name.contains("QueryDocumentWithEventType")) {
                        return;
                    }
                    var read =
                            name.endsWith("xml")
                                    ? documents.xml(document)
                                    : documents.json(document);
                    assertThat(read.events())
                            .as(name)
                            .isNotEmpty()
                            .allSatisfy(event -> {
                                assertThat(event.type()).endsWith("Event");
                                assertThat(event.hashId())
                                        .matches("ni:///sha-256;[0-9a-f]{64}\\?ver=CBV2.0");
                            });
                });
    }

    @Test
    void aFaultIsToldWithItsPlace() {
        assertThat(documents.json(event(", \"disposition\": \"lost\"")).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo("/disposition");
                    assertThat(fault.event()).isZero();
                    assertThat(fault.refuses()).isTrue();
                });
        var xml =
                new String(
                                new DocumentWriter()
                                        .eventXml(documents.json(event("")).events().getFirst()),
                                StandardCharsets.UTF_8)
                        .replace("<action>OBSERVE", "\n\n<action>SEE");
        assertThat(documents.xml(xml.getBytes(StandardCharsets.UTF_8)).faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.where()).isEqualTo("line 4"));
    }

    @Test
    void aLotAmongSingleThingsIsADoubtThatLosesNoEvent() {
        var withLot =
                EVENT.formatted("")
                        .replace(
                                "[\"urn:epc",
                                "[\"urn:epc:class:lgtin:4012345.012345.A1\", \"urn:epc");
        var read = documents.json(withLot.getBytes(StandardCharsets.UTF_8));
        assertThat(read.good()).isTrue();
        assertThat(read.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).isEqualTo("/epcList/0"));
    }

    @Test
    void aPrefixThatNobodyDeclaredIsAFaultAndAWrongCheckDigitADoubt() {
        assertThat(documents.json(event(", \"foreign:field\": 1")).good()).isFalse();
        assertThat(documents.json(event(", \"own:field\": 1")).faults()).isEmpty();
        var doubtful =
                documents.json(
                        event(
                                ", \"quantityList\": [{\"epcClass\": \"https://id.gs1.org/01/04012345111119\"}]"));
        assertThat(doubtful.good()).isTrue();
        assertThat(doubtful.faults()).hasSize(1);
    }

    @Test
    void anEmptyElementSaysNothing() {
        var xml =
                """
                <ObjectEvent><eventTime>2026-03-01T08:30:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
                <epcList><epc>urn:epc:id:sgtin:4012345.011111.987</epc><epc/></epcList><action>OBSERVE</action><bizStep/>
                <readPoint><id/></readPoint></ObjectEvent>\
                """;
        var read = documents.xml(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(read.faults()).isEmpty();
        var event = read.events().getFirst();
        assertThat(event.body().propertyNames()).doesNotContain("bizStep", "readPoint");
        assertThat(event.body().path("epcList")).hasSize(1);
        assertThat(documents.json(new DocumentWriter().eventJson(event)).faults()).isEmpty();
    }

    @Test
    void wordsThatCameAfterTheVocabularyAreKnown() {
        var regulated = ", \"persistentDisposition\": {\"set\": [\"subject_to_regulation\"]}";
        assertThat(documents.json(event(regulated)).good()).isTrue();
        assertThat(documents.json(event(regulated.replace("_regulation", "_rules"))).good())
                .isFalse();
    }

    @Test
    void aNumberThatNoReaderCanHoldIsAFault() {
        for (var number : new String[] {"1e999999999", "1e-999999999", "-1e400"}) {
            var quantity =
                    documents.json(
                            event(
                                    ", \"quantityList\": [{\"epcClass\": \"https://id.gs1.org/01/04012345111118\", \"quantity\": "
                                            + number
                                            + ", \"uom\": \"KGM\"}]"));
            assertThat(quantity.good()).as(number).isFalse();
            assertThat(quantity.faults().getFirst().where()).isEqualTo("/quantityList/0/quantity");
            var range =
                    documents.json(
                            event(
                                    ", \"sensorElementList\": [{\"sensorReport\": [{\"type\": \"Temperature\", \"minValue\": "
                                            + number
                                            + ", \"maxValue\": 4}]}]"));
            assertThat(range.good()).as(number).isFalse();
            assertThat(
                            documents
                                    .json(event(", \"own:field\": " + number))
                                    .events()
                                    .getFirst()
                                    .hashId())
                    .startsWith("ni:///");
        }
    }

    @Test
    void theHashIsThatOfWhatIsSaidNotOfHow() {
        var one = documents.json(event("")).events().getFirst();
        var other =
                documents
                        .json(
                                new String(
                                                event(", \"recordTime\": \"2026-03-01T01:00:00Z\""),
                                                StandardCharsets.UTF_8)
                                        .replace(
                                                "urn:epc:id:sgtin:4012345.011111.987",
                                                "https://example.org/gtin/04012345111118/ser/987")
                                        .replace(
                                                "2026-03-01T08:30:00+08:00",
                                                "2026-03-01T00:30:00.000Z")
                                        .replace(
                                                "\"shipping\"",
                                                "\"https://ref.gs1.org/cbv/BizStep-shipping\"")
                                        .getBytes(StandardCharsets.UTF_8))
                        .events()
                        .getFirst();
        assertThat(other.hashId()).isEqualTo(one.hashId());
        assertThat(other.body().path("bizStep").asString()).isEqualTo("shipping");
    }

    @Test
    void whatIsTooLargeTooDeepOrNoDocumentIsRefused() {
        refused("[".repeat(100) + "]".repeat(100), true);
        refused("{\"type\": \"EPCISDocument\", \"a\": \"" + "x".repeat(100_001) + "\"}", true);
        refused("[" + "{},".repeat(60) + "{}]", true);
        refused("{", false);
        refused("7", false);
        refused("{} {}", false);
        refused("{\"type\": \"EPCISDocument\", \"type\": \"ObjectEvent\"}", false);
        refused("{\"unit\": \"EPCISDocument\"}", false);
    }

    @Test
    void documentTypesThatDeclareAnythingAreRefused() {
        var event =
                new String(
                        new DocumentWriter()
                                .eventXml(documents.json(event("")).events().getFirst()),
                        StandardCharsets.UTF_8);
        for (var type :
                new String[] {
                    " [<!ENTITY b SYSTEM \"file:///etc/passwd\">]",
                    " [<!ENTITY b \"bbbbbbbbbb\"> <!ENTITY c \"&b;&b;&b;&b;&b;\">]",
                    " [<!ENTITY % b SYSTEM \"https://example.org/b.dtd\"> %b;]",
                    " [<!ATTLIST ObjectEvent own CDATA \"x\">]",
                    " SYSTEM \"https://example.org/a.dtd\""
                }) {
            var with = event.replaceFirst("\\?>", "?><!DOCTYPE a" + type + ">");
            assertThatExceptionOfType(UnreadableDocument.class)
                    .as(with)
                    .isThrownBy(() -> documents.xml(with.getBytes(StandardCharsets.UTF_8)))
                    .withMessageContaining("document type");
        }
        var bare = event.replaceFirst("\\?>", "?><!DOCTYPE a>");
        assertThat(documents.xml(bare.getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> documents.xml("<a".getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() ->
                        documents.xml(
                                ("<a>".repeat(60) + "</a>".repeat(60))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void brokenDocumentsAreReadOrRefusedNeverMore() {
        var random = new Random(6);
        var material =
                Material.central().entrySet().stream()
                        .filter(entry -> entry.getValue().length < 6_000)
                        .toList();
        for (var round = 0; round < 3_000; round++) {
            var one = material.get(random.nextInt(material.size()));
            var broken = broken(one.getValue().clone(), random);
            try {
                var read =
                        one.getKey().endsWith("xml")
                                ? documents.xml(broken)
                                : documents.json(broken);
                read.events().forEach(EpcisEvent::hashId);
                var written = new DocumentWriter();
                documents.json(written.captureJson(read.header(), read.events()));
                documents.xml(written.captureXml(read.header(), read.events()));
            } catch (UnreadableDocument refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] broken(byte[] text, Random random) {
        for (var change = 0; change < 1 + random.nextInt(4); change++) {
            var at = random.nextInt(text.length);
            switch (random.nextInt(4)) {
                case 0 -> text[at] = (byte) random.nextInt(256);
                case 1 -> text[at] = (byte) "{}[]\":,<>/&;0e-.".charAt(random.nextInt(16));
                case 2 ->
                        System.arraycopy(
                                text,
                                random.nextInt(at + 1),
                                text,
                                at,
                                Math.min(9, text.length - at));
                default -> text[at] = text[random.nextInt(text.length)];
            }
        }
        return text;
    }

    private void refused(String text, boolean forItsSize) {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> documents.json(text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(refusal -> assertThat(refusal.tooLarge()).isEqualTo(forItsSize));
    }

    private static byte[] event(String more) {
        return EVENT.formatted(more).getBytes(StandardCharsets.UTF_8);
    }
}
