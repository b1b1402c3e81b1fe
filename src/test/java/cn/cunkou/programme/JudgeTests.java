package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Goal.Unit;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTests {
    private static final Period SPAN = new Period(day("2018-01-01"), day("2019-12-31"));
    private static final LocalDate NOVEMBER = day("2019-11-18");
    private static final LocalDate AFTERWARDS = day("2020-03-01");
    private static final Goal CENTRES = Goal.atLeast(number("16"), Unit.COUNT);
    private static final Goal COVERAGE = Goal.atLeast(number("0.70"), Unit.SHARE);

    @Test
    void whatIsReachedBeforeItsDayIsMet() {
        assertThat(state(CENTRES, NOVEMBER, "16")).isEqualTo(State.MET);
    }

    @Test
    void anEvenPaceTellsTheBehindFromTheOnTheWay() {
        assertThat(Judge.expected(COVERAGE, SPAN, NOVEMBER)).contains(number("0.6587"));
        assertThat(state(COVERAGE, NOVEMBER, "0.682")).isEqualTo(State.ON_THE_WAY);
        assertThat(state(COVERAGE, NOVEMBER, "0.658")).isEqualTo(State.BEHIND);
    }

    @Test
    void aCountIsExpectedInWholeThings() {
        assertThat(Judge.expected(CENTRES, SPAN, NOVEMBER)).contains(number("15"));
        assertThat(state(CENTRES, NOVEMBER, "15")).isEqualTo(State.ON_THE_WAY);
        assertThat(state(CENTRES, NOVEMBER, "14")).isEqualTo(State.BEHIND);
    }

    @Test
    void onTheLastDayEverythingIsExpectedAndNothingMissedYet() {
        assertThat(Judge.expected(CENTRES, SPAN, SPAN.to())).contains(number("16"));
        assertThat(state(CENTRES, SPAN.to(), "15")).isEqualTo(State.BEHIND);
        assertThat(state(CENTRES, SPAN.to().plusDays(1), "15")).isEqualTo(State.MISSED);
    }

    @Test
    void afterItsDayTheFigureOfThatDayDecides() {
        assertThat(Judge.state(CENTRES, SPAN, AFTERWARDS, number("16"), number("15")))
                .isEqualTo(State.MET_LATE);
        assertThat(Judge.state(CENTRES, SPAN, AFTERWARDS, number("15"), number("16")))
                .isEqualTo(State.MET);
        assertThat(Judge.state(CENTRES, SPAN, AFTERWARDS, number("15"), number("15")))
                .isEqualTo(State.MISSED);
    }

    @Test
    void beforeItBeginsItIsNotDueUnlessItIsThereAlready() {
        var before = day("2017-12-01");
        assertThat(state(CENTRES, before, "2")).isEqualTo(State.NOT_DUE);
        assertThat(state(CENTRES, before, "16")).isEqualTo(State.MET);
    }

    @Test
    void aCapIsKeptOrExceededAtAnyTime() {
        var cap = new Goal(List.of(new Bound(Comparison.AT_MOST, number("15"))), Unit.COUNT);
        assertThat(Judge.expected(cap, SPAN, NOVEMBER)).isEmpty();
        assertThat(state(cap, NOVEMBER, "15")).isEqualTo(State.ON_THE_WAY);
        assertThat(state(cap, NOVEMBER, "16")).isEqualTo(State.BEHIND);
        assertThat(state(cap, AFTERWARDS, "15")).isEqualTo(State.MET);
        assertThat(state(cap, AFTERWARDS, "16")).isEqualTo(State.MISSED);
    }

    @Test
    void moreThanIsNotReachedByTheFigureItself() {
        var goal = new Goal(List.of(new Bound(Comparison.MORE_THAN, number("16"))), Unit.COUNT);
        assertThat(state(goal, AFTERWARDS, "16")).isEqualTo(State.MISSED);
        assertThat(state(goal, AFTERWARDS, "17")).isEqualTo(State.MET);
    }

    @Test
    void aStageIsMetWhenAllItsEvidenceIs() {
        assertThat(Judge.all(List.of(State.MET, State.MET))).isEqualTo(State.MET);
        assertThat(Judge.all(List.of(State.MET, State.MET_LATE))).isEqualTo(State.MET_LATE);
        assertThat(Judge.all(List.of(State.MET, State.UNCLEAR))).isEqualTo(State.UNCLEAR);
        assertThat(Judge.all(List.of(State.MISSED, State.UNCLEAR))).isEqualTo(State.MISSED);
        assertThat(Judge.all(List.of(State.ON_THE_WAY, State.BEHIND))).isEqualTo(State.BEHIND);
    }

    private static State state(Goal goal, LocalDate today, String value) {
        return Judge.state(goal, SPAN, today, number(value), number(value));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
