package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.VillageListSheet.Understood;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VillageListSheetTests {
    private final Gazetteer wuhua = Gazetteers.of("441424");

    @Test
    void aRowNamesAVillageInWords() {
        var row = row("省定贫困村", "2016-05-01", "名单", "", "转水镇", "輋𣒍村委会", "");
        assertThat(row.code()).isEqualTo("441424103203");
        assertThat(row.village()).isEqualTo("輋𣒍村");
        assertThat(VillageListSheet.cells(row))
                .containsExactly("省定贫困村", "2016-05-01", "名单", "", "转水镇", "輋𣒍村", "", "");
    }

    @Test
    void aPopulationListCountsPersonsAndNoOtherDoes() {
        assertThat(row("户籍人口", "2018-12-31", "统计表", "", "转水", "輋𣒍", "1200").persons())
                .isEqualTo(1200);
        assertThat(reasons("户籍人口", "2018-12-31", "统计表", "", "转水", "輋𣒍", ""))
                .containsExactly("户籍人口名录缺人数");
        assertThat(reasons("省定贫困村", "2018-12-31", "名单", "", "转水", "輋𣒍", "3"))
                .containsExactly("省定贫困村名录不填人数");
        assertThat(reasons("户籍人口", "2018-12-31", "统计表", "", "转水", "輋𣒍", "-3"))
                .containsExactly("人数应在0到1000000之间");
    }

    @Test
    void aListOfBroadbandSaysWhoseItIsAndNoOtherDoes() {
        var row = row("通宽带的村", "2019-06-30", "覆盖表", "", "转水镇", "輋𣒍村", "", "移动公司");
        assertThat(row.reporter()).isEqualTo("移动公司");
        assertThat(VillageListSheet.cells(row)).endsWith("", "移动公司");
        assertThat(reasons("通宽带的村", "2019-06-30", "覆盖表", "", "转水镇", "輋𣒍村", ""))
                .containsExactly("通宽带的村名录没有写是哪家的");
        assertThat(reasons("常住人口", "2019-06-30", "年报", "", "转水镇", "輋𣒍村", "900", "移动公司"))
                .containsExactly("常住人口名录不分报送单位");
    }

    @Test
    void aWrongPlaceIsMendedByAGuess() {
        assertThat(faults("省定贫困村", "2016-05-01", "名单", "", "塘㙍镇", "輋𣒍村", ""))
                .containsExactly(new Fault("镇街", "本县没有塘㙍镇", "是否为「转水镇 輋𣒍村」"));
        assertThat(faults("省定贫困村", "2016-05-01", "名单", "", "转水镇", "輋?村", ""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).startsWith("是否为「转水镇 輋𣒍村」"));
        assertThat(faults("省定贫困村", "2016-05-01", "名单", "", "转水镇", "不存在的村", ""))
                .containsExactly(new Fault("村", "转水镇没有不存在的村", "按行政区划名单改村名"));
    }

    private ListedVillage row(String... cells) {
        return understand(cells) instanceof Understood.Row(var village) ? village : fail(cells);
    }

    private List<Fault> faults(String... cells) {
        return understand(cells) instanceof Understood.Faulty(var faults) ? faults : List.of();
    }

    private List<String> reasons(String... cells) {
        return faults(cells).stream().map(Fault::reason).toList();
    }

    private Understood understand(String... cells) {
        return VillageListSheet.understand(
                new Line(
                        2,
                        VillageListSheet.COLUMNS,
                        Arrays.asList(Arrays.copyOf(cells, VillageListSheet.COLUMNS.size())),
                        List.of()),
                wuhua);
    }

    private static ListedVillage fail(String... cells) {
        throw new AssertionError("refused: " + String.join(" ", cells));
    }
}
