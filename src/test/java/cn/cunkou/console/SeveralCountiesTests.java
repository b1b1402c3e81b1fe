package cn.cunkou.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.TwoCounties;
import cn.cunkou.TwoCounties.Entered;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** The console of people who have several counties, and of those who have one. */
@CunkouTest
@TestInstance(Lifecycle.PER_CLASS)
class SeveralCountiesTests {
    /** Pages that are about one county. */
    private static final List<String> PAGES =
            List.of(
                    "/console",
                    "/console/promises",
                    "/console/timeline",
                    "/console/urgings",
                    "/console/conflicts",
                    "/console/plans",
                    "/console/stations",
                    "/console/papers",
                    "/console/series",
                    "/console/sites",
                    "/console/divisions",
                    "/console/divisions/changes",
                    "/console/village-lists",
                    "/console/bodies",
                    "/console/parties",
                    "/console/activities",
                    "/console/officers",
                    "/console/officers/reports",
                    "/console/officers/summary",
                    "/console/imports",
                    "/console/search?q=甲站");

    private static final Pattern CONSOLE_LINK =
            Pattern.compile("<[a-z][^>]*\\s(?:href|action|src|hx-get)=\"(/console[^\"]*)\"");
    private static final Pattern PUBLIC_LINK =
            Pattern.compile(
                    "<[a-z][^>]*\\shref=\"(/(?:promises|figures|stations|papers|activities|help|api)[^\"]*)\"");

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;

    private Entered first;
    private Entered second;

    @BeforeAll
    void twoCountiesAreServed() {
        people.visitor();
        var both = new TwoCounties(people, plans, counties, registry);
        first = both.first();
        second = both.second();
    }

    @Test
    void everyPageShowsTheChosenCountyAloneAndSaysWhich() {
        var administrator = people.signedIn(Role.ADMINISTRATOR, "*");
        for (var page : PAGES) {
            var plain = administrator.get(page).body();
            assertOnly(plain, "五华县", first, second, page);
            var other = administrator.get(chosen(page, second.county())).body();
            assertOnly(other, "吴川市", second, first, page);
        }
    }

    @Test
    void theChoiceStaysInEveryLinkAndForm() {
        var auditor = people.signedIn(Role.AUDITOR, "*");
        for (var page : PAGES) {
            var body = auditor.get(chosen(page, second.county())).body();
            assertThat(CONSOLE_LINK.matcher(body).results().map(found -> found.group(1)))
                    .as(page)
                    .isNotEmpty()
                    .allMatch(link -> link.contains("county="));
            assertThat(PUBLIC_LINK.matcher(body).results().map(found -> found.group(1)))
                    .as(page)
                    .isEmpty();
        }
        assertThat(auditor.get("/console/promises?county=440883").body())
                .contains(
                        "<form class=\"filter\" action=\"/console/promises?county=440883\"><input type=\"hidden\" name=\"county\" value=\"440883\">");
    }

    @Test
    void theOthersRecordsAreOutOfReachMeanwhile() {
        var administrator = people.signedIn(Role.ADMINISTRATOR, "*");
        var station = "/console/stations/" + second.station();
        var paper = "/console/papers/" + second.paper();
        var plan = "/console/plans/" + second.plan() + "/1";
        for (var page : List.of(station, paper, plan)) {
            assertThat(administrator.get(page + "?county=441424").statusCode())
                    .as(page)
                    .isEqualTo(404);
            assertThat(administrator.get(page).statusCode()).as(page).isEqualTo(404);
            var body = administrator.get(page + "?county=440883").body();
            assertThat(body).as(page).contains("正在看<strong>吴川市</strong>");
        }
        assertThat(administrator.post(station + "/accept?county=441424", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(
                        administrator
                                .get("/console/stations/export?county=441424&division=440883")
                                .headers()
                                .firstValue("Content-Disposition")
                                .orElseThrow())
                .contains("%E4%BA%94%E5%8D%8E%E5%8E%BF"); // 五华县
    }

    @Test
    void anOrderIsGivenInTheCountyOfItsForm() {
        var supervisor = people.signedIn(Role.SUPERVISOR, "44");
        var given =
                supervisor.post(
                        "/console/urgings?county=440883",
                        Map.of(
                                "item",
                                second.item(),
                                "text",
                                "请报送",
                                "due",
                                "2020-12-01",
                                "request",
                                UUID.randomUUID().toString()));
        var order = given.headers().firstValue("Location").orElseThrow();
        assertThat(order).contains("/console/urgings/").endsWith("?county=440883");
        assertThat(supervisor.get(order).body()).contains("请报送", "正在看<strong>吴川市</strong>");
        assertThat(supervisor.get(order.replace("440883", "441424")).statusCode()).isEqualTo(404);
        assertThat(supervisor.get("/console/urgings").body()).doesNotContain("请报送");
    }

    @Test
    void whoHasOneCountyChoosesNothing() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "440883");
        for (var page : PAGES) {
            var body = officer.get(page).body();
            assertThat(body).as(page).doesNotContain("换一个县", "县际对照", "?county=\"");
            assertThat(officer.get(chosen(page, "441424")).statusCode()).as(page).isEqualTo(404);
            assertThat(officer.get(chosen(page, "440883")).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(officer.get("/console/counties").statusCode()).isEqualTo(404);
        // The portal without a county is another county's.
        assertThat(officer.get("/console/promises").body()).contains("/440883/promises");
    }

    @Test
    void countiesStandBesideEachOther() {
        var supervisor = people.signedIn(Role.SUPERVISOR, "44");
        var page = supervisor.get("/console/counties").body();
        assertThat(page)
                .contains("五华县", "吴川市", first.title(), second.title())
                .contains("2019年11月18日", "2020年11月18日")
                .contains("/441424/figures/stations.open?division=441424")
                .contains("/440883/figures/stations.open?division=440883")
                .contains("口径：")
                .contains("尚未导入")
                .doesNotContain("正在看<strong>");
        assertThat(supervisor.get("/console").body()).contains("县际对照");
        var one = supervisor.get("/console/counties?measure=stations.accepted").body();
        assertThat(one).contains("本县方案没有用到").doesNotContain("/figures/stations.open?");
        assertThat(supervisor.download("/console/counties/export")).startsWith('P', 'K');
        assertThat(supervisor.get("/console/counties?measure=no.such").statusCode()).isEqualTo(404);
    }

    @Test
    void programsReadThemBesideEachOther() {
        var all =
                people.program(Role.SUPERVISOR, "44")
                        .get("/api/counties/figures?measure=stations.open");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body())
                .contains("\"plan\":\"plan-441424\"", "\"plan\":\"plan-440883\"")
                .contains("\"asOf\":\"2019-11-18\"", "\"asOf\":\"2020-11-18\"")
                .contains("\"value\":\"1\"");
        var own = people.program(Role.BUREAU_OFFICER, "440883").get("/api/counties/figures");
        assertThat(own.body()).contains("440883").doesNotContain("441424");
        assertThat(people.visitor().get("/api/counties/figures").statusCode()).isEqualTo(401);
    }

    private static String chosen(String page, String county) {
        return page + (page.contains("?") ? "&" : "?") + "county=" + county;
    }

    private static void assertOnly(
            String body, String name, Entered shown, Entered other, String page) {
        assertThat(body)
                .as(page)
                .contains("正在看<strong>%s</strong>".formatted(name))
                .doesNotContain(
                        other.title(),
                        other.stationName(),
                        other.paperTitle(),
                        "站点" + other.county(),
                        "覆盖" + other.county());
    }
}
