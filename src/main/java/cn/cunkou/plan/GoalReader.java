package cn.cunkou.plan;

import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the bounds of a goal: {@code at-least: 70%}. */
final class GoalReader {
    /** Stands for a goal that was reported as missing. */
    static final Goal NONE = Goal.atLeast(BigDecimal.ZERO, Goal.Unit.COUNT);

    private GoalReader() {}

    static Optional<Goal> goal(Fields at) {
        var bounds = new ArrayList<Bound>();
        var percents = 0;
        var line = "id";
        for (var comparison : Comparison.values()) {
            var figure = at.maybeFigure(comparison.key());
            if (figure.isEmpty()) {
                continue;
            }
            line = comparison.key();
            percents += figure.get().percent() ? 1 : 0;
            bounds.add(new Bound(comparison, figure.get().value()));
            if (figure.get().value().signum() < 0) {
                at.report(line, "目标数不能是负数", "核对数字");
            }
        }
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        var unit = percents > 0 ? Goal.Unit.SHARE : Goal.Unit.COUNT;
        if (percents > 0 && percents < bounds.size()) {
            at.report(line, "一处写了百分数，一处没有写", "两处都写百分数，或者都不写");
        }
        if (!canStandTogether(bounds)) {
            at.report(
                    line,
                    "两个界限不能放在一起",
                    "下限（at-least、more-than）和上限（at-most、less-than）各写一个，或者只写 exactly");
            return Optional.of(new Goal(bounds.subList(0, 1), unit));
        }
        var goal = new Goal(bounds, unit);
        if (goal.isImpossible()) {
            at.report(line, "下限比上限还大，谁也达不到", "核对两个数字，是不是写反了");
        }
        return Optional.of(goal);
    }

    private static boolean canStandTogether(List<Bound> bounds) {
        return bounds.size() == 1
                || bounds.size() == 2
                        && bounds.stream().filter(it -> it.comparison().isLower()).count() == 1
                        && bounds.stream().filter(it -> it.comparison().isUpper()).count() == 1;
    }
}
