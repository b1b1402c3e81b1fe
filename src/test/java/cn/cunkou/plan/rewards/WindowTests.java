package cn.cunkou.plan.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.rewards.Window.Kind;
import cn.cunkou.plan.rewards.Window.Span;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTests {
    @ParameterizedTest
    @CsvSource({
        "2019-07-01, 2019-01-02",
        "2019-06-30, 2018-12-31",
        "2019-08-31, 2019-03-01",
        "2019-08-28, 2019-03-01",
        "2019-08-27, 2019-02-28",
        "2020-08-31, 2020-03-01",
        "2020-08-29, 2020-03-01",
        "2020-08-28, 2020-02-29",
        "2020-02-29, 2019-08-30",
    })
    void sixMonthsEndTodayWhateverTheirLength(LocalDate today, LocalDate first) {
        assertThat(Window.lastMonths(6).span(today, null)).contains(new Span(first, today));
    }

    @Test
    void yearsAndMonthsAreOfTheCalendar() {
        var today = LocalDate.of(2020, 2, 29);
        assertThat(Window.of(Kind.CALENDAR_YEAR).span(today, null))
                .contains(new Span(LocalDate.of(2020, 1, 1), today));
        assertThat(Window.of(Kind.PREVIOUS_CALENDAR_YEAR).span(today, null))
                .contains(new Span(LocalDate.of(2019, 1, 1), LocalDate.of(2019, 12, 31)));
        assertThat(Window.of(Kind.MONTH).span(today, null))
                .contains(new Span(LocalDate.of(2020, 2, 1), today));
        assertThat(Window.UP_TO_NOW.span(today, null)).contains(new Span(null, today));
    }

    @Test
    void sinceAStartThatNobodyKnowsThereAreNoDays() {
        var today = LocalDate.of(2020, 2, 29);
        assertThat(Window.of(Kind.SINCE_START).span(today, null)).isEmpty();
        assertThat(Window.of(Kind.SINCE_START).span(today, today)).contains(new Span(today, today));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-01-01, 2018-06-30, 5",
        "2018-01-01, 2018-07-01, 6",
        "2018-01-31, 2018-02-27, 0",
        "2018-01-31, 2018-02-28, 1",
        "2020-01-31, 2020-02-28, 0",
        "2020-01-31, 2020-02-29, 1",
        "2020-01-31, 2020-03-30, 1",
        "2020-01-31, 2020-03-31, 2",
        "2020-02-29, 2021-02-27, 11",
        "2020-02-29, 2021-02-28, 12",
    })
    void aMonthIsFullOnItsDayOrOnTheLastOfAShorterOne(LocalDate start, LocalDate day, int months) {
        assertThat(Elapsed.months(start, day)).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-29, 2021-02-27, 0",
        "2020-02-29, 2021-02-28, 1",
        "2020-02-29, 2024-02-28, 3",
        "2020-02-29, 2024-02-29, 4",
        "2018-05-01, 2019-04-30, 0",
        "2018-05-01, 2019-05-01, 1",
        "2018-05-01, 2018-04-30, -1",
    })
    void yearsSinceALeapDayAreFullOnTheLastOfFebruary(LocalDate start, LocalDate day, int years) {
        assertThat(Elapsed.years(start, day)).isEqualTo(years);
    }
}
