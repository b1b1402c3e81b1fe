package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Goal.Unit;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrendTests {
    private static final Goal COVERAGE = Goal.atLeast(new BigDecimal("0.7"), Unit.SHARE);
    private static final Goal STATIONS = Goal.atLeast(new BigDecimal("300"), Unit.COUNT);

    @Test
    void aLongTrendShowsTheEndsOfQuartersAndToday() {
        var days = Trend.days(span("2018-01-01", "2019-12-31"), LocalDate.parse("2019-11-18"));
        assertThat(days)
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2018-03-31",
                        "2018-06-30",
                        "2018-09-30",
                        "2018-12-31",
                        "2019-03-31",
                        "2019-06-30",
                        "2019-09-30",
                        "2019-11-18");
    }

    @Test
    void aShortTrendShowsTheEndsOfMonthsAndToday() {
        var days = Trend.days(span("2018-07-01", "2018-12-31"), LocalDate.parse("2018-09-30"));
        assertThat(days)
                .extracting(LocalDate::toString)
                .containsExactly("2018-07-31", "2018-08-31", "2018-09-30");
    }

    @Test
    void beforeItBeginsThereIsOnlyToday() {
        var today = LocalDate.parse("2017-12-01");
        assertThat(Trend.days(span("2018-01-01", "2019-12-31"), today)).containsExactly(today);
    }

    @Test
    void whatIsMissingIsSaidWithItsUnit() {
        assertThat(Words.distance(STATIONS, new BigDecimal("296"), "个")).isEqualTo("还差4个");
        assertThat(Words.distance(STATIONS, new BigDecimal("301"), "个")).isEmpty();
        assertThat(Words.distance(COVERAGE, new BigDecimal("0.682"), "")).isEqualTo("还差1.8个百分点");
        assertThat(Words.distance(COVERAGE, new BigDecimal("0.69999"), "")).isEqualTo("还差0.1个百分点");
    }

    @Test
    void theDonePartIsNeverRoundedUpToAll() {
        assertThat(Words.part(COVERAGE, new BigDecimal("0.69999999")))
                .contains(new BigDecimal("0.9999"));
        assertThat(Words.part(STATIONS, new BigDecimal("425")).orElseThrow())
                .isEqualByComparingTo("1");
    }

    private static Period span(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
