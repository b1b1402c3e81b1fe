package cn.cunkou.plan;

import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the bounds of a goal: {@code at-least: 70%}. */
final class GoalReader {
    /** Stands for a goal that was reported as missing. */
    static final Goal NONE = Goal.atLeast(BigDecimal.ZERO, Goal.Unit.COUNT);

    private GoalReader() {}

    /**
     * The same where the paper may also say 左右. What it does not say of that is told by {@link
     * #unsaid}.
     */
    static Optional<Goal> goalOrAbout(Fields at) {
        var bounds = goal(at);
        if (!at.has("about")) {
            if (at.has("tolerance")) {
                at.report("tolerance", "没有 about，tolerance 就没有意义", "删去 tolerance，或者补上 about");
            }
            return bounds;
        }
        if (bounds.isPresent()) {
            at.report("about", "写了 about（左右），又写了界限", "只留一种");
        }
        var about = at.maybeFigure("about");
        var unsaid = isUnsaid(at);
        var tolerance = unsaid ? Optional.<Scalars.Figure>empty() : at.maybeFigure("tolerance");
        if (!at.has("tolerance")) {
            at.report("about", "“左右”没有写差多少算合格", "补上 tolerance: 10%；原文没有写的写 tolerance: unclear");
        }
        tolerance
                .filter(it ->
                        !it.percent()
                                || it.value().signum() <= 0
                                || it.value().compareTo(BigDecimal.ONE) >= 0)
                .ifPresent(_ -> at.report("tolerance", "tolerance 应当是百分数", "写成 10% 的样子"));
        about.filter(it -> it.value().signum() <= 0)
                .ifPresent(_ -> at.report("about", "about 应当大于零", "核对数字"));
        if (about.isEmpty() || tolerance.isEmpty()) {
            return unsaid ? Optional.empty() : bounds.or(() -> Optional.of(NONE));
        }
        return Optional.of(
                Goal.about(
                        about.get().value(),
                        tolerance.get().value(),
                        about.get().percent() ? Goal.Unit.SHARE : Goal.Unit.COUNT));
    }

    private static boolean isUnsaid(Fields at) {
        return at.maybeText("tolerance").filter("unclear"::equals).isPresent();
    }

    /** What the paper leaves open of 左右, in words; null where it leaves nothing open. */
    static @Nullable String unsaid(Fields at) {
        return at.has("about") && isUnsaid(at) ? "“%s左右”差多少算合格".formatted(at.text("about")) : null;
    }

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
