package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldTests {
    @Test
    void growthIsTheChangeAsPartOfTheEarlierFigure() {
        assertThat(held("120").since(held("100"), false).value()).isEqualByComparingTo("0.2");
        assertThat(held("119.99").since(held("100"), false).value()).isEqualByComparingTo("0.1999");
        assertThat(held("90").since(held("100"), false).value()).isEqualByComparingTo("-0.1");
    }

    @Test
    void aFallIsHowMuchIsGone() {
        assertThat(held("90").since(held("100"), true).value()).isEqualByComparingTo("0.1");
        assertThat(held("110").since(held("100"), true).value()).isEqualByComparingTo("-0.1");
    }

    @Test
    void withoutTheEarlierFigureNobodyCanSay() {
        assertThat(held("90").since(held(null), false))
                .satisfies(growth -> {
                    assertThat(growth.value()).isNull();
                    assertThat(growth.reason()).contains("没有对比期的数");
                });
        assertThat(held("90").since(held("0"), false).reason()).contains("对比期的数是0");
    }

    @Test
    void whatIsPublishedInPercentIsHeldAgainstAShare() {
        assertThat(held("98.5").percent().value()).isEqualByComparingTo("0.985");
    }

    @Test
    void growthByACountIsTheDifference() {
        assertThat(held("69").differing(held("49"), false).value()).isEqualByComparingTo("20");
        assertThat(held("68").differing(held("49"), false).value()).isEqualByComparingTo("19");
        assertThat(held("3").differing(held("0"), false).value()).isEqualByComparingTo("3");
        assertThat(held("40").differing(held("49"), true).value()).isEqualByComparingTo("9");
        assertThat(held("40").differing(held(null), false).reason()).contains("没有对比期的数");
    }

    @Test
    void aRateOutdoesAnotherByWhatItIsAbove() {
        var own = held("120").since(held("100"), false);
        var national = held("110").since(held("100"), false);
        assertThat(own.outdoing(national, "全国").value()).isEqualByComparingTo("0.1");
        assertThat(national.outdoing(own, "全国").value()).isEqualByComparingTo("-0.1");
        assertThat(own.outdoing(own, "全国").value()).isEqualByComparingTo("0");
    }

    @Test
    void whichOfTwoRatesIsMissingIsSaid() {
        var own = held("120").since(held("100"), false);
        var none = held("110").since(held(null), false);
        assertThat(own.outdoing(none, "全国零售额").value()).isNull();
        assertThat(own.outdoing(none, "全国零售额").reason()).contains("「全国零售额」").contains("没有登记");
        assertThat(none.outdoing(own, "全国零售额").reason()).doesNotContain("全国零售额");
    }

    @Test
    void aCountOfAShareIsWhatIsAboveItsLine() {
        var share = new Held(new BigDecimal("0.66"), new BigDecimal("106"), null, null, "");
        assertThat(share.counted().value()).isEqualByComparingTo("106");
        assertThat(held(null).counted().reason()).isEqualTo("没有登记");
    }

    private static Held held(@Nullable String value) {
        return new Held(
                value == null ? null : new BigDecimal(value),
                null,
                null,
                value == null ? "没有登记" : null,
                "/evidence");
    }
}
