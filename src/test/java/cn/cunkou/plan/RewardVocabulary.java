package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import java.util.Map;
import java.util.Set;

/** The measures that the tests' rewards speak of. */
final class RewardVocabulary {
    static final MeasureNames MEASURES =
            MeasureNames.of(
                    new KnownMeasure(
                            "stations.services",
                            "服务次数",
                            "次",
                            false,
                            Map.of(),
                            Set.of("kind"),
                            "station"),
                    new KnownMeasure(
                            "stations.village-coverage",
                            "有站的村",
                            "share",
                            true,
                            Map.of("villagers-committees", "行政村"),
                            Set.of(),
                            "village"),
                    new KnownMeasure(
                            "market.shop-sales", "线上销售额", "元", false, Map.of(), Set.of(), "shop"),
                    new KnownMeasure(
                            "market.shop-rating", "网上评价", "分", false, Map.of(), Set.of(), "shop"));

    static final PlanCheck CHECK = new PlanCheck(MEASURES, Vocabulary.COUNTIES);

    private RewardVocabulary() {}
}
