package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.rewards.Names;
import cn.cunkou.plan.rewards.Quantity;

/** What measures are called in sentences about rewards. */
record MeasuredNames(MeasureNames measures) implements Names {
    @Override
    public String title(Quantity.Measured measured) {
        return measures.named(measured.measure())
                .map(measure ->
                        measure.narrowed(
                                Basis.Measured.one(measured.measure(), measured.where(), null)
                                        .where()))
                .orElse(measured.measure());
    }

    @Override
    public String unit(Quantity.Measured measured) {
        return measures.named(measured.measure())
                .filter(measure -> !measure.share())
                .map(KnownMeasure::unit)
                .orElse("");
    }
}
