package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.rewards.Names;
import cn.cunkou.plan.rewards.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What measures and rewards are called in sentences about rewards.
 *
 * @param plan whose rewards are named; null for none
 */
record MeasuredNames(MeasureNames measures, @Nullable Plan plan) implements Names {
    /** Of measures alone, where no reward is spoken of. */
    MeasuredNames(MeasureNames measures) {
        this(measures, null);
    }

    @Override
    public String reward(String id) {
        return plan == null ? id : plan.item(id).map(Item::label).orElse(id);
    }

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
