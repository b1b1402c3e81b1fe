package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.PlanReader.Read;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an item may ask of a measure. */
final class MeasureRules {
    private final MeasureNames measures;
    private final List<Read<Base>> bases;
    private final List<KnownMeasure> series;

    MeasureRules(MeasureNames measures, List<Read<Base>> bases, List<Read<Series>> series) {
        this.measures = measures;
        this.bases = bases;
        this.series = series.stream().map(Read::part).map(this::known).toList();
    }

    /** A series that the plan declares, whether or not the house has it already. */
    private KnownMeasure known(Series series) {
        var base = series.base();
        return new KnownMeasure(
                series.measure(),
                series.label(),
                series.unit(),
                series.isShare(),
                base == null ? Map.of() : Map.of(base, base),
                Set.of());
    }

    private Optional<KnownMeasure> named(String id) {
        return series.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .or(() -> measures.named(id));
    }

    void check(Target target, Fields at) {
        if (target.goal() instanceof Goal goal && target.growth() == null) {
            checkFigures(goal, target.basis(), at);
        }
        switch (target.basis()) {
            case Basis.Measured basis when isMoney(target) -> checkMoney(basis, at);
            case Basis.Measured basis -> checkMeasured(target, basis, at);
            case Basis.Unrecorded _ when target.detail() instanceof Detail.Limit -> {}
            case Basis.Unrecorded basis -> {
                checkDeclared(basis, at);
                checkCounted(target, basis, at);
                checkThan(target.growth(), at);
            }
        }
    }

    private static boolean isMoney(Target target) {
        return target.detail() instanceof Detail.Limit
                || target.detail() instanceof Detail.Money
                || target.detail() instanceof Detail.Spending;
    }

    /** Its base is an amount of the plan, and its unit is the yuan or what the rule counts. */
    private void checkMoney(Basis.Measured basis, Fields at) {
        var names = measures.all().stream().map(KnownMeasure::id).toList();
        named(basis.measure())
                .ifPresentOrElse(
                        measure -> checkDimensions(measure, basis, at),
                        () ->
                                at.report(
                                        "id",
                                        "资金的 measures 里写了不认识的指标 " + basis.measure(),
                                        Nearest.hint(basis.measure(), names)));
    }

    private static void checkFigures(Goal goal, Basis basis, Fields at) {
        if (goal.unit() != Goal.Unit.SHARE) {
            return;
        }
        if (basis.base() == null) {
            at.report("id", "百分数没有写基数", "补上 base：是谁的百分之几，例如 base: villagers-committees");
        }
        if (goal.bounds().stream().anyMatch(it -> it.figure().compareTo(BigDecimal.ONE) > 0)) {
            at.report("id", "比例超过100%", "覆盖和占比不会超过100%，核对数字");
        }
    }

    private void checkMeasured(Target target, Basis.Measured basis, Fields at) {
        var found = named(basis.measure());
        if (found.isEmpty() && basis.measure().startsWith(Series.PREFIX)) {
            at.report(
                    "measure",
                    "外部数据 %s 没有写在 series 里".formatted(basis.measure()),
                    "在 series 里写明它是什么、谁发布");
            return;
        }
        if (found.isEmpty()) {
            var names = measures.all().stream().map(KnownMeasure::id).toList();
            at.report("measure", "不认识的指标 " + basis.measure(), Nearest.hint(basis.measure(), names));
            return;
        }
        var measure = found.get();
        if (target.growth() instanceof Growth growth) {
            checkChange(growth, target.goal(), measure, at);
        } else {
            checkUnit(target.goal(), measure, at);
            checkBase(measure, basis, at);
        }
        checkDimensions(measure, basis, at);
        checkEach(target.each(), measure, at);
    }

    /** A count of a share says its unit, so that a forgotten percent sign is not taken for one. */
    private static void checkUnit(@Nullable Goal goal, KnownMeasure measure, Fields at) {
        var unit = at.maybeText("unit").orElse("");
        var isShare = goal != null && goal.unit() == Goal.Unit.SHARE;
        if (goal != null && !isShare && measure.countsSubjects()) {
            if (unit.isEmpty()) {
                at.report(
                        "id",
                        "指标 %s 是比例，目标写成了个数".formatted(measure.id()),
                        "写成百分数，例如 at-least: 70%%；原文写的就是多少%s的，补上 unit: %s"
                                .formatted(measure.unit(), measure.unit()));
            } else if (!unit.equals(measure.unit())) {
                at.report(
                        "unit",
                        "指标 %s 数的不是%s".formatted(measure.id(), unit),
                        "写成 unit: " + measure.unit());
            }
            return;
        }
        if (!unit.isEmpty()) {
            at.report("unit", "单位由指标定", "删去 unit");
        }
        if (goal != null && !isShare && measure.share()) {
            at.report("id", "指标 %s 是比例，目标写成了个数".formatted(measure.id()), "写成百分数，例如 at-least: 70%");
        } else if (isShare && !measure.share()) {
            at.report(
                    "id",
                    "指标 %s 数的是%s，目标写成了百分数".formatted(measure.id(), measure.unit()),
                    "写成个数，或者换一个算比例的指标");
        }
    }

