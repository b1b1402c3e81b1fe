package cn.cunkou.programme;

import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Publicity;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Deadline;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Growth;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that a plan's items need, asked for all at once. */
final class Ledger {
    private final Measures measures;
    private final Plan plan;
    private final Parts parts;
    private final DivisionCode county;
    private final Set<Question> whole = new LinkedHashSet<>();
    private final Map<Each, Set<Question>> divided = new EnumMap<>(Each.class);
    private final Map<Question, Set<String>> bySubject = new LinkedHashMap<>();
    private final Map<Question, Figure> figures = new HashMap<>();
    private final Map<String, Period> after = new HashMap<>();

    private Ledger(Measures measures, Plan plan, Parts parts) {
        this.measures = measures;
        this.plan = plan;
        this.parts = parts;
        this.county = plan.division();
    }

    /** Opens it with all that can be asked today about a plan. */
    static Ledger open(Plan plan, Parts parts, LocalDate today, Measures measures) {
        var ledger = new Ledger(measures, plan, parts);
        ledger.fall(today);
        for (var item : plan.items()) {
            switch (item) {
                case Target target ->
                        ledger.turns(target, today)
                                .forEach(turn ->
                                        ledger.want(target, turn.span(), turn.day(today), today));
                case Reward _ -> {} // judged one by one, by nobody here
                case Deadline deadline -> {
                    for (var id : deadline.evidence()) {
                        if (plan.item(id).orElseThrow() instanceof Target target) {
                            ledger.want(target, stage(target, deadline), today, today);
                        }
                    }
                }
            }
        }
        ledger.ask();
        return ledger;
    }

