package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plan as programs read it, without an account. */
@CunkouTest
class ItemsApiTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");

    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired People people;
    @Autowired JsonMapper json;

    @BeforeEach
    void aCountyWithItsPlan() throws IOException {
        var file = Files.readAllBytes(Path.of("plans/wuhua-2018.yaml"));
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18));
                    plans.adopt(file);
                });
    }

    @Test
    void everybodyReadsWhichPlansThereAre() {
        var plan = get("/api/plans").get("rows").get(0);
        assertThat(plan.get("id").asString()).isEqualTo("wuhua-2018");
        assertThat(plan.get("division").asString()).isEqualTo("441424");
        assertThat(plan.get("lead").asString()).isEqualTo("县中小企业局");
        assertThat(plan.get("edition").asInt()).isOne();
        assertThat(get("/api/plans/wuhua-2018").get("conflicts").asInt()).isEqualTo(11);
    }

    @Test
    void anItemSaysWhatItIsAndHowItStands() {
        var item = get("/api/plans/wuhua-2018/items/village-cover");
        assertThat(item.get("kind").asString()).isEqualTo("target");
        assertThat(item.get("measure").asString()).isEqualTo("stations.village-coverage");
        assertThat(item.get("base").asString()).isEqualTo("villagers-committees");
        assertThat(item.get("goal").get("at-least").asString()).isEqualTo("0.7");
        assertThat(item.get("by").asString()).isEqualTo("2019-12-31");
        assertThat(item.get("state").asString()).isEqualTo("behind");
        assertThat(item.get("value").asString()).isEqualTo("0");
        assertThat(item.get("unit").asString()).isEqualTo("share");
        assertThat(item.get("asOf").asString()).isEqualTo("2019-11-18");
        assertThat(item.get("reason").isNull()).isTrue();
        var cite = item.get("cite").get(0);
        assertThat(cite.get("section").asString()).isEqualTo("二（二）4");
        assertThat(cite.get("row").asString()).isEqualTo("wuhua-T011");
        assertThat(item.get("evidence").asString())
                .startsWith("/api/measures/stations.village-coverage/evidence?division=441424");
        assertThat(item.get("denominator").asString()).isEqualTo("415");
    }

    @Test
    void anItemThatEachTownHasToKeepOpensItsParts() {
        var item = get("/api/plans/wuhua-2018/items/each-town-cover");
        var address = item.get("evidence").asString();
        assertThat(address).isEqualTo("/api/plans/wuhua-2018/items/each-town-cover/parts");
        var parts = get(address + "?size=10");
        assertThat(parts.get("aggregate").asString()).isEqualTo(item.get("value").asString());
        assertThat(parts.get("unit").asString()).isEqualTo(item.get("unit").asString());
        assertThat(parts.get("total").asInt()).isEqualTo(16);
        assertThat(parts.get("rows").size()).isEqualTo(10);
        assertThat(parts.get("rows").get(0).get("partOf").asString()).isEqualTo("each-town-cover");
        assertThat(parts.get("rows").get(0).get("evidence").asString())
                .startsWith("/api/measures/stations.village-coverage/evidence");
        var unrecorded = get("/api/plans/wuhua-2018/items/town-products/parts");
        assertThat(unrecorded.get("aggregate").isNull()).isTrue();
        assertThat(
                        people.visitor()
                                .get("/api/plans/wuhua-2018/items/village-cover/parts")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aContradictionIsUnclearWithItsReadings() {
        var item = get("/api/plans/wuhua-2018/items/village-stations");
        assertThat(item.get("state").asString()).isEqualTo("unclear");
        assertThat(item.get("goal").isNull()).isTrue();
        assertThat(item.get("reason").asString()).contains("待核定");
        assertThat(item.get("readings").size()).isEqualTo(3);
        assertThat(item.get("readings").get(2).get("goal").get("at-least").asString())
                .isEqualTo("425");
    }

    @Test
    void pagesCoverEveryItemOnceWithTheTownsBehindTheirs() {
        var whole = get("/api/plans/wuhua-2018/items?size=500");
        var total = whole.get("total").asInt();
        var byTown = 15 * 16;
        // the members of the leading group, its authorities twice, three carriers, two utilities
        var byBody = 32 + 2 * 26 + 3 * 3 + 2 * 2;
        var byVillage = 415;
        var byMonth = 2 * 23;
        var byYear = 3 * 2;
        assertThat(total).isEqualTo(275 + byTown + byBody + byVillage + byMonth + byYear);
        Set<String> seen = new HashSet<>();
        for (var page = 1; (page - 1) * 50 < total; page++) {
            for (var row : get("/api/plans/wuhua-2018/items?size=50&page=" + page).get("rows")) {
                assertThat(seen.add(row.get("id").asString())).isTrue();
            }
        }
        assertThat(seen).hasSize(total);
        var town = get("/api/plans/wuhua-2018/items/each-town-cover:441424100");
        assertThat(town.get("partOf").asString()).isEqualTo("each-town-cover");
        assertThat(town.get("division").asString()).isEqualTo("441424100");
        var deadlines = get("/api/plans/wuhua-2018/items?kind=deadline").get("rows");
        assertThat(deadlines.size()).isEqualTo(21);
    }

    @Test
    void everybodyReadsHowPlansAreWritten() {
        assertThat(get("/plan.schema.json").get("title").asString()).contains("实施方案");
    }

    @Test
    void aTrendEndsToday() {
        var series = get("/api/plans/wuhua-2018/items/town-centres/series");
        assertThat(series.get(series.size() - 1).get("day").asString()).isEqualTo("2019-11-18");
    }

    @Test
    void whatIsNotThereIsAProblemInWords() {
        for (var path :
                new String[] {
                    "/api/plans/nowhere-2018",
                    "/api/plans/nowhere-2018/items",
                    "/api/plans/wuhua-2018/items/nothing"
                }) {
            var answer = people.visitor().get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(json.readTree(answer.body()).get("title").asString()).isNotBlank();
        }
    }

    private JsonNode get(String path) {
        var answer = people.visitor().get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
