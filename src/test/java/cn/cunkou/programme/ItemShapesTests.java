package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.ExternalSeries;
import cn.cunkou.measures.NewFact;
import cn.cunkou.papers.Fulfilment;
import cn.cunkou.papers.NewPaper;
import cn.cunkou.papers.PaperKind;
import cn.cunkou.papers.Papers;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.StationInput;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Items that ask for something else than a figure of the county: where they stand. */
@CunkouTest
class ItemShapesTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final DivisionCode TOWN = DivisionCode.of("441424100");
    private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    private static final Actor ACTOR = Actor.system("测试", Scope.everywhere());
    private static final String PLAN = "shapes-2019";
    private static final String TEXT =
            """
            plan: shapes-2019
            title: 实施方案
            division: "441424"
            programme: {tier: national, year: 2019}
            period: {from: 2019-01-01, to: 2020-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
              - {id: farming, name: 县农业局, role: member}
              - {id: towns, name: 各镇人民政府, role: towns}
            series:
              - {id: shapes-own, label: 本县零售额, unit: 万元, aggregate: sum, level: county, publisher: 县统计局}
              - {id: shapes-national, label: 全国零售额, unit: 亿元, aggregate: sum, level: county, publisher: 商务部}
            targets:
              - {id: more, label: 再建两个村站, area: 站点, measure: stations.open, where: {level: village}, grows: {at-least: 2}, versus: 2019-06-30, by: 2019-10-31, owner: bureau, cite: [二]}
              - {id: better, label: 增幅高于全国, area: 交易, measure: external.shapes-own, grows: {more-than: {measure: external.shapes-national}}, versus: previous-year, by: 2020-12-31, owner: bureau, cite: [二]}
              - {id: served, label: 三个村有服务, area: 站点, measure: stations.villages-served, base: villagers-committees, at-least: 3, unit: 个村, by: 2019-12-31, owner: bureau, cite: [二]}
              - {id: cover, label: 六成的村有站, area: 站点, measure: stations.village-coverage, base: villagers-committees, at-least: 60%, by: 2019-12-31, owner: bureau, cite: [二]}
              - {id: each-village, label: 村村有站, area: 站点, measure: stations.open, where: {level: village}, each: village, at-least: 1, by: 2019-10-31, owner: towns, cite: [二]}
            duties:
              - {id: reports, label: 各单位报总结, area: 报送, paper: report, each: body, by: 2019-10-31, owner: bureau, with: [farming], cite: [八]}
              - {id: handover, label: 换承办企业时衔接好, area: 组织, paper: record, when: 换了承办企业, by: 2019-10-31, owner: bureau, cite: [八]}
              - {id: checks, label: 定期检查, area: 监管, paper: record, at-least: 1, unclear: 多久一次, by: 2019-10-31, owner: bureau, cite: [八]}
              - {id: answers, label: 检查后整改, area: 监管, paper: record, after: {item: checks, days: 5}, owner: bureau, cite: [八]}
            conflicts:
              - {id: cover-meaning, label: 覆盖是什么意思, items: [cover], readings: [{id: a, figure: 有站, says: 有站的才算, cite: [二]}, {id: b, figure: 有服务, says: 有服务的也算, cite: [二]}]}
            schedule:
              - {id: stage, label: 检查阶段, area: 监管, until: 2019-10, evidence: [checks], owner: bureau, cite: [七]}
            """;

    @Autowired Programme programme;
    @Autowired PromiseViews views;
    @Autowired Urgings urgings;
    @Autowired Plans plans;
    @Autowired Papers papers;
    @Autowired Registry registry;
    @Autowired ExternalSeries series;
    @Autowired Stations stations;
    @Autowired Counties counties;
    @Autowired Divisions divisions;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void aCountyWithoutStations() {
        in(() -> jdbc.sql("delete from stations.station where division like '441424%'").update());
        in(() -> counties.activateDemo(COUNTY, TODAY));
        edition();
    }

    @Test
    void growthByACountIsTheDifferenceToItsDay() {
        var villages = villages();
        station(villages.get(0), "2019-05-01");
        station(villages.get(1), "2019-07-01");
        var one = item(board(), "more");
        assertThat(one.value()).isEqualByComparingTo("1");
        assertThat(one.unit()).isEqualTo("个");
        assertThat(one.distance()).isEqualTo("还差1个");
        assertThat(one.state()).isEqualTo(State.MISSED);
        assertThat(one.span().from()).isEqualTo("2019-07-01");
        station(villages.get(2), "2019-10-31");
        var two = item(board(), "more");
        assertThat(two.value()).isEqualByComparingTo("2");
        assertThat(two.state()).isEqualTo(State.MET);
    }

    @Test
    void aChangeShowsTheRowsOfBothDays() {
        var villages = villages();
        station(villages.get(0), "2019-05-01");
        station(villages.get(1), "2019-07-01");
        var board = board();
        var page = in(() -> views.page(board, item(board, "more"), 1));
        assertThat(Objects.requireNonNull(page.evidence()).rows().total()).isEqualTo(2);
        assertThat(Objects.requireNonNull(page.former()).rows().total()).isEqualTo(1);
        assertThat(in(() -> views.page(board, item(board, "served"), 1)).former()).isNull();
    }

    @Test
    void aRateIsHeldAgainstTheRateOfOthersWhichHasToBeKnown() {
        fact("shapes-own", "2018-06-30", "100");
        fact("shapes-own", "2019-06-30", "110");
        fact("shapes-national", "2018-06-30", "1000");
        var unknown = item(board(), "better");
        assertThat(unknown.state()).isEqualTo(State.CANNOT_BE_COMPUTED);
        assertThat(unknown.reason()).contains("「全国零售额」");
        fact("shapes-national", "2019-06-30", "1100");
        var equal = item(board(), "better");
        assertThat(equal.value()).isEqualByComparingTo("0");
        assertThat(equal.state()).isNotEqualTo(State.MET);
        fact("shapes-own", "2019-07-31", "10");
        var better = item(board(), "better");
        assertThat(better.value()).isEqualByComparingTo("0.1");
        assertThat(better.state()).isEqualTo(State.MET);
    }

    @Test
    void aCountOfAShareIsHowManyHaveIt() {
        var villages = villages();
        villages.stream().limit(2).forEach(village -> station(village, "2019-05-01"));
        var two = item(board(), "served");
        assertThat(two.value()).isEqualByComparingTo("2");
        assertThat(two.unit()).isEqualTo("个村");
        assertThat(two.distance()).isEqualTo("还差1个村");
        station(villages.get(2), "2019-05-01");
        var board = board();
        assertThat(item(board, "served").state()).isEqualTo(State.MET);
        var trend = in(() -> programme.trend(board, item(board, "served")));
        assertThat(trend.getLast().value()).isEqualByComparingTo("3");
    }

    @Test
    void aShareIsWrittenAsOneAlsoWhileItIsOpenWhatItMeans() {
        villages().forEach(village -> station(village, "2019-05-01"));
        var cover = item(board(), "cover");
        assertThat(cover.state()).isEqualTo(State.UNCLEAR);
        assertThat(PromiseCard.of(cover, TODAY, "").unit()).isEqualTo("%");
    }

    @Test
    void everyVillageAnswersForItself() {
        var village = villages().getFirst();
        station(village, "2019-05-01");
        var board = board();
        var whole = item(board, "each-village");
        assertThat(whole.parts()).hasSizeGreaterThan(400);
        assertThat(whole.value()).isEqualByComparingTo("1");
        assertThat(whole.unit()).isEqualTo("个村");
        assertThat(whole.state()).isEqualTo(State.MISSED);
        assertThat(item(board, "each-village:" + village).state()).isEqualTo(State.MET);
        assertThat(whole.parts())
                .filteredOn(part -> part.state() == State.MISSED)
                .hasSize(whole.parts().size() - 1);
    }

    @Test
    void everyBodyAnswersForItself() {
        paper("县农业局", PaperKind.REPORT, "reports", "2019-09-01");
        var board = board();
        var whole = item(board, "reports");
        assertThat(whole.value()).isEqualByComparingTo("1");
        assertThat(whole.distance()).isEqualTo("还差1个单位");
        assertThat(whole.state()).isEqualTo(State.MISSED);
        var farming = item(board, "reports:farming");
        assertThat(farming.state()).isEqualTo(State.MET);
        assertThat(farming.item().owner()).isEqualTo("farming");
        assertThat(farming.label()).startsWith("县农业局：");
        assertThat(item(board, "reports:bureau").state()).isEqualTo(State.MISSED);
        var order =
                new Urgings.NewUrging(
                        PLAN, "reports:farming", "请补报", "2019-11-30", true, UUID.randomUUID());
        var id = in(() -> urgings.issue(order));
        assertThat(in(() -> urgings.find(id)).orElseThrow().bodyName()).isEqualTo("县农业局");
    }

    @Test
    void whatThePaperLeavesUnclearIsNeverDue() {
        var before = board();
        var checks = item(before, "checks");
        assertThat(checks.state()).isEqualTo(State.UNCLEAR);
        assertThat(checks.reason()).isEqualTo("原文没有写明：多久一次");
        assertThat(item(before, "stage").state()).isEqualTo(State.UNCLEAR);
        paper("县商务局", PaperKind.RECORD, "checks", "2019-09-01");
        var after = board();
        assertThat(item(after, "checks").value()).isEqualByComparingTo("1");
        assertThat(item(after, "checks").state()).isEqualTo(State.UNCLEAR);
        assertThat(item(after, "answers").state()).isEqualTo(State.NOT_DUE);
    }

    @Test
    void whatArisesOnAnOccasionIsCountedAndNeverDue() {
        var none = item(board(), "handover");
        assertThat(none.state()).isEqualTo(State.NOT_DUE);
        assertThat(none.value()).isEqualByComparingTo("0");
        assertThat(none.reason()).isEqualTo("有才做：换了承办企业");
        paper("县商务局", PaperKind.RECORD, "handover", "2019-09-02");
        var once = item(board(), "handover");
        assertThat(once.value()).isEqualByComparingTo("1");
        assertThat(once.state()).isEqualTo(State.NOT_DUE);
    }

    private void fact(String series, String day, String value) {
        in(() ->
                this.series.record(
                        new NewFact(
                                series,
                                COUNTY,
                                LocalDate.parse(day),
                                new BigDecimal(value),
                                "县统计局",
                                "公报",
                                "公报1号",
                                "",
                                null)));
    }

    private void paper(String body, PaperKind kind, String item, String day) {
        in(() -> {
            papers.load(
                    List.of(
                            new NewPaper(
                                    COUNTY,
                                    registry.ensureBody(COUNTY, body, "责任单位"),
                                    kind,
                                    null,
                                    item,
                                    LocalDate.parse(day),
                                    null,
                                    true,
                                    "",
                                    List.of(new Fulfilment(PLAN, item)))));
            return true;
        });
    }

    private void station(DivisionCode village, String day) {
        var input =
                new StationInput(
                        "village",
                        village.digits(),
                        "",
                        village + "站",
                        "new",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        day,
                        day,
                        "",
                        "");
        assertThat(in(() -> stations.register(input))).isInstanceOf(Outcome.Done.class);
    }

    private List<DivisionCode> villages() {
        return in(() -> divisions.villages(TOWN, Divisions.Base.VILLAGERS_COMMITTEES, TODAY))
                .stream()
                .map(Division::code)
                .toList();
    }

    /** Figures may be a second old; these tests want to see what they have just done. */
    private Board board() {
        LockSupport.parkNanos(Duration.ofMillis(1_050).toNanos());
        return in(() -> programme.board(edition(), TODAY));
    }

    private Edition edition() {
        return in(() ->
                switch (plans.adopt(TEXT.getBytes(StandardCharsets.UTF_8))) {
                    case Adoption.Adopted(var edition) -> edition;
                    case Adoption.Unchanged(var edition) -> edition;
                    case Adoption.Refused(var problems) ->
                            throw new AssertionError(problems.toString());
                });
    }

    private static Standing item(Board board, String id) {
        return board.find(id).orElseThrow();
    }

    private <T> T in(Supplier<T> act) {
        return Actor.as(
                ACTOR, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
