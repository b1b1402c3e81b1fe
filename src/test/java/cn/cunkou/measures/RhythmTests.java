package cn.cunkou.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTests {
    @ParameterizedTest
    @CsvSource({
        "YEAR, 2018, 2018-12-31",
        "YEAR, 2018年, 2018-12-31",
        "YEAR, 2018-12-31, 2018-12-31",
        "YEAR, 2018-01-01, 2018-12-31",
        "QUARTER, 2018-Q2, 2018-06-30",
        "QUARTER, 2018q2, 2018-06-30",
        "QUARTER, 2018年第2季度, 2018-06-30",
        "MONTH, 2019-02, 2019-02-28",
        "MONTH, 2019年2月, 2019-02-28",
        "MONTH, 2019-02-01, 2019-02-28",
        "DAY, 2019-02-03, 2019-02-03",
    })
    void aPeriodIsKnownByItsLastDay(Rhythm rhythm, String typed, LocalDate end) {
        assertThat(rhythm.end(typed)).hasValue(end);
        assertThat(rhythm.end(rhythm.text(end))).hasValue(end);
        assertThat(rhythm.end(rhythm.words(end))).hasValue(end);
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR, 2018-06",
        "YEAR, 2018-06-30",
        "QUARTER, 2018-Q5",
        "QUARTER, 2018",
        "MONTH, 2018-13",
        "MONTH, 2018-06-15",
        "DAY, 2018-06-31",
        "DAY, 昨天",
    })
    void whatIsNoPeriodOfItIsNotGuessed(Rhythm rhythm, String typed) {
        assertThat(rhythm.end(typed)).isEmpty();
    }

    @Test
    void theLastPeriodThatIsOverIsOffered() {
        var today = LocalDate.of(2019, 11, 18);
        assertThat(Rhythm.YEAR.lastOver(today)).isEqualTo("2018-12-31");
        assertThat(Rhythm.QUARTER.lastOver(today)).isEqualTo("2019-09-30");
        assertThat(Rhythm.MONTH.lastOver(today)).isEqualTo("2019-10-31");
        assertThat(Rhythm.DAY.lastOver(today)).isEqualTo("2019-11-18");
        assertThat(Rhythm.YEAR.lastOver(LocalDate.of(2019, 12, 31))).isEqualTo("2019-12-31");
    }
}
