package cn.cunkou.programme;

import cn.cunkou.plan.Goal;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Judges figures by their goal and the calendar. Where figures come from it does not know. */
final class Judge {
    private Judge() {}

    /**
     * How a goal stands.
     *
     * @param now the figure of today
     * @param whenDue the figure as of the last day of the span; before that day, of today
     */
    static State state(
            Goal goal, Period span, LocalDate today, BigDecimal now, BigDecimal whenDue) {
        if (isPast(span, today)) {
            if (goal.isReachedBy(whenDue)) {
                return State.MET;
            }
            return goal.isReachedBy(now) ? State.MET_LATE : State.MISSED;
        }
        if (!goal.asksForGrowth()) {
            return goal.isReachedBy(now) ? State.ON_THE_WAY : State.BEHIND;
        }
        if (goal.isReachedBy(now)) {
            return State.MET;
        }
        if (today.isBefore(span.from())) {
            return State.NOT_DUE;
        }
        return expected(goal, span, today)
                .filter(expected -> now.compareTo(expected) < 0)
                .map(_ -> State.BEHIND)
                .orElse(State.ON_THE_WAY);
    }

    /**
     * How a stage of the schedule stands, whose evidence was judged by the stage's own span. What
     * is missed decides before what cannot be said.
     */
    static State all(Collection<State> evidence) {
        for (var deciding :
                new State[] {
                    State.MISSED,
                    State.UNCLEAR,
                    State.CANNOT_BE_COMPUTED,
                    State.BEHIND,
                    State.ON_THE_WAY,
                    State.NOT_DUE,
                    State.MET_LATE
                }) {
            if (evidence.contains(deciding)) {
                return deciding;
            }
        }
        return State.MET;
    }

    /**
     * Where an even pace would be today, empty for caps. Things are not half done: counts are
     * rounded down.
     */
    static Optional<BigDecimal> expected(Goal goal, Period span, LocalDate today) {
        if (!goal.asksForGrowth()) {
            return Optional.empty();
        }
        if (today.isBefore(span.from())) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (!today.isBefore(span.to())) {
            return Optional.of(goal.figure());
        }
        var gone = BigDecimal.valueOf(new Period(span.from(), today).days());
        var reached = goal.figure().multiply(gone);
        var decimals = goal.unit() == Goal.Unit.COUNT ? 0 : 4;
        return Optional.of(
                reached.divide(BigDecimal.valueOf(span.days()), decimals, RoundingMode.DOWN));
    }

    static boolean isPast(Period span, LocalDate today) {
        return today.isAfter(span.to());
    }
}
