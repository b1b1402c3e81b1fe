package cn.cunkou.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class MasterDataTests {
    private static final String MDA = "urn:epcglobal:cbv:mda#";
    private static final String FARM = "urn:epc:id:sgln:4012345.00005.0";
    private static final String FIELD = "https://id.gs1.org/414/4012345000054/254/7";
    private static final String PLOT = "urn:epc:id:sgln:4012345.00005.7-2";

    @Autowired People people;
    @Autowired Events events;

    private Partner partner;

    @BeforeEach
    void handIn() {
        people.visitor();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        partner.capture(
                """
                {"type": "ObjectEvent", "eventID": "urn:t:md:plot", "eventTime": "2026-04-01T06:00:00Z", "eventTimeZoneOffset": "+08:00",
                 "action": "OBSERVE", "bizStep": "commissioning", "epcList": ["urn:epc:id:sgtin:4012345.011111.1"],
                 "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.M1", "quantity": 3}],
                 "readPoint": {"id": "%s"}, "bizLocation": {"id": "urn:epc:id:sgln:4012345.00005.7"},
                 "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:4012345.00005"}], "ex:owner": "urn:epc:id:pgln:4012345.00005"}
                """
                        .formatted(PLOT),
                """
                {"type": "ObjectEvent", "eventID": "urn:t:md:town", "eventTime": "2026-04-02T06:00:00Z", "eventTimeZoneOffset": "+08:00",
                 "action": "OBSERVE", "bizStep": "shipping", "epcList": ["urn:epc:id:sgtin:4012345.011111.1"],
                 "readPoint": {"id": "urn:epc:id:sgln:4012345.00006.0"}}
                """);
    }

    private static byte[] told(String type, String id, String rest) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-01T00:00:00Z",
         "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:%s",
           "vocabularyElementList": [{"id": "%s", %s}]}]}},
         "epcisBody": {"eventList": []}}
        """
                .formatted(type, id, rest)
                .getBytes(UTF_8);
    }

    private static String attribute(String name, String value) {
        return "{\"id\": \"%s\", \"attribute\": \"%s\"}".formatted(name, value);
    }

    private List<String> found(String query) {
        return partner.found("/epcis/events?" + query).stream()
                .map(id -> id.replace("urn:t:md:", ""))
                .toList();
    }

    @Test
    void whatOneCountySaysOfAThingIsNotSaidOfEventsOfAnother() {
        var other = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        var farm = "urn:epc:id:sgln:4012345.00009.0";
        var barn = "urn:epc:id:sgln:4012345.00009.1";
        var party = "urn:epc:id:pgln:4012345.00009";
        for (var one : List.of(partner, other)) {
            one.capture(
                    """
                    {"type": "ObjectEvent", "eventID": "urn:t:md:%s", "eventTime": "2026-04-01T06:00:00Z", "eventTimeZoneOffset": "+08:00",
                     "action": "OBSERVE", "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.M9", "quantity": 3}],
                     "readPoint": {"id": "%s"}, "sourceList": [{"type": "owning_party", "source": "%s"}]}
                    """
                            .formatted(one == partner ? "here" : "there", barn, party));
        }
        partner.capture(
                told("Location", farm, "\"children\": [\"%s\"]".formatted(barn)),
                "application/json");
        for (var told : List.of(barn, party, "urn:epc:class:lgtin:4012345.012345.M9")) {
            partner.capture(
                    told(
                            "Thing",
                            told,
                            "\"attributes\": [%s]"
                                    .formatted(attribute("https://example.org/md/n", "1"))),
                    "application/json");
        }
        for (var parameter :
                List.of(
                        "HASATTR_readPoint",
                        "HASATTR_source",
                        "HASATTR_epcClass",
                        "WD_readPoint")) {
            var value = parameter.startsWith("WD") ? farm : "https://example.org/md/n";
            assertThat(foundEverywhere(parameter, value))
                    .as(parameter)
                    .containsExactly("urn:t:md:here");
        }
        assertThat(foundEverywhere("EQATTR_source_https://example.org/md/n", "1"))
                .containsExactly("urn:t:md:here");
        assertThat(foundEverywhere("WD_readPoint", barn))
                .containsExactlyInAnyOrder("urn:t:md:here", "urn:t:md:there");
    }

    /** As somebody who sees several counties. */
    private List<String> foundEverywhere(String parameter, String value) {
        var query = QueryLanguage.read(Map.of(parameter, List.of(value)), prefix -> null);
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        events.find(query, null, 100).events().stream()
                                .map(event -> String.valueOf(event.event().eventId()))
                                .toList());
    }

    @Test
    void placesAreFoundByWhatTheyLieIn() {
        assertThat(found("WD_readPoint=" + FARM)).isEmpty();
        partner.capture(
                told("Location", FARM, "\"children\": [\"%s\"]".formatted(FIELD)),
                "application/json");
        partner.capture(
                """
                <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-03-01T00:00:00Z">
                <EPCISHeader><extension><EPCISMasterData><VocabularyList><Vocabulary type="urn:epcglobal:epcis:vtype:Location"><VocabularyElementList>
                <VocabularyElement id="urn:epc:id:sgln:4012345.00005.7"><attribute id="urn:epcglobal:cbv:mda#name">七号田</attribute>
                <children><id>%s</id><id>%s</id></children></VocabularyElement>
                </VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension></EPCISHeader>
                <EPCISBody><EventList/></EPCISBody></epcis:EPCISDocument>
                """
                        .formatted(PLOT, FARM)
                        .getBytes(UTF_8),
                "application/xml");
        // a place that lies in itself, by mistake, is no hindrance
        assertThat(found("WD_readPoint=" + FARM)).containsExactly("plot");
        assertThat(found("EQ_readPoint=" + FARM)).isEmpty();
        assertThat(found("WD_bizLocation=" + FARM)).containsExactly("plot");
        assertThat(
                        found(
                                "EQATTR_bizLocation_"
                                        + MDA.replace("#", "%23")
                                        + "name=七号田".replace("七号田", Partner.escaped("七号田"))))
                .containsExactly("plot");
    }

    @Test
    void eventsAreFoundByWhatIsSaidOfTheirPlacesPartiesClassesAndWords() {
        partner.capture(
                told(
                        "Location",
                        PLOT,
                        "\"attributes\": [%s, %s]"
                                .formatted(
                                        attribute(MDA + "countryCode", "CN"),
                                        attribute("https://example.org/md/soil", "red"))),
                "application/json");
        partner.capture(
                told(
                        "Party",
                        "urn:epc:id:pgln:4012345.00005",
                        "\"attributes\": [%s]".formatted(attribute("cbvmda:name", "Li"))),
                "application/json");
        partner.capture(
                told(
                        "EPCClass",
                        "urn:epc:class:lgtin:4012345.012345.M1",
                        "\"attributes\": [%s]".formatted(attribute(MDA + "countryOfOrigin", "CN"))),
                "application/json");
        partner.capture(
                told(
                        "BusinessStep",
                        "urn:epcglobal:cbv:bizstep:shipping",
                        "\"attributes\": [%s]"
                                .formatted(attribute("https://example.org/md/paid", "yes"))),
                "application/json");
        var mda = MDA.replace("#", "%23");
        assertThat(found("HASATTR_readPoint=" + mda + "countryCode")).containsExactly("plot");
        assertThat(found("HASATTR_readPoint=" + mda + "city")).isEmpty();
        assertThat(found("EQATTR_readPoint_" + mda + "countryCode=US|CN")).containsExactly("plot");
        assertThat(found("EQATTR_readPoint_" + mda + "countryCode=US")).isEmpty();
        assertThat(
                        partner.found(
                                "/epcis/events?EQATTR_readPoint_m:soil=red",
                                "GS1-Extensions",
                                "m=https://example.org/md/"))
                .containsExactly("urn:t:md:plot");
        assertThat(found("EQATTR_source_" + mda + "name=Li")).containsExactly("plot");
        assertThat(found("HASATTR_epcClass=" + mda + "countryOfOrigin")).containsExactly("plot");
        assertThat(found("HASATTR_bizStep=https://example.org/md/paid")).containsExactly("town");

        // a later document replaces what it names and leaves the rest
        partner.capture(
                told(
                        "Location",
                        PLOT,
                        "\"attributes\": [%s]"
                                .formatted(attribute("https://example.org/md/soil", "black"))),
                "application/json");
        assertThat(found("EQATTR_readPoint_https://example.org/md/soil=red")).isEmpty();
        assertThat(
                        found(
                                "EQATTR_readPoint_https://example.org/md/soil=black&HASATTR_readPoint="
                                        + mda
                                        + "countryCode"))
                .containsExactly("plot");

        // another county was told nothing
        var other = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        assertThat(other.found("/epcis/events?HASATTR_readPoint=" + mda + "countryCode")).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        for (var rest :
                List.of(
                        "\"attributes\": [%s]".formatted(attribute(MDA + "name", "a\\u0000b")),
                        "\"attributes\": [%s]"
                                .formatted(attribute(MDA + "name", "a".repeat(20_001))))) {
            var answer =
                    partner.send(
                            "POST",
                            "/epcis/capture",
                            told("Location", PLOT, rest),
                            "Content-Type",
                            "application/json");
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }
}
