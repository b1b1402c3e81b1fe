package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.region.Division.Kind;
import cn.cunkou.values.DivisionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTests {
    @ParameterizedTest
    @CsvSource({
        "輋𣒍村委会,輋𣒍村,VILLAGERS_COMMITTEE",
        "塘㙍村委会,塘㙍村,VILLAGERS_COMMITTEE",
        "龙村村委会,龙村,VILLAGERS_COMMITTEE",
        "大光村民委员会,大光村,VILLAGERS_COMMITTEE",
        "孤山村村民委员会,孤山村,VILLAGERS_COMMITTEE",
        "锦江渔委会,锦江渔委会,VILLAGERS_COMMITTEE",
        "府前社区居委会,府前社区,RESIDENTS_COMMITTEE",
        "新港社区居民委员会,新港社区,RESIDENTS_COMMITTEE",
        "花园居民委员会,花园居委会,RESIDENTS_COMMITTEE",
        "新城居委会,新城居委会,RESIDENTS_COMMITTEE",
        "示范农场虚拟生活区,示范农场虚拟生活区,OTHER",
        "五龙果场生活区,五龙果场生活区,OTHER"
    })
    void aVillageIsKnownByTheEndOfItsName(String name, String shortName, Kind kind) {
        assertThat(Naming.kind(DivisionCode.of("441424103203"), name)).isEqualTo(kind);
        assertThat(Naming.shortName(name)).isEqualTo(shortName);
    }

    @Test
    void aFarmStandsBesideTheTowns() {
        assertThat(Naming.kind(DivisionCode.of("210681401"), "示范农场")).isEqualTo(Kind.FARM);
        assertThat(Naming.kind(DivisionCode.of("469024401"), "加来镇")).isEqualTo(Kind.TOWN);
        assertThat(Naming.kind(DivisionCode.of("440883001"), "梅菉街道")).isEqualTo(Kind.TOWN);
    }
}
