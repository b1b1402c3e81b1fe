package cn.cunkou.projects;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mid-term evaluations and acceptances: opened once nothing is missing, judged, reviewed, filed.
 */
@Service
class Acceptances {
    private static final String SELECT =
            """
            select acceptance.*, verdict.verdict, verdict.judged, verdict.deadline, verdict.reviewed, coalesce(verdict.text, '') as text,
                   coalesce(verdict.paper, '') as paper
              from projects.acceptance join projects.verdict on verdict.id = acceptance.id
            """;

    private final JdbcClient jdbc;
    private final AcceptanceNeeds needs;
    private final StepBook steps;
    private final ProjectPapers papers;
    private final Projects projects;
    private final Counties counties;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Acceptances(
            JdbcClient jdbc,
            AcceptanceNeeds needs,
            StepBook steps,
            ProjectPapers papers,
            Projects projects,
            Counties counties,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.needs = needs;
        this.steps = steps;
        this.papers = papers;
        this.projects = projects;
        this.counties = counties;
        this.audit = audit;
        this.events = events;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    List<Acceptance> of(UUID project) {
        return jdbc.sql(
                        SELECT
                                + " where acceptance.project = :project order by acceptance.day desc, acceptance.id desc")
                .param("project", project)
                .query(Acceptances::acceptance)
                .list();
    }

    /** What is there and what is missing before a project can be accepted. */
    @Transactional(readOnly = true)
    List<Need> needs(Project project) {
        return needs.of(project, projects.planOf(project));
    }

    /**
     * Opens an acceptance or a mid-term evaluation.
     *
     * @throws Problem naming each thing that is missing, or everything that is wrong
     */
    @Transactional
    UUID open(UUID id, AcceptanceInput input) {
        var project = projects.running(id);
        var plan = projects.planOf(project);
        var today = counties.today(project.division());
        var faults = new Faults();
        var kind = Acceptance.Kind.of(faults.required("kind", "种类", input.kind(), 20));
        var applied = Typed.past(faults, "applied", "申请日期", input.applied(), today);
        var day = Typed.past(faults, "day", "组织日期", input.day(), today);
        if (applied != null && day != null && day.isBefore(applied)) {
            faults.add("day", "组织日期%s早于申请日期%s".formatted(day, applied), "核对两个日期");
        }
        var committee = faults.required("committee", "验收组的单位和职务", input.committee(), 500);
        Typed.requireNone(faults, "有几处需要改。");
        requireNoneOpen(project, kind);
        var found = kind == Acceptance.Kind.FINAL ? needs.of(project, plan) : List.<Need>of();
        var missing = found.stream().filter(one -> !one.isMet()).toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "还不能验收",
                    "还缺%d样，补齐以后才能验收：".formatted(missing.size()),
                    missing.stream()
                            .map(one -> new Problem.Fault(one.label(), one.missing(), "补上以后再来"))
                            .toList());
        }
        var stamp = Stamp.now(counties, project.division());
        var stages =
                kind == Acceptance.Kind.FINAL
                        ? Changes.offices(plan, plan.projects().acceptanceStages())
                        : List.<String>of();
        var acceptance =
                insert(
                        project,
                        kind,
                        Objects.requireNonNull(applied),
                        Objects.requireNonNull(day),
                        committee,
                        stages,
                        found,
                        stamp);
        audit.record("组织" + kind.label(), project.subject(), null, input, null);
        return acceptance;
    }

    private void requireNoneOpen(Project project, Acceptance.Kind kind) {
        if (of(project.id()).stream()
                .anyMatch(one -> one.kind() == kind && (one.isOpen() || one.turn() != null))) {
            throw Problem.conflict("这个项目的%s还没有办完。".formatted(kind.label()));
        }
    }

    UUID insert(
            Project project,
            Acceptance.Kind kind,
            LocalDate applied,
            LocalDate day,
            String committee,
            List<String> stages,
            List<Need> found,
            Stamp stamp) {
        var id =
                jdbc.sql(
                                """
                                insert into projects.acceptance (project, division, kind, applied, day, committee, stages, asker, recorded_at,
                                                                 recorded_by)
                                values (:project, :division, :kind, :applied, :day, :committee, :stages, :asker, :at, :by)
                                returning id
                                """)
                        .param("project", project.id())
                        .param("division", project.division().digits())
                        .param("kind", kind.id())
                        .param("applied", applied)
                        .param("day", day)
                        .param("committee", committee)
                        .param("stages", stages.toArray(String[]::new))
                        .param("asker", stamp.actor())
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .query(UUID.class)
                        .single();
        for (var need : found) {
            for (var paper : need.papers()) {
                jdbc.sql(
                                """
                                insert into projects.acceptance_basis (acceptance, division, need, label, paper)
                                values (:acceptance, :division, :need, :label, :paper) on conflict do nothing
                                """)
                        .param("acceptance", id)
                        .param("division", project.division().digits())
                        .param("need", need.id())
                        .param("label", need.label())
                        .param("paper", paper.paper())
                        .update();
            }
        }
        return id;
    }

    /**
     * Records the verdict with its report.
     *
     * @param deadline until when a project that fails has to be put right
     * @throws Problem when there is one already, or something is wrong with this one
     */
    @Transactional
    void judge(
            UUID id,
            boolean passed,
            @Nullable String text,
            @Nullable String paper,
            @Nullable String deadline) {
        var acceptance = locked(id);
        var project = projects.running(acceptance.project());
        if (!acceptance.isOpen()) {
            throw Problem.conflict(
                    "这次%s已经有结论：%s。".formatted(acceptance.kind().label(), acceptance.state()));
        }
        var today = counties.today(project.division());
        var faults = new Faults();
        var said = faults.requiredLines("text", "结论", text, 1_000);
        var name = faults.required("paper", "报告的文号或标题", paper, 200);
        var report = name.isEmpty() ? null : papers.named(faults, "paper", project.county(), name);
        var until = passed ? null : Typed.day(faults, "deadline", "整改期限", deadline, true);
        if (until != null && until.isBefore(today)) {
            faults.add("deadline", "整改期限%s已经过了".formatted(until), "选今天（%s）或以后的日子".formatted(today));
        }
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var kind = passed ? Step.Kind.PASSED : Step.Kind.FAILED;
        steps.add(
                project,
                new StepBook.Draft(Step.About.ACCEPTANCE, id, kind, null, said, name, until, today),
                stamp);
        var isFinal = acceptance.kind() == Acceptance.Kind.FINAL;
        papers.link(
                project,
                isFinal ? "acceptance-report" : "mid-term-report",
                Objects.requireNonNull(report),
                stamp);
        audit.record(acceptance.kind().label() + kind.label(), project.subject(), null, said, name);
        if (isFinal && !passed) {
            events.publishEvent(new AcceptanceFailed(project.id(), id, project.division()));
        } else if (isFinal && acceptance.stages().isEmpty()) {
            events.publishEvent(new ProjectAccepted(project.id(), project.division()));
        }
    }

    /**
     * Records that the office whose turn it is agreed, with its paper.
     *
     * @throws Problem when it is nobody's turn, or whoever acts opened the acceptance
     */
    @Transactional
    void review(UUID id, int turn, @Nullable String text, @Nullable String paper) {
        var acceptance = locked(id);
        var project = projects.running(acceptance.project());
        var stage = acceptance.turn();
        if (stage == null || acceptance.reviewed() != turn) {
            throw Problem.conflict("这次验收现在%s，请重新打开看。".formatted(acceptance.state()));
        }
        var me = Actor.current().id();
        if (steps.about(id).stream()
                .anyMatch(step ->
                        step.kind() == Step.Kind.REVIEWED && step.stamp().actor().equals(me))) {
            throw Problem.forbidden("您已经登记过一级审核，下一级要由另一个人登记。");
        }
        var faults = new Faults();
        var said = faults.required("text", "审核意见", text, 500);
        var name = faults.required("paper", "审核文件的名称和文号", paper, 200);
        Typed.requireNone(faults, "有几处需要改。");
        steps.add(
                project,
                new StepBook.Draft(
                        Step.About.ACCEPTANCE,
                        id,
                        Step.Kind.REVIEWED,
                        stage,
                        said,
                        name,
                        null,
                        counties.today(project.division())),
                Stamp.now(counties, project.division()));
        audit.record("验收审核", project.subject(), stage, said, name);
        if (acceptance.reviewed() + 1 == acceptance.stages().size()) {
            events.publishEvent(new ProjectAccepted(project.id(), project.division()));
        }
    }

    /** Notes the receipt (备案回执) of an office for a change or an acceptance. */
    @Transactional
    void file(
            UUID projectId,
            UUID subject,
            @Nullable String office,
            @Nullable String number,
            @Nullable String day) {
        var project = projects.locked(projectId);
        var about =
                steps.about(subject).stream()
                        .filter(step ->
                                step.kind() == Step.Kind.PASSED
                                        || step.kind() == Step.Kind.APPROVED)
                        .findFirst()
                        .filter(_ ->
                                steps.of(projectId).stream()
                                        .anyMatch(one -> one.subject().equals(subject)))
                        .map(Step::about)
                        .orElseThrow(() -> Problem.conflict("通过或者批准以后才有备案。"));
        var faults = new Faults();
        var to = faults.required("stage", "备案的单位", office, 60);
        var receipt = faults.required("paper", "回执编号", number, 100);
        var filed = Typed.past(faults, "day", "备案日期", day, counties.today(project.division()));
        Typed.requireNone(faults, "有几处需要改。");
        steps.add(
                project,
                new StepBook.Draft(
                        about,
                        subject,
                        Step.Kind.FILED,
                        to,
                        "",
                        receipt,
                        null,
                        Objects.requireNonNull(filed)),
                Stamp.now(counties, project.division()));
        audit.record("备案", project.subject(), null, to, receipt);
    }

    private Acceptance locked(UUID id) {
        var found = find(id);
        projects.locked(found.project());
        return find(id);
    }

    private Acceptance find(UUID id) {
        return jdbc.sql(SELECT + " where acceptance.id = :id")
                .param("id", id)
                .query(Acceptances::acceptance)
                .optional()
                .orElseThrow(() -> Problem.notFound("验收"));
    }

    private static Acceptance acceptance(ResultSet row, int number) throws SQLException {
        var verdict = row.getString("verdict");
        return new Acceptance(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                Acceptance.Kind.of(row.getString("kind")),
                Objects.requireNonNull(row.getObject("applied", LocalDate.class)),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("committee"),
                Arrays.asList((String[]) row.getArray("stages").getArray()),
                row.getInt("reviewed"),
                verdict == null ? null : Step.Kind.of(verdict),
                row.getObject("judged", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getString("text"),
                row.getString("paper"),
                ProjectBook.stamp(row, "recorded_at", "recorded_by"));
    }
}
