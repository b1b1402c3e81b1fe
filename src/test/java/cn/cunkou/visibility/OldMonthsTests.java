package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Doctor;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class OldMonthsTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String THING = "urn:epc:id:sgtin:4012345.011111.";
    private static final String JAM = "urn:epc:class:lgtin:4012345.099999.J";

    @Autowired People people;
    @Autowired OldMonths months;
    @Autowired Capture capture;
    @Autowired Registry registry;
    @Autowired Deliveries deliveries;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Connections connections;
    @Autowired cn.cunkou.platform.files.Files files;

    private Partner partner;

    @BeforeEach
    void begin() {
        people.visitor();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        asSystem(() -> jdbc.sql("delete from visibility.old_month").update());
        for (var table : List.of("event", "event_epc", "identity", "epc_month", "event_body")) {
            asSystem(() -> jdbc.sql("delete from visibility." + table).update());
        }
    }

    private <T> T asSystem(Supplier<T> act) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () -> transaction.execute(status -> act.get()));
    }

    private static String event(String id, String time, String more) {
        return """
        {"type": "ObjectEvent", "eventID": "urn:t:old:%s", "eventTime": "%s", "eventTimeZoneOffset": "+08:00",
         "action": "OBSERVE", "bizStep": "shipping"%s}
        """
                .formatted(id, time, more);
    }

    private static String of(String thing) {
        return ", \"epcList\": [\"%s%s\"]".formatted(THING, thing);
    }

    /** Everybody was told of what was recorded, a week ago. */
    private void told() {
        asSystem(() -> jdbc.sql("delete from visibility.recorded").update());
    }

    private void putAway() {
        told();
        months.putAway();
        for (var month : back()) {
            assertThat(months.putAway(month)).isPresent();
        }
        assertThat(stored("2022-01-01")).isZero();
    }

    private List<LocalDate> back() {
        return asSystem(() ->
                jdbc.sql(
                                "select distinct month from visibility.old_month where back_in is not null")
                        .query((row, number) -> MonthsBack.date(row, "month"))
                        .list());
    }

    /** Events in the partitions of the time before. */
    private long stored(String before) {
        return asSystem(() ->
                jdbc.sql(
                                "select count(*) from visibility.event where event_time < cast(:before as timestamptz)")
                        .param("before", before)
                        .query(Long.class)
                        .single());
    }

    private long old(String what) {
        return asSystem(() ->
                jdbc.sql("select %s from visibility.old_month".formatted(what))
                        .query(Long.class)
                        .single());
    }

    /** An answer in all its parts, without the moment at which it was given. */
    private List<String> answer(String question) {
        var parts = new ArrayList<String>();
        var next = question;
        while (next != null) {
            var answer = partner.get(next, "GS1-Extensions", "ex=https://example.org/epcis/");
            assertThat(answer.statusCode()).as("%s: %s", next, answer.body()).isEqualTo(200);
            var list = Partner.list(answer.body());
            if (list.isMissingNode()) {
                parts.add(answer.body());
            } else {
                list.forEach(event -> parts.add(event.toString()));
            }
            next =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')))
                            .orElse(null);
        }
        return parts;
    }

    @Test
    void everyQuestionIsAnsweredAsBefore() {
        partner.capture(
                event("a", "2021-01-10T08:00:00.123456Z", of("1")),
                event("b", "2021-01-31T23:59:59.999999Z", of("2") + ", \"ex:note\": \"红\""),
                event("c", "2021-02-01T00:00:00Z", of("1") + ", \"ex:note\": \"蓝\""),
                """
                {"type": "TransformationEvent", "eventID": "urn:t:old:d", "eventTime": "2021-03-05T00:00:00Z", "eventTimeZoneOffset": "+08:00",
                 "inputEPCList": ["%s1", "%s2"], "outputQuantityList": [{"epcClass": "%s", "quantity": 12.5, "uom": "KGM"}],
                 "readPoint": {"id": "urn:epc:id:sgln:4012345.00007.0"}}
                """
                        .formatted(THING, THING, JAM),
                event("e", "2026-05-01T08:00:00Z", of("1")));
        partner.capture(event("f", "2021-02-03T08:00:00Z", of("3")));
        var one = Partner.escaped(THING + "1");
        var questions =
                List.of(
                        "/epcis/events",
                        "/epcis/events?perPage=1",
                        "/epcis/events?perPage=2&orderBy=eventTime",
                        "/epcis/events?perPage=2&orderBy=recordTime&orderDirection=ASC",
                        "/epcis/events?perPage=1&orderBy=recordTime&orderDirection=DESC",
                        "/epcis/events?orderBy=ex:note&perPage=2",
                        "/epcis/events?orderBy=eventTime&eventCountLimit=3&perPage=2",
                        "/epcis/events?maxEventCount=7",
                        "/epcis/events?EQ_bizStep=shipping&LT_eventTime=2021-02-01T00:00:00Z",
                        "/epcis/events?GE_eventTime=2021-02-01T00:00:00Z&LT_eventTime=2021-03-01T00:00:00Z",
                        "/epcis/events?GE_recordTime=2026-01-01T00:00:00Z&EQ_ex:note=蓝"
                                .replace("蓝", "%E8%93%9D"),
                        "/epcis/events?MATCH_anyEPC=" + one,
                        "/epcis/events?MATCH_anyEPC=urn:epc:idpat:sgtin:4012345.011111.*",
                        "/epcis/events?GE_quantity=12&perPage=5",
                        "/epcis/events?EQ_eventID=urn:t:old:b",
                        "/epcis/events/urn:t:old:c",
                        "/epcis/epcs",
                        "/epcis/epcs/" + one,
                        "/epcis/epcs/" + Partner.escaped(THING + "3") + "/events",
                        "/epcis/bizSteps/shipping/events",
                        "/epcis/readPoints",
                        "/api/traces?epc=" + Partner.escaped(JAM),
                        "/api/traces?direction=forward&epc=" + one);
        var before = questions.stream().map(this::answer).toList();
        assertThat(before.getFirst()).hasSize(6);
        putAway();
        assertThat(old("count(*)")).isEqualTo(3);
        assertThat(old("sum(events)")).isEqualTo(5);
        assertThat(old("sum(things)")).isEqualTo(7);
        for (var number = 0; number < questions.size(); number++) {
            assertThat(answer(questions.get(number)))
                    .as(questions.get(number))
                    .isEqualTo(before.get(number));
            putAway();
        }
        assertThat(old("count(*)")).isEqualTo(3);
    }

    @Test
    void onlyMonthsThatAQuestionReachesComeBack() {
        partner.capture(
                event("a", "2021-01-10T08:00:00Z", of("1")),
                event("b", "2021-02-10T08:00:00Z", of("2")),
                event("c", "2021-03-10T08:00:00Z", of("3")));
        putAway();
        answer("/epcis/events?MATCH_epc=" + THING + "2");
        answer("/epcis/events/urn:t:old:b");
        assertThat(back()).containsExactly(LocalDate.of(2021, 2, 1));
        answer("/epcis/events?GE_eventTime=2021-03-01T00:00:00Z");
        assertThat(back()).hasSize(2).doesNotContain(LocalDate.of(2021, 1, 1));
        partner.get("/epcis/events?perPage=1&GE_eventTime=2021-01-01T00:00:00Z");
        assertThat(back()).hasSize(3);

        // what nobody asks for goes again
        asSystem(() ->
                jdbc.sql(
                                "update visibility.old_month set used_at = now() - interval '1 hour' where back_in is not null and month < '2021-03-01Z'")
                        .update());
        told();
        months.putBack();
        assertThat(back()).containsExactly(LocalDate.of(2021, 3, 1));
    }

    @Test
    void whatComesLateIsStoredOnceAndGoesIntoAFileOfItsOwn() {
        partner.capture(event("a", "2021-01-10T08:00:00Z", of("1")));
        putAway();
        var wrong =
                event(
                        "a",
                        "2021-01-10T08:00:00Z",
                        of("1")
                                + ", \"errorDeclaration\": {\"declarationTime\": \"2026-01-01T00:00:00Z\", \"reason\": \"incorrect_data\"}");
        var job =
                partner.capture(
                        event("a", "2021-01-10T08:00:00Z", of("1")),
                        event("late", "2021-01-11T08:00:00Z", of("1")),
                        wrong);
        assertThat(job.path("eventsStored").asInt()).isEqualTo(2);
        assertThat(stored("2022-01-01")).isEqualTo(2);
        var found = answer("/epcis/events?MATCH_epc=" + THING + "1");
        assertThat(found).hasSize(3);
        putAway();
        assertThat(old("count(*)")).isEqualTo(2);
        assertThat(old("sum(events)")).isEqualTo(3);
        assertThat(answer("/epcis/events?MATCH_epc=" + THING + "1")).isEqualTo(found);
        assertThat(
                        partner.post(
                                        "/epcis/events",
                                        Partner.document(
                                                event("a", "2021-01-10T08:00:00Z", of("1"))))
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aPartySeesOfAnOldMonthWhatItMaySee() {
        var farm =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () -> registry.ensureBody(DivisionCode.of("441424"), "合作社", ""));
        var farmer = new Partner(people.site(), people.tokenFor(farm, "441424"));
        farmer.capture(event("own", "2021-01-10T08:00:00Z", of("1")));
        partner.capture(event("other", "2021-01-11T08:00:00Z", of("1")));
        putAway();
        assertThat(farmer.found("/epcis/events?MATCH_epc=" + THING + "1"))
                .containsExactly("urn:t:old:own");
        var elsewhere = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        assertThat(elsewhere.found("/epcis/events")).isEmpty();
        assertThat(partner.found("/epcis/events")).hasSize(2);
    }

    @Test
    void aMonthIsEitherInItsPartitionOrInAFile() throws Exception {
        partner.capture(event("a", "2021-01-10T08:00:00Z", of("1")));
        var january = LocalDate.of(2021, 1, 1);
        // not everybody was told
        assertThat(months.putAway(january)).isEmpty();
        told();
        // somebody writes to it when its file is there already
        var written = new CountDownLatch(1);
        var tried = new CountDownLatch(1);
        var writer =
                Thread.ofVirtual()
                        .start(() ->
                                asSystem(() -> {
                                    capture.record(
                                            "441424",
                                            new Documents(Limits.USUAL)
                                                    .json(
                                                            Partner.document(
                                                                            event(
                                                                                    "b",
                                                                                    "2021-01-12T08:00:00Z",
                                                                                    of("2")))
                                                                    .getBytes(
                                                                            StandardCharsets.UTF_8))
                                                    .events());
                                    written.countDown();
                                    await(tried);
                                    return 1;
                                }));
        written.await();
        assertThat(months.putAway(january)).isEmpty();
        assertThat(old("count(*)")).isZero();
        assertThat(stored("2022-01-01")).isEqualTo(1);
        tried.countDown();
        writer.join();
        told();
        assertThat(months.putAway(january))
                .hasValueSatisfying(away -> {
                    assertThat(away.events()).isEqualTo(2);
                    assertThat(away.bytes()).isPositive();
                });
        assertThat(stored("2022-01-01")).isZero();
        assertThat(partner.found("/epcis/events")).hasSize(2);
    }

    @Test
    void aDocumentThatWasNotToldYetKeepsItsOwnMonthsAlone() {
        partner.capture(event("a", "2021-01-10T08:00:00Z", of("1")));
        told();
        partner.capture(
                event("b", "2020-11-10T08:00:00Z", of("2")),
                event("c", "2021-03-10T08:00:00Z", of("3")));
        assertThat(months.putAway(LocalDate.of(2021, 1, 1))).isPresent();
        assertThat(months.putAway(LocalDate.of(2021, 3, 1))).isEmpty();
    }

    @Test
    void whatIsKilledHalfWayLosesNothingAndLeavesNothingTwice() throws Exception {
        partner.capture(
                event("a", "2021-01-10T08:00:00Z", of("1")),
                event("b", "2021-01-11T08:00:00Z", of("1")));
        told();
        var january = LocalDate.of(2021, 1, 1);
        var question = "/epcis/events?MATCH_epc=" + THING + "1";
        var before = answer(question);
        // the file is written, the partition is about to be emptied
        killed(
                "access share",
                () ->
                        assertThatThrownBy(() -> months.putAway(january))
                                .isInstanceOf(TransactionSystemException.class));
        assertThat(old("count(*)")).isZero();
        assertThat(stored("2022-01-01")).isEqualTo(2);
        assertThat(months.putAway(january)).isPresent();
        assertThat(stored("2022-01-01")).isZero();
        // the file is read, its rows are about to be written
        killed(
                "share",
                () -> assertThat(partner.get(question).statusCode()).isGreaterThanOrEqualTo(500));
        assertThat(back()).isEmpty();
        assertThat(stored("2022-01-01")).isZero();
        assertThat(answer(question)).isEqualTo(before);
        assertThat(stored("2022-01-01")).isEqualTo(2);
        assertThat(months.putAway(january)).isPresent();
        assertThat(answer(question)).isEqualTo(before);
        assertThat(old("sum(events)")).isEqualTo(2);
    }

    /** Does something during which the connection dies that waits for the partition of January. */
    private void killed(String lock, Runnable act) throws Exception {
        try (var owner = connections.open(Connections.Role.OWNER);
                var app = connections.open(Connections.Role.APP)) {
            owner.setAutoCommit(false);
            owner.createStatement()
                    .execute("lock table visibility.event_2021_01 in " + lock + " mode");
            var done = new AtomicBoolean();
            var killer =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!done.get() && !kill(app)) {
                                    LockSupport.parkNanos(10_000_000);
                                }
                            });
            act.run();
            done.set(true);
            killer.join();
        }
    }

    private static boolean kill(Connection app) {
        try (var statement = app.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                 where datname = current_database() and usename = 'cunkou_app' and wait_event_type = 'Lock'
                                """)) {
            return rows.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDamagedFileIsNamedAndNothingOfItIsTold() throws Exception {
        partner.capture(event("a", "2021-01-10T08:00:00Z", of("1")));
        putAway();
        var file =
                asSystem(() ->
                        jdbc.sql("select file from visibility.old_month")
                                .query(String.class)
                                .single());
        var path = files.path(file);
        var whole = Files.readAllBytes(path);
        var altered = whole.clone();
        altered[whole.length / 2] ^= 1;
        Files.write(path, altered);
        try {
            var answer = partner.get("/epcis/events");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("2021年1月").contains(file);
            assertThat(stored("2022-01-01")).isZero();
            assertThat(Doctor.examine(connections, path.resolve("../..").normalize()))
                    .anyMatch(fault -> fault.contains(file) && fault.contains("other content"));
        } finally {
            Files.write(path, whole);
        }
        assertThat(partner.found("/epcis/events")).containsExactly("urn:t:old:a");
    }

    @Test
    void manyMonthsComeBackAFewAtATime() {
        var events = new ArrayList<String>();
        for (var month = 1; month <= 6; month++) {
            events.add(
                    event(
                            "m" + month,
                            "2021-%02d-10T08:00:00Z".formatted(month),
                            of("9") + ", \"ex:note\": \"%d\"".formatted(month)));
        }
        partner.capture(events.toArray(String[]::new));
        var before = answer("/epcis/events?EQ_bizStep=shipping");
        assertThat(before).hasSize(6);
        putAway();
        var first = partner.get("/epcis/events?EQ_bizStep=shipping");
        assertThat(Partner.ids(first.body())).hasSize(4);
        putAway();
        assertThat(answer("/epcis/events?EQ_bizStep=shipping")).isEqualTo(before);
        putAway();
        assertThat(answer("/epcis/events?EQ_bizStep=shipping&orderBy=eventTime"))
                .isEqualTo(before.reversed());
        putAway();
        // what has no order of time needs them all, and is asked once more
        var byNote = "/epcis/events?orderBy=ex:note&orderDirection=ASC";
        var later = partner.get(byNote, "GS1-Extensions", "ex=https://example.org/epcis/");
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer(byNote)).isEqualTo(before);
    }

    @Test
    void aSubscriberWhoBeginsLongAgoIsToldOfOldMonths() {
        partner.capture(
                event("a", "2021-01-10T08:00:00Z", of("1")),
                event("b", "2021-02-10T08:00:00Z", of("2")));
        putAway();
        var name = "old" + UUID.randomUUID().toString().substring(0, 8);
        partner.post(
                "/epcis/queries",
                "{\"name\": \"%s\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}".formatted(name));
        try (var receiver = new Receiver()) {
            var ordered =
                    partner.post(
                            "/epcis/queries/" + name + "/subscriptions",
                            "{\"dest\": \"%s\", \"initialRecordTime\": \"2020-01-01T00:00:00Z\", \"schedule\": {\"hour\": \"1\", \"minute\": \"5\"}}"
                                    .formatted(receiver.address()));
            assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
            var id = JSON.readTree(ordered.body()).path("subscriptionID").asString();
            deliveries.run(UUID.fromString(id), "441424");
            assertThat(receiver.taken()).containsExactlyInAnyOrder("urn:t:old:a", "urn:t:old:b");
            deliveries.run(UUID.fromString(id), "441424");
            assertThat(receiver.taken()).hasSize(2);
        }
    }
}
