package cn.cunkou.plan;

import cn.cunkou.plan.MeasureNames.KnownMeasure;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The measures and counties that the tests' plans speak of. */
final class Vocabulary {
    static final MeasureNames MEASURES =
            MeasureNames.of(
                    new KnownMeasure(
                            "stations.open",
                            "运营中的站点",
                            "个",
                            false,
                            Map.of(),
                            Set.of("level", "origin"),
                            "station",
                            Map.of("level=town", "镇级", "level=village", "村级")),
                    new KnownMeasure(
                            "stations.village-coverage",
                            "有站的村",
                            "share",
                            true,
                            Map.of(
                                    "villagers-committees", "行政村",
                                    "designated-poor", "贫困村"),
                            Set.of()),
                    new KnownMeasure(
                            "stations.villages-served",
                            "服务覆盖的村",
                            "个村",
                            true,
                            Map.of("villagers-committees", "行政村"),
                            Set.of(),
                            "village"),
                    facilities("region.facilities", "场所", "处", Set.of()),
                    facilities("region.facility-zones", "功能区", "个", Set.of("zone")),
                    facilities("region.facility-area", "场所面积", "平方米", Set.of()),
                    new KnownMeasure(
                            "papers.registered",
                            "登记的公文",
                            "件",
                            false,
                            Map.of(),
                            Set.of("plan", "item", "kind", "body")));

    static final CountyNames COUNTIES =
            code -> code.digits().equals("441424") ? Optional.of("五华县") : Optional.empty();

    static final PlanCheck CHECK = new PlanCheck(MEASURES, COUNTIES);

    private Vocabulary() {}

    private static KnownMeasure facilities(
            String id, String title, String unit, Set<String> further) {
        var dimensions = new HashSet<>(Set.of("kind", "in_operation", "accepted"));
        dimensions.addAll(further);
        return new KnownMeasure(id, title, unit, false, Map.of(), dimensions);
    }
}
