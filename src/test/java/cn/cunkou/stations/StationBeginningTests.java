package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.applications.Application;
import cn.cunkou.stations.applications.ApplicationInput;
import cn.cunkou.stations.applications.Applications;
import cn.cunkou.stations.fitting.Fitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From an application to an accepted station; every test has a village of its own. */
@CunkouTest
class StationBeginningTests {
    private static final Actor TOWN = person("镇干部", "town-officer", "441424103");
    private static final Actor COUNTY = person("县干部", "bureau-officer", "441424");
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired Applications applications;

    @Autowired Fitting fitting;

    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired People people;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void standOnTheDay() {
        new TestCounty(counties, transaction).standOn(TODAY);
        people.visitor();
    }

    @Test
    void aVillageAppliesTheTownAgreesAndTheCountyMakesItAStation() {
        var village = village(0);
        var application = as(TOWN, () -> applications.submit(WUHUA, input(village, "central", "")));
        assertThat(application.state()).isEqualTo(Application.State.SUBMITTED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(COUNTY, () -> applications.decide(application.id(), "approved", "", "")))
                .withMessageContaining("待镇里意见");
        as(TOWN, () -> applications.opine(application.id(), "supported", ""));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(TOWN, () -> applications.decide(application.id(), "approved", "", "")))
                .withMessageContaining("另一个人");
        var approved =
                as(COUNTY, () -> applications.decide(application.id(), "approved", "", "批复1号"));
        var station = as(COUNTY, () -> stations.get(Objects.requireNonNull(approved.station())));
        assertThat(station.life().state()).isEqualTo(State.PLANNED);
        assertThat(station.division().digits()).isEqualTo(village);
        assertThat(station.premises().address()).isEqualTo("村委会一楼");
    }

    @Test
    void whoeverIsSentBackIsToldWhyAndAppliesAgain() {
        var village = village(1);
        var application = as(TOWN, () -> applications.submit(WUHUA, input(village, "central", "")));
        assertFault(
                () -> as(TOWN, () -> applications.opine(application.id(), "returned", " ")),
                "没有写原因");
        as(TOWN, () -> applications.opine(application.id(), "returned", "面积要量实"));
        var visitor = people.visitor();
        var page = visitor.get("/station-applications/" + application.receipt()).body();
        assertThat(page).contains("退回补正", "面积要量实").doesNotContain("古某某", "13800000001");
        as(TOWN, () -> applications.amend(application.id(), input(village, "other", "村集体资金")));
        assertThat(as(TOWN, () -> applications.get(application.id())).money())
                .isEqualTo(Application.Money.OTHER);
        as(TOWN, () -> applications.opine(application.id(), "opposed", "离镇上太近"));
        as(COUNTY, () -> applications.decide(application.id(), "refused", "", "照镇里意见"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(
                                COUNTY,
                                () -> applications.decide(application.id(), "approved", "", "")));
        assertThat(
                        as(TOWN, () -> applications.submit(WUHUA, input(village, "central", "")))
                                .state())
                .isEqualTo(Application.State.SUBMITTED);
    }

    @Test
    void aVillageHasOneOpenApplicationAndCentralMoneyOnce() {
        var village = village(2);
        var first = as(TOWN, () -> applications.submit(WUHUA, input(village, "other", "企业自筹")));
        assertFault(
                () -> as(TOWN, () -> applications.submit(WUHUA, input(village, "central", ""))),
                "还在办");
        as(TOWN, () -> applications.opine(first.id(), "supported", ""));
        as(COUNTY, () -> applications.decide(first.id(), "approved", "自筹的站", ""));
        var second = as(TOWN, () -> applications.submit(WUHUA, input(village, "central", "")));
        as(TOWN, () -> applications.opine(second.id(), "supported", ""));
        as(COUNTY, () -> applications.decide(second.id(), "approved", "中央资金的站", ""));
        assertFault(
                () -> as(TOWN, () -> applications.submit(WUHUA, input(village, "central", ""))),
                "中央资金一个村只用一次");
    }

    @Test
    void whereTheTownStationStandsTheVillageGetsNoCentralMoney() {
        var village = village(3);
        var town = with(input(village, "central", ""), "town");
        var application = as(TOWN, () -> applications.submit(WUHUA, town));
        as(TOWN, () -> applications.opine(application.id(), "supported", ""));
        var approved = as(COUNTY, () -> applications.decide(application.id(), "approved", "", ""));
        var station = as(COUNTY, () -> stations.get(Objects.requireNonNull(approved.station())));
        assertThat(station.level()).isEqualTo(Level.TOWN);
        assertFault(
                () -> as(TOWN, () -> applications.submit(WUHUA, input(village, "central", ""))),
                "镇级站");
    }

    @Test
    void anOlderTownStationSaysInWhichVillageItStands() {
        var village = village(7);
        var done = as(COUNTY, () -> stations.register(TestCounty.town("441424103", "老镇站")));
        var seat = "/console/stations/" + ((Outcome.Done) done).station().id() + "/seat";
        var desk = people.signedIn(Role.TOWN_OFFICER, "441424103");
        assertThat(desk.get(seat).body()).contains(village);
        assertThat(desk.post(seat, Map.of("division", "441424100201")).statusCode()).isEqualTo(400);
        assertThat(desk.post(seat, Map.of("division", village)).statusCode()).isEqualTo(302);
        assertFault(
                () -> as(TOWN, () -> applications.submit(WUHUA, input(village, "central", ""))),
                "老镇站");
    }

    @Test
    void acceptanceWaitsForTheChecklistOfThePlan() {
        adoptPlan();
        var village = village(4);
        var application = as(TOWN, () -> applications.submit(WUHUA, input(village, "central", "")));
        as(TOWN, () -> applications.opine(application.id(), "supported", ""));
        var approved =
                as(COUNTY, () -> applications.decide(application.id(), "approved", "清单站", ""));
        var id = Objects.requireNonNull(approved.station());
        var entries = as(COUNTY, () -> fitting.of(id)).entries();
        assertThat(entries).isNotEmpty();
        assertThat(as(COUNTY, () -> life.accept(id, TODAY, "验收单")))
                .isInstanceOfSatisfying(
                        Outcome.Faulty.class,
                        faulty ->
                                assertThat(faulty.faults().getFirst().fault())
                                        .contains("检查表还差", entries.getFirst().label()));
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        var base = "/console/stations/" + id + "/fitting";
        assertThat(staff.get(base).body()).contains("还差", "0%");
        assertThat(seen(staff, base, entries.getFirst().id(), "done", "", false).statusCode())
                .isEqualTo(422);
        for (var entry : entries.subList(1, entries.size())) {
            assertThat(seen(staff, base, entry.id(), "done", "", true).statusCode()).isEqualTo(302);
        }
        assertThat(
                        seen(staff, base, entries.getFirst().id(), "waived", "房子是祠堂，不能改", false)
                                .statusCode())
                .isEqualTo(302);
        assertThat(staff.get(base).body()).contains("可以", "房子是祠堂", "115.763000, 23.921000");
        assertThat(as(COUNTY, () -> life.accept(id, TODAY, "验收单")))
                .isInstanceOf(Outcome.Done.class);
        as(COUNTY, () -> life.open(id, TODAY));
        assertThat(staff.get("/console/stations/" + id + "/tenure").body())
                .as("somebody was there and looked")
                .contains("还在办", "最近一次动静是" + TODAY);
        assertThat(fitted(village)).isEqualByComparingTo("0");
        assertThat(part(village, entries.getFirst().label())).isEqualByComparingTo("0");
        assertThat(part(village, entries.getLast().label())).isEqualByComparingTo("1");
        assertThat(seen(staff, base, entries.getFirst().id(), "done", "", true).statusCode())
                .isEqualTo(302);
        assertThat(fitted(village)).isEqualByComparingTo("1");
        assertThat(part(village, entries.getFirst().label())).isEqualByComparingTo("1");
    }

    @Test
    void stationsWithoutAChecklistAreAcceptedAsEver() {
        var village = village(5);
        var done = as(COUNTY, () -> stations.register(TestCounty.village(village, "早就有的站")));
        var id = ((Outcome.Done) done).station().id();
        assertThat(as(COUNTY, () -> life.accept(id, TODAY, null))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void ofTwoWhoApplyAtTheSameMomentOneIsTold() {
        var form = fields(village(7));
        var one = people.visitor();
        var other = people.visitor();
        assertThat(
                        AtOnce.of(
                                () -> one.post("/station-applications/new", form).statusCode(),
                                () -> other.post("/station-applications/new", form).statusCode()))
                .containsExactlyInAnyOrder(302, 422);
    }

    @Test
    void anybodyAppliesOnThePortalAndTheOfficesFindIt() {
        var village = village(6);
        var visitor = people.visitor();
        var form = visitor.get("/station-applications/new").body();
        assertThat(form).contains(village, "申请建服务站", "<option value=\"\" selected>请选择");
        assertThat(visitor.post("/station-applications/new", Map.of("division", village)).body())
                .contains("没有填场地", "没有填电话", "没有填面积")
                .doesNotContain("不是面积", "不是手机号");
        for (var mistakes = 0; mistakes < 12; mistakes++) {
            assertThat(visitor.post("/station-applications/new", Map.of()).body())
                    .contains("没有选村")
                    .doesNotContain("本县没有这个村");
        }
        var sent = visitor.post("/station-applications/new", fields(village));
        assertThat(sent.statusCode()).isEqualTo(302);
        var place = sent.headers().firstValue("Location").orElseThrow();
        assertThat(visitor.get(place).body()).contains("收到了", "待镇里意见").doesNotContain("古某某");
        var slip = visitor.get(place.replaceAll("\\?.*", "") + "/slip").body();
        assertThat(slip).contains("建站申请回执", "slip.css").doesNotContain("13800000001");
        var town = people.signedIn(Role.TOWN_OFFICER, "441424103");
        assertThat(town.get("/console").body()).contains("建站申请待镇里意见");
        assertThat(town.get("/console/station-applications").body()).contains("村委会");
        var supervisor = people.signedIn(Role.SUPERVISOR, "441424");
        var list = supervisor.get("/console/station-applications").body();
        var href =
                list.replaceAll(
                        "(?s).*href=\"(/console/station-applications/[0-9a-f-]{36})\".*", "$1");
        assertThat(supervisor.get(href).body()).contains("古某某").doesNotContain("13800000001");
        assertThat(supervisor.post(href + "/opinion", Map.of("kind", "supported")).statusCode())
                .isEqualTo(403);
    }

    private void adoptPlan() {
        try {
            var plan = Files.readAllBytes(Path.of("plans", "wuhua-2018.yaml"));
            as(Actor.system("测试", Scope.everywhere()), () -> plans.adopt(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BigDecimal fitted(String village) {
        return as(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        jdbc.sql(
                                        """
                                        select value from measures."stations.fitted"
                                         where division = :village and base = 'stations-open' and validity @> :day
                                        """)
                                .param("village", village)
                                .param("day", TODAY)
                                .query(BigDecimal.class)
                                .single());
    }

    private BigDecimal part(String village, String entry) {
        return as(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        jdbc.sql(
                                        """
                                        select value from measures."stations.fitted-parts"
                                         where division = :village and base = 'village-stations-open' and entry = :entry
                                           and validity @> :day
                                        """)
                                .param("village", village)
                                .param("entry", entry)
                                .param("day", TODAY)
                                .query(BigDecimal.class)
                                .single());
    }

    private static HttpResponse<String> seen(
            Browser staff, String base, String entry, String outcome, String note, boolean photo) {
        var fields =
                Map.of(
                        "outcome",
                        outcome,
                        "note",
                        note,
                        "longitude",
                        "115.763000",
                        "latitude",
                        "23.921000");
        return photo
                ? staff.upload(base + "/entries/" + entry, fields, "门头.png", PICTURE)
                : staff.post(base + "/entries/" + entry, fields);
    }

    private static ApplicationInput input(String village, String money, String note) {
        return new ApplicationInput(
                "village",
                village,
                "村委会一楼",
                "60",
                "committee",
                "古某某",
                "13800000001",
                "三百户，取件要去镇上",
                money,
                note);
    }

    private static ApplicationInput with(ApplicationInput input, String level) {
        return new ApplicationInput(
                level,
                input.division(),
                input.premises(),
                input.area(),
                input.applicantKind(),
                input.applicantName(),
                input.applicantPhone(),
                input.why(),
                input.money(),
                input.moneyNote());
    }

    private static Map<String, String> fields(String village) {
        return Map.of(
                "level",
                "village",
                "division",
                village,
                "premises",
                "村委会一楼",
                "area",
                "60",
                "applicantKind",
                "committee",
                "applicantName",
                "古某某",
                "applicantPhone",
                "13800000001",
                "why",
                "三百户",
                "money",
                "central");
    }

    /** The n-th village of 转水镇. */
    private String village(int n) {
        return as(
                COUNTY,
                () ->
                        jdbc.sql(
                                        """
                                        select code from region.division where code like '441424103%' and length(code) = 12
                                         order by code limit 1 offset :n
                                        """)
                                .param("n", n)
                                .query(String.class)
                                .single());
    }

    private void assertFault(Supplier<?> act, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(act::get)
                .satisfies(problem -> assertThat(problem.faults().toString()).contains(words));
    }

    private static Actor person(String name, String role, String division) {
        return new Actor(
                Actor.Kind.PERSON,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                Set.of(role),
                Scope.of(division));
    }

    private <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(
                actor, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