    /** The times it has to be kept that have begun; none while it waits for another item. */
    List<Turn> turns(Target target, LocalDate today) {
        if (waits(target) != null) {
            var span = after.get(target.id());
            return span == null
                    ? List.of()
                    : target.rhythm() == null
                            ? List.of(Turn.only(span))
                            : Turn.yearsOf(span, today);
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
    private void fall(LocalDate today) {
        for (var item : plan.items()) {
            if (item instanceof Target target
                    && waits(target) instanceof Detail.After since
                    && plan.item(since.item()).orElse(null) instanceof Target origin) {
                var day = firstReached(origin, today);
                if (day != null) {
                    after.put(target.id(), new Period(day, due(since, day)));
                }
            }
        }
    }

    private static LocalDate due(Detail.After since, LocalDate day) {
        return switch (since.unit()) {
            case DAYS -> day.plusDays(since.amount());
            case WORKING_DAYS -> WorkingDays.china().plus(day, since.amount());
            case YEARS -> day.plusYears(since.amount());
        };
    }

    /** The first day on which a goal was reached; what is reached is taken to stay so. */
    private @Nullable LocalDate firstReached(Target origin, LocalDate today) {
        if (!(origin.basis() instanceof Basis.Measured basis)
                || origin.goal() == null
                || origin.unclear() != null
                || origin.from().day().isAfter(today)
                || measure(basis).filter(this::mayAsk).isEmpty()
                || !reached(origin, basis, today)) {
            return null;
        }
        var low = origin.from().day();
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
        var figure = measures.evaluate(question(origin, basis, county, origin.from().day(), day));
        var value = shaped(origin, basis, Held.of(figure)).value();
        return origin.goal() instanceof Goal goal && value != null && goal.isReachedBy(value);
    }

    /** Evidence counts from its own first day on, up to the stage's last. */
    static Period stage(Target target, Deadline deadline) {
        var from = target.from().day();
        var to = deadline.span().to();
        return new Period(from.isAfter(to) ? to : from, to);
    }

    /** Whoever has to reach it, of a day and, once its own last day is past, of that. */
    private void want(Target target, Period span, LocalDate day, LocalDate today) {
        want(target, span, day);
        if (Judge.isPast(span, today)) {
            want(target, span, span.to());
        }
    }

    private void want(Target target, Period span, LocalDate day) {
        switch (target.each()) {
            case BODY -> parts.of(target).forEach(part -> want(part.target(), span, day, whole));
            case TOWN, VILLAGE ->
                    want(
                            target,
                            span,
                            day,
                            divided.computeIfAbsent(target.each(), _ -> new LinkedHashSet<>()));
            case STATION -> {
                var asked = new LinkedHashSet<Question>();
                want(target, span, day, asked);
                for (var question : asked) {
                    var subjects = bySubject.computeIfAbsent(question, _ -> new LinkedHashSet<>());
                    parts.of(target).forEach(part -> subjects.add(part.subject()));
                }
            }
            case null -> want(target, span, day, whole);
        }
    }

    private void want(Target target, Period span, LocalDate day, Set<Question> into) {
        if (!(target.basis() instanceof Basis.Measured basis)) {
            return;
        }
        want(target, basis, span, day, into);
        if (target.growth() instanceof Growth growth && growth.than() != null) {
            want(target, other(growth.than()), span, day, into);
        }
    }

    private void want(
            Target target, Basis.Measured basis, Period span, LocalDate day, Set<Question> into) {
        if (measure(basis).filter(this::mayAsk).isPresent()) {
            into.add(question(target, basis, county, span.from(), day));
            if (target.growth() != null) {
                into.add(before(target, basis, county, span.from(), day));
            }
        }
    }

    private static Basis.Measured other(String measure) {
        return new Basis.Measured(measure, Map.of(), null);
    }

    private void ask() {
        var asked = List.copyOf(whole);
        var answers = measures.evaluateAll(asked);
        for (var index = 0; index < asked.size(); index++) {
            figures.put(asked.get(index), answers.get(index));
        }
        bySubject.forEach(this::askSubjects);
        askDivided(List.copyOf(divided.getOrDefault(Each.TOWN, Set.of())));
        var byVillage = List.copyOf(divided.getOrDefault(Each.VILLAGE, Set.of()));
        if (!byVillage.isEmpty()) {
            askDivided(
                    parts.townsOfVillages().stream()
                            .flatMap(town ->
                                    byVillage.stream().map(question -> question.in(town.digits())))
                            .toList());
        }
    }

    /** Keeps the figure of each of these; whoever may not see it sees how many have reached it. */
    private void askSubjects(Question question, Set<String> subjects) {
        measures.bySubjectForTotals(question, subjects)
                .forEach((subject, figure) -> figures.put(question.about(subject), figure));
    }

    /** Whether the parts of an item may be shown to whoever asks. */
    boolean shows(Target target) {
        return target.each() != Each.STATION
                || target.basis() instanceof Basis.Measured basis
                        && measure(basis)
                                .filter(it -> measures.showsSubjects(it, county.digits()))
                                .isPresent();
    }

    /** Keeps the figure of every division right below the one that is asked about. */
    private void askDivided(List<Question> questions) {
        var answers = measures.byDivision(questions);
        for (var index = 0; index < questions.size(); index++) {
            for (var part : answers.get(index)) {
                figures.put(questions.get(index).in(part.key()), part.figure());
            }
        }
    }

    /** What a target is held by, empty where no measure gives it. */
    Optional<Held> held(Target target, DivisionCode division, Period span, LocalDate day) {
        if (!(target.basis() instanceof Basis.Measured basis)) {
            return Optional.empty();
        }
        if (!(target.growth() instanceof Growth growth)) {
            return figure(question(target, basis, division, span.from(), day))
                    .map(it -> shaped(target, basis, it));
        }
        var change = change(target, basis, division, span, day);
        if (growth.than() == null) {
            return change;
        }
        var than = other(growth.than());
        var title = measure(than).map(Measure::title).orElse(growth.than());
        var other =
                change(target, than, division, span, day)
                        .orElseGet(() -> new Held(null, null, null, "没有可以查看的指标", ""));
        return change.map(it -> it.outdoing(other, title));
    }

    private Optional<Held> change(
            Target target,
            Basis.Measured basis,
            DivisionCode division,
            Period span,
            LocalDate day) {
        var growth = Objects.requireNonNull(target.growth());
        var now = figure(question(target, basis, division, span.from(), day));
        var before = figure(before(target, basis, division, span.from(), day));
        return now.flatMap(later ->
                before.map(earlier ->
                        isCount(target)
                                ? later.differing(earlier, growth.falls())
                                : later.since(earlier, growth.falls())));
    }

    private static boolean isCount(Target target) {
        return target.goal() instanceof Goal goal && goal.unit() == Goal.Unit.COUNT;
    }

    private Optional<Held> figure(Question question) {
        return Optional.ofNullable(figures.get(question)).map(Held::of);
    }

    /** The unit of an item's counts; empty for shares. */
    String unit(Target target) {
        var unit = unitOfGoal(target);
        if (unit == Goal.Unit.SHARE
                && (target.growth() != null || target.detail() instanceof Detail.Limit)) {
            return "";
        }
        if (target.detail() instanceof Detail.Limit limit) {
            return limit.unit();
        }
        return switch (target.basis()) {
            case Basis.Unrecorded basis -> basis.unit();
            case Basis.Measured basis ->
                    measure(basis).map(measure -> unit(measure, unit)).orElse("");
        };
    }

    private static String unit(Measure measure, Goal.@Nullable Unit unit) {
        return switch (measure.aggregate()) {
            case GROWTH -> "";
            case SHARE -> unit == Goal.Unit.COUNT ? measure.countedUnit() : "";
            case COUNT, DISTINCT, SUM, AVERAGE, LATEST ->
                    measure.isExternal() && unit == Goal.Unit.SHARE ? "" : measure.unit().title();
        };
    }

    /** What its goal counts, or the goals that contradict each other; null without any. */
    private Goal.@Nullable Unit unitOfGoal(Target target) {
        if (target.goal() instanceof Goal goal) {
            return goal.unit();
        }
        return plan.conflictsAbout(target.id()).stream()
                .flatMap(conflict -> conflict.readings().stream())
                .flatMap(reading -> Stream.ofNullable(reading.goal()))
                .map(Goal::unit)
                .findFirst()
                .orElse(null);
    }

    private Held shaped(Target target, Basis.Measured basis, Held held) {
        if (target.detail() instanceof Detail.Limit limit) {
            return limited(target, limit, basis, held);
        }
        return measure(basis)
                .map(measure -> held.against(unitOfGoal(target), measure))
                .orElse(held);
    }

    /** What a rule about money counts: a part of an amount that the plan names, or a sum. */
    private Held limited(Target target, Detail.Limit limit, Basis.Measured basis, Held held) {
        if (limit.each() != null) {
            return held.without("这条规则在每一笔付款时逐个核对，没有全县的一个数");
        }
        if (unitOfGoal(target) != Goal.Unit.SHARE) {
            return held;
        }
        var base = basis.base();
        return base == null
                ? held
                : plan.money(base)
                        .map(held::partOf)
                        .orElseGet(() -> held.without("方案没有写基数是多少元：" + base));
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
        var asked = question(basis, division);
        // the base of money is an amount of the plan, which no measure knows
        return (target.detail() instanceof Detail.Limit ? asked.base(null) : asked)
                .between(begin.isAfter(shown) ? shown : begin, shown);
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

    /** The same of the former period, where its goal is a change since. */
    static Optional<Question> former(
            Target target,
            Basis.Measured basis,
            DivisionCode division,
            LocalDate from,
            LocalDate day) {
        return target.growth() == null
                ? Optional.empty()
                : Optional.of(before(target, basis, division, from, day));
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
