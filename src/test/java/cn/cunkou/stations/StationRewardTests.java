package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.SHUIZHAI;
import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.KnownAttributes;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.region.Counties;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rewards of a plan, judged by the register of stations and its measures. */
@CunkouTest
class StationRewardTests {
    private static final String PLAN =
            """
            plan: rewards-2019
            title: 站点奖励
            division: "441424"
            programme: {tier: national, year: 2018}
            period: {from: 2018-01-01, to: 2020-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            rewards:
              - id: half-year
                label: 开满半年的村站
                area: 站点
                for: station
                all:
                  - {attribute: level, is: village}
                  - {attribute: months-open, at-least: 6}
                  - {measure: stations.open, at-least: 1}
                  - {measure: stations.village-coverage, of: county, base: villagers-committees, more-than: 0%}
                pays: 1000
                owner: bureau
                cite: [一]
              - id: one-per-town
                label: 每镇一个
                area: 站点
                for: station
                pays: 500
                one-per: town
                once: true
                owner: bureau
                cite: [二]
              - id: shops
                label: 网店
                area: 网店
                for: shop
                pays: 500
                owner: bureau
                cite: [三]
              - id: tiers
                label: 按开办月数
                area: 站点
                for: station
                tiers:
                  attribute: months-open
                  stacking: unclear
                  steps:
                    - {at-least: 6, pays: 100}
                    - {at-least: 12, pays: 200}
                owner: bureau
                cite: [四]
              - id: banned
                label: 与规定不一
                area: 站点
                for: station
                pays: 100
                owner: bureau
                cite: [五]
            conflicts:
              - id: rule
                label: 县里与国家写法不一
                items: [banned]
                readings:
                  - {id: county, says: 照县里的发, as-written: true, cite: [五]}
                  - {id: nation, says: 国家不许发, cite: [政策]}
              - id: stacking
                label: 是否累加
                items: [tiers]
                readings:
                  - {id: highest, figure: 取最高, stacking: highest, cite: [四]}
                  - {id: adds-up, figure: 累加, stacking: adds-up, cite: [四]}
            """;

    @Autowired Stations stations;
    @Autowired StationLife life;
    @Autowired StationRegister register;
    @Autowired Plans plans;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    private TestCounty county;

