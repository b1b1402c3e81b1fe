package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.quality.Labs;
import cn.cunkou.quality.Labs.LabInput;
import cn.cunkou.quality.LotSamples;
import cn.cunkou.quality.LotSamples.SampleInput;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Workbooks of a cooperative: its products and lots. */
@CunkouTest
class TraceImportTests {
    private static final String PRODUCTS = "产品名称,种类,生产者类别,生产者,镇,村,商品条码,网店\n";
    private static final String LOTS = "生产者,产品名称,批次号,采收或生产日期,保质期到,镇,村,备注\n";
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    @Autowired ProductImport productImport;
    @Autowired LotImport lotImport;
    @Autowired Lots lots;
    @Autowired Products products;
    @Autowired Corrections corrections;
    @Autowired Labs labs;
    @Autowired LotSamples samples;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;
    @TempDir Path folder;

    private TestOffice office;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
    }

    @Test
    void aCooperativesYearComesInIsMendedAndTakenBack() {
        var wares = PRODUCTS + "表里的茶,茶叶,专业合作社,表里的合作社,水寨镇,,,\n表里的米,大米,专业合作社,表里的合作社,水寨镇,,,\n";
        wares = wares.replace("专业合作社,", Products.PRODUCERS.getFirst().label() + ",");
        var made = changes(productImport, wares);
        var wareIds = applied(productImport, made);
        assertThat(changes(productImport, wares)).isEmpty();
        var better = changes(productImport, wares.replace("大米,", "稻米,"));
        applied(productImport, better);
        var rice = UUID.fromString(wareIds.get(1));
        assertThat(office.as(OFFICER, () -> products.get(rice)).kind()).isEqualTo("稻米");
        assertThat(office.as(OFFICER, () -> corrections.ofProduct(rice))).hasSize(1);

        var rows = LOTS + "表里的合作社,表里的茶,B-1,2019-10-01,2020-10-01,水寨镇,,明前\n";
        var lotIds = applied(lotImport, changes(lotImport, rows));
        var lot = UUID.fromString(lotIds.getFirst());
        assertThat(office.as(OFFICER, () -> lots.get(lot)).note()).isEqualTo("明前");
        assertThat(changes(lotImport, rows)).isEmpty();
        var later = changes(lotImport, rows.replace("2019-10-01", "2019-10-02"));
        applied(lotImport, later);
        assertThat(office.as(OFFICER, () -> corrections.ofLot(lot)).getFirst().reason())
                .isEqualTo("导入《table.csv》");

        var undone = later.getFirst();
        var back = new Change<>(2, lotIds.getFirst(), undone.before(), undone.after());
        assertThat(office.as(OFFICER, () -> lotImport.undo(List.of(back), context()))).isEmpty();
        assertThat(office.as(OFFICER, () -> lots.get(lot)).madeOn()).hasToString("2019-10-01");
        var tea = new Change<>(2, wareIds.getFirst(), null, made.getFirst().after());
        assertThat(office.as(OFFICER, () -> productImport.undo(List.of(tea), context())))
                .as("has a lot by now")
                .hasSize(1);
        var cells = office.as(OFFICER, () -> lotImport.all(TestOffice.SHUIZHAI)).getLast().cells();
        assertThat(cells).contains("表里的合作社", "B-1", "水寨镇");
    }

    @Test
    void undoingAnImportKeepsTheLotThatWasSampledAndRemovesTheOther() {
        var wares = PRODUCTS + "抽检的茶,茶叶,%s,抽检的合作社,水寨镇,,,\n";
        applied(
                productImport,
                changes(productImport, wares.formatted(Products.PRODUCERS.getFirst().label())));
        var rows =
                LOTS
                        + "抽检的合作社,抽检的茶,C-1,2019-09-01,,水寨镇,,\n"
                        + "抽检的合作社,抽检的茶,C-2,2019-09-02,,水寨镇,,\n";
        var made = changes(lotImport, rows);
        var ids = applied(lotImport, made);
        var sample =
                new SampleInput(
                        ids.getFirst(),
                        office.as(
                                        OFFICER,
                                        () ->
                                                labs.add(
                                                        TestOffice.WUHUA,
                                                        new LabInput(
                                                                "抽检中心",
                                                                "CMA-C",
                                                                "2018-01-01",
                                                                "2023-12-31")))
                                .toString(),
                        "CY-C",
                        "monitoring",
                        "2019-09-03",
                        "包装间",
                        "县农业农村局",
                        "2公斤",
                        "F001",
                        "",
                        "");
        office.as(OFFICER, () -> samples.add(TestOffice.WUHUA, sample));
        var undone =
                List.of(
                        new Change<>(2, ids.getFirst(), null, made.getFirst().after()),
                        new Change<>(3, ids.getLast(), null, made.getLast().after()));
        var kept = office.as(OFFICER, () -> lotImport.undo(undone, context()));
        assertThat(kept)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.row()).isEqualTo(2);
                    assertThat(one.reason()).contains("检测");
                });
        var product = office.as(OFFICER, () -> lots.get(UUID.fromString(ids.getFirst()))).product();
        assertThat(office.as(OFFICER, () -> lots.of(product)))
                .extracting(Lot::number)
                .containsExactly("C-1");
    }

    @Test
    void everyFaultOfARowIsTold() {
        var wares = PRODUCTS + "错码,茶叶,外星人,合作社,无名镇,,6901234567893,不是网址\n";
        assertThat(faults(productImport, wares).toString()).contains("无名镇", "校验位", "不是网址");
        var rows = LOTS + "没有的合作社,没有的茶,B-9,2029-10-01,2020-10-01,,,\n";
        assertThat(faults(lotImport, rows).toString()).contains("没有登记过这个生产者", "晚于今天");
    }

    private <R> List<String> applied(ImportKind<R> kind, List<Change<R>> changes) {
        return office.as(OFFICER, () -> kind.apply(changes, context()));
    }

    private <R> List<Fault> faults(ImportKind<R> kind, String csv) {
        return checked(kind, csv).getFirst() instanceof Verdict.Wrong<R>(var faults)
                ? faults
                : List.of();
    }

    private <R> List<Verdict<R>> checked(ImportKind<R> kind, String csv) {
        return office.as(OFFICER, () -> kind.check(table(kind, csv), context()));
    }

    private <R> List<Change<R>> changes(ImportKind<R> kind, String csv) {
        var changes = new ArrayList<Change<R>>();
        for (var verdict : checked(kind, csv)) {
            switch (verdict) {
                case Verdict.Create<R>(var after) ->
                        changes.add(new Change<>(changes.size() + 2, null, null, after));
                case Verdict.Update<R>(var subject, var before, var after) ->
                        changes.add(new Change<>(changes.size() + 2, subject, before, after));
                case Verdict.Same<R> same -> assertThat(same.subject()).isNotEmpty();
                case Verdict.Wrong<R>(var faults) -> assertThat(faults).isEmpty();
            }
        }
        return changes;
    }

    private <R> Table table(ImportKind<R> kind, String csv) {
        try {
            var file = folder.resolve("table.csv");
            Files.writeString(file, csv);
            return (Table) Sheets.read(file, "table.csv", kind.columns());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Context context() {
        return new Context("b", "441424", "table.csv", QUIET);
    }
}
