package cn.cunkou.programme;

import cn.cunkou.measures.Aggregate;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Publicity;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Deadline;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures that a plan's items need, asked for all at once. */
final class Ledger {
    /** A target's figure for a place as of a day. */
    record Entry(String target, DivisionCode division, LocalDate day) {}

    private final Measures measures;
    private final Map<Entry, Figure> figures = new HashMap<>();

    private Ledger(Measures measures) {
        this.measures = measures;
    }

    /** Opens it with all that can be asked today about a plan. */
    static Ledger open(Plan plan, LocalDate today, Measures measures) {
        var ledger = new Ledger(measures);
        var wanted = new LinkedHashSet<Wanted>();
        for (var item : plan.items()) {
            switch (item) {
                case Target target -> {
                    wanted.add(new Wanted(target, target.eachTown(), today));
                    if (Judge.isPast(target.span(), today)) {
                        wanted.add(new Wanted(target, target.eachTown(), target.by().day()));
                    }
                }
                case Deadline deadline -> {
                    for (var id : deadline.evidence()) {
                        if (plan.item(id).orElseThrow() instanceof Target target) {
                            wanted.add(new Wanted(target, false, today));
                            if (Judge.isPast(deadline.span(), today)) {
                                wanted.add(new Wanted(target, false, deadline.span().to()));
                            }
                        }
                    }
                }
            }
        }
        ledger.ask(plan.division(), List.copyOf(wanted));
        return ledger;
    }

    /** A figure of the county, or those of all its towns at once. */
    private record Wanted(Target target, boolean byTown, LocalDate day) {}

    private void ask(DivisionCode county, List<Wanted> wanted) {
        var asked = new ArrayList<Wanted>();
        var questions = new ArrayList<Question>();
        for (var one : wanted) {
            if (!(one.target().basis() instanceof Basis.Measured basis)
                    || measure(basis).filter(it -> mayAsk(it, county)).isEmpty()) {
                continue;
            }
            var question =
                    question(one.target(), basis, county).between(one.target().from(), one.day());
            if (one.byTown()) {
                for (var part : measures.byDivision(question)) {
                    note(one, DivisionCode.of(part.key()), part.figure());
                }
            } else {
                asked.add(one);
                questions.add(question);
            }
        }
        var answers = measures.evaluateAll(questions);
        for (var index = 0; index < asked.size(); index++) {
            note(asked.get(index), county, answers.get(index));
        }
    }

    private void note(Wanted wanted, DivisionCode division, Figure figure) {
        figures.put(new Entry(wanted.target().id(), division, wanted.day()), figure);
    }

    /** The figure, empty where no measure gives one. */
    Optional<Figure> figure(Target target, DivisionCode division, LocalDate day) {
        return Optional.ofNullable(figures.get(new Entry(target.id(), division, day)));
    }

    /** The unit of an item's counts; empty for shares. */
    String unit(Target target) {
        return target.basis() instanceof Basis.Measured basis
                ? measure(basis)
                        .filter(it ->
                                it.aggregate() != Aggregate.SHARE
                                        && it.aggregate() != Aggregate.GROWTH)
                        .map(it -> it.unit().title())
                        .orElse("")
                : "";
    }

    /** A figure that is not public would be refused, and with it the whole plan. */
    private static boolean mayAsk(Measure measure, DivisionCode division) {
        var reader = Actor.current();
        return measure.publicity() != Publicity.NONE
                || !reader.isVisitor() && reader.scope().covers(division.digits());
    }

    private Optional<Measure> measure(Basis.Measured basis) {
        return measures.find(basis.measure());
    }

    /** What is asked of the measure for an item, up to any day. */
    static Question question(Target target, Basis.Measured basis, DivisionCode division) {
        var question = Question.of(basis.measure(), division.digits()).base(basis.base());
        for (var narrowed : basis.where().entrySet()) {
            question = question.where(narrowed.getKey(), narrowed.getValue());
        }
        return question;
    }
}
