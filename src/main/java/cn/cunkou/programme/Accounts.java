package cn.cunkou.programme;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Deadline;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Goal.Unit;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Reading;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Target;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws up where each item of a plan stands on a day, from figures that lie ready. */
final class Accounts {
    private final Plan plan;
    private final Parts parts;
    private final LocalDate today;
    private final Ledger ledger;

    Accounts(Plan plan, Parts parts, LocalDate today, Ledger ledger) {
        this.plan = plan;
        this.parts = parts;
        this.today = today;
        this.ledger = ledger;
    }

    List<Standing> standings() {
        return plan.items().stream()
                .map(item ->
                        switch (item) {
                            case Target target when target.unclear() != null ->
                                    of(target, plan.division());
                            case Target target when Ledger.waits(target) != null -> ofAfter(target);
                            case Target target when target.rhythm() != null -> ofTurns(target);
                            case Target target when target.each() != null -> ofEach(target);
                            case Target target -> of(target, plan.division());
                            case Deadline deadline -> of(deadline);
                            case Reward reward -> of(reward);
                        })
                .toList();
    }

    private Standing of(Target target, DivisionCode division) {
        return of(target, target.id(), target.label(), division, Turn.only(target.span()));
    }

    private Standing of(Target target, String id, String label, DivisionCode division, Turn turn) {
        var span = turn.span();
        var account = new Account(id, target, label, division, span, today);
        account.unit = ledger.unit(target);
        var now = ledger.held(target, division, span, turn.day(today));
        var whenDue = whenDue(target, division, span);
        account.take(now.orElse(null), whenDue.orElse(null));
        var conflicts = plan.conflictsAbout(target.id());
        if (!conflicts.isEmpty()) {
            account.open(conflicts);
            return account.closed(State.UNCLEAR, whyUnclear(conflicts));
        }
        var goal = target.goal();
        account.goal = goal;
        if (target.unclear() != null) {
            return account.closed(State.UNCLEAR, "原文没有写明：" + target.unclear());
        }
        if (target.occasion() != null) {
            return account.closed(State.NOT_DUE, "有才做：" + target.occasion());
        }
        if (goal == null) {
            return account.closed(State.UNCLEAR, "方案没有写明目标数");
        }
        account.expected = Judge.expected(goal, span, today).orElse(null);
        if (account.value == null) {
            return account.closed(State.CANNOT_BE_COMPUTED, whyNot(target, now));
        }
        if (Judge.isPast(span, today) && account.whenDue == null) {
            return account.closed(State.CANNOT_BE_COMPUTED, whyNot(target, whenDue));
        }
        return account.closed(state(goal, span, account.value, account.whenDue), null);
    }

    /** What falls due so many days after another item. */
    private Standing ofAfter(Target target) {
        var turns = ledger.turns(target, today);
        if (!turns.isEmpty()) {
            return target.rhythm() == null
                    ? of(target, target.id(), target.label(), plan.division(), turns.getFirst())
                    : ofTurns(target);
        }
        var account = account(target, target.span());
        account.goal = target.goal();
        var since = Objects.requireNonNull(Ledger.waits(target));
        var origin = plan.item(since.item()).map(Item::label).orElse(since.item());
        return account.closed(State.NOT_DUE, since.words(origin) + "，那一项还没有完成");
    }

    /** What several have to reach, each by itself: the figure is how many of them have. */
    private Standing ofEach(Target target) {
        var standings =
                parts.of(target).stream()
                        .map(part ->
                                of(
                                        part.target(),
                                        target.id() + part.suffix(),
                                        part.name() + "：" + target.label(),
                                        part.division(),
                                        Turn.only(target.span())))
                        .toList();
        var each = Objects.requireNonNull(target.each());
        var none =
                target.basis() instanceof Basis.Unrecorded
                        ? whyNot(target, Optional.empty())
                        : each == Each.STATION ? "当日没有运营中的站点" : "没有%s的名单".formatted(each.all());
        var whole = together(target, standings, target.span(), each.unit(), none);
        return ledger.shows(target) ? whole : whole.withoutParts();
    }

    /**
     * What every month or year has to reach by itself: the figure is how many of those begun have.
     */
    private Standing ofTurns(Target target) {
        var turns = ledger.turns(target, today);
        var parts =
                turns.stream()
                        .map(turn ->
                                of(
                                        target,
                                        target.id() + turn.suffix(),
                                        turn.name() + "：" + target.label(),
                                        plan.division(),
                                        turn))
                        .toList();
        if (parts.isEmpty()) {
            var account = account(target, target.span());
            account.goal = target.goal();
            account.unit = ledger.unit(target);
            return account.closed(State.NOT_DUE, null);
        }
        var span = new Period(target.from().day(), turns.getLast().span().to());
        var whole = together(target, parts, span, "期", "");
        var worst = Judge.all(parts.stream().map(Standing::state).toList());
        return whole.state() == State.CANNOT_BE_COMPUTED || whole.state() == State.UNCLEAR
                ? whole
                : whole.in(worst);
    }

