package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class TraceTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOT_A = "urn:epc:class:lgtin:4012345.012345.A";
    private static final String LOT_B = "urn:epc:class:lgtin:4012345.012345.B";
    private static final String JAM = "urn:epc:class:lgtin:4012345.099999.J";
    private static final String BOX = "urn:epc:id:grai:4012345.22222.1";

    @Autowired People people;

    private Partner partner;

    @BeforeEach
    void partner() {
        people.visitor();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
    }

    private static String event(String id, String type, String day, String more) {
        return """
        {"type": "%s", "eventID": "urn:t:%s", "eventTime": "2026-05-%sT00:00:00Z", "eventTimeZoneOffset": "+08:00", %s}
        """
                .formatted(type, id, day, more);
    }

    private static String lots(String field, String lot) {
        return "\"%s\": [{\"epcClass\": \"%s\", \"quantity\": 10}]".formatted(field, lot);
    }

    /** Lot A rides in a box one week, lot B in the same box the next; both become jam. */
    private void twoWeeks() {
        partner.capture(
                event(
                        "pickA",
                        "ObjectEvent",
                        "01",
                        "\"action\": \"ADD\", " + lots("quantityList", LOT_A)),
                pack("packA", "ADD", "02", LOT_A),
                move("moveA", "03"),
                pack("unpackA", "DELETE", "04", LOT_A),
                event(
                        "pickB",
                        "ObjectEvent",
                        "08",
                        "\"action\": \"ADD\", " + lots("quantityList", LOT_B)),
                pack("packB", "ADD", "09", LOT_B),
                move("moveB", "10"),
                pack("unpackB", "DELETE", "11", LOT_B),
                event(
                        "cook",
                        "TransformationEvent",
                        "12",
                        lots("inputQuantityList", LOT_A) + ", " + lots("outputQuantityList", JAM)),
                // marmalade from jam and back again: nobody gets caught in it
                event(
                        "mix",
                        "TransformationEvent",
                        "13",
                        lots("inputQuantityList", JAM) + ", " + lots("outputQuantityList", LOT_A)));
    }

    private static String pack(String id, String action, String day, String lot) {
        return event(
                id,
                "AggregationEvent",
                day,
                "\"action\": \"%s\", \"parentID\": \"%s\", ".formatted(action, BOX)
                        + lots("childQuantityList", lot));
    }

    private static String move(String id, String day) {
        return event(
                id,
                "ObjectEvent",
                day,
                "\"action\": \"OBSERVE\", \"epcList\": [\"%s\"]".formatted(BOX));
    }

    private TreeSet<String> trace(String epc, String more) {
        var answer = partner.get("/api/traces?epc=" + Partner.escaped(epc) + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var ids = new TreeSet<String>();
        JSON.readTree(answer.body())
                .path("events")
                .forEach(
                        event -> ids.add(event.path("eventID").asString("").replace("urn:t:", "")));
        return ids;
    }

    @Test
    void aBoxUsedAgainIsAnotherJourney() {
        twoWeeks();
        assertThat(trace(LOT_B, "&direction=back"))
                .containsExactlyInAnyOrder("pickB", "packB", "moveB", "unpackB");
        assertThat(trace(LOT_B, "&direction=forward"))
                .containsExactlyInAnyOrder("pickB", "packB", "moveB", "unpackB");
        assertThat(trace(JAM, "&direction=back"))
                .containsExactlyInAnyOrder("pickA", "packA", "moveA", "unpackA", "cook", "mix");
        assertThat(trace(BOX, "&at=2026-05-10T00:00:00Z"))
                .containsExactlyInAnyOrder("pickB", "packB", "moveB", "unpackB");
        assertThat(trace(BOX, "&direction=forward&depth=0")).hasSize(6);
        assertThat(partner.get("/api/traces?epc=" + Partner.escaped(JAM) + "&depth=0").body())
                .contains("\"truncated\":true", "made-into");
    }

    @Test
    void aTraceIsAnEpcisDocumentToo() {
        twoWeeks();
        var answer =
                partner.get(
                        "/api/traces?form=epcis&epc=" + Partner.escaped(LOT_B),
                        "Accept",
                        "application/xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("EPCISQueryDocument", "urn:t:packB")
                .doesNotContain("urn:t:packA");
        assertThat(partner.get("/api/traces").statusCode()).isEqualTo(400);
        assertThat(partner.get("/api/traces?epc=urn:t:x&depth=51").statusCode()).isEqualTo(400);
        assertThat(partner.get("/api/traces?epc=urn:t:x&direction=up").statusCode()).isEqualTo(400);
        assertThat(trace("urn:t:unknown", "")).isEmpty();
    }

    /** The sets that others have found in published documents. */
    @Test
    void publishedTracesComeOut() {
        Assumptions.assumeTrue(Material.beside(), "the published documents are not beside us");
        for (var example : Material.json("expected/traceback.json").path("cases")) {
            var file = example.path("file").asString("");
            var county = file.contains("traceback") ? "350322" : "210681";
            partner = new Partner(people.site(), people.token(Role.INTEGRATOR, county));
            partner.capture(Material.bytes(file), "application/json");
            if (example.has("event_ids")) {
                var expected = new TreeSet<String>();
                example.path("event_ids").forEach(id -> expected.add(id.asString("")));
                assertThat(trace(example.path("epc").asString(""), "")).isEqualTo(expected);
            } else {
                var query = new StringBuilder("/epcis/events?");
                example.path("query")
                        .properties()
                        .forEach(one ->
                                query.append(one.getKey())
                                        .append('=')
                                        .append(Partner.escaped(one.getValue().get(0).asString("")))
                                        .append('&'));
                assertThat(partner.found(query.toString()))
                        .hasSize(example.path("expect_events").asInt());
            }
        }
    }
}
