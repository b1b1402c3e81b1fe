package cn.cunkou.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CunkouTest
class ExternalSeriesTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final LocalDate YEAR_END = LocalDate.of(2018, 12, 31);
    private static final Question RETAIL = Question.of("external.online-retail", "441424");

    @Autowired ExternalSeries external;
    @Autowired Measures measures;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void begin() {
        as(
                "441424",
                () -> {
                    if (external.find("online-retail", COUNTY).isEmpty()) {
                        external.begin(
                                new Series(
                                        "online-retail",
                                        "农村网络零售额（统计局）",
                                        "万元",
                                        "县内网店的零售额",
                                        "",
                                        Aggregate.LATEST,
                                        DivisionCode.Level.COUNTY,
                                        Rhythm.YEAR,
                                        "县统计局"),
                                COUNTY);
                    }
                    return null;
                });
    }

    @Test
    void aPublishedFigureIsAMeasureWithItsDocument() throws Exception {
        record(YEAR_END, "3120.5");

        var figure = as("441424", () -> measures.evaluate(RETAIL.between(null, YEAR_END)));
        assertThat(figure.value()).isEqualByComparingTo("3120.5");
        assertThat(figure.unit().title()).isEqualTo("万元");
        var evidence =
                as(
                        "441424",
                        () ->
                                measures.evidence(
                                        RETAIL.between(null, YEAR_END), new Paged.Request(1, 10)));
        assertThat(evidence.rows().rows().getFirst().cells()).contains("2018年统计公报", "五统〔2019〕1号");
        assertThat(evidence.figure().value()).isEqualByComparingTo("3120.5");
        assertThat(figure.evidence()).doesNotContain("series");
    }

    @Test
    void aCorrectionIsANewRecordAndTheEarlierOneStays() throws Exception {
        var day = YEAR_END.minusYears(1);
        record(day, "100");
        record(day, "120");
        Thread.sleep(1100);

        assertThat(as("441424", () -> measures.evaluate(RETAIL.between(null, day))).value())
                .isEqualByComparingTo("120");
        var facts =
                as("441424", () -> external.history("online-retail", COUNTY)).stream()
                        .filter(fact -> fact.day().equals(day))
                        .toList();
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst().holds()).isTrue();
        assertThat(facts.getLast().holds()).isFalse();
        assertThat(facts.getFirst().person()).isEqualTo("统计员");
    }

    @Test
    void withoutARecordItCannotBeComputed() {
        var figure =
                as(
                        "441424",
                        () -> measures.evaluate(RETAIL.between(null, LocalDate.of(2001, 1, 1))));

        assertThat(figure.value()).isNull();
        assertThat(figure.reason()).contains("还没有录入");
    }

    @Test
    void figuresOfTownsAndOfTheirCountyAreNotMixed() {
        var ofATown = fact(DivisionCode.of("441424100"), YEAR_END, BigDecimal.ONE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as("441424", () -> external.record(ofATown)))
                .withMessageContaining("按县记");
    }

    @Test
    void onlyWhoseCountyItIsRecordsIt() {
        var fact = fact(COUNTY, YEAR_END, BigDecimal.ONE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as("441424100", () -> external.record(fact)));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() ->
                        as(
                                "441424",
                                () ->
                                        jdbc.sql("update measures.external_fact set value = 1")
                                                .update()));
    }

    @Test
    void itStandsInTheCatalogue() {
        var ids = as("441424", () -> measures.catalogue()).stream().map(Measure::id).toList();
        assertThat(ids).contains("external.online-retail").doesNotContain("measures.external");
    }

    @Test
    void aWithdrawnFigureCountsNoMoreAndStaysOnRecord() throws Exception {
        var day = YEAR_END.minusYears(3);
        var wrong = record(day, "100");
        assertThat(as("441424", () -> measures.evaluate(RETAIL.between(null, day))).value())
                .isEqualByComparingTo("100");
        as("441424", () -> external.withdraw(wrong.series(), wrong.id(), "录错了年份"));
        Thread.sleep(1100);

        assertThat(as("441424", () -> measures.evaluate(RETAIL.between(null, day))).value())
                .isNull();
        var facts =
                as("441424", () -> external.history("online-retail", COUNTY)).stream()
                        .filter(fact -> fact.day().equals(day))
                        .toList();
        assertThat(facts).extracting(Fact::number).containsExactly("已撤回", "100");
        assertThat(facts.getFirst().reason()).isEqualTo("录错了年份");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as("441424", () -> external.withdraw(wrong.series(), wrong.id(), "再撤一次")))
                .withMessageContaining("已经被更正或撤回");
    }

    private Fact record(LocalDate day, String value) {
        return as("441424", () -> external.record(fact(COUNTY, day, new BigDecimal(value))));
    }

    private static NewFact fact(DivisionCode division, LocalDate day, BigDecimal value) {
        return new NewFact(
                "online-retail", division, day, value, "县统计局", "2018年统计公报", "五统〔2019〕1号", "", null);
    }

    private static <T extends @Nullable Object> T as(String division, Supplier<T> act) {
        var actor =
                new Actor(
                        Actor.Kind.PERSON,
                        "1",
                        "统计员",
                        Set.of("bureau-officer"),
                        Scope.of(division));
        return Actor.as(actor, act::get);
    }
}
