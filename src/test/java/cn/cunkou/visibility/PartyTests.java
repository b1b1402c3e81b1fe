package cn.cunkou.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Two parties in one county, and the county. */
@CunkouTest
class PartyTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger(700);
    private static final String ALL = "/epcis/events";

    @Autowired People people;
    @Autowired Registry registry;

    private final String thing = "urn:epc:id:sgtin:4012345.011111." + NUMBER.incrementAndGet();
    private UUID farm;
    private UUID shop;
    private Partner farmer;
    private Partner shopkeeper;
    private Partner county;
    private Partner officer;

    @BeforeEach
    void meet() {
        people.visitor();
        farm = body("合作社");
        shop = body("商店");
        farmer = new Partner(people.site(), people.tokenFor(farm, "441424"));
        shopkeeper = new Partner(people.site(), people.tokenFor(shop, "441424"));
        county = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        officer = new Partner(people.site(), people.token(Role.BUREAU_OFFICER, "441424"));
    }

    @Test
    void theCountyDecidesOnAPageWhatAPartySees() {
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var grower = body("果园");
        var path = "/console/event-parties/" + body("仓库");
        var wrong = desk.post(path, Map.of("names", "没有冒号", "sees", grower.toString()));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("「没有冒号」不是事件里用的标识", "选了1家");
        var names = "urn:epc:id:pgln:4012345.00777\nhttps://id.gs1.org/417/4012345007770\n";
        desk.post(path, Map.of("names", names, "sees", grower.toString()));
        // Two spellings of one name are one.
        assertThat(officer.get("/api/event-parties").body())
                .contains(
                        "\"names\":[\"https://id.gs1.org/417/4012345007770\"]", grower.toString());
        assertThat(officer.get("/api/event-parties?size=1&page=2").body())
                .contains("\"number\":2", "\"size\":1");
        assertThat(desk.get("/console/event-parties").body()).contains("仓库", "果园");
        assertThat(people.signedIn(Role.TOWN_OFFICER, "441424100").get(path).statusCode())
                .isEqualTo(403);
    }

    private UUID body(String name) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () -> registry.ensureBody(DivisionCode.of("441424"), name, ""));
    }

    private String event(String id, String rest) {
        return """
        {"type": "ObjectEvent", "eventID": "urn:t:pa:%s", "eventTime": "2026-04-01T06:00:00Z", "eventTimeZoneOffset": "+08:00",
         "action": "OBSERVE", "bizStep": "shipping", "epcList": ["%s"]%s}
        """
                .formatted(id, thing, rest);
    }

    private List<String> seen(Partner partner) {
        return partner.found(ALL + "?MATCH_anyEPC=" + thing).stream()
                .map(id -> id.replace("urn:t:pa:", ""))
                .sorted()
                .toList();
    }

    private void decide(UUID body, String rule) {
        var answer = officer.post("/api/event-parties/" + body, rule);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aPartyAsksByItsOwnMasterDataAndTheCountysAndWhatIsOpenedToIt() {
        decide(farm, "{\"names\": []}");
        decide(shop, "{\"names\": [\"urn:epc:id:pgln:4012345.00018\"]}");
        var place = "urn:epc:id:sgln:4012345.00017." + NUMBER.get();
        farmer.capture(
                event(
                        "told",
                        ", \"readPoint\": {\"id\": \"%s\"}, \"destinationList\": [{\"type\": \"owning_party\", "
                                        .formatted(place)
                                + "\"destination\": \"urn:epc:id:pgln:4012345.00018\"}]"));
        farmer.capture(
                """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
                 "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-01T00:00:00Z",
                 "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:Location",
                   "vocabularyElementList": [{"id": "%s", "attributes": [{"id": "https://example.org/md/rent", "attribute": "9"}]}]}]}},
                 "epcisBody": {"eventList": []}}
                """
                        .formatted(place)
                        .getBytes(UTF_8),
                "application/json");
        var query =
                ALL + "?MATCH_anyEPC=" + thing + "&EQATTR_readPoint_https://example.org/md/rent=9";
        assertThat(seen(shopkeeper)).containsExactly("told");
        assertThat(farmer.found(query)).hasSize(1);
        assertThat(officer.found(query)).hasSize(1);
        assertThat(shopkeeper.found(query)).isEmpty();
        decide(
                shop,
                "{\"names\": [\"urn:epc:id:pgln:4012345.00018\"], \"sees\": [\"%s\"]}"
                        .formatted(farm));
        assertThat(shopkeeper.found(query)).hasSize(1);
        decide(shop, "{\"names\": [], \"sees\": []}");
    }

    @Test
    void aPartySeesItsOwnAndWhatConcernsItAndTheCountyAll() {
        farmer.capture(
                event("farm", ", \"readPoint\": {\"id\": \"urn:epc:id:sgln:4012345.00007.0\"}"),
                event(
                        "sold",
                        ", \"sourceList\": [{\"type\": \"owning_party\", \"source\": \"urn:epc:id:pgln:4012345.00007\"}], "
                                + "\"destinationList\": [{\"type\": \"owning_party\", \"destination\": \"urn:epc:id:pgln:4012345.00008\"}]"));
        assertThat(
                        shopkeeper
                                .post(
                                        "/epcis/events",
                                        Partner.document(
                                                event(
                                                        "shelf",
                                                        ", \"bizLocation\": {\"id\": \"urn:epc:id:sgln:4012345.00008.3\"}")))
                                .statusCode())
                .isEqualTo(201);
        county.capture(
                event(
                        "county",
                        ", \"bizLocation\": {\"id\": \"urn:epc:id:sgln:4012345.00008.4\"}"));

        assertThat(seen(farmer)).containsExactly("farm", "sold");
        assertThat(seen(shopkeeper)).containsExactly("shelf");
        assertThat(seen(county)).containsExactly("county", "farm", "shelf", "sold");
        assertThat(seen(officer)).containsExactly("county", "farm", "shelf", "sold");

        // its names and places: what was sold to it, and what the county noted in its rooms
        decide(
                shop,
                "{\"names\": [\"urn:epc:id:pgln:4012345.00008\", \"https://id.gs1.org/414/4012345000085\"]}");
        assertThat(seen(shopkeeper)).containsExactly("county", "shelf", "sold");
        assertThat(seen(farmer)).containsExactly("farm", "sold");
        assertThat(shopkeeper.get("/epcis/events/urn:t:pa:farm").statusCode()).isEqualTo(404);
        assertThat(shopkeeper.get("/epcis/readPoints").body()).doesNotContain("4012345000078");
        assertThat(county.get("/epcis/readPoints").body()).contains("4012345000078");
        var trace = "/api/traces?epc=" + thing + "&direction=back";
        assertThat(JSON.readTree(shopkeeper.get(trace).body()).path("events")).hasSize(3);

        // a thing that both saw is both's
        shopkeeper.capture(
                event("farm", ", \"readPoint\": {\"id\": \"urn:epc:id:sgln:4012345.00007.0\"}"));
        assertThat(seen(shopkeeper)).containsExactly("county", "farm", "shelf", "sold");
        assertThat(seen(county)).hasSize(4);

        // opened by the county, and closed again
        decide(farm, "{\"sees\": [\"%s\"]}".formatted(shop));
        assertThat(seen(farmer)).containsExactly("farm", "shelf", "sold");
        decide(farm, "{\"sees\": [\"*\"]}");
        assertThat(seen(farmer)).containsExactly("county", "farm", "shelf", "sold");
        decide(farm, "{}");
        assertThat(seen(farmer)).containsExactly("farm", "sold");
    }

    @Test
    void jobsQueriesAndSubscriptionsOfOthersAreNotTheirs() {
        var job =
                farmer.handIn(
                        Partner.document(event("job", "")).getBytes(UTF_8), "application/json");
        farmer.over(job);
        assertThat(farmer.get(job).statusCode()).isEqualTo(200);
        assertThat(shopkeeper.get(job).statusCode()).isEqualTo(404);
        assertThat(officer.get(job).statusCode()).isEqualTo(200);

        var name = "p" + UUID.randomUUID().toString().substring(0, 8);
        var query = "{\"name\": \"%s\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}";
        assertThat(county.post("/epcis/queries", query.formatted(name)).statusCode())
                .isEqualTo(201);
        try (var ofFarm = new Receiver();
                var ofShop = new Receiver()) {
            var path = "/epcis/queries/" + name + "/subscriptions";
            var body = "{\"dest\": \"%s\", \"stream\": true}";
            assertThat(farmer.post(path, body.formatted(ofFarm.address())).statusCode())
                    .isEqualTo(201);
            assertThat(shopkeeper.post(path, body.formatted(ofShop.address())).statusCode())
                    .isEqualTo(201);
            assertThat(JSON.readTree(farmer.get(path).body())).hasSize(1);
            assertThat(JSON.readTree(officer.get(path).body())).hasSize(2);
            shopkeeper.capture(event("streamed", ""));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(ofShop.taken()).containsExactly("urn:t:pa:streamed"));
            farmer.capture(event("farmed", ""));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(ofFarm.taken()).containsExactly("urn:t:pa:farmed"));
            assertThat(ofShop.taken()).containsExactly("urn:t:pa:streamed");
        }
        // what the county named, a party cannot take away; what a party named, no other sees
        assertThat(farmer.send("DELETE", "/epcis/queries/" + name, new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(farmer.post("/epcis/queries", query.formatted(name + "-own")).statusCode())
                .isEqualTo(201);
        assertThat(shopkeeper.get("/epcis/queries/" + name + "-own").statusCode()).isEqualTo(404);
        assertThat(
                        county.send("DELETE", "/epcis/queries/" + name + "-own", new byte[0])
                                .statusCode())
                .isEqualTo(204);
        assertThat(county.send("DELETE", "/epcis/queries/" + name, new byte[0]).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatIsHandedInAgainAloneIsBothsToo() {
        farmer.capture(event("alone", ""));
        assertThat(seen(shopkeeper)).isEmpty();
        var again = Partner.document(event("alone", ""));
        assertThat(shopkeeper.post("/epcis/events", again).statusCode()).isEqualTo(409);
        assertThat(seen(shopkeeper)).containsExactly("alone");
    }

    @Test
    void onlyTheCountyDecidesAndOnlyAboutItsOwn() {
        var path = "/api/event-parties/" + farm;
        assertThat(farmer.post(path, "{\"sees\": [\"*\"]}").statusCode()).isEqualTo(403);
        var elsewhere = new Partner(people.site(), people.token(Role.BUREAU_OFFICER, "440883"));
        assertThat(elsewhere.post(path, "{\"sees\": [\"*\"]}").statusCode()).isEqualTo(404);
        for (var wrong :
                List.of(
                        "{\"names\": [\"谁\"]}",
                        "{\"names\": [null]}",
                        "{\"sees\": [null]}",
                        "{\"names\": [\"urn:x:%s\"]}".formatted("村".repeat(700)))) {
            assertThat(officer.post(path, wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(
                        officer.post(path, "{\"sees\": [\"%s\"]}".formatted(UUID.randomUUID()))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPartyHasNothingToDoBesideEvents() {
        for (var path :
                List.of(
                        "/api/stations",
                        "/api/products",
                        "/api/claims",
                        "/api/production/batches")) {
            assertThat(farmer.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(farmer.post("/api/stations", "{}").statusCode()).isEqualTo(403);
        assertThat(farmer.get("/api/traces?epc=" + thing).statusCode()).isNotEqualTo(403);
        assertThat(county.get("/api/stations").statusCode()).isEqualTo(200);
    }
}
