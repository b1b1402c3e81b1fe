package cn.cunkou.funds.claims;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.Fund;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.NewStation;
import cn.cunkou.stations.Origin;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A keeper asks for what the own station may get, on the phone, and for nobody else. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationClaimsTests {
    private static final String VILLAGE = "441424100201";
    private static final String OTHER = "441424100202";

    @Autowired Bureau bureau;
    @Autowired Claims claims;
    @Autowired Stations stations;
    @Autowired StationLists lists;
    @Autowired People people;

    private Fund fund;

    @BeforeAll
    void open() {
        fund = bureau.open("keepers-2019");
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        stations.load(
                                Stream.of(VILLAGE, OTHER)
                                        .map(StationClaimsTests::station)
                                        .toList()));
    }

    private static NewStation station(String village) {
        return new NewStation(
                Level.VILLAGE,
                DivisionCode.of(village),
                null,
                "村站" + village.substring(10),
                Origin.NEW,
                null,
                null,
                null,
                false,
                null,
                null,
                LocalDate.of(2019, 1, 2),
                LocalDate.of(2019, 1, 9),
                "验收1号",
                null,
                null,
                List.of());
    }

    private Station in(String village) {
        return Actor.as(
                Bureau.OFFICER,
                () ->
                        lists.everything(new StationFilter(village, null, null, null, null, "code"))
                                .getFirst());
    }

    @Test
    void aKeeperAppliesAddsPapersAndHearsWhatBecameOfIt() {
        var keeper = people.signedIn(Role.STATION_KEEPER, VILLAGE);
        assertThat(keeper.get("/station/progress").body()).contains("检查合格的村站", "申请：");
        var page = opened(keeper);
        assertThat(opened(keeper)).as("tapped twice").isEqualTo(page);
        var early = keeper.post(page + "/submit", Map.of("version", version(keeper, page)));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("没有填收款账户");
        keeper.post(
                page + "/fill",
                Map.of(
                        "version",
                        version(keeper, page),
                        "payee",
                        "县商务局",
                        "holder",
                        "陈某某",
                        "bank",
                        "农商行水寨支行",
                        "account",
                        "6217000011112222",
                        "fact.checked",
                        "true"));
        keeper.upload(page + "/files", Map.of(), "检查结果.pdf", Bureau.SCAN);
        assertThat(keeper.get(page).body())
                .contains("按方案该得¥1,000.00", "************2222", "删去检查结果.pdf");
        keeper.post(page + "/submit", Map.of("version", version(keeper, page)));
        assertThat(keeper.get(page).body()).contains("审核中").doesNotContain("提交审核", "删去检查结果.pdf");
        var claim = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        assertThat(bureau.get(claim).payee().kind())
                .as("not for the keeper to say")
                .isEqualTo("station");
        Actor.run(
                Bureau.OFFICER,
                () ->
                        claims.review(
                                claim,
                                claims.get(claim).version(),
                                Claims.Verdict.RETURN,
                                "照片不清楚"));
        assertThat(keeper.get("/station/progress").body()).contains("退回补件", "照片不清楚");
        assertThat(keeper.get("/console/messages").body()).contains("退回补件", "照片不清楚");
    }

    @Test
    void nobodyElsesStationIsInReach() {
        var page = opened(people.signedIn(Role.STATION_KEEPER, OTHER));
        var stranger = people.signedIn(Role.STATION_KEEPER, VILLAGE);
        var other = in(OTHER).id();
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.get(page + "?station=" + other).statusCode()).isIn(403, 404);
        assertThat(
                        stranger.post(
                                        "/station/claims/new?station=" + other,
                                        Map.of("reward", "station-start"))
                                .statusCode())
                .isIn(403, 404);
        assertThat(
                        stranger.post(page + "/withdraw", Map.of("version", "1", "reason", "x"))
                                .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(page.replace("/station", "/console")).statusCode()).isEqualTo(403);
        assertThat(
                        stranger.post("/station/claims/new", Map.of("reward", "shop-sales"))
                                .statusCode())
                .as("not for stations")
                .isEqualTo(422);
        assertThat(fund.id()).isEqualTo("keepers-2019");
    }

    private static String opened(Browser keeper) {
        var answer = keeper.post("/station/claims/new", Map.of("reward", "station-start"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var page = answer.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
        return page.substring(page.indexOf("/station"));
    }

    private static String version(Browser keeper, String page) {
        return keeper.get(page)
                .body()
                .replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }
}
