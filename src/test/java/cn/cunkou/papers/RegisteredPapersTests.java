package cn.cunkou.papers;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Part;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@code papers.registered} counts. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteredPapersTests {
    private static final Question ALL = Question.of("papers.registered", "441424");
    private static final Question FOR_ITEM =
            ALL.where("plan", "wuhua-2018").where("item", "town-centres");

    @Autowired Papers papers;

    @Autowired Measures measures;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    private TestOffice office;

    @BeforeAll
    void someAreRegistered() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        register(
                OFFICER,
                "441424",
                "县中小企业局",
                "scheme",
                "2019-03-01",
                "town-centres",
                "village-cover");
        register(OFFICER, "441424", "县扶贫开发局", "report", "2019-05-05");
        register(OFFICER, TestOffice.SHUIZHAI, "水寨镇人民政府", "record", "2019-06-01", "town-centres");
        var wrong = register(OFFICER, "441424", "县扶贫开发局", "scheme", "2019-03-02", "town-centres");
        office.as(OFFICER, () -> papers.withdraw(wrong, "重复"));
        var late = register(OFFICER, "441424", "领导小组办公室", "minutes", "2019-09-30", "town-centres");
        office.as(
                OFFICER,
                () ->
                        papers.correct(
                                late,
                                input("441424", "领导小组办公室", "minutes", "2019-09-03", "town-centres"),
                                "日期写错"));
    }

    @Test
    void papersThatStandAreCountedOnceEach() {
        assertThat(value(ALL)).isEqualTo("4");
        assertThat(value(ALL.where("kind", "scheme"))).isEqualTo("1");
        assertThat(value(FOR_ITEM)).isEqualTo("3");
        assertThat(value(FOR_ITEM.where("kind", "scheme"))).isEqualTo("1");
        assertThat(value(ALL.where("item", "village-cover"))).isEqualTo("1");
    }

    @Test
    void theDayOfAPaperDecidesAndThePlaceItSpeaksOf() {
        assertThat(value(FOR_ITEM.asOf(LocalDate.of(2019, 3, 1)))).isEqualTo("1");
        assertThat(value(FOR_ITEM.asOf(LocalDate.of(2019, 2, 28)))).isEqualTo("0");
        assertThat(value(FOR_ITEM.asOf(LocalDate.of(2019, 9, 3)))).isEqualTo("3");
        assertThat(value(FOR_ITEM.in(TestOffice.SHUIZHAI))).isEqualTo("1");
        assertThat(value(FOR_ITEM.in(TestOffice.ZHUANSHUI))).isEqualTo("0");
        var kinds = office.as(OFFICER, () -> measures.byDimension(ALL, "kind"));
        assertThat(kinds).extracting(Part::key).contains("scheme", "report", "record", "minutes");
        assertThat(office.as(OFFICER, () -> measures.byDimension(ALL, "item"))).hasSize(3);
    }

    @Test
    void theRowsAreThePapersAndTheFiguresRecomputeFromThem() {
        var rows =
                office.as(OFFICER, () -> measures.evidence(ALL, new Paged.Request(1, 50))).rows();
        assertThat(rows.total()).isEqualTo(5);
        assertThat(rows.rows().stream().map(row -> row.subject()).distinct()).hasSize(4);
        assertThat(rows.rows())
                .allSatisfy(row -> assertThat(row.link()).isEqualTo("/papers/" + row.subject()));
        assertThat(rows.rows().getFirst().cells()).contains("领导小组办公室的minutes");
    }

    @Test
    void everybodySeesTheFigureAndOfficesTheRows() {
        var visitor = Actor.visitor(Scope.of("00"));
        assertThat(office.as(visitor, () -> measures.evaluate(FOR_ITEM)))
                .extracting(RegisteredPapersTests::plain)
                .isEqualTo("3");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                visitor,
                                () -> measures.evidence(FOR_ITEM, new Paged.Request(1, 50))));
    }

    private UUID register(
            Actor actor, String division, String body, String kind, String day, String... items) {
        var outcome =
                office.as(actor, () -> papers.register(input(division, body, kind, day, items)));
        return ((Outcome.Done) outcome).paper().id();
    }

    private static PaperInput input(
            String division, String body, String kind, String day, String... items) {
        return new PaperInput(
                division, body, kind, "", body + "的" + kind, day, "", "", "", "", List.of(items));
    }

    private String value(Question question) {
        return plain(office.as(OFFICER, () -> measures.evaluate(question)));
    }

    private static String plain(Figure figure) {
        return figure.value() == null ? figure.toString() : figure.value().toPlainString();
    }
}
