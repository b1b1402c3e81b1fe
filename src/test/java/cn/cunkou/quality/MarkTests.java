package cn.cunkou.quality;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.Marks.MarkInput;
import cn.cunkou.quality.Marks.UserInput;
import cn.cunkou.quality.StandardWork.CheckInput;
import cn.cunkou.quality.StandardWork.HandbookInput;
import cn.cunkou.quality.Standards.StandardInput;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import cn.cunkou.traceability.TracePast;
import cn.cunkou.traceability.TracePast.PackedLot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One product, one standard, one code; and the marks that a product bears. */
@CunkouTest
class MarkTests {
    private static int made;
    private static int questions;

    @Autowired Standards standards;
    @Autowired StandardWork work;
    @Autowired Marks marks;
    @Autowired PublicMarks open;
    @Autowired MarkStory story;
    @Autowired MarkImport sheet;
    @Autowired QualityTodos todos;
    @Autowired Products products;
    @Autowired Lots lots;
    @Autowired TracePast past;
    @Autowired Measures measures;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private UUID product;
    private UUID producer;

    @BeforeEach
    void open() {
        people.visitor();
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        var name = "绿茶" + made++;
        office.as(
                OFFICER,
                () ->
                        past.load(
                                new ProductInput(
                                        SHUIZHAI,
                                        "cooperative",
                                        "某某茶叶合作社" + made,
                                        name,
                                        "茶" + made,
                                        null,
                                        null),
                                100,
                                "标签机",
                                List.of(
                                        new PackedLot(
                                                new LotInput(
                                                        SHUIZHAI, "T1", "2019-05-01", null, null),
                                                LocalDate.of(2019, 5, 3),
                                                10,
                                                List.of()))));
        var found =
                office.as(
                        OFFICER,
                        () ->
                                products.list(
                                                WUHUA,
                                                name,
                                                new cn.cunkou.platform.web.Paged.Request(1, 5))
                                        .rows()
                                        .getFirst());
        product = found.id();
        producer = found.party();
    }

    @Test
    void aProductWithStandardAndCodeIsWholeAndItsBuyerReadsOfIt() {
        var standard = standard();
        run(() -> standards.follow(standard, product.toString(), "0103"));
        var today = TestOffice.TODAY;
        assertThat(of(product, "quality.one-standard-one-code", today)).isEqualByComparingTo("1");
        assertThat(of(product, "quality.one-standard-one-code", today.minusDays(1)))
                .isEqualByComparingTo("0");
        assertThat(of(standard, "quality.standards", today)).isEqualByComparingTo("1");
        assertThat(chapters()).contains("执行标准", "DB44/T");
        assertThat(office.as(OFFICER, () -> standards.followers(standard)))
                .singleElement()
                .satisfies(one -> assertThat(one.classCode()).isEqualTo("0103"));
    }

