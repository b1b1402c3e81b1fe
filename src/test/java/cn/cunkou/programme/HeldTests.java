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

    private static Held held(@Nullable String value) {
        return new Held(
                value == null ? null : new BigDecimal(value),
                null,
                null,
                value == null ? "没有登记" : null,
                "/evidence");
    }
}