    private void checkChange(Growth growth, @Nullable Goal goal, KnownMeasure measure, Fields at) {
        var key = growth.falls() ? "falls" : "grows";
        if (at.has("unit")) {
            at.report("unit", "单位由指标定", "删去 unit");
        }
        if (measure.share() && goal != null && goal.unit() == Goal.Unit.COUNT) {
            at.report(
                    key,
                    "指标 %s 是比例，增长写成了个数".formatted(measure.id()),
                    "写成百分数，例如 %s: {at-least: 20%%}".formatted(key));
        }
        if (measure.id().equals(growth.than())) {
            at.report(key, "和自己的增幅比，永远一样", "写另一个指标，例如全国的数");
        }
        checkThan(growth, at);
    }

    /** A change without a percent sign is so many of something. */
    private static void checkCounted(Target target, Basis.Unrecorded basis, Fields at) {
        if (target.growth() instanceof Growth growth
                && target.goal() instanceof Goal goal
                && goal.unit() == Goal.Unit.COUNT
                && basis.unit().isEmpty()) {
            at.report(
                    growth.falls() ? "falls" : "grows",
                    "变化写成了个数，没有写单位",
                    "变化的比例写成百分数，例如 20%；原文写的就是多少个的，补上 unit");
        }
    }

    private void checkThan(@Nullable Growth growth, Fields at) {
        if (growth != null && growth.than() != null && named(growth.than()).isEmpty()) {
            at.report(
                    growth.falls() ? "falls" : "grows",
                    "不认识的指标 " + growth.than(),
                    "别的单位公布的数先写在 series 里；" + Nearest.hint(growth.than(), names()));
        }
    }

    /** The measures that the plan may speak of. */
    Set<String> names() {
        return Stream.concat(series.stream(), measures.all().stream())
                .map(KnownMeasure::id)
                .collect(Collectors.toSet());
    }

    private static void checkEach(@Nullable Each each, KnownMeasure measure, Fields at) {
        if (each == Each.BODY && !measure.dimensions().contains(Basis.Measured.BODY)) {
            at.report(
                    "each",
                    "指标 %s 不记是哪个单位的，分不到各单位".formatted(measure.id()),
                    "凭文件的写 paper；不然写 missing，说明缺什么记录");
        } else if (each == Each.STATION && !measure.subject().equals(Each.STATION.key())) {
            at.report(
                    "each",
                    "指标 %s 不记是哪个站的，分不到各站".formatted(measure.id()),
                    "换一个记站点的指标，例如 stations.kinds-offered；不然写 missing，说明缺什么记录");
        }
    }

    /** What of a measure is asked: its base and its dimensions. */
    static void checkParts(KnownMeasure measure, Basis.Measured basis, Fields at) {
        checkBase(measure, basis, at);
        checkDimensions(measure, basis, at);
    }

    private static void checkDimensions(KnownMeasure measure, Basis.Measured basis, Fields at) {
        for (var dimension : basis.where().keySet()) {
            if (!measure.dimensions().contains(dimension)) {
                at.report(
                        "where",
                        "指标 %s 不能按 %s 筛选".formatted(measure.id(), dimension),
                        Nearest.hint(dimension, measure.dimensions()));
            }
        }
    }

    private static void checkBase(KnownMeasure measure, Basis.Measured basis, Fields at) {
        var base = basis.base();
        if (base == null) {
            if (measure.share() && at.has("measure")) {
                at.report(
                        "measure",
                        "指标 %s 要写明基数".formatted(measure.id()),
                        "补上 base："
                                + String.join(
                                        "、", measure.bases().keySet().stream().sorted().toList()));
            }
        } else if (!measure.bases().containsKey(base)) {
            at.report(
                    "base",
                    "指标 %s 没有基数 %s".formatted(measure.id(), base),
                    Nearest.hint(base, measure.bases().keySet()));
        }
    }

    private void checkDeclared(Basis.Unrecorded basis, Fields at) {
        var base = basis.base();
        var known =
                new HashSet<>(bases.stream().map(it -> it.part().id()).collect(Collectors.toSet()));
        measures.all().forEach(measure -> known.addAll(measure.bases().keySet()));
        if (base != null && !known.contains(base)) {
            at.report("base", "不认识的基数 " + base, "在 bases 里写明它是什么；" + Nearest.hint(base, known));
        }
    }
}
