package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.SHUIZHAI;
import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.TOWN;
import static cn.cunkou.stations.TestCounty.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.ImportKind.Kept;
import cn.cunkou.platform.imports.ImportKind.Place;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.imports.Workbooks;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class StationImportTests {
    private static final String HEADER =
            "编号,级别,镇,村,名称,来源,地址,面积,电话,站长,站长电话,物流点,开业日期,验收日期,验收文件,关闭日期,关闭原因,服务村\n";

    private static final String BATCH = "019363c8-0000-7000-8000-000000000001";

    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    @Autowired StationImport stationImport;

    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired StationLists lists;

    @Autowired People people;

    @Autowired Divisions divisions;

    @Autowired Counties counties;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    @TempDir Path folder;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
    }

    @AfterEach
    void emptyRegister() {
        county.as(OFFICER, () -> jdbc.sql("delete from stations.station").update());
    }

    @Test
    void rowsAreCreatedOnceThenRecognised() {
        var file =
                HEADER
                        + "WH-0001,村级,转水镇,輋𣒍村,輋𣒍村电商服务站,新建,祠堂旁,60.5,0753-4433000,曾某某,13812346120,是,"
                        + "2019-08-01,2019-09-01,验收7号,,,转水镇 · 旱塘村\n"
                        + ",镇级,转水镇,,转水镇电商服务中心,整合,,,,,,,2019-05-01,,,,,\n"
                        + ",县级,,,县级中心,,,,,,,,,,,,,\n";
        var ids = applied(file);
        assertThat(ids).hasSize(3);
        var station = county.as(OFFICER, () -> stations.get(UUID.fromString(ids.getFirst())));
        assertThat(station.place()).isEqualTo("转水镇 · 輋𣒍村");
        assertThat(station.life().words()).isEqualTo("运营中");
        assertThat(station.keeper())
                .isNotNull()
                .satisfies(keeper -> assertThat(keeper.name()).isEqualTo("曾某某"));
        assertThat(station.served()).extracting(Station.Served::name).containsExactly("转水镇 · 旱塘村");
        assertThat(county.as(OFFICER, () -> stations.get(UUID.fromString(ids.get(1))).code()))
                .matches("WH-\\d{4}");
        assertThat(checked(file))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));
        var changed = file.replace("60.5", "80").replace("曾某某", "古某某").replace("转水镇 · 旱塘村", "");
        assertThat(checked(changed)).filteredOn(Verdict.Update.class::isInstance).hasSize(1);
        applied(changed);
        var after = county.as(OFFICER, () -> stations.get(UUID.fromString(ids.getFirst())));
        assertThat(after.premises().area()).isEqualByComparingTo("80");
        assertThat(after.keeper())
                .isNotNull()
                .satisfies(keeper -> assertThat(keeper.name()).isEqualTo("古某某"));
        assertThat(after.served()).isEmpty();
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void whatIsExportedIsUnchangedWhenItComesBack() throws IOException {
        applied(
                HEADER
                        + "WH-0001,村级,转水镇,輋𣒍村,一站,新建,祠堂旁,60.50,13812346120,曾某某,,是,2019-08-01,2019-09-01,,"
                        + "2019-10-01,店主外出,转水镇 · 旱塘村、水寨镇 · 河尾村\n"
                        + "WH-0002,镇级,水寨镇,,水寨站,整合,,,,,,否,,,,,,\n");
        var file = folder.resolve("export.xlsx");
        var rows =
                county.as(OFFICER, () -> stationImport.all(WUHUA.digits())).stream()
                        .map(stationImport::cells)
                        .toList();
        try (var out = Files.newOutputStream(file)) {
            Workbooks.write(stationImport.columns(), rows, out);
        }
        var table = (Table) Sheets.read(file, "export.xlsx", stationImport.columns());
        assertThat(table.faulty()).isZero();
        assertThat(county.as(OFFICER, () -> stationImport.check(table, context())))
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));
    }

    @Test
    void placesThatAreNotFoundAreGuessed() {
        var verdicts =
                checked(
                        HEADER
                                + ",村级,转水镇,輋?村,甲,,,,,,,,,,,,,\n"
                                + ",村级,转水镇,輋村,乙,,,,,,,,,,,,,\n"
                                + ",村级,,红星村,丙,,,,,,,,,,,,,\n"
                                + ",村级,塘㙍镇,坝心村,丁,,,,,,,,,,,,,\n"
                                + ",村级,转水,輋𣒍,戊,,,,,,,,,,,,,\n"
                                + ",镇级,转水镇,輋𣒍村,己,,,,,,,,,,,,,\n"
                                + ",村级,转水镇,,庚,,,,,,,,,,,,,\n");
        assertThat(fault(verdicts.get(0)).remedy()).isEqualTo("是否为「转水镇 · 輋𣒍村」");
        assertThat(fault(verdicts.get(0)).reason()).contains("生僻字可能丢失");
        assertThat(fault(verdicts.get(1)).remedy()).isEqualTo("是否为「转水镇 · 輋𣒍村」");
        assertThat(fault(verdicts.get(2)).reason()).contains("县内有").contains("红星村");
        assertThat(fault(verdicts.get(2)).remedy()).isEqualTo("补上镇名");
        assertThat(fault(verdicts.get(3)).column()).isEqualTo("镇");
        assertThat(verdicts.get(4)).isInstanceOf(Verdict.Create.class);
        assertThat(fault(verdicts.get(5)).column()).isEqualTo("村");
        assertThat(fault(verdicts.get(6)).column()).isEqualTo("村");
    }

    @Test
    void everyFaultOfARowIsNamed() {
        var verdicts =
                checked(
                        HEADER
                                + ",村级,转水镇,輋𣒍村,甲,,,-5,12345,,13812346120,,2019-12-01,,验收单,2019-01-01,,火星村\n"
                                + "WH-9,村级,转水镇,輋𣒍村,乙,,,,,,,,2019-08-01,,,2019-01-01,,\n"
                                + "WH-9,村级,转水镇,輋𣒍村,丙,,,,,,,,,,,,,\n");
        assertThat(((Verdict.Wrong<SheetStation>) verdicts.get(0)).faults())
                .extracting(Fault::column)
                .contains("面积", "电话", "站长", "开业日期", "验收日期", "服务村", "关闭日期");
        assertThat(fault(verdicts.get(1)).column()).isEqualTo("关闭日期");
        assertThat(fault(verdicts.get(2)).reason()).contains("与第3行重复");
    }

    @Test
    void aTownImportsOnlyItsOwn() {
        applied(HEADER + "WH-7,村级,转水镇,輋𣒍村,别镇的站,,,,,,,,,,,,,\n");
        var places = county.as(TOWN, stationImport::places);
        assertThat(places).extracting(Place::division).containsExactly(SHUIZHAI);
        var table =
                table(
                        HEADER
                                + ",村级,转水镇,輋𣒍村,越界的站,,,,,,,,,,,,,\n"
                                + "WH-7,镇级,水寨镇,,占了编号,,,,,,,,,,,,,\n"
                                + ",镇级,水寨镇,,水寨站,,,,,,,,,,,,,\n");
        var verdicts =
                county.as(
                        TOWN,
                        () ->
                                stationImport.check(
                                        table, new Context("b", SHUIZHAI, "f.csv", QUIET)));
        assertThat(fault(verdicts.get(0)).reason()).contains("不在这次导入的范围内");
        assertThat(fault(verdicts.get(1)).reason()).contains("已被本县其他镇的站点使用");
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Create.class);
    }

    @Test
    void anUndoLeavesWhatWasChangedSince() {
        applied(HEADER + "WH-0001,村级,转水镇,輋𣒍村,原来的站,,,,,,,,,,,,,\n");
        var file =
                HEADER
                        + "WH-0001,村级,转水镇,輋𣒍村,导入改名的站,,,,,,,,,,,,,\n"
                        + "WH-0002,镇级,转水镇,,新来的站,,路边,30,,,,,,,,,,\n"
                        + "WH-0003,镇级,水寨镇,,又改过的站,,,,,,,,2019-08-01,,,,,\n";
        var changes = changes(file);
        var ids = county.as(OFFICER, () -> stationImport.apply(changes, context()));
        var written = new ArrayList<Change<SheetStation>>();
        for (int i = 0; i < ids.size(); i++) {
            var change = changes.get(i);
            written.add(new Change<>(change.row(), ids.get(i), change.before(), change.after()));
        }
        county.as(OFFICER, () -> life.accept(UUID.fromString(ids.get(2)), TODAY, null));
        var kept = county.as(OFFICER, () -> stationImport.undo(written, context()));
        assertThat(kept).extracting(Kept::row).containsExactly(4);
        var names =
                county.as(OFFICER, () -> lists.everything(StationFilter.ALL)).stream()
                        .map(Station::name)
                        .toList();
        assertThat(names).containsExactlyInAnyOrder("原来的站", "又改过的站");
    }

    @Test
    void tenThousandRowsGoInAtOnce() {
        var villages =
                county.as(
                        OFFICER,
                        () -> divisions.villages(WUHUA, Divisions.Base.ALL_COMMITTEES, TODAY));
        var towns = county.as(OFFICER, () -> divisions.children(WUHUA, TODAY));
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10_000; i++) {
            var village = villages.get(i % villages.size());
            var town =
                    towns.stream()
                            .filter(each -> each.code().contains(village.code()))
                            .map(Division::name)
                            .findFirst()
                            .orElseThrow();
            rows.append(
                    "T-%05d,村级,%s,%s,第%d站,新建,村口,50,,站长%d,1381234%04d,否,2019-08-01,2019-08-02,,,,\n"
                            .formatted(i, town, village.shortName(), i, i, i));
        }
        assertThat(applied(rows.toString())).hasSize(10_000);
        assertThat(checked(rows.toString()))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));
    }

    private static Fault fault(Verdict<SheetStation> verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Wrong.class);
        return ((Verdict.Wrong<SheetStation>) verdict).faults().getFirst();
    }

    private List<Verdict<SheetStation>> checked(String file) {
        return county.as(OFFICER, () -> stationImport.check(table(file), context()));
    }

    private List<Change<SheetStation>> changes(String file) {
        var table = table(file);
        var verdicts = county.as(OFFICER, () -> stationImport.check(table, context()));
        var changes = new ArrayList<Change<SheetStation>>();
        for (int i = 0; i < verdicts.size(); i++) {
            var row = table.lines().get(i).number();
            switch (verdicts.get(i)) {
                case Verdict.Create<SheetStation>(var after) ->
                        changes.add(new Change<>(row, null, null, after));
                case Verdict.Update<SheetStation>(var subject, var before, var after) ->
                        changes.add(new Change<>(row, subject, before, after));
                case Verdict.Same<SheetStation>(var subject) -> assertThat(subject).isNotEmpty();
                case Verdict.Wrong<SheetStation>(var faults) ->
                        throw new AssertionError(faults.toString());
            }
        }
        return changes;
    }

    private List<String> applied(String file) {
        var changes = changes(file);
        return county.as(OFFICER, () -> stationImport.apply(changes, context()));
    }

    private Table table(String csv) {
        try {
            var file = Files.writeString(folder.resolve("stations.csv"), csv);
            return (Table) Sheets.read(file, "stations.csv", stationImport.columns());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Context context() {
        return new Context(BATCH, WUHUA.digits(), "stations.csv", QUIET);
    }
}
