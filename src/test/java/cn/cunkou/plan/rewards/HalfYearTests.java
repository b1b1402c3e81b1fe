package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Paper.known;
import static cn.cunkou.plan.rewards.Paper.rule;
import static cn.cunkou.plan.rewards.Paper.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A station is paid from the day on which its half year is full, and from service 201 on. */
class HalfYearTests {
    private static final Rule HALF_YEAR =
            rule(
                    """
                    for: station
                    all:
                      - {attribute: months-open, at-least: 6}
                      - {measure: stations.services, over: last-6-months, more-than: 200}
                    pays: 10000
                    once: true
                    """);

    @ParameterizedTest
    @CsvSource({
        "2019-01-01, 201, YES",
        "2019-01-01, 200, NO",
        "2019-01-02, 201, NO",
        "2018-12-31, 201, YES",
    })
    void fiveMonthsAndThirtyDaysAreNoHalfYear(LocalDate opened, long services, Truth truth) {
        var found =
                verdict(
                        HALF_YEAR,
                        known().with("months-open", Elapsed.months(opened, Paper.DAY))
                                .with("stations.services", services));
        assertThat(found.truth()).isEqualTo(truth);
        assertThat(found.amount())
                .isEqualTo(truth == Truth.YES ? new Money(1_000_000) : Money.ZERO);
    }
}
