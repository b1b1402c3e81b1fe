package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTests {
    private final WorkingDays days = WorkingDays.china();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-02-11", "2018-09-29", "2018-09-30", "2018-12-29", "2019-04-28", "2019-05-05",
                "2019-10-12", "2020-01-19", "2020-02-03", "2021-09-18", "2022-04-02", "2022-10-09",
                "2023-01-28", "2023-01-29", "2024-02-09", "2024-02-18", "2025-09-28", "2026-01-04",
                "2026-02-28"
            })
    void officesWorkOnTheseDaysThoughTheyLookFree(LocalDate day) {
        assertThat(days.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-12-31", "2019-05-01", "2019-05-02", "2019-05-03", "2019-05-04", "2020-01-31",
                "2020-02-01", "2020-02-02", "2021-09-21", "2022-01-31", "2023-01-02", "2023-04-05",
                "2023-10-06", "2024-02-12", "2024-06-10", "2025-02-04", "2025-10-08", "2026-02-23"
            })
    void officesAreClosedOnTheseDays(LocalDate day) {
        assertThat(days.isWorkingDay(day)).isFalse();
    }

    /** What the official arrangements of a year leave to work. */
    @ParameterizedTest
    @CsvSource({
        "2018, 250",
        "2019, 250",
        "2020, 249",
        "2021, 250",
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248"
    })
    void aYearHasAsManyWorkingDaysAsItsWeekdaysWithoutItsHolidays(int year, long count) {
        var all = Period.year(year);
        assertThat(all.stream().filter(days::isWorkingDay).count()).isEqualTo(count);
        assertThat(days.isAssumed(year)).isFalse();
    }

    @Test
    void fiveWorkingDaysRunOverTheNationalHoliday() {
        var announced = LocalDate.of(2019, 9, 27);
        var last = days.plus(announced, 5);
        assertThat(last).isEqualTo(LocalDate.of(2019, 10, 10));
        assertThat(days.between(announced, last)).isEqualTo(5);
        assertThat(days.between(last, announced)).isZero();
        assertThat(days.plus(announced, 0)).isEqualTo(announced);
        assertThatIllegalArgumentException().isThrownBy(() -> days.plus(announced, -1));
    }

    @Test
    void yearsWithoutAnArrangementAreAssumedToWorkFromMondayToFriday() {
        assertThat(days.isWorkingDay(LocalDate.of(2017, 10, 2))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2017, 9, 30))).isFalse();
        assertThat(days.isAssumed(2017)).isTrue();
        assertThat(days.isAssumed(Year.of(2040).getValue())).isTrue();
        assertThat(days.isAssumed(new Period(LocalDate.of(2018, 1, 1), LocalDate.of(2026, 12, 31))))
                .isFalse();
        assertThat(days.isAssumed(new Period(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1))))
                .isTrue();
    }
}
