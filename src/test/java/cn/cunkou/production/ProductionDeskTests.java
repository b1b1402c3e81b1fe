package cn.cunkou.production;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.LotChapter.Entry;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What offices, programs and buyers have of it: workbooks, figures, to-dos, the API, the story. */
@CunkouTest
class ProductionDeskTests {
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    @Autowired Products products;
    @Autowired Places places;
    @Autowired Batches batches;
    @Autowired Acts acts;
    @Autowired ActLists lists;
    @Autowired BatchImport batchImport;
    @Autowired ActImport actImport;
    @Autowired Lots lots;
    @Autowired ProductionStory story;
    @Autowired ProductionTodos todos;
    @Autowired Measures measures;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;
    @TempDir Path folder;

    private TestOffice office;
    private Farm farm;
    private UUID product;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        farm = new Farm(products, places, batches, acts);
        product = farm.product(office, null);
    }

    @Test
    void aCooperativeHandsInPlacesBatchesAndActsAndTakesThemBack() {
        var producer = office.as(OFFICER, () -> products.get(product).producer());
        var batchFile =
                "生产者,场所,场所种类,镇,村,面积,面积单位,品类,产品,从哪天起,预计采收\n"
                        + producer
                        + ",表里的棚,大棚,水寨镇,,3,亩,草莓,红颜草莓3斤,2019-09-01,2019-12-01\n";
        var begun = changes(batchImport, batchFile);
        assertThat(begun).hasSize(1);
        var batch = office.as(OFFICER, () -> batchImport.apply(begun, context())).getFirst();
        assertThat(verdicts(batchImport, batchFile))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));

        // The harvest stands first in the file and comes last by its day.
        var row = producer + ",表里的棚,草莓,1,";
        var actFile =
                "生产者,场所,品类,第几批,日期,农事,用了什么,数量,选项,说明,备注,批次号\n"
                        + row
                        + "2019-11-10,采收,,120斤,,,,B7\n"
                        + row
                        + "2019-09-02,定植,,2000株,,红颜,,\n"
                        + row
                        + "2019-10-01,打药,4%四氟醚唑水乳剂,50毫升,,白粉病,,\n"
                        + row
                        + "2019-11-10,包装,,40盒,,,,\n";
        var told = changes(actImport, actFile);
        assertThat(told).hasSize(4);
        var ids = office.as(OFFICER, () -> actImport.apply(told, context()));
        assertThat(verdicts(actImport, actFile))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));
        assertThat(office.as(OFFICER, () -> batches.made(UUID.fromString(batch))))
                .singleElement()
                .satisfies(made -> assertThat(made.lot().number()).isEqualTo("B7"));
        assertThat(office.as(OFFICER, () -> actImport.all("441424")))
                .extracting(SheetAct::cells)
                .contains(told.get(2).after().cells());

        var early = verdicts(actImport, actFile + row + "2019-10-05,采收,,1斤,,,,\n");
        assertThat(early.getLast())
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class,
                        wrong -> assertThat(wrong.faults().toString()).contains("还不能采收"));

        var undone = new ArrayList<Change<SheetAct>>();
        for (var i = 0; i < told.size(); i++) {
            undone.add(new Change<>(i + 2, ids.get(i), null, told.get(i).after()));
        }
        var kept = office.as(OFFICER, () -> actImport.undo(undone, context()));
        assertThat(kept).isEmpty();
        assertThat(office.as(OFFICER, () -> lists.of(UUID.fromString(batch))))
                .noneMatch(Act::stands);
        var lot = office.as(OFFICER, () -> lots.find(product, "B7")).orElseThrow().id();
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).contains("撤回");
        assertThat(
                        office.as(
                                OFFICER,
                                () -> actImport.apply(changes(actImport, actFile), context())))
                .as("handed in again after it was undone")
                .hasSize(4)
                .doesNotContainAnyElementsOf(ids);
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).isNull();
        var back = new Change<>(2, batch, null, begun.getFirst().after());
        assertThat(office.as(OFFICER, () -> batchImport.undo(List.of(back), context())))
                .as("acts were told of it")
                .hasSize(1);
    }

    @Test
    void anUndoneImportTakesBackThePlacesThatItAloneBrought() {
        var producer = office.as(OFFICER, () -> products.get(product).producer());
        var head = "生产者,场所,场所种类,镇,村,面积,面积单位,品类,产品,从哪天起,预计采收\n";
        var row = producer + ",%s,大棚,水寨镇,,3,亩,草莓,红颜草莓3斤,%s,\n";
        var file =
                head
                        + row.formatted("新棚", "2019-09-01")
                        + row.formatted("新棚", "2019-09-15")
                        + row.formatted("别批也用的棚", "2019-09-01")
                        + row.formatted("村东1号棚", "2019-09-01");
        farm.place(office, product);
        var begun = changes(batchImport, file);
        var ids = office.as(OFFICER, () -> batchImport.apply(begun, context()));
        var later = changes(batchImport, head + row.formatted("别批也用的棚", "2019-10-01"));
        office.as(OFFICER, () -> batchImport.apply(later, context()));
        var undone = new ArrayList<Change<SheetBatch>>();
        for (var i = 0; i < begun.size(); i++) {
            undone.add(new Change<>(i + 2, ids.get(i), null, begun.get(i).after()));
        }
        assertThat(office.as(OFFICER, () -> batchImport.undo(undone, context()))).isEmpty();
        assertThat(
                        office.as(
                                        OFFICER,
                                        () ->
                                                places.list(
                                                        WUHUA, producer, new Paged.Request(1, 50)))
                                .rows())
                .extracting(Place::name)
                .as("one was there before, one is used by another import")
                .containsExactlyInAnyOrder("村东1号棚", "别批也用的棚");
        assertThat(
                        office.as(
                                OFFICER,
                                () -> batchImport.apply(changes(batchImport, file), context())))
                .as("handed in again after it was undone")
                .hasSize(4);
    }

    @Test
    void aRowIsNotGivenToAnotherHouseholdOfTheSameLetters() {
        var first = household("李甲", "甲家草莓");
        household("李乙", "乙家草莓");
        var head = "生产者,场所,场所种类,镇,村,面积,面积单位,品类,产品,从哪天起,预计采收\n";
        var row = "李*,屋后的棚,大棚,水寨镇,,1,亩,草莓,%s,2019-09-01,\n";
        var begun = changes(batchImport, head + row.formatted("乙家草莓"));
        var batch = office.as(OFFICER, () -> batchImport.apply(begun, context())).getFirst();
        assertThat(office.as(OFFICER, () -> batches.get(UUID.fromString(batch))).producer())
                .isNotEqualTo(first);
        assertThat(verdicts(batchImport, head + row.formatted("谁家的草莓")).getFirst())
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class,
                        wrong -> assertThat(wrong.faults().toString()).contains("2个生产者都叫"));
        var ours = changes(batchImport, head + row.formatted("甲家草莓"));
        office.as(OFFICER, () -> batchImport.apply(ours, context()));
        var act =
                "生产者,场所,品类,第几批,日期,农事,用了什么,数量,选项,说明,备注,批次号\n"
                        + "李*,屋后的棚,草莓,1,2019-09-02,定植,,200株,,红颜,,\n";
        assertThat(verdicts(actImport, act).getFirst())
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class,
                        wrong -> assertThat(wrong.faults().toString()).contains("几个同名的生产者"));
    }

    private UUID household(String name, String ware) {
        var input =
                new ProductInput(TestOffice.SHUIZHAI, "household", name, ware, "水果", null, null);
        return office.as(OFFICER, () -> products.get(products.add(input, null)).party());
    }

    @Test
    void figuresTellHowMuchHowLateAndHowWhole() {
        var whole = farm.batch(office, product, "2019-09-10");
        farm.send(
                office,
                Farm.act(whole, "plant", "2019-09-11", "variety", "红颜"),
                Farm.act(whole, "fertilize", "2019-10-01", "input", "商品有机肥", "amount", "300斤"),
                Farm.harvest(whole, "2019-11-16"));
        var other = farm.product(office, null);
        var hollow = farm.batch(office, other, "2019-09-10");
        farm.send(office, Farm.harvest(hollow, "2019-11-16"));

        var completeness = share("production.completeness", "needed-records", product);
        assertThat(completeness).isEqualByComparingTo("1");
        assertThat(share("production.completeness", "needed-records", other))
                .isBetween(new BigDecimal("0.33"), new BigDecimal("0.34"));
        assertThat(share("production.staged-lots", "traced-lots", product))
                .isEqualByComparingTo("1");
        assertThat(share("production.staged-lots", "traced-lots", other)).isEqualByComparingTo("0");
        var records = Question.of("production.records", WUHUA.digits()).about(whole.toString());
        assertThat(office.as(OFFICER, () -> measures.evaluate(records)).value())
                .isEqualByComparingTo("3");
        var delay = Question.of("production.delay", WUHUA.digits()).about(hollow.toString());
        assertThat(office.as(OFFICER, () -> measures.evaluate(delay)).value())
                .isEqualByComparingTo("2");
    }

    private BigDecimal share(String measure, String base, UUID of) {
        var lot = office.as(OFFICER, () -> lots.of(of).getFirst().id()).toString();
        var question = Question.of(measure, WUHUA.digits()).base(base).about(lot);
        var figure = office.as(OFFICER, () -> measures.evaluate(question));
        assertThat(figure.value()).as(String.valueOf(figure.reason())).isNotNull();
        return Objects.requireNonNull(figure.value());
    }

    @Test
    void aBuyerReadsWhatWasDoneAndNobodysWords() {
        var batch = farm.batch(office, product, "2019-09-10");
        farm.send(
                office,
                Farm.act(batch, "plant", "2019-09-11", "variety", "红颜", "note", "李某某种的"),
                Farm.act(
                        batch,
                        "spray",
                        "2019-10-01",
                        "input",
                        "苏云金杆菌",
                        "amount",
                        "20克",
                        "against",
                        "李家的虫"),
                Farm.harvest(batch, "2019-11-10"),
                Farm.act(batch, "water", "2019-11-12", "way", "滴灌"));
        var lot = office.as(OFFICER, () -> lots.of(product).getFirst());
        var chapter = office.as(OFFICER, () -> story.chapters(lot)).getFirst();
        assertThat(chapter.entries())
                .extracting(Entry::text)
                .containsExactly("草莓，大棚，2019-09-10开始", "定植：红颜", "打药：苏云金杆菌，20克", "采收：120斤");
    }

    @Test
    void whoeverStopsTellingIsAskedFor() {
        farm.batch(office, product, "2019-09-10");
        assertThat(office.as(OFFICER, todos::todos))
                .extracting(Todo::label)
                .contains("生产批多日没有记录", "生产批到期未采收");
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(desk.get("/console/production?state=silent").body()).contains("村东1号棚");
        assertThat(desk.get("/console/production/export").statusCode()).isEqualTo(200);
        for (var page : List.of("/places", "/producers", "/crops", "/early", "/crops/rice.json")) {
            assertThat(desk.get("/console/production" + page).statusCode()).as(page).isEqualTo(200);
        }
    }

    @Test
    void programsRegisterAndRecordOnce() {
        var program = people.program(Role.INTEGRATOR, "441424");
        var party = office.as(OFFICER, () -> products.get(product).party());
        var place =
                program.postJson(
                        "/api/production/places",
                        """
                        {"division": "441424100", "producer": "%s", "kind": "大棚", "name": "接口的棚"}
                        """
                                .formatted(party));
        assertThat(place.statusCode()).as(place.body()).isEqualTo(201);
        var begun =
                program.postJson(
                        "/api/production/batches",
                        """
                        {"place": "%s", "product": "%s", "crop": "strawberry", "from": "2019-10-01"}
                        """
                                .formatted(id(place.body()), product));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        var acts =
                """
                {"acts": [{"id": "%s", "batch": "%s", "act": "water", "fields": {"way": "滴灌"},
                           "happenedAt": "2019-11-01T08:00:00+08:00"}]}
                """
                        .formatted(UUID.randomUUID(), id(begun.body()));
        assertThat(program.postJson("/api/production/acts", acts).body())
                .contains("\"recorded\":1");
        assertThat(program.postJson("/api/production/acts", acts).body()).contains("\"already\":1");
        assertThat(program.get("/api/production/batches/" + id(begun.body()) + "/acts").body())
                .contains("\"said\":\"滴灌\"");
        assertThat(program.get("/api/production/batches?q=接口的棚").body()).contains("\"total\":1");
        assertThat(program.get("/api/production/crops").body()).contains("\"silentDays\"");
    }

    private static String id(String body) {
        return body.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private <R> List<Verdict<R>> verdicts(ImportKind<R> kind, String csv) {
        return office.as(OFFICER, () -> kind.check(table(kind, csv), context()));
    }

    private <R> List<Change<R>> changes(ImportKind<R> kind, String csv) {
        var changes = new ArrayList<Change<R>>();
        var row = 2;
        for (var verdict : verdicts(kind, csv)) {
            if (verdict instanceof Verdict.Create<R>(var after)) {
                changes.add(new Change<>(row, null, null, after));
            } else {
                throw new AssertionError(verdict.toString());
            }
            row++;
        }
        return changes;
    }

    private Table table(ImportKind<?> kind, String csv) {
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
