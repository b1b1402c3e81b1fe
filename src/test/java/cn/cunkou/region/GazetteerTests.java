package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.values.DivisionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTests {
    private final Gazetteer wuhua = Gazetteers.of("441424");

    @ParameterizedTest
    @CsvSource({
        "转水镇,輋𣒍村委会,輋𣒍村",
        "转水,輋𣒍村,輋𣒍村",
        "转水镇,輋𣒍,輋𣒍村",
        "转水镇,輋 𣒍 村,輋𣒍村",
        "水寨镇,府前社区,府前社区",
        "水寨镇,府前,府前社区",
        "水寨镇,新城,新城居委会",
        "龙村镇,龙村,龙村",
        "龙村镇,龙村村委会,龙村"
    })
    void spreadsheetsNameVillagesInManyWays(String town, String typed, String found) {
        assertThat(wuhua.village(wuhua.town(town).orElseThrow(), typed).map(Division::shortName))
                .contains(found);
    }

    @Test
    void aTownOfAnotherCountyIsNotFound() {
        assertThat(wuhua.town("塘㙍镇")).isEmpty();
        assertThat(Gazetteers.of("440883").town("塘㙍")).map(Division::name).contains("塘㙍镇");
    }

    @Test
    void aNameThatRepeatsIsFoundInEachTown() {
        assertThat(wuhua.villages("红星村").size()).isGreaterThan(1);
        assertThat(wuhua.villages("輋𣒍村")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"輋？村", "輋村", "輋𣒍𣒍村"})
    void aLostCharacterIsGuessed(String typed) {
        var town = wuhua.town("转水镇").orElseThrow();
        assertThat(wuhua.village(town, typed)).isEmpty();
        assertThat(wuhua.similar(town, typed)).extracting(Division::shortName).startsWith("輋𣒍村");
    }

    @Test
    void aPlaceIsNamedByTownAndVillage() {
        assertThat(wuhua.place(DivisionCode.of("441424103203"))).isEqualTo("转水镇 輋𣒍村");
        assertThat(wuhua.place(DivisionCode.of("441424103"))).isEqualTo("转水镇");
        assertThat(wuhua.place(DivisionCode.of("441424"))).isEqualTo("五华县");
        assertThat(wuhua.place(DivisionCode.of("440106"))).isEqualTo("440106");
    }
}
