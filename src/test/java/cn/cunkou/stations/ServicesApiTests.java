package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services as phones and programs send them. */
@CunkouTest
class ServicesApiTests {
    @Autowired Stations stations;
    @Autowired StationLife life;
    @Autowired Plans plans;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    private TestCounty county;
    private static final String ELSEWHERE = "441424100203";

    private UUID station;
    private Browser keeper;

    @BeforeEach
    void aStation() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
        ServiceGround.adopt(county, plans);
        station =
                ServiceGround.station(county, stations, life, ServiceGround.VILLAGE, "2019-01-10");
        keeper = people.program(Role.STATION_KEEPER, ServiceGround.VILLAGE);
    }

    @Test
    void whatIsSentThreeTimesIsRecordedOnce() {
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();
        var batch =
                batch(
                        service(
                                one,
                                "payment",
                                "{\"item\": \"电费\", \"amount\": \"86.50\"}",
                                ago(60)),
                        service(two, "advice", "{}", ago(30)));
        var first = send(batch);
        assertThat(first.get("recorded").asInt()).isEqualTo(2);
        assertThat(first.get("services").get(0).get("day").asString()).isEqualTo("2019-11-18");
        for (var i = 0; i < 2; i++) {
            var again = send(batch);
            assertThat(again.get("already").asInt()).isEqualTo(2);
            assertThat(again.get("services").get(0).get("day").asString()).isEqualTo("2019-11-18");
        }
        send(batch(service(UUID.randomUUID(), "advice", "{}", ago(20))));
        assertThat(kinds()).isEqualTo(2);
        var listed = list("");
        assertThat(listed.get("total").asInt()).isEqualTo(3);
        assertThat(listed.toString()).contains("缴什么费：电费，金额：86.5");
        assertThat(sendTo(station, batch(service(one, "advice", "{}", ago(60)))).toString())
                .contains("已经记过另一条");
    }

    /** Of how many kinds the services in the station's village are. */
    private int kinds() {
        var figure =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .get(
                                "/api/measures/stations.service-kinds?level=village&division="
                                        + ServiceGround.VILLAGE);
        assertThat(figure.statusCode()).as(figure.body()).isEqualTo(200);
        return json.readTree(figure.body()).get("value").asInt();
    }

    @Test
    void phonesThatSendAtTheSameMomentRecordOnce() {
        var services = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            services.add(service(UUID.randomUUID(), "advice", "{}", ago(i)));
        }
        var batch = batch(services.toArray(String[]::new));
        var backwards = batch(services.reversed().toArray(String[]::new));
        var answers = AtOnce.of(() -> send(batch), () -> send(backwards), () -> send(batch));
        assertThat(answers.stream().mapToInt(one -> one.get("recorded").asInt()).sum())
                .isEqualTo(40);
        assertThat(answers).allSatisfy(one -> assertThat(one.get("refused").asInt()).isZero());
        assertThat(list("").get("total").asInt()).isEqualTo(40);
    }

    @Test
    void whatIsWrongWithOneLeavesTheOthersAlone() {
        var answer =
                send(
                        batch(
                                service(UUID.randomUUID(), "payment", "{\"item\": \"电费\"}", ago(9)),
                                service(UUID.randomUUID(), "parcels", "{}", ago(9)),
                                service(UUID.randomUUID(), "nothing", "{}", ago(9)),
                                service(
                                        UUID.randomUUID(),
                                        "buy-sell",
                                        "{\"way\": \"偷\", \"day\": \"明天\", \"more\": \"x\"}",
                                        ago(9)),
                                service(UUID.randomUUID(), "advice", "{}", ago(9)),
                                service(UUID.randomUUID(), "advice", "{}", "昨天"),
                                "{\"id\": \"x\", \"kind\": \"advice\"}",
                                service(
                                        UUID.randomUUID(),
                                        "advice",
                                        "{}",
                                        "2018-12-01T09:00:00+08:00")));
        assertThat(answer.get("recorded").asInt()).isEqualTo(1);
        assertThat(answer.get("refused").asInt()).isEqualTo(7);
        var rows = answer.get("services");
        assertThat(rows.get(0).get("faults").toString()).contains("没有填金额");
        assertThat(rows.get(1).get("faults").toString()).contains("快件收发在办的时候自动记数");
        assertThat(rows.get(2).get("faults").toString()).contains("方案里没有「nothing」");
        assertThat(rows.get(3).get("faults").toString()).contains("没有「偷」这个选项", "哪天要不是日期", "没有这一栏");
        assertThat(rows.get(5).get("faults").toString()).contains("「昨天」不是时间");
        assertThat(rows.get(7).get("faults").toString()).contains("站点2019-01-10才开业");
        assertThat(list("").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void twoHundredIsNotMoreThanTwoHundred() {
        record(200);
        var before = verdict();
        assertThat(before.get("truth").asString()).isEqualTo("no");
        assertThat(before.toString()).contains("还差1次");
        record(1);
        assertThat(verdict().get("truth").asString()).isEqualTo("yes");
        assertThat(verdict().get("amount").asLong()).isEqualTo(1_000_000);
        var withdrawn = list("&size=1").get("rows").get(0).get("id").asString();
        county.as(
                TestCounty.OFFICER,
                () ->
                        jdbc.sql(
                                        "update stations.service set verdict = 'rejected' where id::text = :id")
                                .param("id", withdrawn)
                                .update());
        assertThat(verdict().get("truth").asString()).isEqualTo("no");
        assertThat(list("?state=not").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void aKeeperRecordsAtTheirOwnStationOnly() {
        var other = ServiceGround.station(county, stations, life, "441424100202", "2019-01-10");
        var batch = batch(service(UUID.randomUUID(), "advice", "{}", ago(5)));
        assertThat(keeper.postJson(path(other), batch).statusCode()).isEqualTo(404);
        var town = people.program(Role.STATION_KEEPER, TestCounty.SHUIZHAI);
        assertThat(town.postJson(path(station), batch).statusCode()).isEqualTo(403);
        assertThat(
                        people.program(Role.BUREAU_OFFICER, "441424")
                                .postJson(path(station), batch)
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        people.program(Role.INTEGRATOR, "441424")
                                .postJson(path(station), batch)
                                .statusCode())
                .isEqualTo(200);
        assertThat(people.visitor().get(path(station)).statusCode()).isIn(302, 401);
        assertThat(keeper.postJson(path(station), "{\"services\": []}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWrongClockLosesNothing() {
        var yearAhead = Instant.now().plusSeconds(365L * 86_400);
        var skewed =
                """
                {"sentAt": "%s", "services": [%s]}
                """
                        .formatted(
                                yearAhead,
                                service(
                                        UUID.randomUUID(),
                                        "advice",
                                        "{}",
                                        yearAhead.minusSeconds(7_200).toString()));
        var corrected = send(skewed).get("services").get(0);
        assertThat(corrected.get("clock").asString()).isEqualTo("corrected");
        assertThat(corrected.get("outcome").asString()).isEqualTo("recorded");
        var ahead =
                send(batch(service(UUID.randomUUID(), "advice", "{}", "2030-01-01T00:00:00Z")))
                        .get("services")
                        .get(0);
        assertThat(ahead.get("clock").asString()).isEqualTo("ahead");
        assertThat(ahead.get("day").asString()).isEqualTo("2019-11-18");
        var late =
                send(batch(service(UUID.randomUUID(), "advice", "{}", "2019-05-01T09:00:00+08:00")))
                        .get("services")
                        .get(0);
        assertThat(late.get("clock").asString()).isEqualTo("late");
        assertThat(late.get("day").asString()).isEqualTo("2019-05-01");
    }

    @Test
    void whereThePlanNamesNoKindsOneIsOfferedThatCountsForNothing() {
        var plan = ServiceGround.PLAN.replaceAll("(?s)catalogues:.*?rewards:", "rewards:");
        county.as(TestCounty.OFFICER, () -> plans.adopt(plan.getBytes(StandardCharsets.UTF_8)));
        var answer =
                send(batch(service(UUID.randomUUID(), "unnamed", "{\"about\": \"借雨伞\"}", ago(5))));
        assertThat(answer.get("recorded").asInt()).isEqualTo(1);
        assertThat(list("").get("total").asInt()).isEqualTo(1);
        var verdict = verdict();
        assertThat(verdict.get("findings").get(0).get("value").asString()).isEqualTo("0");
    }

    @Test
    void townStationsOfferWhatTheirCatalogueNames() {
        var input = TestCounty.town(TestCounty.SHUIZHAI, "镇站" + UUID.randomUUID());
        var id =
                county.as(
                        TestCounty.OFFICER,
                        () -> {
                            var made = ((Outcome.Done) stations.register(input)).station().id();
                            life.open(made, LocalDate.of(2019, 1, 10));
                            return made;
                        });
        var town = people.program(Role.STATION_KEEPER, TestCounty.SHUIZHAI);
        var answer =
                town.postJson(
                        path(id),
                        batch(
                                service(UUID.randomUUID(), "tracking", "{}", ago(5)),
                                service(UUID.randomUUID(), "advice", "{}", ago(5))));
        assertThat(json.readTree(answer.body()).get("recorded").asInt()).isEqualTo(1);
        assertThat(answer.body()).contains("方案里没有「advice」");
    }

    @Test
    void numbersOfVillagersAreKeptFromEveryView() {
        var number = "13812345678";
        var id = UUID.randomUUID();
        send(
                batch(
                        """
                        {"id": "%s", "kind": "advice", "happenedAt": "%s", "phone": "138 1234 5678"}
                        """
                                .formatted(id, ago(5))));
        assertThat(list("").toString()).contains("138****5678").doesNotContain(number);
        var stored =
                county.as(
                        TestCounty.OFFICER,
                        () ->
                                jdbc.sql(
                                                """
                                                select row_to_json(service)::text || coalesce((select encode(sealed, 'escape')
                                                         from stations.service_number where service = service.id), '')
                                                  from stations.service where id = :id
                                                """)
                                        .param("id", id)
                                        .query(String.class)
                                        .single());
        assertThat(stored).doesNotContain(number);
        var texts =
                county.as(
                        TestCounty.OFFICER,
                        () ->
                                jdbc.sql(
                                                "select body from platform.text_message where masked = '138****5678'")
                                        .query(String.class)
                                        .list());
        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst()).contains("11月18日", "咨询", "/s/").doesNotContain(number);
        send(
                batch(
                        """
                        {"id": "%s", "kind": "advice", "happenedAt": "%s", "phone": "13812345678"}
                        """
                                .formatted(UUID.randomUUID(), ago(4))));
        assertThat(
                        county.as(
                                TestCounty.OFFICER,
                                () ->
                                        jdbc.sql(
                                                        "select count(*) from platform.text_message where masked = '138****5678'")
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(1);
    }

    @Test
    void aPhotographStaysWithItsServiceAndWhatIsNoneIsRefused() {
        elsewhere();
        var id = UUID.randomUUID();
        var picture =
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var fields = "{\"way\": \"代买\", \"photo\": \"%s\"}";
        send(batch(service(id, "buy-sell", fields.formatted(picture), ago(9))));
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var page = "/console/services/" + id;
        assertThat(desk.get(page).body()).contains("小票", page + "/photos/photo");
        var shown = desk.get(page + "/photos/photo");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, "441424103")
                                .get(page + "/photos/photo")
                                .statusCode())
                .as("of another town")
                .isEqualTo(404);
        var none = "data:image/png;base64,PHNjcmlwdD4=";
        var answer =
                send(
                        batch(
                                service(
                                        UUID.randomUUID(),
                                        "buy-sell",
                                        fields.formatted(none),
                                        ago(8)),
                                service(UUID.randomUUID(), "advice", "{}", ago(7))));
        assertThat(answer.get("refused").asInt()).as(answer.toString()).isEqualTo(1);
        assertThat(answer.get("recorded").asInt()).as("what came with it").isEqualTo(1);
    }

    @Test
    void whereThePhoneWasIsForTheCountyAlone() {
        elsewhere();
        var id = UUID.randomUUID();
        send(
                batch(
                        """
                        {"id": "%s", "kind": "advice", "happenedAt": "%s",
                         "position": {"longitude": 115.77451, "latitude": 23.93262, "accuracy": 35}}
                        """
                                .formatted(id, ago(9))));
        var page = "/console/services/" + id;
        assertThat(people.signedIn(Role.BUREAU_OFFICER, "441424").get(page).body())
                .contains("手机在哪", "东经115.77451，北纬23.93262，误差约35米");
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, ServiceGround.VILLAGE.substring(0, 9))
                                .get(page)
                                .body())
                .contains("登记人")
                .doesNotContain("手机在哪", "115.77451");
        assertThat(list("").toString()).doesNotContain("115.77451");
        assertThat(people.visitor().get("/stations/" + station).body()).doesNotContain("115.77");
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        elsewhere();
        var wrong = UUID.randomUUID();
        var right = UUID.randomUUID();
        var correction =
                batch(
                        """
                        {"id": "%s", "kind": "payment", "fields": {"item": "水费", "amount": "20"}, "happenedAt": "%s",
                         "replaces": "%s"}
                        """
                                .formatted(right, ago(50), wrong));
        send(batch(service(wrong, "payment", "{\"item\": \"电费\", \"amount\": \"200\"}", ago(60))));
        assertThat(send(correction).get("recorded").asInt()).isEqualTo(1);
        assertThat(send(correction).get("already").asInt()).as("sent again").isEqualTo(1);
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(desk.get("/console/services/" + wrong).body())
                .contains("已更正", "/console/services/" + right);
        assertThat(desk.get("/console/services/" + right).body())
                .contains("更正的是", "/console/services/" + wrong, "水费");
        var counting =
                county.as(
                        TestCounty.OFFICER,
                        () ->
                                jdbc.sql(
                                                "select id from stations.service where station = :station and counts")
                                        .param("station", station)
                                        .query(UUID.class)
                                        .list());
        assertThat(counting).containsExactly(right);
    }

    /** In a village of its own, so that its kinds of service stay apart. */
    private void elsewhere() {
        station = ServiceGround.station(county, stations, life, ELSEWHERE, "2019-01-10");
        keeper = people.program(Role.STATION_KEEPER, ELSEWHERE);
    }

    private void record(int many) {
        var services = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            services.add(service(UUID.randomUUID(), "advice", "{}", ago(i)));
        }
        assertThat(send(batch(services.toArray(String[]::new))).get("recorded").asInt())
                .isEqualTo(many);
    }

    /** Figures may be a second old. */
    private JsonNode verdict() {
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        var answer =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .get("/api/rewards/services-2019/busy/entitled?subject=" + station);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("verdicts").get("rows").get(0);
    }

    /** So many seconds before now. */
    private static String ago(int seconds) {
        return Instant.now().minusSeconds(seconds).toString();
    }

    private static String service(UUID id, String kind, String fields, String happened) {
        return """
        {"id": "%s", "kind": "%s", "fields": %s, "happenedAt": "%s"}
        """
                .formatted(id, kind, fields, happened);
    }

    private static String batch(String... services) {
        return "{\"services\": [" + String.join(",", List.of(services)) + "]}";
    }

    private static String path(UUID station) {
        return "/api/stations/" + station + "/services";
    }

    private JsonNode send(String batch) {
        return sendTo(station, batch);
    }

    private JsonNode sendTo(UUID id, String batch) {
        var answer = keeper.postJson(path(id), batch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode list(String query) {
        return json.readTree(
                keeper.get(
                                path(station)
                                        + (query.startsWith("&")
                                                ? "?" + query.substring(1)
                                                : query))
                        .body());
    }
}
