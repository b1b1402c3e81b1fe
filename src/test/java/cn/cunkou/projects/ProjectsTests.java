package cn.cunkou.projects;

import static cn.cunkou.papers.TestOffice.WUHUA;
import static cn.cunkou.projects.BuildingOffice.BUREAU;
import static cn.cunkou.projects.BuildingOffice.OPERATOR;
import static cn.cunkou.projects.BuildingOffice.OTHER;
import static cn.cunkou.projects.BuildingOffice.SUPERVISOR;
import static cn.cunkou.projects.BuildingOffice.THIRD;
import static cn.cunkou.projects.BuildingOffice.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.Papers;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class ProjectsTests {
    @Autowired Projects projects;
    @Autowired Contracts contracts;
    @Autowired ProgressReports reports;
    @Autowired Inspections inspections;
    @Autowired Changes changes;
    @Autowired Acceptances acceptances;
    @Autowired ProjectPapers papers;
    @Autowired StepBook steps;
    @Autowired Samples samples;
    @Autowired Papers register;
    @Autowired ProgressReminders reminders;
    @Autowired Messages messages;
    @Autowired Measures measures;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private static int asked;

    private BuildingOffice building;

    @BeforeEach
    void open() {
        building =
                new BuildingOffice(
                        plans,
                        projects,
                        contracts,
                        register,
                        registry,
                        new TestOffice(counties, plans, registry, transaction));
        building.open();
    }

    @Test
    void instalmentsAddUpToTheContractAndMoneyWaitsForAnotherPersonsWord() {
        var id = building.contracted(200);
        var contract = as(OPERATOR, () -> contracts.of(id)).getFirst();
        assertThat(contract.milestones())
                .extracting(one -> one.amount().fen())
                .containsExactly(3_300_000L, 3_300_000L, 3_400_001L);
        var first = contract.milestones().getFirst().id();
        refused(BUREAU, () -> judge(first, true), "未达到");
        as(OPERATOR, () -> reach(first));
        assertThat(milestone(first).state()).isEqualTo(Milestone.State.REACHED);
        refused(OPERATOR, () -> judge(first, true), "另一个人确认");
        as(BUREAU, () -> judge(first, false));
        assertThat(milestone(first).state()).isEqualTo(Milestone.State.OPEN);
        as(OPERATOR, () -> reach(first));
        as(BUREAU, () -> judge(first, true));
        assertThat(milestone(first).state()).isEqualTo(Milestone.State.CONFIRMED);
        assertThat(as(BUREAU, () -> contracts.find(contract.id()).orElseThrow()).confirmed())
                .isEqualTo(new Money(3_300_000));
        refused(OPERATOR, () -> reach(first), "已确认");
    }

    @Test
    void aContractThatDoesNotAddUpIsToldEverythingAtOnce() {
        var id = building.project(200);
        var wrong =
                new ContractInput(
                        "gift",
                        "",
                        "",
                        "",
                        "许多",
                        "2019-11-19",
                        "2019-12-01",
                        "2019-11-01",
                        "没有的文号",
                        List.of("一"),
                        List.of(""),
                        List.of("多"),
                        List.of("哪天"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(BUREAU, () -> contracts.sign(id, wrong)))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactlyInAnyOrder(
                                        "kind",
                                        "number",
                                        "title",
                                        "party",
                                        "amount",
                                        "signed",
                                        "ends",
                                        "paper",
                                        "condition",
                                        "due",
                                        "milestoneAmount"));
    }

    @Test
    void aMonthIsLateAfterTheDayThatThePlanNames() {
        var id = building.contracted(200);
        var before = figure("projects.progress-reports", Map.of("late", "true"));
        report(OPERATOR, id, "2019-10", 30);
        report(OPERATOR, id, "2019-11", 40);
        var found = as(BUREAU, () -> reports.of(id));
        assertThat(found).extracting(Progress::late).containsExactly(false, true);
        assertThat(figure("projects.progress-reports", Map.of("late", "true")))
                .isEqualTo(before.add(BigDecimal.ONE));
        report(OPERATOR, id, "2019-10", 35);
        assertThat(as(BUREAU, () -> reports.of(id)).getLast().percent()).isEqualTo(35);
        assertThat(as(BUREAU, () -> reports.of(id)).getLast().late()).isTrue();
        refused(
                OPERATOR,
                () -> reports.report(id, month("2019-09", 50), Photos.Upload.NONE),
                "对不上");
        refused(
                OPERATOR,
                () -> reports.report(id, month("2019-12", 50), Photos.Upload.NONE),
                "还没有到");
        var other = building.office().reporter("县扶贫开发局");
        refused(
                other,
                () -> reports.report(id, month("2019-11", 50), Photos.Upload.NONE),
                "只能填本单位");
    }

    @Test
    void monthsAreDueFromTheContractUntilTheAcceptance() {
        var id = building.contracted(200);
        var project = as(BUREAU, () -> projects.get(id));
        var calendar = new ProgressCalendar(as(BUREAU, () -> projects.planOf(project)));
        assertThat(calendar.of(project, TODAY))
                .extracting(ProgressCalendar.Due::day)
                .containsExactly(day("2019-09-25"), day("2019-10-25"), day("2019-11-25"));
        assertThat(calendar.isLate(YearMonth.of(2019, 10), day("2019-10-25"))).isFalse();
        assertThat(calendar.isLate(YearMonth.of(2019, 10), day("2019-10-26"))).isTrue();
        assertThat(ProgressReminders.rung(day("2019-11-25"), day("2019-11-19"))).isEqualTo(-1);
        assertThat(ProgressReminders.rung(day("2019-11-25"), day("2019-11-20"))).isZero();
        assertThat(ProgressReminders.rung(day("2019-11-25"), day("2019-12-05"))).isEqualTo(3);
    }

    @Test
    void aFindingIsPutRightByOneAndSeenByAnother() {
        var id = building.contracted(200);
        var finding = finding(id, "2019-11-20");
        refused(SUPERVISOR, () -> look(finding, true, ""), "还不能复查");
        as(OPERATOR, () -> mend(finding));
        refused(OPERATOR, () -> look(finding, true, ""), "另一个人复查");
        refused(SUPERVISOR, () -> look(finding, false, "2019-11-01"), "已经过了");
        as(SUPERVISOR, () -> look(finding, false, "2019-12-01"));
        var again = as(BUREAU, () -> inspections.rectifications(id)).getFirst();
        assertThat(again.state()).isEqualTo(Rectification.State.OPEN);
        assertThat(again.deadline()).isEqualTo("2019-12-01");
        assertThat(again.isOverdue(day("2019-12-02"))).isTrue();
        as(OPERATOR, () -> mend(finding));
        as(SUPERVISOR, () -> look(finding, true, ""));
        assertThat(as(BUREAU, () -> projects.get(id)).openRectifications()).isZero();
        assertThat(figure("projects.rectifications", Map.of("closed", "true"))).isPositive();
    }

    @Test
    void aChangeComesInItsWindowAndPassesEveryOffice() {
        var late = building.contracted(29);
        refused(OPERATOR, () -> changes.ask(late, change("2020-03-01")), "现在已经过了");
        var id = building.contracted(30);
        var direct = building.input(60);
        refused(BUREAU, () -> correct(id, direct), "不能直接改");
        var asked = as(OPERATOR, () -> changes.ask(id, change("2020-03-01")));
        refused(OPERATOR, () -> changes.ask(id, change("2020-04-01")), "还有一项变更在审批");
        refused(OPERATOR, () -> decide(asked, 0, true), "另一个人审批");
        as(BUREAU, () -> decide(asked, 0, true));
        assertThat(as(BUREAU, () -> projects.get(id)).terms().deadline())
                .isEqualTo(TODAY.plusDays(30));
        refused(OTHER, () -> decide(asked, 0, true), "已经由别人办过");
        refused(BUREAU, () -> decide(asked, 1, true), "另一个人审批");
        as(OTHER, () -> decide(asked, 1, true));
        assertThat(as(BUREAU, () -> projects.get(id)).terms().deadline()).isEqualTo("2020-03-01");
        assertThat(as(BUREAU, () -> projects.editions(id)))
                .extracting(one -> one.terms().deadline())
                .containsExactly(day("2020-03-01"), TODAY.plusDays(30));
        as(BUREAU, () -> file(id, asked, "市发改局"));
        assertThat(as(BUREAU, () -> steps.last(asked)).orElseThrow().stage()).isEqualTo("市发改局");
    }

    @Test
    void nothingIsAcceptedWhileSomethingIsMissingAndAllOfItIsNamed() {
        var id = building.contracted(200);
        var finding = finding(id, "2019-11-20");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(BUREAU, () -> acceptances.open(id, acceptance())))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly(
                                        "完成全部建设内容",
                                        "查出的问题都已整改",
                                        "验收依据：实施方案",
                                        "验收依据：招投标文件",
                                        "要提供的信息：交易信息"));
        report(OPERATOR, id, "2019-11", 100);
        as(OPERATOR, () -> mend(finding));
        as(SUPERVISOR, () -> look(finding, true, ""));
        building.paper("county-scheme");
        as(BUREAU, () -> add(id, "acceptance-papers/tender", building.paper()));
        refused(BUREAU, () -> acceptances.open(id, acceptance()), "还缺1样");
        var trade = building.paper();
        as(BUREAU, () -> add(id, "project-data/trade", trade));

        var opened = as(BUREAU, () -> acceptances.open(id, acceptance()));
        assertThat(as(BUREAU, () -> projects.get(id)).state())
                .isEqualTo(Project.State.IN_ACCEPTANCE);
        refused(BUREAU, () -> verdict(opened, true, "没有登记的报告"), "公文登记里没有");
        as(BUREAU, () -> verdict(opened, true, building.paper()));
        refused(BUREAU, () -> verdict(opened, false, building.paper()), "已经有结论");
        assertThat(as(BUREAU, () -> projects.get(id)).accepted()).isNull();
        as(BUREAU, () -> review(opened, 0));
        refused(BUREAU, () -> review(opened, 1), "另一个人登记");
        as(OTHER, () -> review(opened, 1));
        assertThat(as(BUREAU, () -> projects.get(id)).accepted()).isEqualTo(TODAY);
        as(BUREAU, () -> file(id, opened, "省商务厅"));

        assertThat(complete("false")).isZero();
        var paper =
                as(BUREAU, () -> papers.of(id)).stream()
                        .filter(one -> trade.equals(one.number()))
                        .findFirst()
                        .orElseThrow();
        as(BUREAU, () -> register.withdraw(paper.paper(), "是假的"));
        assertThat(complete("false")).as("what it was based on is gone").isOne();
        refused(
                OPERATOR,
                () -> reports.report(id, month("2019-11", 100), Photos.Upload.NONE),
                "已经验收");
    }

    @Test
    void whatFailsIsPutRightAndComesAgain() {
        var id = ready();
        var first = as(BUREAU, () -> acceptances.open(id, acceptance()));
        as(BUREAU, () -> verdict(first, false, building.paper()));
        assertThat(as(BUREAU, () -> projects.get(id)).state()).isEqualTo(Project.State.BUILDING);
        var again = as(BUREAU, () -> acceptances.open(id, acceptance()));
        as(BUREAU, () -> verdict(again, true, building.paper()));
        as(OTHER, () -> review(again, 0));
        as(THIRD, () -> review(again, 1));
        assertThat(as(BUREAU, () -> projects.get(id)).state()).isEqualTo(Project.State.ACCEPTED);
    }

    @Test
    void theSameSeedDrawsTheSameProjects() {
        for (var i = 0; i < 6; i++) {
            building.project(100);
        }
        var first = as(BUREAU, () -> samples.draw(WUHUA, "projects", "3", "种子"));
        var again = as(SUPERVISOR, () -> samples.draw(WUHUA, "projects", "3", "种子"));
        assertThat(as(BUREAU, () -> samples.drawn(again)))
                .extracting(Samples.Drawn::subject)
                .isEqualTo(
                        as(BUREAU, () -> samples.drawn(first)).stream()
                                .map(Samples.Drawn::subject)
                                .toList());
        as(SUPERVISOR, () -> note(first, 1, "denied"));
        assertThat(as(BUREAU, () -> samples.get(first)).denied()).isOne();
        refused(BUREAU, () -> samples.draw(WUHUA, "projects", "0", ""), "没有填种子");
    }

    @Test
    void peopleAreRemindedOncePerRung() {
        var id = building.contracted(200);
        var reporter = TestOffice.person("填报员", "body-reporter", "441424");
        assertThat(as(reporter, () -> messages.unread())).isZero();
        reminders.remind();
        var said = rungs(id);
        assertThat(said).isEqualTo(2);
        reminders.remind();
        assertThat(rungs(id)).isEqualTo(said);
    }

    @Test
    void aTownDoesNotSeeTheCountysProjects() {
        var id = building.project(100);
        refused(TestOffice.TOWN, () -> projects.get(id), "不在您的管理范围内");
    }

    private int rungs(UUID project) {
        return as(BUREAU, () -> reminded(project));
    }

    private Integer reminded(UUID project) {
        return jdbc.sql("select count(*) from projects.reminder where project = :project")
                .param("project", project)
                .query(Integer.class)
                .single();
    }

    private UUID ready() {
        var id = building.contracted(200);
        report(OPERATOR, id, "2019-11", 100);
        building.paper("county-scheme");
        as(BUREAU, () -> add(id, "acceptance-papers/tender", building.paper()));
        as(BUREAU, () -> add(id, "project-data/trade", building.paper()));
        return id;
    }

    private UUID finding(UUID project, String deadline) {
        var input =
                new InspectionInput(
                        "supervision",
                        "2019-11-15",
                        "监理公司总监",
                        "进度正常",
                        "115.763",
                        "23.921",
                        List.of("fitting-out/sign=failed"),
                        List.of("没有围挡"),
                        List.of("项目经理"),
                        List.of(deadline));
        as(SUPERVISOR, () -> inspections.inspect(project, input, Photos.Upload.NONE));
        return as(BUREAU, () -> inspections.rectifications(project)).getFirst().id();
    }

    private void report(Actor actor, UUID project, String month, int percent) {
        as(actor, () -> reports.report(project, month(month, percent), Photos.Upload.NONE));
    }

    private static ProgressInput month(String month, int percent) {
        return new ProgressInput(month, Integer.toString(percent), "按计划施工");
    }

    private static ChangeInput change(String deadline) {
        return new ChangeInput("雨季长", deadline, "", "", "");
    }

    private static AcceptanceInput acceptance() {
        return new AcceptanceInput("final", "2019-11-10", "2019-11-17", "县中小企业局副局长、财政局科长");
    }

    private UUID reach(UUID milestone) {
        contracts.reach(milestone, "做完了", "");
        return milestone;
    }

    private UUID judge(UUID milestone, boolean confirmed) {
        contracts.judge(milestone, confirmed, "看过了", "");
        return milestone;
    }

    private UUID mend(UUID finding) {
        inspections.mend(finding, "改好了", Photos.Upload.NONE);
        return finding;
    }

    private UUID look(UUID finding, boolean closed, String deadline) {
        inspections.look(finding, closed, "看过了", deadline, Photos.Upload.NONE);
        return finding;
    }

    private UUID correct(UUID project, ProjectInput input) {
        projects.correct(project, 1, input, "直接改");
        return project;
    }

    private UUID decide(UUID change, int turn, boolean approved) {
        changes.decide(change, turn, approved, "同意", "");
        return change;
    }

    private UUID verdict(UUID acceptance, boolean passed, String paper) {
        acceptances.judge(acceptance, passed, "看过全部内容", paper, passed ? "" : "2019-12-31");
        return acceptance;
    }

    private UUID review(UUID acceptance, int turn) {
        acceptances.review(acceptance, turn, "同意", "审核意见〔2019〕1号");
        return acceptance;
    }

    private UUID file(UUID project, UUID subject, String office) {
        acceptances.file(project, subject, office, "回执1号", "2019-11-18");
        return subject;
    }

    private UUID add(UUID project, String slot, String number) {
        papers.add(project, slot, number);
        return project;
    }

    private UUID note(UUID sample, int number, String outcome) {
        samples.note(sample, number, outcome, "");
        return sample;
    }

    private Milestone milestone(UUID id) {
        return as(BUREAU, () -> contracts.milestone(id).orElseThrow());
    }

    private BigDecimal complete(String complete) {
        return figure("projects.acceptances", Map.of("complete", complete));
    }

    private BigDecimal figure(String measure, Map<String, String> where) {
        // Another question each time, so that no remembered answer is given.
        var from = LocalDate.of(2019, 1, 1).minusDays(asked++);
        var question = Question.of(measure, "441424").between(from, TODAY);
        for (var narrowed : where.entrySet()) {
            question = question.where(narrowed.getKey(), narrowed.getValue());
        }
        var asking = question;
        var value = as(BUREAU, () -> measures.evaluate(asking)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private <T> T as(Actor actor, Supplier<T> act) {
        return building.office().as(actor, act);
    }

    private void refused(Actor actor, Supplier<?> act, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(actor, () -> (Object) act.get()))
                .satisfies(problem ->
                        assertThat(problem.getMessage() + problem.faults()).contains(words));
    }
}
