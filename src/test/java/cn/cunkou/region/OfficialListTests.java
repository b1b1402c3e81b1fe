package cn.cunkou.region;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.region.Division.Kind;
import cn.cunkou.region.OfficialList.Entry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialListTests {
    private final OfficialList list = OfficialList.ofFiveCounties();

    @ParameterizedTest
    @CsvSource({
        "五华县,441424,16,0,415,36,0",
        "吴川市,440883,15,0,143,53,0",
        "仙游县,350322,18,0,271,56,0",
        "东港市,210681,18,5,195,38,10",
        "临高县,469024,11,0,160,26,0"
    })
    void theNamesTellHowManyOfEachKindACountyHas(
            String name,
            String code,
            long towns,
            long farms,
            long villages,
            long residents,
            long others) {
        var county = DivisionCode.of(code);
        var kinds =
                list.entries().stream()
                        .filter(entry -> county.contains(entry.code()))
                        .collect(groupingBy(Entry::kind, counting()));
        assertThat(list.entries()).contains(new Entry(county, name));
        assertThat(kinds.get(Kind.TOWN)).isEqualTo(towns);
        assertThat(kinds.getOrDefault(Kind.FARM, 0L)).isEqualTo(farms);
        assertThat(kinds.get(Kind.VILLAGERS_COMMITTEE)).isEqualTo(villages);
        assertThat(kinds.get(Kind.RESIDENTS_COMMITTEE)).isEqualTo(residents);
        assertThat(kinds.getOrDefault(Kind.OTHER, 0L)).isEqualTo(others);
    }

    @Test
    void everyDivisionLiesInOneThatIsListedToo() {
        var codes = list.entries().stream().map(Entry::code).collect(Collectors.toSet());
        assertThat(codes).hasSameSizeAs(list.entries());
        assertThat(list.entries())
                .allSatisfy(entry ->
                        assertThat(codes).containsAll(entry.code().parent().stream().toList()));
    }

    @Test
    void noTwoVillagesOfATownShareAShortName() {
        var villages =
                list.entries().stream().filter(entry -> entry.code().level() == Level.VILLAGE);
        assertThat(villages.map(entry -> entry.code().town() + entry.shortName()))
                .doesNotHaveDuplicates();
    }
}