    @Test
    void aProducerKeepsToAStandardFromTheCheckThatFoundEverythingMet() {
        var standard = standard();
        check(standard, "2019-09-01", List.of("记录投入品"));
        check(standard, "2019-10-01", List.of());
        assertThat(of(producer, "quality.standard-keepers", LocalDate.of(2019, 9, 15)))
                .isEqualByComparingTo("0");
        assertThat(of(producer, "quality.standard-keepers", LocalDate.of(2019, 10, 15)))
                .isEqualByComparingTo("1");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check(standard, "2019-10-02", List.of("不在标准里")));
        assertThat(office.as(OFFICER, () -> todos.todos()))
                .anyMatch(todo -> todo.label().equals("执行标准待检查"));
        run(() ->
                work.give(
                        standard,
                        new HandbookInput(SHUIZHAI, "茶园手册", "水寨镇", "120", "120", null),
                        null,
                        null));
        assertThat(value("quality.handbooks")).isGreaterThanOrEqualTo(new BigDecimal(120));
    }

    @Test
    void aMarkIsBorneByThoseWhoMayUseItWhileItHolds() {
        var mark = mark("geographical", "2018-01-01", "2019-12-31");
        assertThat(chapters()).doesNotContain("地理标志");
        run(() ->
                marks.let(
                        mark,
                        new UserInput(producer.toString(), "SQ1", "2019-01-01", "2019-12-31")));
        assertThat(chapters()).contains("地理标志", "某某茶");
        assertThat(of(product, "quality.trusted-products", TestOffice.TODAY))
                .isEqualByComparingTo("1");
        assertThat(office.as(OFFICER, () -> todos.todos()))
                .anyMatch(todo -> todo.label().equals("认证快到期"));
        var page = people.visitor().get("/quality/marks").body();
        assertThat(page).contains("SQ1", "某某茶叶合作社" + made);
        assertThat(people.visitor().get("/api/quality/marks?kind=geographical").body())
                .contains("\"number\":\"SQ1\"");
        office.as(OFFICER, () -> marks.add(WUHUA, input("green", "N3-" + made, null)));
        assertThat(people.visitor().get("/quality/marks?page=9").body()).doesNotContain("SQ1");
        assertThat(people.visitor().get("/api/quality/marks?size=1&page=2").body())
                .containsOnlyOnce("\"holder\"")
                .contains("\"size\":1");
        run(() -> marks.end(mark, "协会注销"));
        assertThat(chapters()).doesNotContain("地理标志");
    }

    @Test
    void aGeographicalIndicationSaysItsAreaAndACertificateIsRegisteredOnce() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                OFFICER,
                                () -> marks.add(WUHUA, input("geographical", "N1", null))));
        office.as(OFFICER, () -> marks.add(WUHUA, input("green", "N2-" + made, null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                OFFICER,
                                () -> marks.add(WUHUA, input("green", "N2-" + made, null))));
        assertThat(office.as(OFFICER, () -> sheet.all("441424")))
                .anyMatch(row -> ("N2-" + made).equals(row.number()));
    }

    @Test
    void thePagesAreThereForThoseWhoWorkWithThem() {
        var standard = standard();
        var mark = mark("green", "2019-01-01", "2021-12-31");
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        for (var path :
                List.of(
                        "",
                        "/samples/new",
                        "/export",
                        "/labs",
                        "/limits",
                        "/recalls",
                        "/certificates",
                        "/certificates/new",
                        "/certificates/export",
                        "/standards",
                        "/standards/export",
                        "/standards/" + standard,
                        "/marks",
                        "/marks/new",
                        "/marks/export",
                        "/marks/" + mark)) {
            assertThat(officer.get("/console/quality" + path).statusCode()).as(path).isEqualTo(200);
        }
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(auditor.get("/console/quality/marks/new").statusCode()).isEqualTo(403);
        assertThat(people.visitor().get("/quality").body()).contains("质量监测");
        var refused = officer.post("/console/quality/labs", Map.of("name", "某某站"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("没有填资质证书号");
    }

    @Test
    void theStandardsOfACountyAreListedPageByPage() {
        var before = office.as(OFFICER, () -> standards.list(WUHUA, new Paged.Request(1, 1)));
        IntStream.range(0, 51)
                .forEach(number -> office.as(OFFICER, () -> standard("T/PAGE " + number)));
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var path = "/console/quality/standards?county=441424&page=";
        assertThat(desk.get(path + 1).body())
                .contains("第1至50个，共%d个".formatted(before.total() + 51))
                .doesNotContain("T/PAGE 9<");
        assertThat(desk.get(path + 2).body()).contains("T/PAGE 9<");
        assertThat(Paged.all(page -> office.as(OFFICER, () -> standards.list(WUHUA, page))))
                .extracting(Standards.Standard::number)
                .isSorted()
                .contains("T/PAGE 0", "T/PAGE 50");
    }

    @Test
    void allThatIsMissingIsToldAtOnceAndNoPointIsDropped() {
        var points = "记录投入品\n".repeat(51);
        var input = new StandardInput("", "", "规程", "省局", "", null, points);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(() -> standards.add(WUHUA, input, null, null)))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .extracting(Problem.Fault::field)
                                .contains("kind", "number", "validFrom", "points"));
        var mark = mark("green", "2018-01-01", "2019-12-31");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> run(() -> marks.let(mark, new UserInput("", "", "", ""))))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .extracting(Problem.Fault::field)
                                .contains("producer", "number", "validFrom", "validTo"));
    }

    private UUID standard() {
        return office.as(OFFICER, () -> standard("DB44/T " + made));
    }

    private UUID standard(String number) {
        return standards.add(
                WUHUA,
                new StandardInput(
                        "local",
                        number,
                        "茶叶生产技术规程",
                        "省市场监督管理局",
                        "2018-01-01",
                        null,
                        "记录投入品\n采摘后当天加工"),
                null,
                null);
    }

    private void check(UUID standard, String day, List<String> unmet) {
        run(() ->
                work.check(
                        standard,
                        new CheckInput(
                                producer.toString(), day, "县农业农村局", unmet, null, "2019-12-01")));
    }

    private UUID mark(String kind, String from, String to) {
        return office.as(
                OFFICER,
                () ->
                        marks.add(
                                WUHUA,
                                new MarkInput(
                                        SHUIZHAI,
                                        kind,
                                        "某某茶",
                                        "M" + made,
                                        "农业农村部",
                                        "某某茶叶协会",
                                        "茶" + made,
                                        null,
                                        "水寨镇",
                                        from,
                                        to)));
    }

    private static MarkInput input(String kind, String number, @Nullable String area) {
        return new MarkInput(
                SHUIZHAI,
                kind,
                "某某茶",
                number,
                "农业农村部",
                "某某茶叶协会",
                "茶叶",
                null,
                area,
                "2019-01-01",
                "2021-12-31");
    }

    private String chapters() {
        return office.as(
                OFFICER,
                () -> {
                    var lot = lots.of(product).getFirst();
                    return story.chapters(lot).toString();
                });
    }

    /** What a measure says of one subject on a day. */
    private BigDecimal of(UUID subject, String measure, LocalDate day) {
        var question = Question.of(measure, "441424").about(subject.toString()).asOf(day);
        var value = office.as(OFFICER, () -> measures.evaluate(question)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private BigDecimal value(String measure) {
        // Another question each time, so that no remembered answer is given.
        var first = TestOffice.TODAY.minusYears(5).minusDays(questions++);
        var question = Question.of(measure, "441424").between(first, TestOffice.TODAY);
        var value = office.as(OFFICER, () -> measures.evaluate(question)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private void run(Runnable act) {
        office.as(
                OFFICER,
                () -> {
                    act.run();
                    return true;
                });
    }
}
