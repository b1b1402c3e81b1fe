package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.all;
import static cn.cunkou.plan.rewards.Paper.applied;
import static cn.cunkou.plan.rewards.Paper.award;
import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rewards;
import static cn.cunkou.plan.rewards.Paper.rule;
import static cn.cunkou.plan.rewards.Paper.shop;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTests {
    private static final Rule BEST_TWO =
            rule(
                    """
                    for: shop
                    rank-by:
                      by:
                        - {measure: market.shop-sales, over: calendar-year, weight: 100%}
                    first: 2
                    pays: 10000
                    each: year
                    """);

    @Test
    void theBestComeFirst() {
        var facts =
                known().of("a", "market.shop-sales", 1)
                        .of("b", "market.shop-sales", 3)
                        .of("c", "market.shop-sales", 2);
        var verdicts = truths(BEST_TWO, facts, shop("a"), shop("b"), shop("c"));
        assertThat(verdicts)
                .containsExactly(Map.entry("b", YES), Map.entry("c", YES), Map.entry("a", NO));
    }

    @Test
    void aTieAtTheEdgeIsForAPersonToSettle() {
        var facts =
                known().of("a", "market.shop-sales", 3)
                        .of("b", "market.shop-sales", 2)
                        .of("c", "market.shop-sales", 2)
                        .of("d", "market.shop-sales", 1);
        var verdicts = truths(BEST_TWO, facts, shop("a"), shop("b"), shop("c"), shop("d"));
        assertThat(verdicts)
                .containsEntry("a", YES)
                .containsEntry("b", CANNOT_SAY)
                .containsEntry("c", CANNOT_SAY)
                .containsEntry("d", NO);
    }

    @Test
    void aTieWithinThePlacesHarmsNobody() {
        var facts =
                known().of("a", "market.shop-sales", 3)
                        .of("b", "market.shop-sales", 3)
                        .of("c", "market.shop-sales", 2);
        assertThat(truths(BEST_TWO, facts, shop("a"), shop("b"), shop("c")))
                .containsEntry("a", YES)
                .containsEntry("b", YES)
                .containsEntry("c", NO);
    }

    @Test
    void whoseFigureIsMissingMightBeAheadOfAnybody() {
        var facts = known().of("a", "market.shop-sales", 3).of("b", "market.shop-sales", 2);
        assertThat(truths(BEST_TWO, facts, shop("a"), shop("b"), shop("c")))
                .containsEntry("a", YES)
                .containsEntry("b", CANNOT_SAY)
                .containsEntry("c", CANNOT_SAY);
    }

    @Test
    void placesThatAreTakenThisYearAreGone() {
        var facts = known().of("a", "market.shop-sales", 3).of("b", "market.shop-sales", 2);
        var shops = List.of(shop("a"), shop("b"));
        var taken =
                all(
                        rewards(facts, award("r1", "z", "2019-02-01", 10000)),
                        List.of(BEST_TWO),
                        shops);
        assertThat(taken.of("a").truth()).isEqualTo(YES);
        assertThat(taken.of("b").truth()).isEqualTo(NO);
        var lastYear =
                all(
                        rewards(facts, award("r1", "z", "2018-02-01", 10000)),
                        List.of(BEST_TWO),
                        shops);
        assertThat(lastYear.of("b").truth()).isEqualTo(YES);
    }

    @Test
    void figuresOfDifferentKindsAreWeighed() {
        var rule =
                rule(
                        """
                        for: shop
                        rank-by:
                          scored: share-of-best
                          by:
                            - {measure: market.shop-sales, over: calendar-year, weight: 80%}
                            - {fact: rating, missing: 网上评价, unit: 分, weight: 20%}
                        first: 1
                        pays: 10000
                        """);
        var facts =
                known().of("a", "market.shop-sales", 1000000)
                        .of("a", "rating", 2)
                        .of("b", "market.shop-sales", 900000)
                        .of("b", "rating", 5);
        var verdicts = all(rewards(facts), List.of(rule), List.of(shop("a"), shop("b")));
        assertThat(verdicts.of("a").score()).isEqualByComparingTo("88");
        assertThat(verdicts.of("b").score()).isEqualByComparingTo("92");
        assertThat(verdicts.of("b").truth()).isEqualTo(YES);
        assertThat(verdicts.of("a").truth()).isEqualTo(NO);
    }

    @Test
    void nobodyIsScoredAgainstABestThatNobodyKnows() {
        var rule =
                rule(
                        """
                        for: shop
                        all:
                          - {fact: registered, missing: 登记, is: true}
                        rank-by:
                          scored: share-of-best
                          by:
                            - {measure: market.shop-sales, over: calendar-year, weight: 80%}
                            - {fact: rating, missing: 网上评价, unit: 分, weight: 20%}
                        first: 1
                        pays: 10000
                        """);
        var facts =
                known().of("a", "market.shop-sales", 10)
                        .of("a", "rating", 5)
                        .with("a registered", Fact.of(true))
                        .of("b", "market.shop-sales", 20)
                        .of("b", "rating", 4);
        var verdicts = all(rewards(facts), List.of(rule), List.of(shop("a"), shop("b")));
        assertThat(verdicts.of("a").score()).isNull();
        assertThat(verdicts.of("a").truth()).isEqualTo(CANNOT_SAY);
        facts.with("b registered", Fact.of(false));
        assertThat(
                        all(rewards(facts), List.of(rule), List.of(shop("a"), shop("b")))
                                .of("a")
                                .score())
                .isEqualByComparingTo(BigDecimal.valueOf(100));
    }

    private static final Rule ONE_PER_TOWN =
            rule(
                    """
                    for: enterprise
                    pays: 10000
                    one-per: town
                    """);

    @Test
    void eachTownHasOneAndWhoAskedFirstHasIt() {
        var verdicts =
                truths(
                        ONE_PER_TOWN,
                        known(),
                        applied(firm("a", "441424100201"), "2019-02-01"),
                        applied(firm("b", "441424100202"), "2019-01-31"),
                        applied(firm("c", "441424101201"), "2019-03-01"));
        assertThat(verdicts).containsEntry("a", NO).containsEntry("b", YES).containsEntry("c", YES);
    }

    @Test
    void whoAskedTheSameDayOrNeverIsNotToldApart() {
        assertThat(
                        truths(
                                ONE_PER_TOWN,
                                known(),
                                applied(firm("a", "441424100"), "2019-02-01"),
                                applied(firm("b", "441424100"), "2019-02-01"),
                                firm("c", "441424101"),
                                firm("d", "441424101"),
                                firm("e", "441424102"),
                                firm("f", "441424")))
                .containsEntry("a", CANNOT_SAY)
                .containsEntry("b", CANNOT_SAY)
                .containsEntry("c", CANNOT_SAY)
                .containsEntry("f", CANNOT_SAY);
    }

    @Test
    void aTownThatHasReceivedItIsServed() {
        var firms = List.of(firm("a", "441424100"), firm("b", "441424100"), firm("c", "441424101"));
        var verdicts =
                all(
                        rewards(known(), award("r1", "b", "2019-01-01", 10000)),
                        List.of(ONE_PER_TOWN),
                        firms);
        assertThat(verdicts.of("a").truth()).isEqualTo(NO);
        assertThat(verdicts.of("a").reasons().getFirst()).contains("已经领过");
        assertThat(verdicts.of("c").truth()).isEqualTo(YES);
    }

    @Test
    void onlyTheFirstThatAsked() {
        var rule = rule("for: enterprise\npays: 1\nfirst: 1\n");
        assertThat(
                        truths(
                                rule,
                                known(),
                                applied(firm("a", "441424"), "2019-02-02"),
                                applied(firm("b", "441424"), "2019-02-01")))
                .containsEntry("a", NO)
                .containsEntry("b", YES);
        assertThat(truths(rule, known(), firm("a", "441424"))).containsEntry("a", YES);
    }

    private static Subject firm(String id, String division) {
        return Paper.subject(SubjectKind.ENTERPRISE, id, division);
    }

    private static Map<String, Truth> truths(Rule rule, Facts facts, Subject... subjects) {
        var truths = new LinkedHashMap<String, Truth>();
        all(rewards(facts), List.of(rule), List.of(subjects))
                .all()
                .forEach(verdict -> truths.put(verdict.subject().id(), verdict.truth()));
        return truths;
    }
}
