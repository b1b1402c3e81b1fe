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
    static Ledger open(Plan plan, List<DivisionCode> towns, LocalDate today, Measures measures) {
        var ledger = new Ledger(measures);
        var wanted = new LinkedHashSet<Entry>();
        for (var item : plan.items()) {
            switch (item) {
                case Target target -> {
                    var places = target.eachTown() ? towns : List.of(plan.division());
                    for (var place : places) {
                        wanted.add(new Entry(target.id(), place, today));
                        if (Judge.isPast(target.span(), today)) {
                            wanted.add(new Entry(target.id(), place, target.by().day()));
                        }
                    }
                }
                case Deadline deadline -> {
                    if (Judge.isPast(deadline.span(), today)) {
                        for (var id : deadline.evidence()) {
                            wanted.add(new Entry(id, plan.division(), deadline.span().to()));
                        }
                    }
                }
            }
        }
        ledger.ask(plan, List.copyOf(wanted));
        return ledger;
    }

    private void ask(Plan plan, List<Entry> wanted) {
        var asked = new ArrayList<Entry>();
        var questions = new ArrayList<Question>();
        for (var entry : wanted) {
            if (plan.item(entry.target()).orElseThrow() instanceof Target target
                    && target.basis() instanceof Basis.Measured basis
                    && measure(basis).filter(it -> mayAsk(it, entry.division())).isPresent()) {
                asked.add(entry);
                questions.add(
                        question(target, basis, entry.division())
                                .between(target.from(), entry.day()));
            }
        }
        var answers = measures.evaluateAll(questions);
        for (var index = 0; index < asked.size(); index++) {
            figures.put(asked.get(index), answers.get(index));
        }
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
