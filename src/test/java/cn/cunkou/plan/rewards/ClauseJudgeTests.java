package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rule;
import static cn.cunkou.plan.rewards.Paper.verdict;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClauseJudgeTests {
    private static final String BOUND =
            """
            for: station
            all:
              - {measure: stations.services, over: last-6-months, %s: 200}
            pays: 10000
            """;

    @ParameterizedTest
    @CsvSource({
        "at-least,  199, NO,  还差1次",
        "at-least,  200, YES, ''",
        "at-least,  201, YES, ''",
        "more-than, 188, NO,  还差13次",
        "more-than, 199, NO,  还差2次",
        "more-than, 200, NO,  还差1次",
        "more-than, 201, YES, ''",
        "at-most,   199, YES, ''",
        "at-most,   200, YES, ''",
        "at-most,   201, NO,  超出1次",
        "less-than, 199, YES, ''",
        "less-than, 200, NO,  超出1次",
        "less-than, 201, NO,  超出2次",
        "exactly,   199, NO,  还差1次",
        "exactly,   200, YES, ''",
        "exactly,   201, NO,  超出1次",
    })
    void everyBoundKnowsItsSide(String side, long value, Truth truth, String distance) {
        var verdict =
                verdict(rule(BOUND.formatted(side)), known().with("stations.services", value));
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(verdict.findings().getFirst().distance()).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "300000.01, YES, ''",
        "300000,    YES, ''",
        "299999.99, NO,  还差0.01元",
        "100000,    NO,  还差20万元",
    })
    void moneyIsComparedToTheFen(String value, Truth truth, String distance) {
        var sales =
                rule(
                        """
                        for: shop
                        all:
                          - {measure: market.shop-sales, over: calendar-year, at-least: 300000}
                        pays: 1
                        """);
        var verdict =
                verdict(sales, known().with("market.shop-sales", Fact.of(new BigDecimal(value))));
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(verdict.findings().getFirst().distance()).isEqualTo(distance);
    }

    @Test
    void whatBinaryFractionsGetWrongDecimalsGetRight() {
        var sum = new BigDecimal("0.1").add(new BigDecimal("0.2"));
        var rule =
                rule(
                        """
                        for: station
                        all:
                          - {fact: x, missing: 数, unit: 个, at-most: 0.3}
                        pays: 1
                        """);
        assertThat(verdict(rule, known().with("x", Fact.of(sum))).truth()).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9,     YES, ''",
        "0.89999, NO,  还差0.01个百分点",
        "0.5,     NO,  还差40个百分点",
    })
    void aGateOnTheCountyIsAboutTheCounty(String value, Truth truth, String distance) {
        var gate =
                rule(
                        """
                        for: carrier
                        all:
                          - {measure: logistics.coverage, of: county, base: villages, at-least: 90%}
                        pays: 1
                        """);
        var facts = known().with("logistics.coverage", Fact.of(new BigDecimal(value)));
        var verdict = verdict(gate, facts);
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(verdict.findings().getFirst().distance()).isEqualTo(distance);
        assertThat(facts.asked()).allMatch(it -> it.about() == Term.About.COUNTY);
    }

    @ParameterizedTest
    @CsvSource({
        "all, true,  true,  YES",
        "all, true,  false, NO",
        "all, true,  ?,     CANNOT_SAY",
        "all, false, ?,     NO",
        "all, ?,     ?,     CANNOT_SAY",
        "any, true,  false, YES",
        "any, false, false, NO",
        "any, true,  ?,     YES",
        "any, false, ?,     CANNOT_SAY",
        "any, ?,     ?,     CANNOT_SAY",
    })
    void unknownFactsDecideNothingByThemselves(String join, String one, String other, Truth truth) {
        var rule =
                rule(
                        """
                        for: station
                        %s:
                          - {fact: one, missing: 甲, is: true}
                          - {fact: other, missing: 乙, is: true}
                        pays: 1
                        """
                                .formatted(join));
        assertThat(verdict(rule, known().with("one", fact(one)).with("other", fact(other))).truth())
                .isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({"true, NO", "false, YES", "?, CANNOT_SAY"})
    void aBanIsTheContrary(String banned, Truth truth) {
        var rule =
                rule(
                        """
                        for: station
                        not: {fact: banned, missing: 失信, is: true}
                        pays: 1
                        """);
        var verdict = verdict(rule, known().with("banned", fact(banned)));
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(verdict.payouts()).hasSize(truth == YES ? 1 : 0);
    }

    @Test
    void whatThePaperLeavesUnclearNobodyCanSay() {
        var rule =
                rule(
                        """
                        for: enterprise
                        any:
                          - {unclear: 没有写门槛}
                          - {fact: awarded, missing: 评上示范, is: true}
                        pays: 1
                        """);
        assertThat(verdict(rule, known()).truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict(rule, known()).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("没有写门槛"));
        assertThat(verdict(rule, known().with("awarded", Fact.of(true))).truth()).isEqualTo(YES);
    }

    @Test
    void aNoSaysWhatIsMissingAndWhere() {
        var services = new Fact.Numeric(BigDecimal.valueOf(188), "/api/measures/stations.services");
        var verdict =
                verdict(
                        rule(BOUND.formatted("more-than")),
                        known().with("stations.services", services));
        assertThat(verdict.reasons()).containsExactly("近6个月服务次数是188次，要求多于200次，还差13次");
        assertThat(verdict.findings().getFirst().evidence())
                .isEqualTo("/api/measures/stations.services");
    }

    @Test
    void aRiseShowsTheRowsOfBothPeriods() {
        var rule =
                rule(
                        """
                        for: shop
                        all:
                          - {measure: market.shop-sales, over: calendar-year, increase-over: previous-year, at-least: 20%}
                        pays: 1
                        """);
        var verdict =
                verdict(
                        rule,
                        known().with("market.shop-sales", sales(120, "/api/sales?from=2019-01-01"))
                                .in(
                                        2018,
                                        "market.shop-sales",
                                        sales(100, "/api/sales?from=2018-01-01")));
        var found = verdict.findings().getFirst();
        assertThat(found.shown()).isEqualTo("20%");
        assertThat(found.evidence()).isEqualTo("/api/sales?from=2019-01-01");
        assertThat(found.earlier()).isEqualTo("/api/sales?from=2018-01-01");
    }

    private static Fact sales(long yuan, String evidence) {
        return new Fact.Numeric(BigDecimal.valueOf(yuan), evidence);
    }

    @Test
    void aYesOfOneOfSeveralWords() {
        var rule =
                rule(
                        """
                        for: station
                        all:
                          - {attribute: origin, in: [new, consolidated]}
                          - {attribute: level, is: town}
                        pays: 1
                        """);
        var known = known().with("origin", Fact.of("new"));
        assertThat(verdict(rule, known.with("level", Fact.of("town"))).truth()).isEqualTo(YES);
        assertThat(verdict(rule, known.with("level", Fact.of("village"))).reasons())
                .containsExactly("级别是村级，要求镇级");
        assertThat(verdict(rule, known.with("level", new Fact.Unknown("没有登记"))).truth())
                .isEqualTo(CANNOT_SAY);
    }

    private static final String RISE =
            """
            for: shop
            all:
              - {measure: market.shop-sales, over: calendar-year, increase-over: %s, at-least: %s}
            pays: 1
            """;

    @ParameterizedTest
    @CsvSource({
        "2017,          50000, 100000, 150000, YES",
        "2017,          50000, 100000, 149999, NO",
        "2017,          20%,   100000, 120000, YES",
        "2017,          20%,   100000, 119999, NO",
        "2017,          20%,   0,      119999, CANNOT_SAY",
        "previous-year, 50000, 100000, 150000, YES",
        "2019,          50000, 100000, 150000, CANNOT_SAY",
    })
    void anIncreaseIsNetOfAWholeEarlierYear(
            String year, String bound, long before, long now, Truth truth) {
        var facts =
                known().with("market.shop-sales", now)
                        .in(2017, "market.shop-sales", before)
                        .in(2018, "market.shop-sales", before);
        assertThat(verdict(rule(RISE.formatted(year, bound)), facts).truth()).isEqualTo(truth);
    }

    @Test
    void anIncreaseOverWhatNobodyKnowsNobodyCanSay() {
        var verdict =
                verdict(rule(RISE.formatted("2017", "1")), known().with("market.shop-sales", 5));
        assertThat(verdict.truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict.reasons().getFirst()).contains("2017年");
    }

    private static final String FIRST =
            """
            for: shop
            all:
              - {measure: market.shop-sales, over: calendar-year, at-least: 100000, first-time: true}
            pays: 1
            """;

    @Test
    void theFirstTimeComesOnce() {
        var shop = Paper.started(Paper.shop("a"), "2017-03-01");
        var facts =
                known().with("market.shop-sales", 100000)
                        .in(2017, "market.shop-sales", 99999)
                        .in(2018, "market.shop-sales", 99999);
        assertThat(Paper.rewards(facts).evaluate(rule(FIRST), shop, Paper.DAY).truth())
                .isEqualTo(YES);
        facts.in(2017, "market.shop-sales", 100000);
        var again = Paper.rewards(facts).evaluate(rule(FIRST), shop, Paper.DAY);
        assertThat(again.truth()).isEqualTo(NO);
        assertThat(again.reasons().getFirst()).contains("不是首次");
    }

    @Test
    void theFirstTimeNeedsAllYearsBefore() {
        var shop = Paper.started(Paper.shop("a"), "2017-03-01");
        var facts = known().with("market.shop-sales", 100000).in(2018, "market.shop-sales", 99999);
        assertThat(Paper.rewards(facts).evaluate(rule(FIRST), shop, Paper.DAY).truth())
                .isEqualTo(CANNOT_SAY);
        var unknownStart = Paper.shop("a");
        assertThat(Paper.rewards(facts).evaluate(rule(FIRST), unknownStart, Paper.DAY).truth())
                .isEqualTo(CANNOT_SAY);
        facts.in(2018, "market.shop-sales", 100000);
        assertThat(Paper.rewards(facts).evaluate(rule(FIRST), unknownStart, Paper.DAY).truth())
                .isEqualTo(NO);
    }

    @Test
    void nobodyIsJudgedOutsideTheDaysOfTheRule() {
        var rule =
                rule(
                        """
                        for: station
                        pays: 1
                        valid: {from: 2019-01-01, to: 2019-06-30}
                        """);
        var station = Paper.station("a");
        var rewards = Paper.rewards(known());
        assertThat(rewards.evaluate(rule, station, day("2018-12-31")).truth()).isEqualTo(NO);
        assertThat(rewards.evaluate(rule, station, day("2019-01-01")).truth()).isEqualTo(YES);
        assertThat(rewards.evaluate(rule, station, day("2019-06-30")).truth()).isEqualTo(YES);
        assertThat(rewards.evaluate(rule, station, day("2019-07-01")).truth()).isEqualTo(NO);
        assertThat(rewards.evaluate(rule, Paper.shop("a"), day("2019-06-30")).truth())
                .isEqualTo(NO);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Fact fact(String text) {
        return text.equals("?") ? new Fact.Unknown("没有记录") : Fact.of(text);
    }
}
