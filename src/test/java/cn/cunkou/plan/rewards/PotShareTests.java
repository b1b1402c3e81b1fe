package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.all;
import static cn.cunkou.plan.rewards.Paper.applied;
import static cn.cunkou.plan.rewards.Paper.award;
import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rewards;
import static cn.cunkou.plan.rewards.Paper.shop;
import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PotShareTests {
    private static final String SHARED =
            """
            for: shop
            all:
              - {fact: entitled, missing: 资格, is: true}
            pays: 100
            pot: {id: pot, amount: 250, when-dry: %s}
            """;

    @Test
    void aPotThatIsFullPaysEverybody() {
        var verdicts = shops("pro-rata", entitled(), shop("a"), shop("b"));
        assertThat(verdicts).allMatch(it -> it.truth() == YES && Paper.yuan(it) == 100);
    }

    @Test
    void aPotThatIsNotIsShared() {
        var verdicts = shops("pro-rata", entitled(), shop("a"), shop("b"), shop("c"));
        assertThat(verdicts)
                .extracting(it -> it.amount().fen())
                .containsExactly(8334L, 8333L, 8333L);
        assertThat(verdicts.getFirst().reasons().getFirst()).contains("应得100元");
    }

    @Test
    void whoAsksFirstIsServedFirstAndTheLastGetsTheRest() {
        var verdicts =
                shops(
                        "first-come",
                        entitled(),
                        applied(shop("a"), "2019-03-03"),
                        applied(shop("b"), "2019-03-01"),
                        applied(shop("c"), "2019-03-02"),
                        applied(shop("d"), "2019-03-04"));
        assertThat(verdicts).extracting(Verdict::truth).containsExactly(YES, YES, YES, NO);
        assertThat(verdicts).extracting(Paper::yuan).containsExactly(50L, 100L, 100L, 0L);
    }

    @Test
    void whoAskedTheSameDayWhenItRunsDryIsForAPersonToSettle() {
        var verdicts =
                shops(
                        "first-come",
                        entitled(),
                        applied(shop("a"), "2019-03-01"),
                        applied(shop("b"), "2019-03-02"),
                        applied(shop("c"), "2019-03-02"));
        assertThat(verdicts)
                .extracting(Verdict::truth)
                .containsExactly(YES, CANNOT_SAY, CANNOT_SAY);
    }

    @Test
    void anOpenClaimKeepsItsShareUntilItIsSettled() {
        var facts =
                known().with("a entitled", Fact.of(true))
                        .with("b entitled", Fact.of(true))
                        .with("c entitled", new Fact.Unknown("没有记录"));
        assertThat(shops("pro-rata", facts, shop("a"), shop("b"), shop("c")))
                .extracting(Verdict::truth)
                .containsExactly(CANNOT_SAY, CANNOT_SAY, CANNOT_SAY);
        assertThat(shops("pro-rata", facts, shop("a"), shop("c")))
                .extracting(Verdict::truth)
                .containsExactly(YES, CANNOT_SAY);
    }

    @Test
    void whatWasPaidBeforeIsGoneAlsoByOtherRewardsOfThePot() {
        var rules =
                Paper.rules(
                        SHARED.formatted("pro-rata"),
                        "for: shop\npays: 10\npot: {id: pot, amount: 250, when-dry: pro-rata}\n");
        var verdicts =
                all(
                        rewards(entitled(), award("r2", "z", "2019-01-01", 190)),
                        rules,
                        List.of(shop("a")));
        assertThat(verdicts.of("a").amount().fen()).isEqualTo(5455);
        var dry =
                all(
                        rewards(entitled(), award("r2", "z", "2019-01-01", 250)),
                        rules,
                        List.of(shop("a")));
        assertThat(dry.of("a").truth()).isEqualTo(NO);
    }

    @Test
    void whatElseTheSameMayAskForKeepsThemWaitingOnlyWhereThePotIsDivided() {
        for (var whenDry : List.of("first-come", "pro-rata")) {
            var rules =
                    Paper.rules(
                            SHARED.formatted(whenDry),
                            "for: shop\npays: {unclear: 没有写}\npot: {id: pot, amount: 250, when-dry: %s}\n"
                                    .formatted(whenDry));
            assertThat(all(rewards(entitled()), rules, List.of(shop("a"))).of("a").truth())
                    .as(whenDry)
                    .isEqualTo(whenDry.equals("first-come") ? YES : CANNOT_SAY);
        }
    }

    @Test
    void theBestAreServedFirst() {
        var rule =
                Paper.rule(
                        """
                        for: shop
                        rank-by:
                          by:
                            - {measure: market.shop-sales, over: calendar-year, weight: 100%}
                        pays: 100
                        pot: {id: pot, amount: 150, when-dry: by-rank}
                        """);
        var facts =
                known().of("a", "market.shop-sales", 1)
                        .of("b", "market.shop-sales", 3)
                        .of("c", "market.shop-sales", 2);
        var verdicts = all(rewards(facts), List.of(rule), List.of(shop("a"), shop("b"), shop("c")));
        assertThat(Paper.yuan(verdicts.of("b"))).isEqualTo(100);
        assertThat(Paper.yuan(verdicts.of("c"))).isEqualTo(50);
        assertThat(verdicts.of("a").truth()).isEqualTo(NO);
    }

    @Property
    void partsInProportionLoseNoFenAndNobodyGetsMoreThanWanted(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 10_000_000_000L) Long> wanted,
            @ForAll @LongRange(max = 20_000_000_000L) long pot) {
        var money = wanted.stream().map(Money::new).toList();
        var parts = PotShare.parts(money, new Money(pot));
        var sum = wanted.stream().mapToLong(Long::longValue).sum();
        assertThat(parts.stream().mapToLong(Money::fen).sum()).isEqualTo(Math.min(sum, pot));
        IntStream.range(0, parts.size())
                .forEach(index -> {
                    var part = parts.get(index).fen();
                    assertThat(part).isBetween(0L, wanted.get(index));
                    if (sum > pot) {
                        var exact =
                                BigDecimal.valueOf(wanted.get(index))
                                        .multiply(BigDecimal.valueOf(pot))
                                        .divide(BigDecimal.valueOf(sum), 6, RoundingMode.HALF_UP);
                        assertThat(exact.subtract(BigDecimal.valueOf(part)).abs())
                                .isLessThanOrEqualTo(BigDecimal.ONE);
                    }
                });
    }

    /** Whatever is claimed, known or not: what is paid never exceeds what there is. */
    @Property(tries = 300)
    void noPotEverPaysMoreThanItHolds(
            @ForAll @Size(max = 8) List<@IntRange(max = 100) Integer> claims,
            @ForAll @Size(8) List<@IntRange(max = 5) Integer> moods,
            @ForAll @IntRange(max = 300) int pot,
            @ForAll WhenDry policy) {
        var all = new ArrayList<Claim>();
        for (var index = 0; index < claims.size(); index++) {
            all.add(claim(index, claims.get(index), moods.get(index)));
        }
        var left = Money.ofYuan(BigDecimal.valueOf(pot));
        var shared =
                new PotShare(new Pot("pot", left, policy), left).shared(List.copyOf(all), false);
        assertThat(shared).hasSameSizeAs(all);
        var paid = shared.stream().map(Claim::amount).reduce(Money.ZERO, Money::plus);
        assertThat(paid).isLessThanOrEqualTo(left);
        for (var index = 0; index < all.size(); index++) {
            assertThat(shared.get(index).amount()).isLessThanOrEqualTo(all.get(index).amount());
        }
    }

    /**
     * @param mood what is known of it: its truth, its day and its score
     */
    private static Claim claim(int id, int yuan, int mood) {
        var amount = Money.ofYuan(BigDecimal.valueOf(yuan));
        var day = LocalDate.of(2019, 3, 1).plusDays(mood % 3);
        var shop = mood == 5 ? shop("s" + id) : applied(shop("s" + id), day.toString());
        var truth = mood == 4 ? CANNOT_SAY : yuan == 0 ? NO : YES;
        return new Claim(
                shop,
                truth,
                List.of(),
                truth == YES ? List.of(new Payout(amount, Payee.SUBJECT, false)) : List.of(),
                mood == 4 && yuan > 50 ? null : amount,
                List.of(),
                mood == 5 ? null : BigDecimal.valueOf(mood % 3));
    }

    private static Facts entitled() {
        return known().with("entitled", Fact.of(true));
    }

    private static List<Verdict> shops(String policy, Facts facts, Subject... shops) {
        var rule = Paper.rule(SHARED.formatted(policy));
        return all(rewards(facts), List.of(rule), List.of(shops)).all();
    }
}
