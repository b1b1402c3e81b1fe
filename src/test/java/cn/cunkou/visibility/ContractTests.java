package cn.cunkou.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Limits;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows nothing but what GS1 publishes of the interface. */
@CunkouTest
class ContractTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HARVEST =
            """
            {"type": "ObjectEvent", "eventID": "urn:t:k:harvest", "eventTime": "2026-04-01T06:00:00.5Z", "eventTimeZoneOffset": "+08:00",
             "action": "ADD", "bizStep": "commissioning", "disposition": "active",
             "epcList": ["urn:epc:id:sgtin:4012345.011111.1"],
             "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.L1", "quantity": 200.5, "uom": "KGM"}],
             "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"}, "bizLocation": {"id": "urn:epc:id:sgln:4012345.00005.7"},
             "bizTransactionList": [{"type": "po", "bizTransaction": "urn:t:po:1"}],
             "ilmd": {"ex:crop": "strawberry"}, "ex:grade": "A"}
            """;
    private static final String PACKED =
            """
            {"type": "AggregationEvent", "eventID": "urn:t:k:packed", "eventTime": "2026-04-02T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "action": "ADD", "bizStep": "packing", "parentID": "urn:epc:id:sscc:4012345.0000000001",
             "childEPCs": ["urn:epc:id:sgtin:4012345.011111.1"],
             "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 4.5, "uom": "CEL"}]}]}
            """;
    private static final String MADE =
            """
            {"type": "TransformationEvent", "eventID": "urn:t:k:made", "eventTime": "2026-04-04T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "transformationID": "urn:t:run:9", "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.L1", "quantity": 50, "uom": "KGM"}],
             "outputEPCList": ["urn:epc:id:sgtin:4012345.033333.5"], "persistentDisposition": {"set": ["completeness_verified"]}}
            """;

    @Autowired People people;

    private Partner partner;

    @BeforeEach
    void comeIn() {
        people.visitor();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
    }

    @Test
    void everyAnswerIsOneThatIsPublished() {
        assumeThat(Material.beside()).isTrue();
        var contract = new Contract();
        var site = new Checked(contract, partner);
        var document = Partner.document(HARVEST, PACKED, MADE);
        var job =
                site.post("/capture", "/capture", document)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        partner.over(job);
        site.get("/capture/{captureID}", job.substring("/epcis".length()));
        site.get("/capture", "/capture?perPage=1");
        site.get("/", "");
        for (var list :
                List.of(
                        "eventTypes",
                        "epcs",
                        "bizSteps",
                        "bizLocations",
                        "readPoints",
                        "dispositions")) {
            site.get("/" + list, "/" + list + "?perPage=2");
        }
        var places = new LinkedHashMap<String, String>();
        places.put("/eventTypes/{eventType}", "/eventTypes/ObjectEvent");
        places.put("/epcs/{epc}", "/epcs/urn:epc:id:sgtin:4012345.011111.1");
        places.put("/bizSteps/{bizStep}", "/bizSteps/packing");
        places.put("/bizLocations/{bizLocation}", "/bizLocations/urn:epc:id:sgln:4012345.00005.7");
        places.put("/readPoints/{readPoint}", "/readPoints/urn:epc:id:sgln:4012345.00005.0");
        places.put("/dispositions/{disposition}", "/dispositions/active");
        places.forEach((template, path) -> {
            site.get(template, path);
            site.get(template + "/events", path + "/events?perPage=1");
        });
        site.get(
                "/events",
                "/events?EQ_bizStep=packing&MATCH_anyEPC=urn:epc:idpat:sgtin:4012345.*.*");
        site.get("/events", "/events?GE_quantity=nonsense");
        site.get("/events/{eventID}", "/events/urn:t:k:made");
        site.get("/events/{eventID}", "/events/urn:t:k:none");
        site.post("/events", "/events", Partner.document(HARVEST.replace("harvest", "alone")));
        site.post("/events", "/events", Partner.document(HARVEST.replace("harvest", "alone")));
        site.post("/capture", "/capture", "{}");
        contract.check("GET", "/events", partner.get("/epcis/events", "GS1-EPCIS-Min", "3.0"));
        contract.check(
                "POST",
                "/capture",
                partner.send(
                        "POST", "/epcis/capture", "a".getBytes(UTF_8), "Content-Type", "text/csv"));
        contract.check(
                "GET", "/events", new Partner(people.site(), "ck_wrong").get("/epcis/events"));
        contract.check(
                "POST",
                "/capture",
                new Partner(people.site(), people.token(Role.AUDITOR, "441424"))
                        .post("/epcis/capture", document));
        subscriptions(site);
        for (var path : contract.paths()) {
            if (path.methods().contains("OPTIONS")
                    && !path.template().contains("{subscriptionID}")) {
                var own = places.getOrDefault(path.template().replace("/events", ""), "");
                var address =
                        own.isEmpty()
                                ? path.template().replaceAll("\\{\\w+}", "SimpleEventQuery")
                                : own + (path.template().endsWith("/events") ? "/events" : "");
                contract.check(
                        "OPTIONS",
                        path.template(),
                        partner.send(
                                "OPTIONS", "/epcis" + address.replaceAll("/$", ""), new byte[0]));
            }
        }
        assertThat(contract.broken()).isEmpty();
    }

    private void subscriptions(Checked site) {
        var name = "k" + UUID.randomUUID().toString().substring(0, 8);
        var query =
                "{\"name\": \"%s\", \"query\": {\"eventType\": [\"ObjectEvent\"], \"EQ_bizStep\": [\"shipping\"]}}"
                        .formatted(name);
        site.post("/queries", "/queries", query);
        site.post("/queries", "/queries", query);
        site.get("/queries", "/queries");
        site.get("/queries/{queryName}/events", "/queries/" + name + "/events");
        var template = "/queries/{queryName}/subscriptions";
        var path = "/queries/" + name + "/subscriptions";
        try (var receiver = new Receiver()) {
            var made =
                    site.post(
                            template,
                            path,
                            "{\"dest\": \"%s\", \"signatureToken\": \"t\", \"stream\": true}"
                                    .formatted(receiver.address()));
            site.post(
                    template,
                    path,
                    "{\"dest\": \"%s\", \"reportIfEmpty\": true, \"schedule\": {\"hour\": \"1\", \"minute\": \"5\"}}"
                            .formatted(receiver.address()));
            site.get(template, path);
            partner.capture(HARVEST.replace("commissioning", "shipping").replace("harvest", name));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(receiver.taken()).containsExactly("urn:t:k:" + name));
            var own = path + "/" + JSON.readTree(made.body()).path("subscriptionID").asString();
            site.get(template + "/{subscriptionID}", own);
            site.send("OPTIONS", template + "/{subscriptionID}", own);
            site.send("DELETE", template + "/{subscriptionID}", own);
            site.get(template + "/{subscriptionID}", own);
        }
        site.send("DELETE", "/queries/{queryName}", "/queries/" + name);
        site.get("/queries/{queryName}/events", "/queries/" + name + "/events");
    }

    /** Asks, and holds each answer to what is published. */
    private record Checked(Contract contract, Partner partner) {
        void get(String template, String path) {
            contract.check("GET", template, partner.get("/epcis" + path));
        }

        HttpResponse<String> post(String template, String path, String body) {
            var answer = partner.post("/epcis" + path, body);
            contract.check("POST", template, answer);
            return answer;
        }

        void send(String method, String template, String path) {
            contract.check(method, template, partner.send(method, "/epcis" + path, new byte[0]));
        }
    }

    @Test
    void whatGoesInAsJsonComesOutAsXmlAndBackTheSame() {
        partner.capture(HARVEST, PACKED, MADE);
        var ids = "EQ_eventID=urn:t:k:harvest|urn:t:k:packed|urn:t:k:made";
        for (var headers :
                List.of(
                        new String[] {"Accept", "application/xml"},
                        new String[] {
                            "Accept", "application/xml",
                            "GS1-CBV-XML-Format", "Always_Web_URI",
                            "GS1-EPC-Format", "Always_EPC_URN"
                        })) {
            var xml = partner.get("/epcis/events?" + ids, headers).body().getBytes(UTF_8);
            var other = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
            assertThat(other.capture(xml, "application/xml").path("success").asBoolean()).isTrue();
            assertThat(hashes(other.get("/epcis/events?" + ids).body()))
                    .hasSize(3)
                    .isEqualTo(hashes(partner.get("/epcis/events?" + ids).body()));
        }
    }

    private static TreeSet<String> hashes(String body) {
        return new Documents(Limits.USUAL)
                .json(body.getBytes(UTF_8)).events().stream()
                        .map(EpcisEvent::hashId)
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
