package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.award;
import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rewards;
import static cn.cunkou.plan.rewards.Paper.rule;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTests {
    private static final Subject STATION = Paper.station("a");

    @ParameterizedTest
    @CsvSource({
        "'once: true',  2018-01-01, NO",
        "'once: true',  2019-07-01, NO",
        "'once: true',  2019-07-02, YES",
        "'each: year',  2018-12-31, YES",
        "'each: year',  2019-01-01, NO",
        "'each: month', 2019-06-30, YES",
        "'each: month', 2019-07-01, NO",
        "'#',           2019-07-01, YES",
    })
    void nobodyReceivesMoreOftenThanTheRuleSays(String howOften, String received, Truth truth) {
        var rule = rule("for: station\npays: 10000\n" + howOften + "\n");
        assertThat(judged(rule, award("r1", "a", received, 10000))).isEqualTo(truth);
        assertThat(judged(rule, award("r1", "b", received, 10000))).isEqualTo(YES);
        assertThat(judged(rule, award("other", "a", received, 10000))).isEqualTo(YES);
    }

    @Test
    void aSecondRewardWaitsForTheFirst() {
        var second =
                Paper.rules("for: station\npays: 1\n", "for: station\npays: 1\nafter: r1\n").get(1);
        assertThat(judged(second)).isEqualTo(NO);
        assertThat(judged(second, award("r1", "b", "2019-01-01", 1))).isEqualTo(NO);
        assertThat(judged(second, award("r1", "a", "2019-07-02", 1))).isEqualTo(NO);
        assertThat(judged(second, award("r1", "a", "2019-07-01", 1))).isEqualTo(YES);
    }

    @Test
    void someRewardsAreNotPaidBesideOthers() {
        var second =
                Paper.rules("for: station\npays: 1\n", "for: station\npays: 1\nexcludes: [r1]\n")
                        .get(1);
        assertThat(judged(second)).isEqualTo(YES);
        assertThat(judged(second, award("r1", "a", "2019-01-01", 1))).isEqualTo(NO);
    }

    @Test
    void nothingIsPaidTwiceByTwoProgrammes() {
        var rule = rule("for: station\npays: 1\nunless-paid-elsewhere: true\n");
        var elsewhere =
                new Award(
                        "r1", "a", LocalDate.of(2019, 1, 1), Money.ofYuan(BigDecimal.ONE), "乡村振兴");
        assertThat(judged(rule)).isEqualTo(YES);
        assertThat(judged(rule, elsewhere)).isEqualTo(NO);
        var careless = rule("for: station\npays: 1\nonce: true\n");
        assertThat(judged(careless, elsewhere)).isEqualTo(YES);
    }

    @Test
    void withoutARecordNobodyKnowsWhoHasReceivedWhat() {
        var unrecorded =
                new Rewards(Paper.NAMES, known(), Awards.UNRECORDED, _ -> Optional.empty());
        for (var limit :
                List.of(
                        "once: true",
                        "each: year",
                        "excludes: [r1]",
                        "unless-paid-elsewhere: true")) {
            var rule =
                    Paper.rules("for: station\npays: 1\n", "for: station\npays: 1\n" + limit + "\n")
                            .get(1);
            var verdict = unrecorded.evaluate(rule, STATION, Paper.DAY);
            assertThat(verdict.truth()).as(limit).isEqualTo(CANNOT_SAY);
            assertThat(verdict.reasons().getFirst()).contains(Ledger.UNKNOWN);
        }
        var free = rule("for: station\npays: 1\n");
        assertThat(unrecorded.evaluate(free, STATION, Paper.DAY).truth()).isEqualTo(YES);
    }

    private static Truth judged(Rule rule, Award... awards) {
        return rewards(known(), awards).evaluate(rule, STATION, Paper.DAY).truth();
    }
}
