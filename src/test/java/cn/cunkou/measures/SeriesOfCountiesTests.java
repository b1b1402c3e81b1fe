package cn.cunkou.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** The same outside figure in two counties, each with its own bureau. */
@CunkouTest
@TestInstance(Lifecycle.PER_CLASS)
class SeriesOfCountiesTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode WUCHUAN = DivisionCode.of("440883");
    private static final Actor SYSTEM = Actor.system("测试", Scope.everywhere());

    @Autowired ExternalSeries external;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired People people;

    @BeforeAll
    void twoCountiesHaveIt() {
        people.visitor();
        Actor.run(
                SYSTEM,
                () -> {
                    counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18));
                    counties.activateDemo(WUCHUAN, LocalDate.of(2020, 11, 18));
                    adopt(
                            WUHUA,
                            "- {id: web-sales, label: 网络零售额, unit: 万元, aggregate: sum, level: county, publisher: 甲统计局}",
                            "- {id: web-share, label: 网销率, unit: \"%\", aggregate: latest, level: county, publisher: 甲统计局, base: output}");
                    adopt(
                            WUCHUAN,
                            "- {id: web-sales, label: 全市网上零售额, unit: 万元, aggregate: sum, level: county, publisher: 乙商务局}",
                            "- {id: only-here, label: 只有乙有的数, unit: 件, aggregate: sum, level: county, publisher: 乙邮政局}");
                    record("web-sales", WUHUA, "2018-12-31", "100");
                    record("web-sales", WUCHUAN, "2019-12-31", "250");
                    record("web-share", WUHUA, "2018-12-31", "40");
                });
    }

    @Test
    void eachPortalShowsItsOwnSeriesInItsOwnWords() {
        var visitor = people.visitor();
        assertThat(visitor.get("/441424/figures").body())
                .contains("网络零售额", "网销率", "农产品产量441424")
                .doesNotContain("全市网上零售额", "只有乙有的数");
        assertThat(visitor.get("/440883/figures").body())
                .contains("全市网上零售额", "只有乙有的数")
                .doesNotContain("网销率");
        assertThat(visitor.get("/441424/figures/external.web-sales").body())
                .contains("甲统计局发布")
                .doesNotContain("乙商务局");
        assertThat(visitor.get("/440883/figures/external.web-sales").body())
                .contains("乙商务局发布", "全市网上零售额")
                .doesNotContain("甲统计局");
        assertThat(visitor.get("/441424/figures/external.web-share").body())
                .contains("是农产品产量441424的百分比", "没有分母的数");
        assertThat(visitor.get("/441424/figures/external.only-here").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNamesNoCountyNamesNoPublisher() {
        var all = people.visitor().get("/api/measures?size=500").body();
        assertThat(all).contains("external.web-sales").doesNotContain("甲统计局", "乙商务局");
        assertThat(people.visitor().get("/440883/api/measures?size=500").body())
                .contains("external.only-here", "乙商务局")
                .doesNotContain("external.web-share", "甲统计局");
    }

    @Test
    void theConsoleAndProgramsHaveTheSeriesOfTheChosenCounty() {
        var administrator = people.signedIn(Role.ADMINISTRATOR, "*");
        assertThat(administrator.get("/console/series?county=440883").body())
                .contains("全市网上零售额", "只有乙有的数")
                .doesNotContain("网销率");
        assertThat(administrator.get("/console/series/only-here?county=441424").statusCode())
                .isEqualTo(404);
        assertThat(people.program(Role.BUREAU_OFFICER, "440883").get("/api/series").body())
                .contains("\"county\":\"440883\"", "乙商务局")
                .doesNotContain("甲统计局", "web-share");
        var auditor = people.program(Role.AUDITOR, "44");
        assertThat(auditor.get("/api/series?county=440883").body())
                .contains("乙商务局")
                .doesNotContain("甲统计局");
        assertThat(auditor.get("/api/series?division=441424").body())
                .contains("甲统计局")
                .doesNotContain("乙商务局");
    }

    @Test
    void besideEachOtherEachCountySaysWhoPublishesAndOfWhat() {
        var supervisor = people.signedIn(Role.SUPERVISOR, "44");
        assertThat(supervisor.get("/console/counties?measure=external.web-sales").body())
                .contains("甲统计局发布", "乙商务局发布，本市称“全市网上零售额”");
        assertThat(supervisor.get("/console/counties?measure=external.web-share").body())
                .contains("占农产品产量441424的比例，分母的数没有公布");
        assertThat(
                        people.program(Role.SUPERVISOR, "44")
                                .get("/api/counties/figures?measure=external.web-share")
                                .body())
                .contains("\"publishedOf\":\"农产品产量441424\"", "\"comparable\":false");
    }

    @Test
    void aCountyBeginsWhatAnotherHasUnlessItIsAnotherFigure() {
        var parcels = series("begun-here", "件", "甲邮政局");
        Actor.run(SYSTEM, () -> external.begin(parcels, WUHUA));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        Actor.run(
                                SYSTEM,
                                () -> external.begin(series("begun-here", "万件", "乙邮政局"), WUCHUAN)))
                .withMessageContainingAll("单位件", "单位万件");
        Actor.run(SYSTEM, () -> external.begin(series("begun-here", "件", "乙邮政局"), WUCHUAN));
        assertThat(Actor.as(SYSTEM, () -> external.get("begun-here", WUHUA)).publisher())
                .isEqualTo("甲邮政局");
    }

    @Test
    void aSeriesWithAnotherIdGoesOnWithWhatWasRecorded() {
        var old = series("sales-of-old", "万元", "甲统计局");
        Actor.run(
                SYSTEM,
                () -> {
                    external.declare(old, null, WUHUA);
                    external.declare(series("sales-of-old", "万元", "乙统计局"), null, WUCHUAN);
                    record("sales-of-old", WUHUA, "2017-12-31", "70");
                    record("sales-of-old", WUHUA, "2018-12-31", "80");
                    external.declare(series("sales", "万元", "甲统计局"), "sales-of-old", WUHUA);
                    // Once more, as a file that is handed in again.
                    external.declare(series("sales", "万元", "甲统计局"), "sales-of-old", WUHUA);
                });
        var facts = Actor.as(SYSTEM, () -> external.history("sales", WUHUA));
        assertThat(facts).extracting(Fact::number).containsExactly("80", "70");
        assertThat(facts).allMatch(Fact::holds).allMatch(fact -> fact.person().equals("测试"));
        assertThat(Actor.as(SYSTEM, () -> external.find("sales-of-old", WUHUA))).isEmpty();
        assertThat(Actor.as(SYSTEM, () -> external.find("sales-of-old", WUCHUAN))).isPresent();
        var visitor = people.visitor();
        assertThat(visitor.get("/441424/figures").body())
                .contains("external.sales?")
                .doesNotContain("external.sales-of-old");
        // What was published with the old address stays true.
        assertThat(
                        visitor.get(
                                        "/api/measures/external.sales-of-old?division=441424&to=2018-12-31")
                                .body())
                .contains("\"value\":\"150\"");
    }

    private static Series series(String id, String unit, String publisher) {
        return new Series(id, "数" + id, unit, "", "sum", "county", publisher);
    }

    private void record(String series, DivisionCode county, String day, String value) {
        external.record(
                new NewFact(
                        series,
                        county,
                        LocalDate.parse(day),
                        new BigDecimal(value),
                        "",
                        "公报",
                        "",
                        "",
                        null));
    }

    private void adopt(DivisionCode county, String... series) {
        var text =
                """
                plan: series-%1$s
                title: 方案%1$s
                division: "%1$s"
                programme: {tier: national, year: 2019}
                period: {from: 2019-01-01, to: 2020-12-31}
                bodies:
                  - {id: bureau, name: 县商务局, role: lead}
                bases:
                  - {id: output, label: 农产品产量%1$s}
                series:
                  %2$s
                duties:
                  - {id: grow, label: 卖到三百, area: 交易, measure: external.web-sales, at-least: 300, by: 2020-12-31, owner: bureau, cite: [一]}
                """
                        .formatted(county, String.join("\n  ", series));
        assertThat(plans.adopt(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Adoption.Adopted.class);
    }
}
