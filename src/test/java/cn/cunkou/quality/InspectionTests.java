package cn.cunkou.quality;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.documents.LabelPaper;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.LabReports.ReportInput;
import cn.cunkou.quality.Labs.LabInput;
import cn.cunkou.quality.Limits.LimitInput;
import cn.cunkou.quality.LotSamples.SampleInput;
import cn.cunkou.quality.Recalls.NoticeInput;
import cn.cunkou.quality.Recalls.ReturnInput;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Corrections;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.LotStanding;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import cn.cunkou.traceability.Rolls;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.traceability.Rolls.SpoilageInput;
import cn.cunkou.visibility.Capture;
import cn.cunkou.visibility.Holding;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a sample to a report, and from a failed lot to the last box of it. */
@CunkouTest
class InspectionTests {
    private static final Actor COLLEAGUE = TestOffice.person("王某某", "bureau-officer", "441424");
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = new JsonMapper();
    private static int made;

    @Autowired People people;
    @Autowired Products products;
    @Autowired Lots lots;
    @Autowired Rolls rolls;
    @Autowired Labs labs;
    @Autowired Limits limits;
    @Autowired LotSamples samples;
    @Autowired LabReports reports;
    @Autowired Recalls recalls;
    @Autowired Reach reach;
    @Autowired InspectionStory story;
    @Autowired QualityTodos todos;
    @Autowired Monitoring monitoring;
    @Autowired Certificates certificates;
    @Autowired Corrections corrections;
    @Autowired Capture capture;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private UUID product;
    private UUID lot;
    private UUID lab;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        product = office.as(OFFICER, () -> products.add(tea("高山绿茶" + made++, null), null));
        lot = lot(product, "L1");
        lab =
                office.as(
                        OFFICER,
                        () ->
                                labs.add(
                                        WUHUA,
                                        new LabInput(
                                                "某某检测中心",
                                                "CMA" + made,
                                                "2018-01-01",
                                                "2023-12-31")));
    }

    @Test
    void aReportIsJudgedItemByItemAndSignedByAnother() {
        var sample = sampleFor("铅、吡虫啉");
        var report = enter(OFFICER, sample, "R1", found(Map.of("铅", "0.8", "吡虫啉", "0.2")), "");
        assertThat(office.as(OFFICER, () -> reports.results(report)))
                .extracting(result -> result.limit().item())
                .containsExactlyInAnyOrder("铅", "吡虫啉");
        assertThat(office.as(OFFICER, () -> samples.get(sample)).state()).isEqualTo("prepared");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(OFFICER, () -> reports.sign(report)))
                .withMessageContaining("不能自己签发");
        run(COLLEAGUE, () -> reports.sign(report));
        assertThat(office.as(OFFICER, () -> samples.get(sample)).state()).isEqualTo("passed");
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).isNull();
        var chapter = office.as(OFFICER, () -> story.chapters(lots.get(lot))).getFirst();
        assertThat(chapter.entries().getFirst().text()).contains("某某检测中心", "2项", "都合格");
    }

    @Test
    void whatALotIsTestedForIsFixedWhenItIsSampledAndNothingOfItMayBeMissingToPass() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                OFFICER,
                                () -> samples.add(WUHUA, sampled(lot, lab, "家具", "甲醛释放量"))))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field()).isEqualTo("group")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> sampleFor("甲醛释放量"))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("茶叶", "甲醛释放量"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> enter(OFFICER, sample(lot), "R20", found(Map.of("草甘膦", "0.1")), ""))
                .satisfies(refused -> assertThat(refused.faults()).hasSize(4));
        var narrow = sampleFor("吡虫啉");
        sign(narrow, "R21", found(Map.of("铅", "5.1", "吡虫啉", "0.2")), "");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> enter(OFFICER, narrow, "R22", found(Map.of("吡虫啉", "0.2")), "复检"))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.fault()).contains("铅")));
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).contains("R21");
        sign(narrow, "R22", found(Map.of("铅", "0.8", "吡虫啉", "0.2")), "复检");
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).isNull();
    }

    @Test
    void aProductWithoutLimitsOfItsKindIsHeldAgainstTheGroupChosenWhenItIsSampled() {
        var honey =
                office.as(
                        OFFICER,
                        () ->
                                products.add(
                                        new ProductInput(
                                                SHUIZHAI,
                                                "cooperative",
                                                "某某茶叶专业合作社",
                                                "荔枝蜜" + made++,
                                                "土特产",
                                                null,
                                                null),
                                        null));
        var jar = lot(honey, "L1");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> sample(jar))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field()).isEqualTo("group")));
        var sample = office.as(OFFICER, () -> samples.add(WUHUA, sampled(jar, lab, "蜂蜜", null)));
        assertThat(office.as(OFFICER, () -> samples.get(sample)).productGroup()).isEqualTo("蜂蜜");
        assertThat(office.as(OFFICER, () -> samples.items(sample))).hasSize(4).contains("蔗糖");
    }

    @Test
    void aLaboratorySignsItsOwnReportsAndNoOthers() {
        var sample = sample(lot);
        var own = office.reporter("某某检测中心");
        var report = enter(own, sample, "R2", whole("0.8"), "");
        run(own, () -> reports.sign(report));
        assertThat(office.as(OFFICER, () -> reports.get(report)).isInForce()).isTrue();
        var other = office.reporter("县旅游局");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> enter(other, sample(lot), "R3", whole("0.8"), ""))
                .withMessageContaining("本机构");
    }

    @Test
    void aFailedLotIsStoppedUntilAnotherReportClearsIt() {
        var sample = sample(lot);
        sign(sample, "R4", whole("5.1"), "");
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).contains("检测不合格", "R4");
        assertThat(standing()).isEqualTo(LotStanding.Kind.BLOCKED);
        var roll = office.as(OFFICER, () -> rolls.issue(product, new RollInput("100", "标签机")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        run(
                                OFFICER,
                                () ->
                                        rolls.pack(
                                                roll,
                                                new PackingInput(lot.toString(), "1", "9", null))));
        assertThat(office.as(OFFICER, () -> todos.todos()))
                .anyMatch(todo -> todo.label().equals("不合格批次待召回"));
        sign(sample, "R5", whole("0.8"), "复检，原样重新称量");
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).isNull();
        assertThat(office.as(OFFICER, () -> story.standing(lots.get(lot)))).isEmpty();
        assertThat(office.as(OFFICER, () -> reports.of(sample))).hasSize(2);
    }

    @Test
    void whoseProductFailedIsToldToEverybodyOnlyWhenItIsCalledBack() {
        sign(sample(lot), "R6", whole("5.1"), "");
        var report =
                office.as(OFFICER, () -> reports.of(samples.of(lot).getFirst().id()))
                        .getFirst()
                        .id();
        assertThat(visitor(() -> monitoring.figures(WUHUA)))
                .anyMatch(one -> one.kind().equals("茶叶") && one.samples() > one.passed());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> visitor(() -> monitoring.paper(WUHUA, report)));
        office.as(OFFICER, () -> recalls.open(report, "铅超标"));
        assertThat(visitor(() -> monitoring.failures(WUHUA)))
                .anyMatch(one -> one.report().equals(report) && one.faults().equals("铅：5.1 mg/kg"));
        assertThat(visitor(() -> monitoring.paper(WUHUA, report)).mediaType())
                .isEqualTo("application/pdf");
    }

    @Test
    void aRecallIsToldTakenBackAndClosedByTwo() {
        sign(sample(lot), "R7", whole("5.1"), "");
        var report =
                office.as(OFFICER, () -> reports.of(samples.of(lot).getFirst().id())).getFirst();
        var recall = office.as(OFFICER, () -> recalls.open(report.id(), "铅超标"));
        assertThat(standing()).isEqualTo(LotStanding.Kind.RECALLED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(COLLEAGUE, () -> recalls.open(report.id(), "又一次")))
                .withMessageContaining("已经在召回");
        run(
                OFFICER,
                () -> recalls.notify(recall, new NoticeInput("某某批发点", "电话", "停止销售，退回合作社", null)));
        run(
                OFFICER,
                () ->
                        recalls.giveBack(
                                recall, new ReturnInput("某某批发点", "12.5", "公斤", "destroyed", null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(OFFICER, () -> recalls.close(recall, "")));
        run(OFFICER, () -> recalls.propose(recall, "收回一半"));
        run(OFFICER, () -> recalls.propose(recall, "全部收回销毁"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(OFFICER, () -> recalls.close(recall, "全部收回销毁")))
                .withMessageContaining("不能自己结案");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(COLLEAGUE, () -> recalls.close(recall, "收回一半")))
                .withMessageContaining("刚刚改过");
        run(COLLEAGUE, () -> recalls.close(recall, "全部收回销毁"));
        assertThat(office.as(OFFICER, () -> recalls.get(recall)).closedBy()).isEqualTo("王某某");
        assertThat(office.as(OFFICER, () -> lots.get(lot)).held()).isNotNull();
        assertThat(standing()).isEqualTo(LotStanding.Kind.RECALLED);
    }

    @Test
    void aCountyTestsForWhatItAddsAndALaboratoryNeedsItsCertificate() {
        run(
                OFFICER,
                () ->
                        limits.add(
                                WUHUA,
                                new LimitInput(
                                        "茶叶",
                                        "铅",
                                        "at-most",
                                        null,
                                        "2",
                                        "mg/kg",
                                        "DB44/T 1-2019")));
        var sample = sample(lot);
        var found = new ArrayList<String>();
        var tea =
                office.as(OFFICER, () -> limits.of(WUHUA)).stream()
                        .filter(limit -> limit.product().equals("茶叶"))
                        .toList();
        tea.forEach(limit -> found.add(limit.item().equals("铅") ? "3" : ""));
        assertThat(tea).hasSize(5);
        sign(sample, "R8", found, "");
        assertThat(office.as(OFFICER, () -> samples.get(sample)).state()).isEqualTo("failed");
        var old =
                office.as(
                        OFFICER,
                        () ->
                                labs.add(
                                        WUHUA,
                                        new LabInput("某某站", "CMA-O", "2010-01-01", "2016-12-31")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(OFFICER, () -> samples.add(WUHUA, sampled(lot, old))))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field()).isEqualTo("lab")));
    }

    @Test
    void aCertificateIsNumberedPrintedAndVoidedButNotIssuedForAStoppedLot() throws IOException {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> issue(lot, "commissioned-test"))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("没有签发的合格检测报告"));
        var first = certificate(issue(lot, "control"));
        var second = certificate(issue(lot, "own-test"));
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(first.number()).startsWith("441424-2019-");
        assertThat(first.origin()).contains("水寨镇");
        assertThat(visitor(() -> certificates.open(WUHUA, first.id())).publicPromiser())
                .isEqualTo("某某茶叶专业合作社");
        var label =
                LabelPaper.pdf(
                        80, 60, "承诺达标合格证", List.of("产品名称：" + first.product()), "https://a/b", 2);
        try (var pdf = Loader.loadPDF(label)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf)).contains("承诺达标合格证", "产品名称");
        }
        run(OFFICER, () -> certificates.makeVoid(first.id(), "数量写错"));
        assertThat(visitor(() -> certificates.open(WUHUA, first.id())).voidedOn()).isNotNull();
        assertThat(office.as(OFFICER, () -> certificates.of(lot)))
                .extracting(Certificates.Certificate::id)
                .containsExactly(second.id());
        run(OFFICER, () -> lots.hold(lot, "interval", "用药间隔期到10月1日"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> issue(lot, "control"))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("用药间隔期"));
    }

    private UUID issue(UUID of, String basis) {
        return office.as(
                OFFICER,
                () ->
                        certificates.issue(
                                WUHUA,
                                new Certificates.CertificateInput(
                                        of.toString(), "500公斤", "0753-4430000", basis)));
    }

    private Certificates.Certificate certificate(UUID id) {
        return office.as(OFFICER, () -> certificates.get(id));
    }

    /** A year of a cooperative: 200 lots, 3 million codes, 40 inspections, one failed. */
    @Test
    void theRecallFindsExactlyTheBoxes() {
        var rice =
                office.as(OFFICER, () -> products.add(tea("丝苗米" + made++, "6901234567892"), null));
        var all = aYear(rice);
        var bad = all.get(137);
        for (int i = 0; i < 40; i++) {
            var tested = all.get(i * 5 + 2);
            sign(
                    sample(tested.id()),
                    "Y" + i,
                    whole(tested.id().equals(bad.id()) ? "6.0" : "0.8"),
                    "");
        }
        var failed =
                office.as(
                                OFFICER,
                                () ->
                                        samples.list(
                                                WUHUA,
                                                new LotSamples.Filter(
                                                        "failed", "", null, null, "丝苗米"),
                                                new Paged.Request(1, 50)))
                        .rows();
        assertThat(failed)
                .singleElement()
                .satisfies(one -> assertThat(one.lot()).isEqualTo(bad.id()));
        var found = office.as(OFFICER, () -> reach.of(bad.id()));
        assertThat(found.isWhole()).isTrue();
        assertThat(found.count()).isEqualTo(15_000 - 100);
        assertThat(found.codes())
                .extracting(Lots.CodesOnLot::first, Lots.CodesOnLot::last)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(137 * 15_000L + 1, 137 * 15_000L + 200),
                        org.assertj.core.groups.Tuple.tuple(137 * 15_000L + 301, 138 * 15_000L));
        // Box 0 was opened and its bags sold to one shop; the others lie on the pallet where it
        // went.
        var boxes = new HashMap<String, Holding>();
        found.holdings().forEach(one -> boxes.put(String.valueOf(one.container()), one));
        assertThat(boxes.keySet())
                .containsExactlyInAnyOrder(
                        "null", box(137, 1), box(137, 2), box(137, 3), box(137, 4));
        assertThat(boxes.values())
                .allMatch(one -> one.amount().compareTo(new BigDecimal(3000)) == 0);
        assertThat(held(boxes, "null").location()).isEqualTo("https://shop.example/1");
        assertThat(held(boxes, box(137, 3)).location())
                .isEqualTo("https://market.example/" + 137 % 3);
        assertThat(held(boxes, box(137, 3)).carrier()).isEqualTo(box(137, 9));
        run(OFFICER, () -> capture.name(WUHUA.digits(), "https://shop.example/1", "桥头某某店"));
        var named = office.as(OFFICER, () -> reach.of(bad.id()));
        assertThat(named.place(held(boxes, "null"))).isEqualTo("桥头某某店");
        assertThat(named.place(held(boxes, box(137, 3)))).as("nobody named it").isNull();
        var page = recallPage(failed.getFirst().id());
        assertThat(page).contains("桥头某某店", "https://market.example/" + 137 % 3);
        assertThat(boxesOn(page))
                .as("the boxes of the failed lot, and no others")
                .containsExactlyInAnyOrder(
                        "散放",
                        Holding.print(box(137, 1)),
                        Holding.print(box(137, 2)),
                        Holding.print(box(137, 3)),
                        Holding.print(box(137, 4)));
        var renamed = new LotInput(SHUIZHAI, "Y137-1", "2019-04-17", null, "");
        run(OFFICER, () -> corrections.lot(bad.id(), renamed, "批次号抄错了"));
        assertThat(office.as(OFFICER, () -> reach.of(bad.id())).holdings())
                .as("events still call it by its former number")
                .hasSameElementsAs(found.holdings());
    }

    /** The page that one click on a failed sample leads to. */
    private String recallPage(UUID sample) {
        var report = office.as(OFFICER, () -> reports.of(sample)).getFirst().id();
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var opened =
                desk.post(
                        "/console/quality/recalls",
                        Map.of("report", report.toString(), "reason", "铅超标"));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        var page = desk.get(opened.headers().firstValue("Location").orElseThrow()).body();
        assertThat(page).contains("报告Y27", "铅超标");
        return page;
    }

    private static List<String> boxesOn(String page) {
        return Pattern.compile("<tr><th scope=\"row\" class=\"break\">([^<]*)")
                .matcher(page)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static Holding held(Map<String, Holding> boxes, String box) {
        return Objects.requireNonNull(boxes.get(box), box);
    }

    private record Made(UUID id, String epc) {}

    private List<Made> aYear(UUID rice) {
        var roll = office.as(OFFICER, () -> rolls.issue(rice, new RollInput("3000000", "标签机")));
        run(
                OFFICER,
                () -> {
                    jdbc.sql(
                                    """
                                    with lots as (
                                        insert into traceability.lot (division, product, number, made_on, recorded_at, recorded_by)
                                        select :division, :product, 'Y' || lpad(number::text, 3, '0'),
                                               date '2018-12-01' + number, now(), 'test'
                                          from generate_series(0, 199) as number
                                        returning id, division, number, made_on)
                                    insert into traceability.packing (division, roll, lot, numbers, packed_on, recorded_at,
                                                                      recorded_by)
                                    select division, :roll, id,
                                           int8range(substr(number, 2)::int * 15000 + 1, substr(number, 2)::int * 15000 + 15001),
                                           made_on, now(), 'test' from lots
                                    """)
                            .param("division", SHUIZHAI)
                            .param("product", rice)
                            .param("roll", roll)
                            .update();
                    rolls.spoil(
                            roll,
                            new SpoilageInput(
                                    "returned",
                                    Long.toString(137 * 15_000L + 201),
                                    Long.toString(137 * 15_000L + 300),
                                    "收货人退回"));
                });
        var all =
                office.as(
                        OFFICER,
                        () ->
                                jdbc.sql(
                                                "select id, number from traceability.lot where product = :product order by number")
                                        .param("product", rice)
                                        .query((row, _) ->
                                                new Made(
                                                        row.getObject(1, UUID.class),
                                                        "https://id.gs1.org/01/06901234567892/10/"
                                                                + row.getString(2)))
                                        .list());
        var events = new ArrayList<EpcisEvent>();
        for (int lot = 0; lot < all.size(); lot++) {
            for (int box = 0; box < 5; box++) {
                events.add(packed(lot, box, all.get(lot).epc()));
            }
            events.add(stacked(lot));
            events.add(arrived(lot));
        }
        events.add(unpacked(137, 0, all.get(137).epc()));
        // The same box is used again for another lot later.
        events.add(packedAgain(137, 0, all.get(199).epc()));
        run(OFFICER, () -> capture.record("441424", events));
        return all;
    }

    private static String box(int lot, int box) {
        return "https://id.gs1.org/00/" + withCheck("0690123%07d%03d".formatted(lot * 10 + box, 0));
    }

    private static String withCheck(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static EpcisEvent packed(int lot, int box, String epc) {
        return event(
                """
                {"type":"AggregationEvent","eventTime":"2019-01-01T%02d:%02d:%02dZ","eventTimeZoneOffset":"+08:00","action":"ADD",
                 "bizStep":"packing","parentID":"%s","readPoint":{"id":"https://farm.example/shed"},
                 "childQuantityList":[{"epcClass":"%s","quantity":3000}]}
                """
                        .formatted(lot / 60, lot % 60, box, box(lot, box), epc));
    }

    private static EpcisEvent stacked(int lot) {
        return event(
                """
                {"type":"AggregationEvent","eventTime":"2019-02-01T%02d:%02d:00Z","eventTimeZoneOffset":"+08:00","action":"ADD",
                 "parentID":"%s","childEPCs":["%s","%s","%s","%s","%s"]}
                """
                        .formatted(
                                lot / 60,
                                lot % 60,
                                box(lot, 9),
                                box(lot, 0),
                                box(lot, 1),
                                box(lot, 2),
                                box(lot, 3),
                                box(lot, 4)));
    }

    private static EpcisEvent arrived(int lot) {
        return event(
                """
                {"type":"ObjectEvent","eventTime":"2019-03-01T%02d:%02d:00Z","eventTimeZoneOffset":"+08:00","action":"OBSERVE",
                 "bizStep":"receiving","epcList":["%s"],"bizLocation":{"id":"https://market.example/%d"}}
                """
                        .formatted(lot / 60, lot % 60, box(lot, 9), lot % 3));
    }

    private static EpcisEvent unpacked(int lot, int box, String epc) {
        return event(
                """
                {"type":"AggregationEvent","eventTime":"2019-04-01T08:00:00Z","eventTimeZoneOffset":"+08:00","action":"DELETE",
                 "parentID":"%s","childQuantityList":[{"epcClass":"%s","quantity":3000}],
                 "bizLocation":{"id":"https://shop.example/1"}}
                """
                        .formatted(box(lot, box), epc));
    }

    private static EpcisEvent packedAgain(int lot, int box, String epc) {
        return event(
                """
                {"type":"AggregationEvent","eventTime":"2019-05-01T08:00:00Z","eventTimeZoneOffset":"+08:00","action":"ADD",
                 "parentID":"%s","childQuantityList":[{"epcClass":"%s","quantity":10}]}
                """
                        .formatted(box(lot, box), epc));
    }

    private static EpcisEvent event(String json) {
        return new EpcisEvent((ObjectNode) JSON.readTree(json), Namespaces.NONE);
    }

    private static ProductInput tea(String name, @Nullable String gtin) {
        return new ProductInput(SHUIZHAI, "cooperative", "某某茶叶专业合作社", name, "茶叶", gtin, null);
    }

    private UUID lot(UUID of, String number) {
        return office.as(
                OFFICER,
                () ->
                        products.addLot(
                                of, new LotInput(SHUIZHAI, number, "2019-05-01", null, null)));
    }

    private SampleInput sampled(UUID tested, UUID by) {
        return sampled(tested, by, null, null);
    }

    private static SampleInput sampled(
            UUID tested, UUID by, @Nullable String group, @Nullable String items) {
        return new SampleInput(
                tested.toString(),
                by.toString(),
                "CY" + made++,
                "monitoring",
                "2019-09-02",
                "合作社包装间",
                "县农业农村局",
                "2公斤",
                "F001",
                group,
                items);
    }

    private UUID sample(UUID tested) {
        return office.as(OFFICER, () -> samples.add(WUHUA, sampled(tested, lab)));
    }

    private UUID sampleFor(String items) {
        return office.as(OFFICER, () -> samples.add(WUHUA, sampled(lot, lab, null, items)));
    }

    /** What was found in tea, in the order of its limits. */
    private List<String> found(Map<String, String> found) {
        return office.as(OFFICER, () -> Limits.of(limits.of(WUHUA), "茶叶")).stream()
                .map(limit -> Objects.requireNonNullElse(found.get(limit.item()), ""))
                .toList();
    }

    /** Tea with that much lead, and nothing else found. */
    private List<String> whole(String lead) {
        return found(Map.of("铅", lead, "联苯菊酯", "未检出", "吡虫啉", "未检出", "草甘膦", "未检出", "水胺硫磷", "未检出"));
    }

    private UUID enter(Actor by, UUID sample, String number, List<String> found, String reason) {
        return office.as(
                by,
                () ->
                        reports.enter(
                                sample,
                                new ReportInput(number, "2019-09-10", found, reason),
                                "报告.pdf",
                                new ByteArrayInputStream(PDF)));
    }

    private void sign(UUID sample, String number, List<String> found, String reason) {
        var report = enter(OFFICER, sample, number, found, reason);
        run(COLLEAGUE, () -> reports.sign(report));
    }

    private LotStanding.Kind standing() {
        return office.as(OFFICER, () -> story.standing(lots.get(lot))).orElseThrow().kind();
    }

    private void run(Actor actor, Runnable act) {
        office.as(
                actor,
                () -> {
                    act.run();
                    return true;
                });
    }

    private <T> T visitor(java.util.function.Supplier<T> act) {
        return office.as(Actor.visitor(cn.cunkou.platform.Scope.of("441424")), act);
    }
}
