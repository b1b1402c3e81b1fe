package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTests {
    private final Period february = Period.month(YearMonth.of(2020, 2));

    @Test
    void bothEndsBelongToIt() {
        assertThat(february.days()).isEqualTo(29);
        assertThat(february.contains(LocalDate.of(2020, 2, 1))).isTrue();
        assertThat(february.contains(LocalDate.of(2020, 2, 29))).isTrue();
        assertThat(february.contains(LocalDate.of(2020, 3, 1))).isFalse();
        assertThat(february.stream()).hasSize(29).endsWith(LocalDate.of(2020, 2, 29));
    }

    @Test
    void itCannotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 1)));
    }

    @Test
    void periodsThatShareADayOverlap() {
        assertThat(Period.year(2020).overlaps(february)).isTrue();
        assertThat(february.overlaps(Period.day(LocalDate.of(2020, 2, 29)))).isTrue();
        assertThat(february.overlaps(Period.month(YearMonth.of(2020, 3)))).isFalse();
    }
}
