package cn.cunkou.papers;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.TOWN;
import static cn.cunkou.papers.TestOffice.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class PapersTests {
    private static final String BUREAU = "县中小企业局";
    private static final String POVERTY = "县扶贫开发局";

    @Autowired Papers papers;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    @Autowired JdbcClient jdbc;

    @Autowired Audit audit;

    private static int numbers;

    private TestOffice office;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
    }

    @Test
    void aPaperIsRegisteredWithWhatItFulfils() {
        var number = number();
        var paper =
                registered(
                        OFFICER,
                        new PaperInput(
                                "441424",
                                BUREAU,
                                "report",
                                number,
                                " 三月工作报告 ",
                                "2019-04-02",
                                "2019-03",
                                "",
                                "",
                                "附统计表",
                                List.of("town-centres", TestOffice.ITEM)));
        assertThat(paper.number()).isEqualTo(number);
        assertThat(paper.title()).isEqualTo("三月工作报告");
        assertThat(paper.covers())
                .isEqualTo(new Period(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 3, 31)));
        assertThat(paper.fulfils()).containsExactly(new Fulfilment("wuhua-2018", "town-centres"));
        assertThat(paper.open()).isFalse();
        assertThat(paper.recorded().by()).isEqualTo("李某某");
        assertThat(paper.recorded().at()).asString().startsWith("2019-11-1");
        assertThat(paper.stands()).isTrue();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var outcome =
                office.as(
                        OFFICER,
                        () ->
                                papers.register(
                                        new PaperInput(
                                                "441424",
                                                "没有的局",
                                                "letter",
                                                null,
                                                " ",
                                                "2019-11-19",
                                                "2019-04",
                                                "2019-03",
                                                "",
                                                "",
                                                List.of(
                                                        "no-such-item",
                                                        "other-2019/town-centres"))));
        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        assertThat(((Outcome.Faulty) outcome).faults())
                .extracting(Problem.Fault::field, Problem.Fault::fault)
                .containsExactlyInAnyOrder(
                        fault("body", "责任单位里没有「没有的局」"),
                        fault("kind", "没有「letter」这一种文件"),
                        fault("title", "没有填标题"),
                        fault("day", "2019-11-19晚于今天（业务日2019-11-18）"),
                        fault("from", "所报告的时段止于2019-03-31，早于起日2019-04-01"),
                        fault(
                                "fulfils",
                                "现行方案（五华县2018年电子商务进农村综合示范县总体实施方案，第1版）里没有编号为「no-such-item」的一项"),
                        fault("fulfils", "本县没有「other-2019/town-centres」所说的方案"));
    }

    @Test
    void aReporterFulfilsOnlyWhatThePlanGivesToTheirBody() {
        var plan = office.as(OFFICER, () -> plans.current(TestOffice.WUHUA).orElseThrow().plan());
        var owner = plan.item("town-centres").orElseThrow().owner();
        var name = plan.body(owner).orElseThrow().name();
        var other =
                plan.bodies().stream()
                        .filter(body -> body.role() == cn.cunkou.plan.Body.Role.MEMBER)
                        .filter(body -> !body.name().equals(name))
                        .map(cn.cunkou.plan.Body::name)
                        .findFirst()
                        .orElseThrow();
        var refused = register(office.reporter(other), scheme(other, number(), "越权的方案"));
        assertThat(refused).isInstanceOf(Outcome.Faulty.class);
        assertThat(((Outcome.Faulty) refused).faults())
                .extracting(Problem.Fault::field)
                .containsExactly("fulfils");
        assertThat(register(office.reporter(name), scheme(name, number(), "本单位的方案")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSameNumberTwiceFromOneBodyIsTold() {
        var number = number();
        registered(OFFICER, scheme(BUREAU, number, "工作方案"));
        var again = register(OFFICER, scheme(BUREAU, number, "另一份方案"));
        assertThat(again).isInstanceOf(Outcome.NumberTaken.class);
        assertThat(((Outcome.NumberTaken) again).fault().fault())
                .isEqualTo("县中小企业局的%s已经登记：《工作方案》（2019-03-01）".formatted(number));
        assertThat(register(OFFICER, scheme(POVERTY, number, "别的局的方案")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatWasWrongAndTheOldRowStays() {
        var number = number();
        var first = registered(OFFICER, scheme(BUREAU, number, "工作方安"));
        var outcome =
                office.as(
                        OFFICER,
                        () -> papers.correct(first.id(), scheme(BUREAU, number, "工作方案"), "标题错字"));
        var second = ((Outcome.Done) outcome).paper();
        var old = office.as(OFFICER, () -> papers.get(first.id()));
        assertThat(old.title()).isEqualTo("工作方安");
        assertThat(old.state()).isEqualTo("已更正");
        assertThat(old.history().supersededBy()).isEqualTo(second.id());
        assertThat(second.history().corrects()).isEqualTo(first.id());
        assertThat(second.history().reason()).isEqualTo("标题错字");
        assertThat(office.as(OFFICER, () -> papers.lineage(second.id())))
                .extracting(Paper::title)
                .containsExactly("工作方案", "工作方安");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> withdraw(OFFICER, first.id(), "再改"))
                .withMessage("《工作方安》已更正，不能再改。");
        assertThat(office.as(OFFICER, () -> audit.of("paper", second.id().toString())))
                .extracting(Audit.Entry::act)
                .containsExactly("更正公文");
    }

    @Test
    void aCorrectionToANumberThatIsTakenChangesNothing() {
        var one = registered(OFFICER, scheme(BUREAU, number(), "甲方案"));
        var other = registered(OFFICER, scheme(BUREAU, number(), "乙方案"));
        var number = String.valueOf(other.number());
        var outcome =
                office.as(
                        OFFICER,
                        () -> papers.correct(one.id(), scheme(BUREAU, number, "甲方案"), "文号错"));
        assertThat(outcome).isInstanceOf(Outcome.NumberTaken.class);
        assertThat(office.as(OFFICER, () -> papers.get(one.id())).stands()).isTrue();
    }

    @Test
    void aWithdrawnPaperStaysWithItsReasonAndItsNumberIsFree() {
        var number = number();
        var paper = registered(OFFICER, scheme(BUREAU, number, "作废的方案"));
        assertThat(withdraw(OFFICER, paper.id(), " ")).isInstanceOf(Outcome.Faulty.class);
        var withdrawn = ((Outcome.Done) withdraw(OFFICER, paper.id(), "没有印发")).paper();
        assertThat(withdrawn.state()).isEqualTo("已撤回");
        assertThat(withdrawn.history().withdrawal())
                .extracting(Paper.Withdrawal::reason)
                .isEqualTo("没有印发");
        assertThat(register(OFFICER, scheme(BUREAU, number, "重新印发的方案")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aReporterRegistersForTheirOwnBodyAndReadsTheRest() {
        var reporter = office.reporter(POVERTY);
        var own = registered(reporter, TestOffice.plain(POVERTY, number(), "扶贫方案"));
        var others = registered(OFFICER, scheme(BUREAU, number(), "牵头单位的方案"));
        assertThat(register(reporter, TestOffice.plain(BUREAU, number(), "替别人登记")))
                .isEqualTo(
                        new Outcome.Faulty(
                                List.of(
                                        new Problem.Fault(
                                                "body", "您只能登记本单位的文件，不能替县中小企业局登记", "选您自己的单位"))));
        assertThat(office.as(reporter, () -> papers.get(others.id())).title()).isEqualTo("牵头单位的方案");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> withdraw(reporter, others.id(), "不要了"))
                .withMessage("这是县中小企业局的文件，您只能改本单位的。");
        assertThat(withdraw(reporter, own.id(), "重写")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theDatabaseItselfKeepsReportersToTheirBody() {
        var reporter = office.reporter(POVERTY);
        var others = registered(OFFICER, scheme(BUREAU, number(), "别人的方案"));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        office.as(
                                reporter,
                                () ->
                                        jdbc.sql(
                                                        """
                                                        insert into papers.fulfilment (paper, division, plan, item)
                                                        values (:paper, '441424', 'wuhua-2018', 'x')
                                                        """)
                                                .param("paper", others.id())
                                                .update()))
                .havingRootCause()
                .withMessageContaining("row-level security");
        var closed =
                office.as(
                        reporter,
                        () ->
                                jdbc.sql(
                                                "update papers.paper set superseded_by = null where id = :id")
                                        .param("id", others.id())
                                        .update());
        assertThat(closed).isZero();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        office.as(
                                reporter,
                                () ->
                                        jdbc.sql(
                                                        "update papers.paper set title = 'x' where id = :id")
                                                .param("id", others.id())
                                                .update()))
                .havingRootCause()
                .withMessageContaining("permission denied");
    }

    @Test
    void aTownOfficerRegistersPapersOfTheirTownOnly() {
        var own =
                new PaperInput(
                        TestOffice.SHUIZHAI,
                        "水寨镇人民政府",
                        "record",
                        null,
                        "巡查记录",
                        "2019-10-08",
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(registered(TOWN, own).issuer().name()).isEqualTo("水寨镇人民政府");
        var elsewhere =
                new PaperInput(
                        TestOffice.ZHUANSHUI,
                        "转水镇人民政府",
                        "record",
                        null,
                        "别镇的记录",
                        "2019-10-08",
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(((Outcome.Faulty) register(TOWN, elsewhere)).faults())
                .extracting(Problem.Fault::field)
                .containsExactly("division", "body");
        var countys = registered(OFFICER, scheme(BUREAU, number(), "全县的方案"));
        assertThat(office.as(TOWN, () -> papers.find(countys.id()))).isEmpty();
        var borrowed =
                new PaperInput(
                        TestOffice.SHUIZHAI,
                        BUREAU,
                        "record",
                        null,
                        "借用县局的名义",
                        "2019-10-08",
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(register(TOWN, borrowed)).isInstanceOf(Outcome.Faulty.class);
    }

    @Test
    void aBodySpeaksOfItsOwnDivisionOnly() {
        var input =
                new PaperInput(
                        "441424",
                        "水寨镇人民政府",
                        "record",
                        null,
                        "镇里写全县的事",
                        "2019-10-08",
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(((Outcome.Faulty) register(OFFICER, input)).faults())
                .extracting(Problem.Fault::field)
                .containsExactly("division");
    }

    @Test
    void somebodyWithoutScopeSeesNothing() {
        registered(OFFICER, scheme(BUREAU, number(), "内部方案"));
        var stranger = Actor.system("nowhere", Scope.of("00"));
        assertThat(
                        office.as(
                                stranger,
                                () ->
                                        jdbc.sql("select count(*) from papers.paper")
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }

    private static org.assertj.core.groups.Tuple fault(String field, String fault) {
        return org.assertj.core.api.Assertions.tuple(field, fault);
    }

    private static String number() {
        return "测试〔2019〕%d号".formatted(++numbers);
    }

    private Outcome register(Actor actor, PaperInput input) {
        return office.as(actor, () -> papers.register(input));
    }

    private Paper registered(Actor actor, PaperInput input) {
        var outcome = register(actor, input);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).paper();
    }

    private Outcome withdraw(Actor actor, UUID id, @Nullable String reason) {
        return office.as(actor, () -> papers.withdraw(id, reason));
    }
}
