package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.Limits;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class CaptureTests {
    private static final String EVENT =
            """
            {"type": "ObjectEvent", "eventID": "%s", "eventTime": "%s", "eventTimeZoneOffset": "+08:00",
             "epcList": ["urn:epc:id:sgtin:4012345.011111.987"], "action": "OBSERVE", "bizStep": "shipping"}
            """;

    private static final String MARCH_FIRST =
            "GE_eventTime=2026-03-01T00:00:00Z&LT_eventTime=2026-03-02T00:00:00Z";

    @Autowired People people;

    @Autowired Capture capture;

    @Autowired CaptureJobs jobs;

    @Autowired Scheduler scheduler;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    private Partner partner(Role role, String division) {
        people.visitor();
        return new Partner(people.site(), people.token(role, division));
    }

    private static String event(String id, String time) {
        return EVENT.formatted(id, time);
    }

    @Test
    void documentsThatOthersPublishAreStoredOnceAndFound() {
        var partner = partner(Role.INTEGRATOR, "440883");
        var documents = new Documents(Limits.USUAL);
        var material = Material.central();
        var jobs = new ArrayList<String>();
        var again = new ArrayList<String>();
        var ids = new TreeSet<String>();
        for (var file : material.entrySet()) {
            if (!file.getKey().matches("2.0/EPCIS/(JSON|XML)/Capture/Documents/.*")) {
                continue;
            }
            var xml = file.getKey().endsWith(".xml");
            var read = xml ? documents.xml(file.getValue()) : documents.json(file.getValue());
            if (!read.good()) {
                continue;
            }
            var type = xml ? "application/xml" : "application/ld+json";
            jobs.add(partner.handIn(file.getValue(), type));
            again.add(partner.handIn(file.getValue(), type));
            read.events().forEach(event -> ids.add(EventTable.id(event)));
        }
        assertThat(jobs).hasSizeGreaterThan(40);
        assertThat(jobs).allMatch(job -> partner.over(job).path("success").asBoolean());
        var stored =
                Stream.concat(jobs.stream(), again.stream())
                        .mapToInt(job -> partner.over(job).path("eventsStored").asInt())
                        .sum();
        assertThat(again).allMatch(job -> partner.over(job).path("success").asBoolean());
        assertThat(stored).isBetween(ids.size(), 2 * ids.size());
        assertThat(partner.found("/epcis/events?perPage=1000")).hasSize(stored);
        for (var id : ids) {
            assertThat(partner.found("/epcis/events/" + Partner.escaped(id))).contains(id);
        }
        var all = partner.get("/epcis/events?perPage=1000", "Accept", "application/xml");
        assertThat(documents.xml(all.body().getBytes(StandardCharsets.UTF_8)).good()).isTrue();
    }

    @Test
    void aFaultyDocumentIsRefusedOrItsGoodEventsAreTaken() {
        var partner = partner(Role.OPERATOR_STAFF, "441424");
        var good = event("urn:uuid:11111111-0000-4000-8000-000000000001", "2026-03-01T08:00:00Z");
        var bad = good.replace("\"OBSERVE\"", "\"LOOK\\u0000\\ud800\"").replace("0001\"", "0002\"");
        var document = Partner.document(good, bad);
        var refused = partner.post("/epcis/capture", document);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("epcisException:ValidationException", "第2个事件");
        assertThat(refused.headers().firstValue("GS1-EPCIS-Capture-Limit")).isPresent();
        assertThat(partner.found("/epcis/events?EQ_bizStep=shipping&" + MARCH_FIRST)).isEmpty();
        var job =
                partner.capture(
                        document.getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        "GS1-Capture-Error-Behaviour",
                        "proceed");
        assertThat(job.path("success").asBoolean()).isFalse();
        assertThat(job.path("eventsStored").asInt()).isEqualTo(1);
        assertThat(job.path("errors")).isNotEmpty();
        assertThat(partner.found("/epcis/events?EQ_bizStep=shipping&" + MARCH_FIRST))
                .containsExactly("urn:uuid:11111111-0000-4000-8000-000000000001");
        assertThat(partner.get("/epcis/capture?perPage=1").headers().firstValue("Link")).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsRefusedWithAReason() {
        var partner = partner(Role.INTEGRATOR, "441424");
        for (var nonsense :
                new String[] {"", "{", "[]", "{\"type\": \"EPCISDocument\"}", "\u0000", "\"x\""}) {
            var answer = partner.post("/epcis/capture", nonsense);
            assertThat(answer.statusCode()).as(nonsense).isEqualTo(400);
            assertThat(answer.body()).contains("epcisException:ValidationException");
        }
        var vast =
                event("urn:uuid:11111111-0000-4000-8000-000000000009", "2026-03-01T08:00:00Z")
                        .replace(
                                "\"action\"",
                                "\"quantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\","
                                        + " \"quantity\": 1e999999999}], \"action\"");
        assertThat(partner.post("/epcis/capture", Partner.document(vast)).statusCode())
                .isEqualTo(400);
        assertThat(
                        partner.send(
                                        "POST",
                                        "/epcis/capture",
                                        new byte[1],
                                        "Content-Type",
                                        "text/csv")
                                .statusCode())
                .isEqualTo(415);
        assertThat(
                        partner.post("/epcis/capture", Partner.document(), "GS1-EPCIS-Min", "3.0")
                                .statusCode())
                .isEqualTo(406);
    }

    @Test
    void oneEventComesAloneAndOnlyOnce() {
        var partner = partner(Role.INTEGRATOR, "441424");
        var event =
                event("urn:uuid:22222222-0000-4000-8000-000000000001", "2026-03-02T08:00:00Z")
                        .replaceFirst(
                                "\\{",
                                "{\"@context\": [\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\"],");
        var created = partner.post("/epcis/events", event);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(partner.found(created.headers().firstValue("Location").orElseThrow()))
                .hasSize(1);
        var again = partner.post("/epcis/events", event);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("epcisException:ResourceAlreadyExistsException");
        var other = event.replace("shipping", "receiving");
        assertThat(partner.post("/epcis/events", other).statusCode()).isEqualTo(409);
    }

    @Test
    void aCountySeesNothingOfAnother() {
        var here = partner(Role.INTEGRATOR, "350322");
        var there = partner(Role.INTEGRATOR, "210681");
        var id = "urn:uuid:33333333-0000-4000-8000-000000000001";
        here.capture(event(id, "2026-03-03T08:00:00Z"));
        var path = "/epcis/events/" + Partner.escaped(id);
        assertThat(here.found(path)).containsExactly(id);
        assertThat(there.get(path).statusCode()).isEqualTo(404);
        assertThat(there.found("/epcis/events")).isEmpty();
        assertThat(there.get("/epcis/epcs").body()).contains("\"member\":[]");
        assertThat(there.get("/epcis/capture").body()).isEqualTo("[]");
        assertThat(there.capture(event(id, "2026-03-03T08:00:00Z")).path("eventsStored").asInt())
                .isEqualTo(1);
        var everywhere = partner(Role.ADMINISTRATOR, "*");
        assertThat(everywhere.found("/epcis/events?EQ_eventID=" + id)).hasSize(2);
        assertThat(everywhere.post("/epcis/capture", Partner.document()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoMayLookMayNotHandIn() {
        var auditor = partner(Role.AUDITOR, "441424");
        var refused = auditor.post("/epcis/capture", Partner.document());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("epcisException:SecurityException");
        assertThat(auditor.get("/epcis/events").statusCode()).isEqualTo(200);
        var stranger = new Partner(people.site(), "ck_nobody").get("/epcis/events");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("epcisException:SecurityException");
    }

    /** What was acknowledged waits in the database, whatever becomes of the program meanwhile. */
    @Test
    void whatWasAcknowledgedIsStoredWhenTheProgramWorksAgain() {
        var partner = partner(Role.INTEGRATOR, "441424");
        var id = "urn:uuid:44444444-0000-4000-8000-000000000001";
        String job;
        scheduler.pause();
        try {
            var answer =
                    partner.post(
                            "/epcis/capture", Partner.document(event(id, "2026-03-04T08:00:00Z")));
            job = answer.headers().firstValue("Location").orElseThrow();
            assertThat(partner.get(job).body()).contains("\"running\":true");
            assertThat(partner.found("/epcis/events?EQ_eventID=" + id)).isEmpty();
        } finally {
            scheduler.resume();
        }
        scheduler.triggerCheckForDueExecutions();
        assertThat(partner.over(job).path("eventsStored").asInt()).isEqualTo(1);
        jobs.store(UUID.fromString(job.substring(job.lastIndexOf('/') + 1)), "441424");
        assertThat(partner.found("/epcis/events?EQ_eventID=" + id)).hasSize(1);
    }

    @Test
    void anotherModuleRecordsInItsOwnTransaction() {
        var actor = Actor.system("测试", Scope.of("441424"));
        var events =
                new Documents(Limits.USUAL)
                        .json(
                                Partner.document(
                                                event(
                                                        "urn:uuid:55555555-0000-4000-8000-000000000001",
                                                        "2031-05-01T08:00:00Z"))
                                        .getBytes(StandardCharsets.UTF_8))
                        .events();
        var ids = new ArrayList<UUID>();
        Actor.run(
                actor,
                () ->
                        transaction.executeWithoutResult(status -> {
                            ids.addAll(capture.record("441424", events));
                            assertThat(capture.record("441424", events)).isEmpty();
                        }));
        assertThat(ids).hasSize(1);
        var month =
                Actor.as(
                        actor,
                        () ->
                                transaction.execute(status ->
                                        jdbc.sql(
                                                        "select tableoid::regclass::text from visibility.event where id = :id")
                                                .param("id", ids.getFirst())
                                                .query(String.class)
                                                .single()));
        assertThat(month).isEqualTo("visibility.event_2031_05");
    }
}
