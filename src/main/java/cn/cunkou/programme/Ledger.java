package cn.cunkou.programme;

import cn.cunkou.measures.Aggregate;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Publicity;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Deadline;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Series;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures that a plan's items need, asked for all at once. */
final class Ledger {
    private final Measures measures;
    private final DivisionCode county;
    private final Map<Question, Figure> figures = new HashMap<>();
    private final Map<String, Period> after = new HashMap<>();

    private Ledger(Measures measures, DivisionCode county) {
        this.measures = measures;
        this.county = county;
    }

    /** Opens it with all that can be asked today about a plan. */
    static Ledger open(Plan plan, LocalDate today, Measures measures) {
        var ledger = new Ledger(measures, plan.division());
        var whole = new LinkedHashSet<Question>();
        var byTown = new LinkedHashSet<Question>();
        ledger.fall(plan, today);
        for (var item : plan.items()) {
            switch (item) {
                case Target target -> {
                    var into = target.eachTown() ? byTown : whole;
                    for (var turn : ledger.turns(target, today)) {
                        ledger.want(target, turn.span(), turn.day(today), into);
                        if (Judge.isPast(turn.span(), today)) {
                            ledger.want(target, turn.span(), turn.span().to(), into);
                        }
                    }
                }
                case Reward _ -> {} // judged one by one, by nobody here
                case Deadline deadline -> {
                    for (var id : deadline.evidence()) {
                        if (plan.item(id).orElseThrow() instanceof Target target) {
                            var into = target.eachTown() ? byTown : whole;
                            var span = stage(target, deadline);
                            ledger.want(target, span, today, into);
                            if (Judge.isPast(span, today)) {
                                ledger.want(target, span, span.to(), into);
                            }
                        }
                    }
                }
            }
        }
        ledger.ask(whole, byTown);
        return ledger;
    }

    /** The times it has to be kept that have begun; none while it waits for another item. */
    List<Turn> turns(Target target, LocalDate today) {
        if (waits(target) != null) {
            var span = after.get(target.id());
            return span == null ? List.of() : List.of(Turn.only(span));
        }
        return target.rhythm() == null
                ? List.of(Turn.only(target.span()))
                : Turn.begun(target, target.rhythm(), today);
    }

    /** What it falls due after, where another item decides. */
    static Detail.@Nullable After waits(Target target) {
        return target.detail() instanceof Detail.Task task ? task.after() : null;
    }

    /** Finds when what falls due after other items falls due. */
    private void fall(Plan plan, LocalDate today) {
        for (var item : plan.items()) {
            if (item instanceof Target target
                    && waits(target) instanceof Detail.After since
                    && plan.item(since.item()).orElse(null) instanceof Target origin) {
                var day = firstReached(origin, today);
                if (day != null) {
                    var due =
                            since.working()
                                    ? WorkingDays.china().plus(day, since.days())
                                    : day.plusDays(since.days());
                    after.put(target.id(), new Period(day, due));
                }
            }
        }
    }

    /** The first day on which a goal was reached; what is reached is taken to stay so. */
    private @Nullable LocalDate firstReached(Target origin, LocalDate today) {
        if (!(origin.basis() instanceof Basis.Measured basis)
                || origin.goal() == null
                || origin.from().isAfter(today)
                || measure(basis).filter(this::mayAsk).isEmpty()
                || !reached(origin, basis, today)) {
            return null;
        }
        var low = origin.from();
        var high = today;
        while (low.isBefore(high)) {
            var middle = low.plusDays(ChronoUnit.DAYS.between(low, high) / 2);
            if (reached(origin, basis, middle)) {
                high = middle;
            } else {
                low = middle.plusDays(1);
            }
        }
        return high;
    }

    private boolean reached(Target origin, Basis.Measured basis, LocalDate day) {
        var figure = measures.evaluate(question(origin, basis, county, origin.from(), day));
        return origin.goal() instanceof Goal goal
                && figure.value() != null
                && goal.isReachedBy(figure.value());
    }

    /** Evidence counts from its own first day on, up to the stage's last. */
    static Period stage(Target target, Deadline deadline) {
        var from = target.from();
        var to = deadline.span().to();
        return new Period(from.isAfter(to) ? to : from, to);
    }

    private void want(Target target, Period span, LocalDate day, Set<Question> into) {
        if (target.basis() instanceof Basis.Measured basis
                && measure(basis).filter(this::mayAsk).isPresent()) {
            into.add(question(target, basis, county, span.from(), day));
            if (target.growth() != null) {
                into.add(before(target, basis, county, span.from(), day));
            }
        }
    }

