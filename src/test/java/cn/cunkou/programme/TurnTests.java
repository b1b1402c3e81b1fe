package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Rhythm;
import cn.cunkou.plan.StatedDay;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTests {
    @Test
    void everyMonthHasToBeKeptByItsDay() {
        var turns =
                turns(new Rhythm(Rhythm.Unit.MONTH, 25), "2018-11-01", "2019-12-31", "2019-02-10");
        assertThat(turns)
                .extracting(turn -> turn.suffix() + " " + turn.name() + " " + turn.span())
                .containsExactly(
                        ":2018-11 2018年11月 2018-11-01/2018-11-25",
                        ":2018-12 2018年12月 2018-12-01/2018-12-25",
                        ":2019-01 2019年1月 2019-01-01/2019-01-25",
                        ":2019-02 2019年2月 2019-02-01/2019-02-25");
    }

    @Test
    void whatCameAfterItsDayCountsUntilTheMonthIsOver() {
        var february =
                turns(new Rhythm(Rhythm.Unit.MONTH, 25), "2019-02-01", "2019-12-31", "2019-05-01")
                        .getFirst();
        assertThat(february.day(day("2019-02-27"))).isEqualTo(day("2019-02-27"));
        assertThat(february.day(day("2019-05-01"))).isEqualTo(day("2019-02-28"));
    }

    @Test
    void withoutADayTheMonthsLastDayIsTheDay() {
        assertThat(
                        turns(
                                new Rhythm(Rhythm.Unit.MONTH, 0),
                                "2020-02-01",
                                "2020-02-29",
                                "2020-02-01"))
                .extracting(turn -> turn.span().to())
                .containsExactly(day("2020-02-29"));
    }

    @Test
    void everyYearIsAWholeYear() {
        assertThat(turns(new Rhythm(Rhythm.Unit.YEAR, 0), "2018-07-01", "2019-12-31", "2019-01-01"))
                .extracting(turn -> turn.span().toString())
                .containsExactly("2018-01-01/2018-12-31", "2019-01-01/2019-12-31");
    }

    @Test
    void yearsAfterALeapDayEndOnTheLastOfFebruary() {
        var span = new Period(day("2020-02-29"), day("2023-02-28"));
        assertThat(Turn.yearsOf(span, day("2022-06-01")))
                .extracting(turn -> turn.suffix() + " " + turn.name() + " " + turn.span())
                .containsExactly(
                        ":1 第1年 2020-02-29/2021-02-28",
                        ":2 第2年 2021-03-01/2022-02-28",
                        ":3 第3年 2022-03-01/2023-02-28");
        assertThat(Turn.yearsOf(span, day("2026-01-01"))).hasSize(3);
        assertThat(Turn.yearsOf(span, day("2020-03-01"))).hasSize(1);
    }

    @Test
    void nothingHasBegunBeforeTheFirstDay() {
        assertThat(
                        turns(
                                new Rhythm(Rhythm.Unit.MONTH, 0),
                                "2019-03-01",
                                "2019-12-31",
                                "2019-02-28"))
                .isEmpty();
    }

    private static List<Turn> turns(Rhythm rhythm, String from, String to, String today) {
        var target =
                new Target(
                        "report",
                        Kind.DUTY,
                        "月报",
                        "报送",
                        new Basis.Unrecorded(List.of("月报"), "件", null),
                        null,
                        null,
                        null,
                        rhythm,
                        new StatedDay(day(from), false),
                        new StatedDay(day(to), false),
                        "bureau",
                        List.of(),
                        List.of(),
                        null,
                        null);
        return Turn.begun(target, rhythm, day(today));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
