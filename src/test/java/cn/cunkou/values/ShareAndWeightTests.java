package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShareAndWeightTests {
    @Test
    void aShareLiesBetweenNothingAndAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(new BigDecimal("1.01")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(new BigDecimal("-0.01")));
    }

    @Test
    void zerosAtTheEndDoNotMakeTwoShares() {
        assertThat(new Share(new BigDecimal("0.70"))).isEqualTo(new Share(new BigDecimal("0.7")));
        assertThat(new Share(new BigDecimal("0.000"))).isEqualTo(Share.NONE);
        assertThat(Share.ofPercent(new BigDecimal("100"))).isEqualTo(Share.ALL);
    }

    @Test
    void pagesShowOneDecimalAtMost() {
        assertThat(Share.of(BigDecimal.valueOf(300), BigDecimal.valueOf(451))).hasToString("66.5%");
        assertThat(Share.ALL).hasToString("100%");
        assertThat(Share.NONE).hasToString("0%");
    }

    @Test
    void weightsAreWholeGrams() {
        assertThat(Weight.ofKilograms(new BigDecimal("2.5"))).isEqualTo(new Weight(2_500));
        assertThat(new Weight(2_500).plus(new Weight(1)).kilograms()).isEqualByComparingTo("2.501");
        assertThatIllegalArgumentException().isThrownBy(() -> new Weight(-1));
    }
}
