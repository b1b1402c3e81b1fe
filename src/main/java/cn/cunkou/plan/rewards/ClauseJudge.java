package cn.cunkou.plan.rewards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges clauses for one subject on one day. */
final class ClauseJudge {
    private final Figures figures;
    private final Wording wording;

    ClauseJudge(Figures figures, Wording wording) {
        this.figures = figures;
        this.wording = wording;
    }

    Finding judge(Clause clause) {
        return switch (clause) {
            case Clause.Bounded bounded -> judge(bounded);
            case Clause.OneOf oneOf -> judge(oneOf);
            case Clause.Unclear unclear ->
                    Finding.unknown(wording.sentence(unclear), "", "原文没有写明：" + unclear.why());
            case Clause.All all -> {
                var parts = all(all.parts());
                yield Finding.joined("以下各条都要满足", Truth.all(truths(parts)), parts);
            }
            case Clause.Any any -> {
                var parts = all(any.parts());
                yield Finding.weighed(
                        "以下满足一条即可", Truth.any(truths(parts)), wording.sentence(any), parts);
            }
            case Clause.Not not -> {
                var part = judge(not.part());
                yield Finding.weighed(
                        "不能是", part.truth().not(), wording.sentence(not), List.of(part));
            }
        };
    }

    List<Finding> all(List<Clause> clauses) {
        return clauses.stream().map(this::judge).toList();
    }

    static List<Truth> truths(List<Finding> findings) {
        return findings.stream().map(Finding::truth).toList();
    }

    private Finding judge(Clause.Bounded clause) {
        var title = wording.title(clause.term());
        var bound = (clause.firstTime() ? "首次" : "") + wording.bound(clause);
        var unit = wording.unit(clause.term().quantity());
        var range = clause.range();
        return switch (figures.of(clause.term(), range.percent())) {
            case Fact.Numeric(var value, var evidence, var earlier) -> {
                var before = earlier(clause);
                var holds = Truth.of(range.holds(value));
                var truth = Truth.all(List.of(holds, before));
                yield new Finding(
                        title,
                        truth,
                        value,
                        range.written(value, unit),
                        bound,
                        range.distance(value, unit),
                        reason(truth, before),
                        evidence,
                        earlier,
                        List.of());
            }
            case Fact.Doubted doubted -> {
                var truth = doubted(range, doubted);
                yield new Finding(
                        title,
                        truth,
                        doubted.value(),
                        range.written(doubted.value(), unit),
                        bound,
                        truth == Truth.NO ? range.distance(doubted.value(), unit) : "",
                        truth == Truth.CANNOT_SAY ? doubted.why() : null,
                        doubted.evidence(),
                        List.of());
            }
            case Fact.Unknown(var reason) -> Finding.unknown(title, bound, reason);
            case Fact.Word(var word, var _) ->
                    Finding.unknown(title, bound, "“%s”不是数字".formatted(word));
        };
    }

    /** What is in doubt matters only where the answer turns on it. */
    private static Truth doubted(Range range, Fact.Doubted doubted) {
        var with = range.holds(doubted.value());
        var without = range.holds(doubted.value().subtract(doubted.open()));
        return with == without ? Truth.of(with) : Truth.CANNOT_SAY;
    }

    private static @Nullable String reason(Truth truth, Truth before) {
        if (truth == Truth.CANNOT_SAY) {
            return "不知道以前各年有没有达到过";
        }
        return truth == Truth.NO && before == Truth.NO ? "以前已经达到过，不是首次" : null;
    }

    /** Whether it was never reached before; yes when nobody asks. */
    private Truth earlier(Clause.Bounded clause) {
        if (!clause.firstTime()) {
            return Truth.YES;
        }
        var reached =
                figures.earlierYears(clause.term()).stream()
                        .map(fact ->
                                fact instanceof Fact.Numeric(var value, var _, var _)
                                        ? Truth.of(clause.range().holds(value))
                                        : Truth.CANNOT_SAY)
                        .toList();
        return Truth.any(reached).not();
    }

    private Finding judge(Clause.OneOf clause) {
        var title = wording.title(clause.term());
        var bound = wording.words(clause.term(), clause.words());
        return switch (figures.of(clause.term(), false)) {
            case Fact.Word(var word, var evidence) ->
                    new Finding(
                            title,
                            Truth.of(clause.words().contains(word)),
                            null,
                            wording.words(clause.term(), List.of(word)),
                            bound,
                            "",
                            null,
                            evidence,
                            List.of());
            case Fact.Unknown(var reason) -> Finding.unknown(title, bound, reason);
            case Fact.Numeric(var value, var _, var _) ->
                    Finding.unknown(title, bound, "%s是数字，不是词".formatted(Amounts.plain(value)));
            case Fact.Doubted doubted ->
                    Finding.unknown(
                            title, bound, "%s是数字，不是词".formatted(Amounts.plain(doubted.value())));
        };
    }
}
