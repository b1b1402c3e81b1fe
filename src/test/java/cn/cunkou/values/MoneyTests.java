package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTests {
    @Test
    void yuanAreCountedInFen() {
        assertThat(Money.ofYuan(new BigDecimal("1234.5"))).isEqualTo(new Money(123_450));
        assertThat(new Money(123_450).yuan()).isEqualByComparingTo("1234.50");
        assertThat(new Money(123_450)).hasToString("¥1,234.50");
        assertThat(new Money(-5)).hasToString("-¥0.05");
    }

    @Test
    void nothingIsFinerThanAFen() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofYuan(new BigDecimal("0.001")));
    }

    @Test
    void sumsThatDoNotFitAreRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)));
    }

    @Test
    void aUnitPriceTimesItsQuantity() {
        assertThat(new Money(20_000).times(5_000)).isEqualTo(new Money(100_000_000));
        assertThat(new Money(3).minus(new Money(5)))
                .isEqualTo(new Money(-2))
                .isLessThan(Money.ZERO);
    }

    @Test
    void aCapIsRoundedDownToTheFen() {
        assertThat(Share.ofPercent(new BigDecimal("15")).of(new Money(99)))
                .isEqualTo(new Money(14));
    }

    @Test
    void oneAmountIsAShareOfAnother() {
        assertThat(new Money(448).shareOf(new Money(2000))).hasToString("22.4%");
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1).shareOf(Money.ZERO));
    }
}
