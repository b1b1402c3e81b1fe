package cn.cunkou.projects;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Plan;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of projects under contract: asked for within the plan's window, approved office by
 * office, filed.
 */
@Service
class Changes {
    private static final String SELECT =
            """
            select change.*, party.public_name as contractor_name,
                   (select count(*) from projects.step where step.subject = change.id and step.kind = 'approved') as approved,
                   (select step.kind from projects.step
                     where step.subject = change.id and step.kind in ('refused', 'withdrawn') limit 1) as ended
              from projects.change left join registry.public_party as party on party.id = change.contractor
            """;

    private final JdbcClient jdbc;
    private final ProjectBook book;
    private final ProjectCheck check;
    private final StepBook steps;
    private final Projects projects;
    private final Counties counties;
    private final Audit audit;

    Changes(
            JdbcClient jdbc,
            ProjectBook book,
            ProjectCheck check,
            StepBook steps,
            Projects projects,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.book = book;
        this.check = check;
        this.steps = steps;
        this.projects = projects;
        this.counties = counties;
        this.audit = audit;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    List<Change> of(UUID project) {
        return jdbc.sql(
                        SELECT
                                + " where project = :project order by change.recorded_at desc, change.id desc")
                .param("project", project)
                .query(Changes::change)
                .list();
    }

    /** The last day on which a change may be asked for; null where the plan sets none. */
    static @Nullable LocalDate window(Plan plan, Project project) {
        var days = plan.projects().changeBefore();
        return days == 0 ? null : project.terms().deadline().minusDays(days);
    }

    /** The offices that approve a change: those of the plan, else the body that leads. */
    static List<String> stages(Plan plan) {
        var named = offices(plan, plan.projects().changeStages());
        return named.isEmpty() ? List.of(plan.lead().name()) : named;
    }

    static List<String> offices(Plan plan, @Nullable String catalogue) {
        return catalogue == null
                ? List.of()
                : plan.catalogue(catalogue).stream()
                        .flatMap(list -> list.entries().stream())
                        .map(Catalogue.Entry::label)
                        .toList();
    }

    /**
     * Asks for a change.
     *
     * @throws Problem with everything that is wrong, when the window is closed, or another change
     *     is not decided yet
     */
    @Transactional
    UUID ask(UUID id, ChangeInput input) {
        var project = projects.own(id);
        var plan = projects.planOf(project);
        var today = counties.today(project.division());
        requireOpen(project, plan, today);
        var faults = new Faults();
        var reason = faults.requiredLines("reason", "变更的理由", input.reason(), 500);
        var deadline = Typed.day(faults, "deadline", "新的完成时限", input.deadline(), false);
        var content = faults.text("content", lines(input.content()), 2_000);
        var goals = faults.text("goals", lines(input.goals()), 2_000);
        var contractor = check.party(faults, "contractor", input.contractor());
        if (!faults.any()
                && deadline == null
                && content == null
                && goals == null
                && contractor == null) {
            faults.add("deadline", "没有写要变什么", "时限、内容、目标、承办单位至少写一项");
        }
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var change =
                jdbc.sql(
                                """
                                insert into projects.change (project, division, reason, deadline, content, goals, contractor, day, stages,
                                                             asker, recorded_at, recorded_by)
                                values (:project, :division, :reason, :deadline, :content, :goals, :contractor, :day, :stages, :asker,
                                        :at, :by)
                                returning id
                                """)
                        .param("project", id)
                        .param("division", project.division().digits())
                        .param("reason", reason)
                        .param("deadline", deadline)
                        .param("content", content)
                        .param("goals", goals)
                        .param("contractor", contractor)
                        .param("day", today)
                        .param("stages", stages(plan).toArray(String[]::new))
                        .param("asker", stamp.actor())
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .query(UUID.class)
                        .single();
        audit.record("申请变更", project.subject(), null, input, null);
        return change;
    }

    private void requireOpen(Project project, Plan plan, LocalDate today) {
        if (project.begun() == null) {
            throw Problem.conflict("还没有签合同，直接更正项目就可以。");
        }
        var window = window(plan, project);
        if (window != null && today.isAfter(window)) {
            throw Problem.conflict(
                    "方案规定变更最晚在完成时限前%d天提出，也就是%s以前，现在已经过了。"
                            .formatted(plan.projects().changeBefore(), window));
        }
        of(project.id()).stream()
                .filter(one -> one.state() == Change.State.ASKED)
                .findFirst()
                .ifPresent(_ -> {
                    throw Problem.conflict("还有一项变更在审批，办完再申请。");
                });
    }

    private static @Nullable String lines(@Nullable String typed) {
        return typed == null ? null : typed.replaceAll("\\s*\\R\\s*", " ");
    }

    /**
     * Approves it for the office whose turn it is, or refuses it. With the last office's approval
     * the project is what was asked for.
     *
     * @throws Problem when it is not that office's turn any more, or whoever acts asked for it or
     *     approved it before
     */
    @Transactional
    void decide(
            UUID id, int turn, boolean approved, @Nullable String text, @Nullable String paper) {
        var change = locked(id);
        var project = projects.running(change.project());
        var stage = change.turn();
        if (stage == null || change.approved() != turn) {
            throw Problem.conflict(
                    "这项变更%s，请重新打开看。".formatted(stage == null ? change.state().label() : "已经由别人办过"));
        }
        requireOther(change);
        var faults = new Faults();
        var said = faults.required("text", "意见", text, 500);
        var named = faults.text("paper", paper, 200);
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var kind = approved ? Step.Kind.APPROVED : Step.Kind.REFUSED;
        steps.add(
                project,
                new StepBook.Draft(
                        Step.About.CHANGE,
                        id,
                        kind,
                        stage,
                        said,
                        Objects.requireNonNullElse(named, ""),
                        null,
                        counties.today(project.division())),
                stamp);
        audit.record("变更" + kind.label(), project.subject(), stage, kind, said);
        if (approved && change.approved() + 1 == change.stages().size()) {
            var terms = project.terms();
            var changed =
                    new Project.Terms(
                            terms.title(),
                            terms.body(),
                            change.contractor() == null ? terms.contractor() : change.contractor(),
                            Objects.requireNonNullElse(change.content(), terms.content()),
                            Objects.requireNonNullElse(change.goals(), terms.goals()),
                            Objects.requireNonNullElse(change.deadline(), terms.deadline()),
                            terms.decision(),
                            terms.countyPost(),
                            terms.contractorPost(),
                            terms.items());
            book.revise(project, changed, id, change.reason(), stamp);
            audit.record("变更生效", project.subject(), terms, changed, change.reason());
        }
    }

    private void requireOther(Change change) {
        var me = Actor.current().id();
        if (change.asker().equals(me)
                || steps.about(change.id()).stream()
                        .anyMatch(step -> step.stamp().actor().equals(me))) {
            throw Problem.forbidden("这项变更是您申请的，或者您已经批过一级，要由另一个人审批。");
        }
    }

    private Change locked(UUID id) {
        var found = find(id);
        projects.locked(found.project());
        return find(id);
    }

    private Change find(UUID id) {
        return jdbc.sql(SELECT + " where change.id = :id")
                .param("id", id)
                .query(Changes::change)
                .optional()
                .orElseThrow(() -> Problem.notFound("变更"));
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        var stages = Arrays.asList((String[]) row.getArray("stages").getArray());
        var approved = row.getInt("approved");
        var ended = row.getString("ended");
        var state =
                "refused".equals(ended)
                        ? Change.State.REFUSED
                        : ended != null
                                ? Change.State.WITHDRAWN
                                : approved >= stages.size()
                                        ? Change.State.APPROVED
                                        : Change.State.ASKED;
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                row.getString("reason"),
                row.getObject("deadline", LocalDate.class),
                row.getString("content"),
                row.getString("goals"),
                row.getObject("contractor", UUID.class),
                row.getString("contractor_name"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                stages,
                approved,
                state,
                row.getString("asker"),
                ProjectBook.stamp(row, "recorded_at", "recorded_by"));
    }
}