    @BeforeEach
    void aPlanWithRewards() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
        assertThat(county.as(OFFICER, () -> plans.adopt(PLAN.getBytes(StandardCharsets.UTF_8))))
                .isNotInstanceOf(Adoption.Refused.class);
    }

    @Test
    void eachStationIsJudgedByItsOwnFiguresWithTheirEvidence() {
        var six = station("满六个月", "2019-05-18", "2019-06-01");
        var five = station("差一天", "2019-05-19", "2019-06-01");
        var raw = station("没有验收", "2019-01-01", null);
        var answer = verdicts("half-year", "?size=500");
        assertThat(answer.get("sentence").asString()).contains("开业满不少于6个月");
        var entitled = verdict(answer, six);
        assertThat(entitled.get("truth").asString()).isEqualTo("yes");
        assertThat(entitled.get("amount").asLong()).isEqualTo(100_000);
        var open = entitled.get("findings").get(2);
        assertThat(open.get("clause").asString()).isEqualTo("运营中的服务站点");
        assertThat(open.get("shown").asString()).isEqualTo("1个");
        assertThat(open.get("evidence").asString()).contains("dimension=subject:" + six);
        assertThat(people.visitor().get(open.get("evidence").asString()).statusCode())
                .isEqualTo(200);
        var late = verdict(answer, five);
        assertThat(late.get("truth").asString()).isEqualTo("no");
        assertThat(late.get("reasons").get(0).asString()).isEqualTo("开业满是5个月，要求不少于6个月，还差1个月");
        var idle = verdict(answer, raw);
        assertThat(idle.get("truth").asString()).isEqualTo("no");
        assertThat(idle.get("findings").get(2).get("value").asString()).isEqualTo("0");
    }

    @Test
    void aDayLongAgoIsJudgedAsItWas() {
        var station = station("早先", "2019-01-10", "2019-02-01");
        assertThat(truth("half-year", "?asOf=2019-07-09&subject=" + station)).isEqualTo("no");
        assertThat(truth("half-year", "?asOf=2019-07-10&subject=" + station)).isEqualTo("yes");
        county.as(OFFICER, () -> life.close(station, LocalDate.of(2019, 9, 1), "不再办"));
        assertThat(truth("half-year", "?asOf=2019-08-31&subject=" + station)).isEqualTo("yes");
        assertThat(
                        verdicts("half-year", "?asOf=2019-09-01&subject=" + station)
                                .get("verdicts")
                                .get("total")
                                .asInt())
                .isZero();
    }

    @Test
    void withoutARecordOfPaymentsNobodyIsPaidASecondTime() {
        var station = station("甲", "2019-05-18", "2019-06-01");
        var verdict = verdict(verdicts("one-per-town", "?size=500"), station);
        assertThat(verdict.get("truth").asString()).isEqualTo("cannot-say");
        assertThat(verdict.get("payouts").size()).isZero();
        assertThat(verdict.get("reasons").toString()).contains("发放记录");
    }

    @Test
    void whatThePaperLeavesOpenPaysNobody() {
        var station = station("乙", "2018-05-18", "2018-06-01");
        var verdict = verdict(verdicts("tiers", "?size=500"), station);
        assertThat(verdict.get("truth").asString()).isEqualTo("cannot-say");
        assertThat(verdict.get("reasons").get(0).asString()).contains("是否累加");
    }

    @Test
    void whatAPersonDecidedIsPaidWhereARuleFollowsFromIt() {
        var station = station("丁", "2018-05-18", "2018-06-01");
        settle("stacking", "adds-up");
        var paid = verdict(verdicts("tiers", "?size=500"), station);
        assertThat(paid.get("truth").asString()).isEqualTo("yes");
        assertThat(paid.get("amount").asLong()).isEqualTo(30_000);
        settle("stacking", "highest");
        assertThat(verdict(verdicts("tiers", "?size=500"), station).get("amount").asLong())
                .isEqualTo(20_000);
        settle("rule", "nation");
        var banned = verdict(verdicts("banned", "?size=500"), station);
        assertThat(banned.get("truth").asString()).isEqualTo("cannot-say");
        assertThat(banned.get("reasons").get(0).asString()).contains("国家不许发", "新版方案");
        settle("rule", "county");
        assertThat(verdict(verdicts("banned", "?size=500"), station).get("amount").asLong())
                .as("its rule stands in the plan just so")
                .isEqualTo(10_000);
        settle("stacking", "");
        assertThat(verdict(verdicts("tiers", "?size=500"), station).get("truth").asString())
                .isEqualTo("cannot-say");
        settle("rule", "");
    }

    private void settle(String conflict, String reading) {
        var answer =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .postJson(
                                "/api/plans/rewards-2019/conflicts/" + conflict + "/resolutions",
                                """
                                {"reading": "%s", "reason": "领导小组议定", "paperTitle": "会议纪要", "decidedBy": "李某某"}
                                """
                                        .formatted(reading));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    @Test
    void theCountyAsAWholeHasNoFigureOfARewardAndItsPageSaysTheRule() {
        var items = json.readTree(people.visitor().get("/api/plans/rewards-2019/items").body());
        var item = items.get("rows").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("reward");
        assertThat(item.get("state").asString()).isEqualTo("cannot-be-computed");
        assertThat(item.get("reason").asString()).contains("逐个判定");
        var page = people.visitor().get("/promises/half-year");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("奖给站点", "开业满不少于6个月", "逐个判定");
        assertThat(people.visitor().get("/promises/tiers").body())
                .contains("取最高", "累加")
                .doesNotContain("竖线");
    }

    @Test
    void kindsWithoutARegisterAreNamed() {
        var answer = verdicts("shops", "");
        assertThat(answer.get("unregistered").get(0).asString()).isEqualTo("shop");
        assertThat(answer.get("verdicts").get("total").asInt()).isZero();
    }

    @Test
    void onlyThoseWhoWatchTheWholeCountysMoneySeeIt() {
        var path = "/api/plans/rewards-2019/rewards/half-year/verdicts";
        assertThat(people.visitor().get(path).statusCode()).isIn(401, 403);
        assertThat(people.program(Role.TOWN_OFFICER, SHUIZHAI).get(path).statusCode())
                .isEqualTo(403);
        assertThat(people.program(Role.FINANCE, "441424").get(path).statusCode()).isEqualTo(200);
        var officer = people.program(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get(path + "?asOf=2019-12-31").statusCode()).isEqualTo(400);
        assertThat(officer.get(path + "?asOf=x").statusCode()).isEqualTo(400);
        assertThat(officer.get("/api/plans/rewards-2019/rewards/nothing/verdicts").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStationIsInTheTownsSeatWhereSomebodyHasSaidWhereTheTownStationStands() {
        var village = station("村里", "2019-05-18", "2019-06-01");
        assertThat(inTownSeat(village)).isEqualTo("false");
        var town = town();
        assertThat(inTownSeat(village)).isEqualTo("not said");
        assertThat(inTownSeat(town)).isEqualTo("not said");
        seat(town, "441424100201");
        assertThat(inTownSeat(village)).isEqualTo("true");
        seat(town, "441424100202");
        assertThat(inTownSeat(village)).isEqualTo("false");
    }

    private String inTownSeat(UUID station) {
        return county.as(OFFICER, () -> register.in(WUHUA, TODAY)).stream()
                .filter(it -> it.subject().id().equals(station.toString()))
                .map(it ->
                        it.attributes().get("in-town-seat") instanceof Fact.Word word
                                ? word.word()
                                : "not said")
                .findFirst()
                .orElseThrow();
    }

    private UUID town() {
        return county.as(
                OFFICER,
                () -> {
                    var input = TestCounty.town(TestCounty.SHUIZHAI, "镇站");
                    var id = ((Outcome.Done) stations.register(input)).station().id();
                    life.open(id, LocalDate.parse("2019-05-01"));
                    return id;
                });
    }

    private void seat(UUID station, String village) {
        county.as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        insert into stations.seat (station, division, village, recorded_at, recorded_by)
                                        values (?, ?, ?, now(), 'x')
                                            on conflict (station) do update set village = excluded.village
                                        """)
                                .params(station, TestCounty.SHUIZHAI, village)
                                .update());
    }

    @Test
    void theRegisterSaysWhatItDeclares() {
        var station = station("丙", "2019-05-18", "2019-06-01");
        var registered =
                county.as(OFFICER, () -> register.in(WUHUA, TODAY)).stream()
                        .filter(it -> it.subject().id().equals(station.toString()))
                        .findFirst()
                        .orElseThrow();
        assertThat(registered.attributes().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        KnownAttributes.shipped().of(SubjectKind.STATION).keySet());
        assertThat(registered.attributes().get("in-service"))
                .isEqualTo(new Fact.Word("true", "/stations/" + station));
        assertThat(registered.subject().start()).isEqualTo("2019-05-18");
    }

    private UUID station(String name, String opened, @Nullable String accepted) {
        var input = TestCounty.village("441424100201", name);
        return county.as(
                OFFICER,
                () -> {
                    var id = ((Outcome.Done) stations.register(input)).station().id();
                    life.open(id, LocalDate.parse(opened));
                    if (accepted != null) {
                        life.accept(id, LocalDate.parse(accepted), "验收1号");
                    }
                    return id;
                });
    }

    private String truth(String reward, String query) {
        return verdicts(reward, query).get("verdicts").get("rows").get(0).get("truth").asString();
    }

    private static JsonNode verdict(JsonNode answer, UUID station) {
        for (var row : answer.get("verdicts").get("rows")) {
            if (row.get("subject").get("id").asString().equals(station.toString())) {
                return row;
            }
        }
        throw new AssertionError("no verdict on " + station + " in " + answer);
    }

    private JsonNode verdicts(String reward, String query) {
        var answer =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .get("/api/plans/rewards-2019/rewards/" + reward + "/verdicts" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
