package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.all;
import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rewards;
import static cn.cunkou.plan.rewards.Paper.shop;
import static cn.cunkou.plan.rewards.Paper.verdict;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the paper leaves a gap nobody is paid, until somebody has filled it. */
class GapTests {
    private static final String SALES =
            """
            for: shop
            all:
              - {fact: entitled, missing: 资格, is: true}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pays: 100\nto: unclear\n",
                "pays: 100\nonce: unclear\n",
                "pays: 100\npot: {id: pot, amount: 1000, when-dry: unclear}\n",
                "rate: {fact: parcels, missing: 件数, unit: 件, each: 1, to: unclear}\n",
                "share: {of: rent, at-most: 50%, to: unclear}\n",
            })
    void whoeverIsEntitledIsNotPaid(String gap) {
        var rule = Paper.rule(SALES + gap);
        var facts = known().with("entitled", Fact.of(true)).with("parcels", 5).with("rent", 100);
        var open = verdict(rule, facts);
        assertThat(open.truth()).isEqualTo(CANNOT_SAY);
        assertThat(open.reasons()).last().asString().startsWith("原文没有写");
        assertThat(open.payouts()).isEmpty();
        var not = known().with("entitled", Fact.of(false)).with("parcels", 5).with("rent", 100);
        assertThat(verdict(rule, not).truth()).isEqualTo(NO);
        var filled =
                rule.ruled(
                        new Ruling(
                                null,
                                Payee.DEVELOPER,
                                null,
                                Limits.HowOften.ONCE,
                                Limits.WhenDry.PRO_RATA));
        assertThat(filled.gaps()).isEmpty();
        assertThat(verdict(filled, facts).truth()).isEqualTo(YES);
    }

    @Test
    void aDecisionFillsGapsAndChangesNothingElse() {
        var rule =
                Paper.rule(
                        """
                        for: shop
                        tiers:
                          fact: sales
                          missing: 销售额
                          unit: 元
                          stacking: adds-up
                          steps:
                            - {at-least: 100, pays: 10, to: owner}
                            - {at-least: 300, pays: 20, to: unclear}
                        each: year
                        """);
        assertThat(rule.gaps()).isEqualTo(Set.of(Gap.PAYEE));
        var filled =
                rule.ruled(
                        new Ruling(
                                Payment.Stacking.HIGHEST,
                                Payee.DEVELOPER,
                                null,
                                Limits.HowOften.ONCE,
                                null));
        var verdict = verdict(filled, known().with("sales", 300));
        assertThat(verdict.payouts())
                .extracting(Payout::to)
                .containsExactly(Payee.OWNER, Payee.DEVELOPER);
        assertThat(filled.limits().howOften()).isEqualTo(Limits.HowOften.EACH_YEAR);
    }

    @Test
    void whereNobodySaysHowFiguresAreScoredNobodyIsAmongTheFirst() {
        var rule =
                Paper.rule(
                        """
                        for: shop
                        rank-by:
                          scored: unclear
                          by:
                            - {fact: sales, missing: 销售额, unit: 元, weight: 80%}
                            - {fact: rating, missing: 评价, unit: 分, weight: 20%}
                        first: 1
                        pays: 100
                        """);
        var facts =
                known().of("a", "sales", 100)
                        .of("a", "rating", 5)
                        .of("b", "sales", 10)
                        .of("b", "rating", 1);
        var shops = List.of(shop("a"), shop("b"));
        var open = all(rewards(facts), List.of(rule), shops);
        assertThat(open.all()).extracting(Verdict::truth).containsOnly(CANNOT_SAY);
        var scored = rule.ruled(new Ruling(null, null, Limits.Scoring.SHARE_OF_BEST, null, null));
        var decided = all(rewards(facts), List.of(scored), shops);
        assertThat(decided.of("a").truth()).isEqualTo(YES);
        assertThat(decided.of("b").truth()).isEqualTo(NO);
    }
}
