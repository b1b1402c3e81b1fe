package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.rewards.Names;
import cn.cunkou.plan.rewards.Quantity;
import java.util.stream.Collectors;

/** What measures are called in sentences about rewards. */
record MeasuredNames(MeasureNames measures) implements Names {
    @Override
    public String title(Quantity.Measured measured) {
        var where =
                measured.where().entrySet().stream()
                        .map(PlanExplanation::narrowed)
                        .sorted()
                        .collect(Collectors.joining("、"));
        return measures.named(measured.measure())
                        .map(KnownMeasure::title)
                        .orElse(measured.measure())
                + (where.isEmpty() ? "" : "（" + where + "）");
    }

    @Override
    public String unit(Quantity.Measured measured) {
        return measures.named(measured.measure())
                .filter(measure -> !measure.share())
                .map(KnownMeasure::unit)
                .orElse("");
    }
}
