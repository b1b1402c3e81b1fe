package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class SubscriptionTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired People people;
    @Autowired Deliveries deliveries;
    @Autowired Subscriptions subscriptions;
    @Autowired NewEvents events;
    @Autowired Capture capture;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final Receiver receiver = new Receiver();
    private Partner partner;
    private String token;
    private String query;

    @BeforeEach
    void nameAQuery() {
        people.visitor();
        token = people.token(Role.INTEGRATOR, "441424");
        partner = new Partner(people.site(), token);
        query = "q" + UUID.randomUUID().toString().substring(0, 8);
        var named =
                "{\"name\": \"%s\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}".formatted(query);
        assertThat(partner.post("/epcis/queries", named).statusCode()).isEqualTo(201);
    }

    @AfterEach
    void hangUp() {
        partner.send("DELETE", "/epcis/queries/" + query, new byte[0]);
        receiver.close();
    }

    private static String event(String id, String step) {
        return """
        {"type": "ObjectEvent", "eventID": "%s", "eventTime": "2026-04-01T06:00:00Z", "eventTimeZoneOffset": "+08:00",
         "action": "OBSERVE", "bizStep": "%s", "epcList": ["urn:epc:id:sgtin:4012345.011111.1"]}
        """
                .formatted(id, step);
    }

    private static String[] events(String beginning, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(beginning + number, "shipping"))
                .toArray(String[]::new);
    }

    private JsonNode subscribe(String rest) {
        var body = "{\"dest\": \"%s\", %s}".formatted(receiver.address(), rest);
        var answer = partner.post("/epcis/queries/" + query + "/subscriptions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var shown = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(
                        "/epcis/queries/%s/subscriptions/%s"
                                .formatted(query, shown.path("subscriptionID").asString()));
        assertThat(answer.body()).doesNotContain("secret of the two");
        return shown;
    }

    private JsonNode shown(JsonNode subscription) {
        var answer =
                partner.get(
                        "/epcis/queries/%s/subscriptions/%s"
                                .formatted(query, subscription.path("subscriptionID").asString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private void run(JsonNode subscription) {
        deliveries.run(UUID.fromString(subscription.path("subscriptionID").asString()), "441424");
    }

    private void within(String seconds, Runnable check) {
        await().atMost(Duration.ofSeconds(Long.parseLong(seconds)))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(check::run);
    }

    /** As whoever sees the county. */
    private <T> T inCounty(java.util.function.Supplier<T> act) {
        return Actor.as(
                Actor.system("测试", Scope.of("441424")),
                () -> transaction.execute(status -> act.get()));
    }

    @Test
    void aRunThatBreaksOffIsToldAndTriedLaterAndLater() {
        var subscription = subscribe("\"schedule\": {\"hour\": \"1\"}");
        var id = UUID.fromString(subscription.path("subscriptionID").asString());
        inCounty(() ->
                jdbc.sql(
                                "update visibility.subscription set schedule = '{\"minute\": \"x\"}' where id = :id")
                        .param("id", id)
                        .update());
        var before = Instant.now();
        assertThat(deliveries.run(id, "441424").orElseThrow()).isBefore(before.plusSeconds(20));
        assertThat(deliveries.run(id, "441424").orElseThrow()).isAfter(before.plusSeconds(25));
        assertThat(shown(subscription).at("/failing/times").asInt()).isEqualTo(2);
        assertThat(shown(subscription).at("/failing/said").asString()).contains("系统出错");
        inCounty(() ->
                jdbc.sql(
                                "update visibility.subscription set failing_since = now() - interval '4 days' where id = :id")
                        .param("id", id)
                        .update());
        assertThat(deliveries.run(id, "441424")).isEmpty();
        assertThat(shown(subscription).path("active").asBoolean()).isFalse();
        inCounty(() -> subscriptions.removeStopped(Instant.now().minus(Duration.ofDays(1))));
        assertThat(shown(subscription).path("active").asBoolean()).isFalse();
        inCounty(() -> subscriptions.removeStopped(Instant.now().plusSeconds(1)));
        assertThat(
                        partner.get("/epcis/queries/%s/subscriptions/%s".formatted(query, id))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoLookedLongAgoIsToldWhatIsNoLongerNotedToBeNew() {
        partner.capture(event("urn:t:s:seen", "shipping"));
        var looked = Instant.now();
        var progress = Progress.at(looked, inCounty(events::snapshot));
        partner.capture(event("urn:t:s:new", "shipping"));
        inCounty(() -> jdbc.sql("delete from visibility.recorded").update());
        var query = QueryLanguage.read(Map.of("EQ_bizStep", List.of("shipping")), prefix -> null);
        assertThat(progress.lookedAt(looked, looked.plus(Duration.ofDays(2)))).isEqualTo(progress);
        var old = progress.lookedAt(looked, looked.plus(Duration.ofDays(31)));
        assertThat(inCounty(() -> events.isAny(old))).isTrue();
        var part = inCounty(() -> events.next(query, old, 200));
        assertThat(part.events())
                .extracting(StoredEvent::body)
                .singleElement()
                .asString()
                .contains("urn:t:s:new");
        assertThat(inCounty(() -> events.next(query, part.then(), 200)).events()).isEmpty();
    }

    @Test
    void eachNewEventIsSentSoonAndSigned() throws Exception {
        partner.capture(event("urn:t:s:before", "shipping"));
        subscribe("\"signatureToken\": \"secret of the two\", \"stream\": true");
        partner.capture(event("urn:t:s:1", "shipping"), event("urn:t:s:2", "packing"));
        partner.capture(event("urn:t:s:3", "shipping"));
        within("10", () -> assertThat(receiver.taken()).containsExactly("urn:t:s:1", "urn:t:s:3"));

        var call = receiver.calls().getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        "secret of the two".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(call.signature())
                .isEqualTo(
                        "sha256="
                                + HexFormat.of()
                                        .formatHex(
                                                mac.doFinal(
                                                        call.body()
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
        var document =
                new Documents(Limits.USUAL).json(call.body().getBytes(StandardCharsets.UTF_8));
        assertThat(document.good()).as("%s", document.faults()).isTrue();
        assertThat(document.header().queryName()).isEqualTo(query);
        assertThat(document.header().subscriptionID()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MATCH_epc\": [\"urn:epc:id:sgtin:4012345.011111.THING\"]}",
                "{\"EQ_eventID\": [\"urn:t:of:THING\"]}",
                "{\"MATCH_anyEPC\": [\"urn:epc:idpat:sgtin:4012345.011111.*\"], \"EQ_eventID\": [\"urn:t:of:THING\"]}"
            })
    void whoAsksForOneThingIsToldOfThatOneAlone(String one) {
        partner.send("DELETE", "/epcis/queries/" + query, new byte[0]);
        var thing = Long.toString(Math.abs(query.hashCode()));
        var named =
                "{\"name\": \"%s\", \"query\": %s}".formatted(query, one.replace("THING", thing));
        assertThat(partner.post("/epcis/queries", named).statusCode()).isEqualTo(201);
        var fromNow = subscribe("\"schedule\": {\"hour\": \"3\", \"month\": \"1\"}");
        partner.capture(
                event("urn:t:other", "shipping"),
                event("urn:t:of:" + thing, "shipping").replace("011111.1", "011111." + thing));
        var fromOnce =
                subscribe(
                        "\"schedule\": {\"hour\": \"3\", \"month\": \"1\"}, \"initialRecordTime\": \"2020-01-01T00:00:00Z\"");
        run(fromNow);
        run(fromOnce);
        assertThat(receiver.taken()).containsExactly("urn:t:of:" + thing, "urn:t:of:" + thing);
    }

    @Test
    void whatIsCommittedLateIsSentToo() throws Exception {
        var subscription = subscribe("\"schedule\": {\"hour\": \"3\", \"month\": \"1\"}");
        var written = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        var slow =
                Thread.ofVirtual()
                        .start(() ->
                                Actor.run(
                                        Actor.system("测试", Scope.of("441424")),
                                        () ->
                                                transaction.executeWithoutResult(status -> {
                                                    capture.record(
                                                            "441424",
                                                            read(event("urn:t:late", "shipping")));
                                                    written.countDown();
                                                    hold(told);
                                                })));
        written.await();
        partner.capture(event("urn:t:early", "shipping"));
        run(subscription);
        assertThat(receiver.taken()).containsExactly("urn:t:early");
        told.countDown();
        slow.join();
        run(subscription);
        run(subscription);
        assertThat(receiver.taken()).containsExactly("urn:t:early", "urn:t:late");
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<EpcisEvent> read(String event) {
        return new Documents(Limits.USUAL).json(event.getBytes(StandardCharsets.UTF_8)).events();
    }

    @Test
    void aScheduleSendsWhatCameSinceAndWhatWasAskedForFromBefore() {
        var before = Instant.now();
        partner.capture(event("urn:t:c:1", "shipping"));
        var subscription =
                subscribe(
                        "\"initialRecordTime\": \"%s\", \"reportIfEmpty\": true, \"schedule\": {\"hour\": \"1\", \"minute\": \"5\"}"
                                .formatted(before));
        assertThat(subscription.at("/schedule/hour").asString()).isEqualTo("1");
        assertThat(subscription.has("stream")).isFalse();
        run(subscription);
        assertThat(receiver.taken()).containsExactly("urn:t:c:1");
        run(subscription);
        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.calls().getLast().ids()).isEmpty();
        partner.capture(event("urn:t:c:2", "shipping"));
        run(subscription);
        assertThat(receiver.taken()).containsExactly("urn:t:c:1", "urn:t:c:2");
        var shown = shown(subscription);
        assertThat(shown.path("lastNotifiedAt").asString()).isNotBlank();
        assertThat(shown.path("minRecordTime").asString()).isNotBlank();
        assertThat(shown.path("active").asBoolean()).isTrue();
    }

    @Test
    void whoRefusesIsToldAgainTheSameAndMissesNothing() {
        var subscription = subscribe("\"schedule\": {\"dayOfMonth\": \"[1-3]\", \"hour\": \"4\"}");
        partner.capture(events("urn:t:r:", 5));
        receiver.answers(call -> 503);
        run(subscription);
        var failing = shown(subscription).path("failing");
        assertThat(failing.path("times").asInt()).isEqualTo(1);
        assertThat(failing.path("said").asString()).contains("503");
        receiver.answers(call -> 302);
        run(subscription);
        assertThat(receiver.calls()).hasSize(2);
        var delivery = receiver.calls().getFirst().delivery();
        receiver.answers(call -> 204);
        run(subscription);
        assertThat(receiver.calls()).hasSize(3).allMatch(call -> call.delivery().equals(delivery));
        assertThat(receiver.calls().getLast().ids()).hasSize(5).doesNotHaveDuplicates();
        assertThat(shown(subscription).has("failing")).isFalse();
    }

    @Test
    void whoWantsLessAtOnceGetsItInParts() {
        var subscription = subscribe("\"schedule\": {\"hour\": \"4\"}");
        partner.capture(events("urn:t:p:", 7));
        receiver.answers(call -> call.ids().size() > 2 ? 413 : 200);
        for (var run = 0; run < 3; run++) {
            run(subscription);
        }
        assertThat(receiver.taken()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void afterThreeDaysInVainItIsGivenUp() {
        var subscription = subscribe("\"schedule\": {\"hour\": \"4\"}");
        partner.capture(event("urn:t:g:1", "shipping"));
        receiver.answers(call -> 500);
        run(subscription);
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(status ->
                                jdbc.sql(
                                                "update visibility.subscription set failing_since = now() - interval '3 days'")
                                        .update()));
        run(subscription);
        var shown = shown(subscription);
        assertThat(shown.path("active").asBoolean()).isFalse();
        assertThat(shown.at("/failing/said").asString()).contains("500").contains("三天");
        run(subscription);
        assertThat(receiver.calls()).hasSize(2);
    }

    @Test
    void itStopsWhenWhoeverOrderedItMayNoLonger() {
        var subscription = subscribe("\"schedule\": {\"hour\": \"4\"}");
        partner.capture(event("urn:t:x:1", "shipping"));
        revoke(token);
        run(subscription);
        assertThat(receiver.calls()).isEmpty();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        var shown = shown(subscription);
        assertThat(shown.path("active").asBoolean()).isFalse();
        assertThat(shown.at("/failing/said").asString()).contains("令牌");
    }

    private void revoke(String key) {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(status ->
                                jdbc.sql(
                                                "update access.token set revoked_at = now() where hint = :hint")
                                        .param("hint", key.substring(0, 7))
                                        .update()));
    }

    @Test
    void subscriptionsAreListedShownAndRemovedWithinTheirCounty() {
        var one = subscribe("\"stream\": true");
        var two = subscribe("\"schedule\": {\"second\": \"0/30\"}");
        var list = new ArrayList<String>();
        var path = "/epcis/queries/" + query + "/subscriptions";
        var first = partner.get(path + "?perPage=1");
        JSON.readTree(first.body()).forEach(it -> list.add(it.path("subscriptionID").asString()));
        var link = first.headers().firstValue("Link").orElseThrow();
        JSON.readTree(partner.get(link.substring(1, link.indexOf('>'))).body())
                .forEach(it -> list.add(it.path("subscriptionID").asString()));
        assertThat(list)
                .containsExactlyInAnyOrder(
                        one.path("subscriptionID").asString(),
                        two.path("subscriptionID").asString());
        var own = path + "/" + one.path("subscriptionID").asString();
        var other = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        assertThat(other.get(own).statusCode()).isEqualTo(404);
        assertThat(other.send("DELETE", own, new byte[0]).statusCode()).isEqualTo(404);
        var options = partner.send("OPTIONS", own, new byte[0]);
        assertThat(options.headers().firstValue("Allow")).hasValue("OPTIONS, GET, DELETE");
        assertThat(options.headers().firstValue("GS1-Query-Min-Record-Time")).isPresent();
        assertThat(partner.send("DELETE", own, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(partner.get(own).statusCode()).isEqualTo(404);
        // with the query, all of its subscriptions go
        partner.send("DELETE", "/epcis/queries/" + query, new byte[0]);
        assertThat(partner.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void ordersThatCannotBeKeptAreRefused() {
        var good = receiver.address();
        for (var body :
                List.of(
                        "{\"dest\": \"%s\"}".formatted(good),
                        "{\"stream\": true}",
                        "{\"dest\": \"ftp://example.org/\", \"stream\": true}",
                        "{\"dest\": \"http://name:word@example.org/\", \"stream\": true}",
                        "{\"dest\": \"%s\", \"stream\": true, \"schedule\": {\"hour\": \"1\"}}"
                                .formatted(good),
                        "{\"dest\": \"%s\", \"schedule\": {}}".formatted(good),
                        "{\"dest\": \"%s\", \"schedule\": {\"hour\": \"24\"}}".formatted(good),
                        "{\"dest\": \"%s\", \"schedule\": {\"year\": \"2030\"}}".formatted(good),
                        "{\"dest\": \"%s\", \"schedule\": {\"dayOfMonth\": \"31\", \"month\": \"2\"}}"
                                .formatted(good),
                        "{\"dest\": \"%s\", \"stream\": true, \"initialRecordTime\": \"yesterday\"}"
                                .formatted(good))) {
            var answer = partner.post("/epcis/queries/" + query + "/subscriptions", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body())
                    .as(body)
                    .contains("epcisException:SubscriptionControlsException");
        }
        assertThat(
                        partner.post(
                                        "/epcis/queries/none/subscriptions",
                                        "{\"dest\": \"%s\", \"stream\": true}".formatted(good))
                                .statusCode())
                .isEqualTo(404);
    }
}
