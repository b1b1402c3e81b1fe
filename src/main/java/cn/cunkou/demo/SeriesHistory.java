package cn.cunkou.demo;

import cn.cunkou.measures.ExternalSeries;
import cn.cunkou.measures.NewFact;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Series;
import cn.cunkou.plan.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Figures that others might have published: each quarter from two years before the plan on, rising
 * to about what the plan asks for.
 */
final class SeriesHistory {
    private static final int YEARS_BEFORE = 2;
    private static final int MONTHS = 3;
    private static final BigDecimal USUAL = BigDecimal.valueOf(2_000);
    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Plan plan;
    private final LocalDate today;
    private final ExternalSeries external;

    private SeriesHistory(Plan plan, LocalDate today, ExternalSeries external) {
        this.plan = plan;
        this.today = today;
        this.external = external;
    }

    static void load(Plan plan, LocalDate today, ExternalSeries external) {
        var history = new SeriesHistory(plan, today, external);
        plan.series().stream()
                .filter(series -> series.level().equals("county"))
                .forEach(history::load);
    }

    private void load(Series series) {
        var seed = new Seed(plan.id(), series.id());
        var aimed = aimed(series).orElse(series.unit().equals("%") ? HALF : USUAL);
        var sum = series.aggregate().equals("sum");
        var first = LocalDate.of(plan.period().from().getYear() - YEARS_BEFORE, 3, 31);
        var lastYear = today.getYear();
        for (var day = first; day.isBefore(today); day = endOfQuarter(day)) {
            var yearsLeft = lastYear - day.getYear();
            // Growing by a quarter to a third a year, a little unevenly.
            var percent = 104 - seed.below(5) - 22 * yearsLeft;
            var value =
                    aimed.multiply(BigDecimal.valueOf(Math.max(percent, 20)))
                            .divide(
                                    sum ? WHOLE.multiply(BigDecimal.valueOf(4)) : WHOLE,
                                    2,
                                    RoundingMode.HALF_UP);
            record(series, day, series.unit().equals("%") ? value.min(WHOLE) : value);
        }
    }

    private void record(Series series, LocalDate day, BigDecimal value) {
        external.record(
                new NewFact(
                        series.id(),
                        plan.division(),
                        day,
                        value,
                        series.publisher(),
                        "统计资料（演示）",
                        "",
                        "",
                        null));
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        var next = day.plusDays(1).plusMonths(MONTHS);
        return next.minusDays(1);
    }

    /** What the plan wants of the figure, in its unit. */
    private Optional<BigDecimal> aimed(Series series) {
        return plan.items().stream()
                .filter(Target.class::isInstance)
                .map(Target.class::cast)
                .filter(target ->
                        target.growth() == null
                                && target.goal() != null
                                && target.basis() instanceof Basis.Measured basis
                                && basis.measure().equals(Series.PREFIX + series.id()))
                .map(target -> {
                    var goal = Objects.requireNonNull(target.goal());
                    return goal.unit() == Goal.Unit.SHARE
                            ? goal.figure().movePointRight(2)
                            : goal.figure();
                })
                .findFirst();
    }
}
