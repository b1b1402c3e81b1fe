package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Limits.Criterion;
import cn.cunkou.plan.rewards.Limits.Ranking;
import java.math.BigDecimal;

/** What the parts of a score must be to each other. */
final class RankingRules {
    private RankingRules() {}

    static void check(Ranking ranking, Places places) {
        var sum =
                ranking.criteria().stream()
                        .map(Criterion::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!ranking.criteria().isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            places.of(ranking)
                    .report(
                            "by",
                            "比重加起来是%s%%，不是100%%"
                                    .formatted(
                                            sum.movePointRight(2)
                                                    .stripTrailingZeros()
                                                    .toPlainString()),
                            "核对各项 weight");
        }
        for (var criterion : ranking.criteria()) {
            if (criterion.weight().signum() <= 0) {
                places.of(criterion).report("weight", "比重不大于零", "不计分的不写");
            }
        }
    }
}
