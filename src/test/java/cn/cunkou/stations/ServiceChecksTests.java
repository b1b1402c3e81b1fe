package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.services.Flags;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of services after they were recorded: doubts, verdicts, calls, answers. */
@CunkouTest
class ServiceChecksTests {
    private static final YearMonth MONTH = YearMonth.from(TODAY);
    private static final String FLAGS = "/console/services/flags";
    private static final String CALLS = "/console/services/calls";

    @Autowired Stations stations;
    @Autowired StationLife life;
    @Autowired Plans plans;
    @Autowired Flags flags;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    private TestCounty county;
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
    void whatLooksInventedHoldsTheRewardUntilAPersonHasLooked() {
        record(190, 300, null);
        record(15, 4, null);
        lookThrough();
        var held = verdict();
        assertThat(held.get("truth").asString()).isEqualTo("cannot-say");
        assertThat(held.get("reasons").toString()).contains("待县里核查");
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var list = officer.get(FLAGS);
        assertThat(list.body()).contains("短时间连着记");
        var flag = flag("burst");
        var page = officer.get(FLAGS + "/" + flag);
        assertThat(page.body()).contains("连着记的", "属实，算", "不实，不算");
        var refused = officer.post(FLAGS + "/" + flag, Map.of("verdict", "rejected"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("没有填核查经过", "一条也没有选");
        var services = services(flag);
        assertThat(judge(officer, flag, "rejected", services).statusCode()).isEqualTo(302);
        assertThat(verdict().get("truth").asString()).isEqualTo("no");
        assertThat(judge(officer, flag, "real", services).statusCode()).isEqualTo(409);
        lookThrough();
        assertThat(state(flag)).isEqualTo("rejected");
        assertThat(officer.get("/console/services/" + services.getFirst()).body())
                .contains("核查不算", "问了三位村民");
    }

    @Test
    void whatIsInDoubtMattersOnlyWhereTheAnswerTurnsOnIt() {
        record(230, 300, null);
        record(15, 4, null);
        lookThrough();
        assertThat(verdict().get("truth").asString()).isEqualTo("yes");
    }

    @Test
    void whatProvesRealCountsAgain() {
        record(190, 300, null);
        record(15, 4, null);
        lookThrough();
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var flag = flag("burst");
        judge(officer, flag, "real", services(flag));
        assertThat(state(flag)).isEqualTo("real");
        assertThat(verdict().get("truth").asString()).isEqualTo("yes");
        lookThrough();
        assertThat(state(flag)).isEqualTo("real");
    }

    @Test
    void onlyTheCountyJudgesAndCalls() {
        record(15, 4, "13912345600");
        lookThrough();
        var flag = flag("burst");
        for (var role : List.of(Role.TOWN_OFFICER, Role.OPERATOR_STAFF, Role.SUPERVISOR)) {
            var person = people.signedIn(role, "441424");
            assertThat(person.get(FLAGS + "/" + flag).statusCode()).isEqualTo(200);
            assertThat(judge(person, flag, "real", services(flag)).statusCode()).isEqualTo(403);
            assertThat(person.post(CALLS, Map.of("month", MONTH.toString())).statusCode())
                    .isEqualTo(403);
        }
        assertThat(
                        people.signedIn(Role.STATION_KEEPER, ServiceGround.VILLAGE)
                                .get(FLAGS)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSameSeedDrawsTheSameList() {
        for (var i = 0; i < 30; i++) {
            record(1, 1, "139%08d".formatted(i * 977));
        }
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var first = draw(officer, "福彩305", "10");
        assertThat(draw(officer, "福彩305", "10")).isEqualTo(first);
        var other = draw(officer, "福彩306", "10");
        assertThat(other).isNotEqualTo(first);
        assertThat(drawn(first)).hasSize(10).isNotEqualTo(drawn(other));
        var again =
                county.as(
                        TestCounty.OFFICER,
                        () ->
                                jdbc.sql(
                                                """
                                                select id::text from stations.service where caller is not null and division like '441424%'
                                                 order by encode(sha256(convert_to('福彩305' || id::text, 'UTF8')), 'hex') limit 10
                                                """)
                                        .query(String.class)
                                        .list());
        assertThat(drawn(first)).isEqualTo(again);
        assertThat(officer.get(first).body()).contains("13900");
        assertThat(people.signedIn(Role.SUPERVISOR, "441424").get(first).body())
                .doesNotContain("13900000000")
                .contains("139****");
        var called = drawn(first).getFirst();
        assertThat(
                        officer.post(
                                        first,
                                        Map.of(
                                                "service", called, "outcome", "denied", "note",
                                                "人在外地"))
                                .statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/console/services/" + called).body())
                .contains("村民说没这回事", "电话：人在外地");
        assertThat(officer.post(CALLS, Map.of("month", "2030-01", "size", "0")).body())
                .contains("还没有到", "一次抽1到500条", "没有填种子");
    }

    @Test
    void aVillagerSaysWhetherTheyWereServed() {
        record(1, 1, "13812345678");
        var link = link("138****5678");
        var villager = people.visitor();
        var page = villager.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("咨询", "是我办的", "没有这回事")
                .doesNotContain("13812345678", "138****", "张某某");
        var service = newest();
        assertThat(villager.post(link, Map.of("service", service, "served", "false")).statusCode())
                .isEqualTo(302);
        assertThat(villager.get(link).body()).contains("您说：没有这回事");
        assertThat(counted()).isZero();
        villager.post(link, Map.of("service", service, "served", "true"));
        assertThat(counted()).isEqualTo(1);
        assertThat(villager.get("/s/nothing-like-this").statusCode()).isEqualTo(404);
        assertThat(
                        villager.post(
                                        link,
                                        Map.of(
                                                "service",
                                                UUID.randomUUID().toString(),
                                                "served",
                                                "true"))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeeperTakesBackWhatWasWrongAndItStaysToBeSeen() {
        record(2, 1, null);
        var person = people.signedIn(Role.STATION_KEEPER, ServiceGround.VILLAGE);
        var service = newest();
        var path = "/station/records/" + service + "/withdraw";
        assertThat(person.get("/station/records?station=" + station).body()).contains("撤回这一条");
        assertThat(person.post(path, Map.of("reason", "")).body()).contains("没有填撤回原因");
        assertThat(person.post(path, Map.of("reason", "点错了")).statusCode()).isEqualTo(302);
        assertThat(person.post(path, Map.of("reason", "点错了")).statusCode()).isEqualTo(409);
        assertThat(counted()).isEqualTo(1);
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get("/console/services?state=withdrawn&station=" + station).body())
                .contains("已撤回");
        assertThat(officer.get("/console/services/" + service).body()).contains("点错了");
    }

    @Test
    void everybodySeesHowMuchAStationDoesAndNobodyForWhom() {
        record(3, 1, "13812345671");
        var page = people.visitor().get("/stations/" + station);
        assertThat(page.body()).contains("办的服务", "咨询").doesNotContain("138****5671");
        var figure = people.visitor().get("/figures/stations.services?division=441424").body();
        assertThat(figure).contains("站点便民服务");
    }

    @Test
    void hoursAndNoticesReachThePhone() {
        var person = people.signedIn(Role.STATION_KEEPER, ServiceGround.VILLAGE);
        var path = "/station/mine/hours?station=" + station;
        assertThat(person.post(path, Map.of("opens", "18:00", "closes", "8点")).body())
                .contains("「8点」不是时间");
        assertThat(
                        person.post(path, Map.of("opens", "08:00", "closes", "18:00", "rest", "7"))
                                .statusCode())
                .isEqualTo(302);
        assertThat(people.visitor().get("/stations/" + station).body())
                .contains("08:00–18:00，周日休息");
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.post("/console/bulletins", Map.of("title", "")).body())
                .contains("没有填标题", "没有填内容");
        officer.post(
                "/console/bulletins",
                Map.of("title", "明天停电", "body", "上午停电两小时", "division", "441424"));
        officer.post(
                "/console/bulletins",
                Map.of("title", "别的镇的事", "body", "与您无关", "division", TestCounty.ZHUANSHUI));
        assertThat(person.get("/station?station=" + station).body())
                .contains("明天停电", "上午停电两小时")
                .doesNotContain("别的镇的事");
    }

    @Test
    void theFirstPageSaysWhatIsMissing() {
        record(189, 200, null);
        var person = people.signedIn(Role.STATION_KEEPER, ServiceGround.VILLAGE);
        pause();
        assertThat(person.get("/station?station=" + station).body()).contains("离奖励还差12次");
        var other = people.signedIn(Role.STATION_KEEPER, "441424100202");
        assertThat(other.get("/station?station=" + station).statusCode()).isEqualTo(404);
        assertThat(other.get("/station").statusCode()).isEqualTo(200);
    }

    private String draw(Browser officer, String seed, String size) {
        var answer =
                officer.post(CALLS, Map.of("month", MONTH.toString(), "seed", seed, "size", size));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private List<String> drawn(String list) {
        return county.as(
                TestCounty.OFFICER,
                () ->
                        jdbc.sql(
                                        "select service::text from stations.sampled_call where sample::text = :id order by place")
                                .param("id", list.substring(list.lastIndexOf('/') + 1))
                                .query(String.class)
                                .list());
    }

    private String link(String masked) {
        var body =
                county.as(
                        TestCounty.OFFICER,
                        () ->
                                jdbc.sql(
                                                "select body from platform.text_message where masked = :masked order by created_at desc limit 1")
                                        .param("masked", masked)
                                        .query(String.class)
                                        .single());
        var found = Pattern.compile("https?://[^/]+(/s/\\S+)").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String newest() {
        return one(
                "select id::text from stations.service where station = :station order by recorded_at desc, id limit 1");
    }

    private long counted() {
        return Long.parseLong(
                one(
                        "select count(*)::text from stations.service where station = :station and counts"));
    }

    private String flag(String reason) {
        return one(
                "select id::text from stations.service_flag where station = :station and reason = '"
                        + reason
                        + "'");
    }

    private String state(String flag) {
        return one(
                "select state from stations.service_flag where station = :station and id::text = '"
                        + flag
                        + "'");
    }

    private String one(String sql) {
        return county.as(
                TestCounty.OFFICER,
                () -> jdbc.sql(sql).param("station", station).query(String.class).single());
    }

    private List<String> services(String flag) {
        return county.as(
                TestCounty.OFFICER,
                () ->
                        jdbc.sql(
                                        "select unnest(services)::text from stations.service_flag where id::text = :id")
                                .param("id", flag)
                                .query(String.class)
                                .list());
    }

    private static HttpResponse<String> judge(
            Browser officer, String flag, String verdict, List<String> services) {
        var fields = new HashMap<String, String>();
        fields.put("verdict", verdict);
        fields.put("reason", "问了三位村民");
        fields.put("services", String.join(",", services));
        return officer.post(FLAGS + "/" + flag, fields);
    }

    private void lookThrough() {
        county.as(
                TestCounty.OFFICER,
                () -> {
                    flags.lookThrough(TestCounty.WUHUA, MONTH);
                    return true;
                });
    }

    private JsonNode verdict() {
        pause();
        var answer =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .get("/api/rewards/services-2019/busy/entitled?subject=" + station);
        return json.readTree(answer.body()).get("verdicts").get("rows").get(0);
    }

    /** Figures may be a second old. */
    private static void pause() {
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Two a day, while the door is open, not as even as a clock. */
    private static Instant inTheDay(int number) {
        return LocalDate.now(Counties.ZONE)
                .minusDays(1 + number / 2)
                .atTime(9, 0)
                .atZone(Counties.ZONE)
                .toInstant()
                .plusSeconds(number % 2 * 14_400L + number * 37L % 50);
    }

    /** So many: in the days before, or so few seconds apart just now. */
    private void record(int many, int gap, @Nullable String phone) {
        var services = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            var happened = gap > 60 ? inTheDay(i) : Instant.now().minusSeconds((long) gap * i + 1);
            services.add(
                    """
                    {"id": "%s", "kind": "advice", "happenedAt": "%s", "phone": %s}
                    """
                            .formatted(
                                    UUID.randomUUID(),
                                    happened,
                                    phone == null ? "null" : "\"" + phone + "\""));
        }
        var answer =
                keeper.postJson(
                        "/api/stations/" + station + "/services",
                        "{\"services\": [" + String.join(",", services) + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("recorded").asInt()).isEqualTo(many);
    }
}