    private void ask(Set<Question> whole, Set<Question> byTown) {
        var asked = List.copyOf(whole);
        var answers = measures.evaluateAll(asked);
        for (var index = 0; index < asked.size(); index++) {
            figures.put(asked.get(index), answers.get(index));
        }
        var divided = List.copyOf(byTown);
        var towns = measures.byDivision(divided);
        for (var index = 0; index < divided.size(); index++) {
            for (var part : towns.get(index)) {
                figures.put(divided.get(index).in(part.key()), part.figure());
            }
        }
    }

    /** What a target is held by, empty where no measure gives it. */
    Optional<Held> held(Target target, DivisionCode division, Period span, LocalDate day) {
        if (!(target.basis() instanceof Basis.Measured basis)) {
            return Optional.empty();
        }
        var now = figure(question(target, basis, division, span.from(), day));
        if (target.growth() == null) {
            return now.map(it -> isPercent(target, basis) ? it.percent() : it);
        }
        var before = figure(before(target, basis, division, span.from(), day));
        var falls = target.growth().falls();
        return now.flatMap(later -> before.map(earlier -> later.since(earlier, falls)));
    }

    private Optional<Held> figure(Question question) {
        return Optional.ofNullable(figures.get(question)).map(Held::of);
    }

    /** The unit of an item's counts; empty for shares. */
    String unit(Target target) {
        if (target.growth() != null) {
            return "";
        }
        return switch (target.basis()) {
            case Basis.Unrecorded basis -> basis.unit();
            case Basis.Measured basis when isPercent(target, basis) -> "";
            case Basis.Measured basis ->
                    measure(basis)
                            .filter(it ->
                                    it.aggregate() != Aggregate.SHARE
                                            && it.aggregate() != Aggregate.GROWTH)
                            .map(it -> it.unit().title())
                            .orElse("");
        };
    }

    /** What others publish in percent is held against a share. */
    private static boolean isPercent(Target target, Basis.Measured basis) {
        return basis.measure().startsWith(Series.PREFIX)
                && target.goal() instanceof Goal goal
                && goal.unit() == Goal.Unit.SHARE;
    }

    /** A figure that is not public would be refused, and with it the whole plan. */
    private boolean mayAsk(Measure measure) {
        var reader = Actor.current();
        return measure.publicity() != Publicity.NONE
                || !reader.isVisitor() && reader.scope().covers(county.digits());
    }

    private Optional<Measure> measure(Basis.Measured basis) {
        return measures.find(basis.measure());
    }

    /**
     * What is asked of the measure for an item, up to a day. A rate of change is of the year so
     * far.
     */
    static Question question(
            Target target,
            Basis.Measured basis,
            DivisionCode division,
            LocalDate from,
            LocalDate day) {
        var begin =
                target.growth() != null && target.growth().baseDay() == null
                        ? day.withDayOfYear(1)
                        : from;
        var shown = shown(target, day);
        return question(basis, division).between(begin.isAfter(shown) ? shown : begin, shown);
    }

    /** What has to be shown for some working days holds only after them. */
    private static LocalDate shown(Target target, LocalDate day) {
        if (!(target.detail() instanceof Detail.Task task) || task.notice() == 0) {
            return day;
        }
        var begun = day;
        while (WorkingDays.china().plus(begun, task.notice()).isAfter(day)) {
            begun = begun.minusDays(1);
        }
        return begun;
    }

    private static Question before(
            Target target,
            Basis.Measured basis,
            DivisionCode division,
            LocalDate from,
            LocalDate day) {
        var growth = Objects.requireNonNull(target.growth());
        var baseDay = growth.baseDay();
        if (baseDay != null) {
            return question(basis, division).between(null, baseDay);
        }
        var now = question(target, basis, division, from, day);
        var begin = Objects.requireNonNull(now.from());
        return question(basis, division).between(begin.minusYears(1), day.minusYears(1));
    }

    private static Question question(Basis.Measured basis, DivisionCode division) {
        var question = Question.of(basis.measure(), division.digits());
        if (!basis.measure().startsWith(Series.PREFIX)) {
            question = question.base(basis.base());
        }
        for (var narrowed : basis.where().entrySet()) {
            question = question.where(narrowed.getKey(), narrowed.getValue());
        }
        return question;
    }
}
