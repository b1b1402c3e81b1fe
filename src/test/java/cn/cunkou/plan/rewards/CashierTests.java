package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rule;
import static cn.cunkou.plan.rewards.Paper.verdict;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashierTests {
    private static final String TIERS =
            """
            for: shop
            tiers:
              measure: market.shop-sales
              over: calendar-year
              stacking: %s
              steps:
                - {at-least: 100000, pays: 10000}
                - {more-than: 300000, pays: 20000, to: developer}
                - {at-least: 600000, pays: 30000}
            """;

    @ParameterizedTest
    @CsvSource({
        "highest,  99999,  NO,  0",
        "highest,  100000, YES, 10000",
        "highest,  300000, YES, 10000",
        "highest,  300001, YES, 20000",
        "highest,  599999, YES, 20000",
        "highest,  600000, YES, 30000",
        "adds-up,  99999,  NO,  0",
        "adds-up,  100000, YES, 10000",
        "adds-up,  300001, YES, 30000",
        "adds-up,  600000, YES, 60000",
    })
    void tiersPayByTheirBounds(String stacking, long sales, Truth truth, long pays) {
        var verdict =
                verdict(rule(TIERS.formatted(stacking)), known().with("market.shop-sales", sales));
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(Paper.yuan(verdict)).isEqualTo(pays);
    }

    @Test
    void eachTierMayPaySomebodyElse() {
        var verdict =
                verdict(
                        rule(TIERS.formatted("adds-up")),
                        known().with("market.shop-sales", 400000));
        assertThat(verdict.payouts())
                .extracting(Payout::to)
                .containsExactly(Payee.SUBJECT, Payee.DEVELOPER);
    }

    @Test
    void theNextTierSaysHowFarItIs() {
        var verdict =
                verdict(
                        rule(TIERS.formatted("highest")),
                        known().with("market.shop-sales", 250000));
        assertThat(verdict.findings().getLast().distance()).isEqualTo("离2万元的一档还差5万元以上");
    }

    @Test
    void withoutAFigureNobodyKnowsTheTier() {
        var verdict = verdict(rule(TIERS.formatted("highest")), known());
        assertThat(verdict.truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict.payouts()).isEmpty();
        assertThat(verdict.reasons()).containsExactly("当年线上销售额：没有记录");
    }

    @ParameterizedTest
    @CsvSource({
        "at-most: 50%,  1000.01,    500",
        "at-most: 50%,  1000.03,    500.01",
        "exactly: 33.33%, 100,      33.33",
        "exactly: 33.33%, 99.99,    33.32",
        "exactly: 100%, 499999.99,  499999.99",
        "exactly: 100%, 500000,     500000",
        "exactly: 100%, 500000.01,  500000",
    })
    void aPartIsRoundedDownToTheFenAndCapped(String rate, String cost, String pays) {
        var rule =
                rule(
                        """
                        for: enterprise
                        share: {of: eligible-investment, %s, excludes: [land], ceiling: 500000}
                        """
                                .formatted(rate));
        var verdict =
                verdict(rule, known().with("eligible-investment", Fact.of(new BigDecimal(cost))));
        assertThat(verdict.amount().yuan()).isEqualByComparingTo(pays);
        assertThat(verdict.payouts().getFirst().atMost()).isEqualTo(rate.startsWith("at-most"));
    }

    @Test
    void whatComesToNothingIsANo() {
        var rule =
                rule(
                        """
                        for: enterprise
                        share: {of: eligible-investment, exactly: 50%}
                        """);
        var none = verdict(rule, known().with("eligible-investment", 0));
        assertThat(none.truth()).isEqualTo(NO);
        assertThat(verdict(rule, known()).truth()).isEqualTo(CANNOT_SAY);
    }

    private static final String FALLING =
            """
            for: carrier
            rate: {fact: parcels, missing: 快件数, unit: 件, over: month, each: 0.55, years: [100%, 50%, 25%]}
            """;

    @ParameterizedTest
    @CsvSource({
        "2018-07-02, 1000, YES, 550.00",
        "2018-07-01, 1000, YES, 275.00",
        "2017-07-02, 1000, YES, 275.00",
        "2017-07-01, 1000, YES, 137.50",
        "2017-07-01, 1001, YES, 137.63",
        "2016-07-02, 1000, YES, 137.50",
        "2016-07-01, 1000, NO,  0",
        "2019-07-01, 1000, YES, 550.00",
        "2019-07-01, 0,    NO,  0",
    })
    void aRateStepsDownByYearSinceTheStart(
            LocalDate start, long parcels, Truth truth, String pays) {
        var carrier =
                Paper.started(Paper.subject(SubjectKind.CARRIER, "a", "441424"), start.toString());
        var verdict =
                Paper.rewards(known().with("parcels", parcels))
                        .evaluate(rule(FALLING), carrier, Paper.DAY);
        assertThat(verdict.truth()).isEqualTo(truth);
        assertThat(verdict.amount().yuan()).isEqualByComparingTo(pays);
    }

    @Test
    void aRateByYearNeedsAStart() {
        var verdict = verdict(rule(FALLING), known().with("parcels", 1000));
        assertThat(verdict.truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict.reasons()).containsExactly(Figures.NO_START);
    }

    @Test
    void aPartMayStepDownOnAGuidePrice() {
        var rule =
                rule(
                        """
                        for: enterprise
                        share: {of: guide-price, years: [60%, 30%]}
                        """);
        var facts = known().with("guide-price", 10000);
        var firm = Paper.subject(SubjectKind.ENTERPRISE, "a", "441424");
        assertThat(Paper.yuan(judged(rule, facts, Paper.started(firm, "2019-01-01"))))
                .isEqualTo(6000);
        assertThat(Paper.yuan(judged(rule, facts, Paper.started(firm, "2018-01-01"))))
                .isEqualTo(3000);
        assertThat(judged(rule, facts, Paper.started(firm, "2017-01-01")).truth()).isEqualTo(NO);
    }

    private static Verdict judged(Rule rule, Facts facts, Subject subject) {
        return Paper.rewards(facts).evaluate(rule, subject, Paper.DAY);
    }

    @Test
    void whatThePaperDoesNotSayIsNotPaid() {
        var rule =
                rule(
                        """
                        for: enterprise
                        pays: {unclear: 比例另定}
                        """);
        assertThat(verdict(rule, known()).truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict(rule, known()).reasons().getFirst()).contains("比例另定");
    }

    @Test
    void anOpenRewardPaysNobody() {
        var rule = rule("for: station\npays: 10000\n");
        var rewards =
                new Rewards(
                        Paper.NAMES, known(), Awards.of(List.of()), id -> Optional.of("方案写法不一"));
        var verdict = rewards.evaluate(rule, Paper.station("a"), Paper.DAY);
        assertThat(verdict.truth()).isEqualTo(CANNOT_SAY);
        assertThat(verdict.payouts()).isEmpty();
        assertThat(verdict.reasons()).containsExactly("方案写法不一");
    }
}
