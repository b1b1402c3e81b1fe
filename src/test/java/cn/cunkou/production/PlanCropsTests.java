package cn.cunkou.production;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Shows;
import cn.cunkou.production.Crop.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What a plan may ask of the records of a crop. */
class PlanCropsTests {
    @Test
    void aPlanAsksForActsFieldsAndDaysOfACropOnBoard() throws IOException {
        var asked =
                PlanCrops.of(
                                List.of(shipped("strawberry")),
                                List.of(
                                        catalogue(
                                                "crop-strawberry",
                                                entry("water", 2, field("photo", "photo", true)),
                                                entry("spray", 10, field("weather", "text", true)),
                                                entry("weigh", null))))
                        .getFirst();
        assertThat(asked.needs()).contains("water", "spray", "weigh", "harvest");
        var water = asked.act("water").orElseThrow();
        assertThat(water.blocks()).containsExactly("harvest");
        assertThat(water.days()).isEqualTo(2);
        assertThat(water.fields())
                .filteredOn(field -> field.field().equals("photo"))
                .allMatch(Field::required);
        var spray = asked.act("spray").orElseThrow();
        assertThat(spray.days()).isEqualTo(10);
        assertThat(spray.fields()).extracting(Field::field).contains("input", "weather");
        assertThat(asked.acts().stream().map(Crop.Act::act))
                .containsSubsequence("spray", "weigh", "harvest");
    }

    @Test
    void aCropThatNobodyDescribedIsAddedWithAHarvest() throws IOException {
        var tea =
                PlanCrops.of(
                                List.of(shipped("rice")),
                                List.of(
                                        catalogue("waits", entry("silent-days", 30)),
                                        catalogue("crop-tea", entry("pick", null))))
                        .getLast();
        assertThat(tea.crop()).isEqualTo("tea");
        assertThat(tea.acts()).extracting(Crop.Act::act).containsExactly("pick", "harvest");
        assertThat(tea.act("harvest").orElseThrow().makesLot()).isTrue();
    }

    private static Crop shipped(String crop) throws IOException {
        return CropFile.shipped(
                new ClassPathResource("cn/cunkou/production/crops/%s.json".formatted(crop))
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    private static Catalogue catalogue(String id, Catalogue.Entry... entries) {
        return new Catalogue(id, id, List.of(entries), List.of());
    }

    private static Catalogue.Entry entry(
            String id, @Nullable Integer days, Catalogue.Field... fields) {
        return new Catalogue.Entry(id, id, days, null, List.of(fields), Shows.NOTHING);
    }

    private static Catalogue.Field field(String id, String kind, boolean required) {
        return new Catalogue.Field(id, id, kind, required, List.of());
    }
}
