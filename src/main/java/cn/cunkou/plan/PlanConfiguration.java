package cn.cunkou.plan;

import cn.cunkou.measures.Aggregate;
import cn.cunkou.measures.Label;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans speak of the measures and counties of this house. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {
    @Bean
    MeasureNames measureNames(Measures measures) {
        return () -> measures.catalogue().stream().map(PlanConfiguration::known).toList();
    }

    @Bean
    CountyNames countyNames(Divisions divisions, Counties counties) {
        return county -> divisions.find(county, counties.today(county)).map(Division::name);
    }

    @Bean
    PlanCheck planCheck(MeasureNames measures, CountyNames counties) {
        return new PlanCheck(measures, counties);
    }

    @Bean
    PlanExplanation planExplanation(MeasureNames measures, CountyNames counties) {
        return new PlanExplanation(measures, counties);
    }

    static MeasureNames.KnownMeasure known(Measure measure) {
        return new MeasureNames.KnownMeasure(
                measure.id(),
                measure.title(),
                measure.aggregate() == Aggregate.SHARE
                        ? measure.countedUnit()
                        : measure.unit().title(),
                measure.aggregate() == Aggregate.SHARE || measure.aggregate() == Aggregate.GROWTH,
                measure.bases().stream().collect(Collectors.toMap(Label::name, Label::title)),
                measure.dimensions().stream().map(Label::name).collect(Collectors.toSet()),
                measure.subject().name(),
                words(measure));
    }

    /** {@code level=town} as 镇级, {@code accepted=true} as 已验收. */
    private static Map<String, String> words(Measure measure) {
        var words = new HashMap<String, String>();
        for (var dimension : measure.dimensions()) {
            for (var word : measure.words()) {
                var said =
                        switch (word.name()) {
                            case "true" -> dimension.title();
                            case "false" -> "不含%s的".formatted(dimension.title());
                            default -> word.title();
                        };
                words.put(dimension.name() + "=" + word.name(), said);
            }
        }
        return words;
    }
}