    /** An item that several have to keep, each by itself: its figure is how many have. */
    private Standing together(
            Target target, List<Standing> parts, Period span, String unit, String none) {
        var account = account(target, span);
        account.unit = unit;
        account.parts = parts;
        var judged = parts.stream().filter(it -> it.value() != null && it.goal() != null).toList();
        if (judged.isEmpty()) {
            var why = parts.stream().map(Standing::reason).findFirst().orElse(none);
            var state = parts.isEmpty() ? State.CANNOT_BE_COMPUTED : parts.getFirst().state();
            // Nobody can be counted yet: what each of them has to reach is all there is to show.
            account.unit = ledger.unit(target);
            account.goal = target.goal();
            return account.closed(state, why);
        }
        // Those without anything to cover, such as towns without poor villages, owe nothing.
        var goal = Goal.atLeast(BigDecimal.valueOf(judged.size()), Unit.COUNT);
        account.goal = goal;
        account.expected = Judge.expected(goal, span, today).orElse(null);
        account.value = kept(judged, Standing::value);
        if (Judge.isPast(span, today)) {
            account.whenDue = kept(judged, Standing::whenDue);
        }
        var state = state(goal, span, account.value, account.whenDue);
        if (state == State.BEHIND) {
            account.parts = parts.stream().map(Accounts::lagging).toList();
        }
        return account.closed(state, null);
    }

    /** Where the whole is behind, those are who have not got there yet. */
    private static Standing lagging(Standing part) {
        return part.state() == State.ON_THE_WAY
                        && part.goal() != null
                        && part.value() != null
                        && !part.isReached()
                ? part.in(State.BEHIND)
                : part;
    }

    private Account account(Target target, Period span) {
        return new Account(target.id(), target, target.label(), plan.division(), span, today);
    }

    private static BigDecimal kept(
            List<Standing> parts, Function<Standing, @Nullable BigDecimal> figure) {
        return BigDecimal.valueOf(
                parts.stream()
                        .filter(part -> {
                            var goal = part.goal();
                            var value = figure.apply(part);
                            return goal != null && value != null && goal.isReachedBy(value);
                        })
                        .count());
    }

    /** A stage of the schedule: its figure is how much of its evidence is there. */
    private Standing of(Deadline deadline) {
        var span = deadline.span();
        var account =
                new Account(
                        deadline.id(), deadline, deadline.label(), plan.division(), span, today);
        var conflicts = plan.conflictsAbout(deadline.id());
        if (!conflicts.isEmpty()) {
            account.open(conflicts);
            return account.closed(State.UNCLEAR, whyUnclear(conflicts));
        }
        var goal = Goal.atLeast(BigDecimal.valueOf(deadline.evidence().size()), Unit.COUNT);
        account.goal = goal;
        account.unit = "项";
        account.expected = Judge.expected(goal, span, today).orElse(null);
        var states = new ArrayList<State>();
        var reasons = new ArrayList<String>();
        var reached = 0;
        for (var id : deadline.evidence()) {
            if (plan.item(id).orElseThrow() instanceof Target target) {
                var state = judged(target, deadline);
                states.add(state);
                if (state == State.MET || state == State.MET_LATE) {
                    reached++;
                } else if (state == State.UNCLEAR || state == State.CANNOT_BE_COMPUTED) {
                    reasons.add("「" + target.label() + "」" + state.words());
                }
            }
        }
        account.value = BigDecimal.valueOf(reached);
        var state = Judge.all(states);
        var open = state == State.UNCLEAR || state == State.CANNOT_BE_COMPUTED;
        return account.closed(state, open ? String.join("；", reasons) : null);
    }

    /** Who is entitled is said for each one; the county as a whole has no figure. */
    private Standing of(Reward reward) {
        var account =
                new Account(
                        reward.id(), reward, reward.label(), plan.division(), reward.span(), today);
        var conflicts = plan.conflictsAbout(reward.id());
        if (!conflicts.isEmpty()) {
            account.open(conflicts);
            return account.closed(State.UNCLEAR, whyUnclear(conflicts) + "，核定以前不发");
        }
        return account.closed(State.CANNOT_BE_COMPUTED, "奖励要逐个判定谁该得，没有全县的一个数");
    }

    /** A target judged by the last day of a stage instead of its own. */
    private State judged(Target target, Deadline deadline) {
        var goal = target.goal();
        if (goal == null
                || target.unclear() != null
                || !plan.conflictsAbout(target.id()).isEmpty()) {
            return State.UNCLEAR;
        }
        var span = Ledger.stage(target, deadline);
        var each = parts.of(target);
        if (!each.isEmpty()) {
            return Judge.all(
                    each.stream()
                            .map(part -> judged(part.target(), goal, part.division(), span))
                            .toList());
        }
        return judged(target, goal, plan.division(), span);
    }

    private State judged(Target target, Goal goal, DivisionCode division, Period span) {
        var now = value(ledger.held(target, division, span, today));
        var whenDue = value(whenDue(target, division, span));
        if (now == null || Judge.isPast(span, today) && whenDue == null) {
            return State.CANNOT_BE_COMPUTED;
        }
        return state(goal, span, now, whenDue);
    }

    private State state(Goal goal, Period span, BigDecimal now, @Nullable BigDecimal whenDue) {
        return Judge.state(goal, span, today, now, whenDue == null ? now : whenDue);
    }

    private Optional<Held> whenDue(Target target, DivisionCode division, Period span) {
        return Judge.isPast(span, today)
                ? ledger.held(target, division, span, span.to())
                : Optional.empty();
    }

    private static @Nullable BigDecimal value(Optional<Held> held) {
        return held.map(Held::value).orElse(null);
    }

    private static String whyUnclear(List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict ->
                        "方案写法不一（%s），待核定"
                                .formatted(
                                        conflict.readings().stream()
                                                .map(Reading::figure)
                                                .collect(Collectors.joining(" / "))))
                .collect(Collectors.joining("；"));
    }

    private static String whyNot(Target target, Optional<Held> held) {
        return switch (target.basis()) {
            case Basis.Unrecorded basis -> "缺少：" + String.join("、", basis.missing());
            case Basis.Measured basis ->
                    held.map(Held::reason).orElse("没有可以查看的指标 " + basis.measure());
        };
    }
}
