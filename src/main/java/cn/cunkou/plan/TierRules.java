package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.plan.rewards.Payment.Step;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What tiers must be to each other: neither gaps nor overlaps, and the more, the more. */
final class TierRules {
    private final Places places;

    TierRules(Places places) {
        this.places = places;
    }

    void check(Payment payment) {
        if (!(payment instanceof Payment.Tiers tiers)) {
            return;
        }
        if (tiers.steps().stream().map(step -> step.range().percent()).distinct().count() > 1) {
            places.of(tiers).report("steps", "有的档写了百分数，有的没有", "各档写成同一种");
            return;
        }
        for (var step : tiers.steps()) {
            if (step.range().lower().isEmpty()) {
                places.of(step)
                        .report("id", "这一档没有下限", "写 at-least（含）或者 more-than（不含）；从零起写 at-least: 0");
                return;
            }
        }
        var rising = tiers.steps().stream().sorted(Comparator.comparing(TierRules::lower)).toList();
        for (var index = 1; index < rising.size(); index++) {
            check(rising.get(index - 1), rising.get(index), isDivided(tiers));
        }
    }

    private static BigDecimal lower(Step step) {
        return step.range().lower().map(Bound::figure).orElse(BigDecimal.ZERO);
    }

    /** Whether tiers end where the next begins, so that a figure belongs to one of them only. */
    private static boolean isDivided(Payment.Tiers tiers) {
        return tiers.steps().stream().anyMatch(step -> upper(step) != null);
    }

    private static @Nullable Bound upper(Step step) {
        return step.range().bounds().stream()
                .filter(bound -> bound.comparison().isUpper())
                .findFirst()
                .orElse(null);
    }

    private void check(Step low, Step high, boolean divided) {
        var at = places.of(high);
        var start = high.range().lower().orElseThrow();
        if (lower(low).compareTo(start.figure()) == 0) {
            at.report("id", "两档从同一个数开始", "合并成一档，或者核对数字");
            return;
        }
        if (!isPaid(low, high)) {
            at.report("pays", "达到得多，反而发得少", "核对各档的数字和 pays");
        }
        if (divided) {
            checkSeam(low, start, at);
        }
    }

    private static boolean isPaid(Step low, Step high) {
        return high.pays().compareTo(Money.ZERO) == 0 || high.pays().compareTo(low.pays()) >= 0;
    }

    private static void checkSeam(Step low, Bound start, Fields at) {
        var end = upper(low);
        if (end == null) {
            at.report("id", "前一档没有上限，和这一档重叠", "各档都写上限，或者都不写");
            return;
        }
        var order = end.figure().compareTo(start.figure());
        var isEndIn = end.comparison() == Comparison.AT_MOST;
        var isStartIn = start.comparison() == Comparison.AT_LEAST;
        if (order > 0 || order == 0 && isEndIn && isStartIn) {
            at.report("id", "这一档和前一档重叠", "前一档写 less-than，这一档写 at-least，同一个数只归一档");
        } else if (order < 0 || !isEndIn && !isStartIn) {
            at.report("id", "这一档和前一档之间有空档", "前一档的上限和这一档的下限写同一个数，一个含、一个不含");
        }
    }
}
