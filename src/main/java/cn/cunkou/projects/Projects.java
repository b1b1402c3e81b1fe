package cn.cunkou.projects;

import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sub-projects of a plan. */
@Service
public class Projects {
    private final ProjectBook book;
    private final ProjectCheck check;
    private final Plans plans;
    private final Counties counties;
    private final Audit audit;

    Projects(ProjectBook book, ProjectCheck check, Plans plans, Counties counties, Audit audit) {
        this.book = book;
        this.check = check;
        this.plans = plans;
        this.counties = counties;
        this.audit = audit;
    }

    /** The project, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Project> find(UUID id) {
        return book.find(id);
    }

    /**
     * The project of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Project get(UUID id) {
        return find(id).orElseThrow(Projects::missing);
    }

    /** What it was to be, the latest first. */
    @Transactional(readOnly = true)
    List<ProjectBook.Edition> editions(UUID id) {
        return book.editions(id);
    }

    /**
     * Sets up a project.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public Project register(ProjectInput input) {
        var faults = new Faults();
        var division = check.division(faults, input.division());
        var plan = division == null ? null : plan(division.county());
        if (division != null && plan == null) {
            throw Problem.conflict("本县还没有启用实施方案，先在“实施方案”里启用。");
        }
        var terms = plan == null ? null : check.terms(faults, plan, input);
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, Objects.requireNonNull(division));
        var id =
                book.insert(
                        division,
                        Objects.requireNonNull(plan).id(),
                        counties.today(division),
                        Objects.requireNonNull(terms),
                        stamp);
        var project = get(id);
        audit.record("立项", project.subject(), null, terms, null);
        return project;
    }

    /**
     * Replaces what a project is to be. Once it is under contract, what the contract is about goes
     * by {@link Changes}.
     *
     * @param edition the one that the form showed
     * @throws Problem with everything that is wrong, or when somebody else was faster
     */
    @Transactional
    public void correct(UUID id, int edition, ProjectInput input, @Nullable String why) {
        var project = locked(id);
        var faults = new Faults();
        var terms = check.terms(faults, planOf(project), input);
        var reason = faults.required("reason", "更正的原因", why, 200);
        if (terms != null && project.begun() != null && isBound(project.terms(), terms)) {
            faults.add("deadline", "合同签了以后，内容、目标、时限和承办单位不能直接改", "用“申请变更”");
        }
        Typed.requireNone(faults, "有几处需要改。");
        if (project.edition() != edition) {
            throw Problem.conflict("这个项目刚被别人改过，请重新打开后再改。");
        }
        book.revise(
                project,
                Objects.requireNonNull(terms),
                null,
                reason,
                Stamp.now(counties, project.division()));
        audit.record("更正项目", project.subject(), project.terms(), terms, reason);
    }

    private static boolean isBound(Project.Terms before, Project.Terms after) {
        return !before.content().equals(after.content())
                || !before.goals().equals(after.goals())
                || !before.deadline().equals(after.deadline())
                || !Objects.equals(before.contractor(), after.contractor());
    }

    /** The project, on which nobody else acts until the transaction ends. */
    Project locked(UUID id) {
        book.lock(id);
        return get(id);
    }

    /**
     * The project, which is not accepted yet.
     *
     * @throws Problem when it is
     */
    Project running(UUID id) {
        var project = locked(id);
        if (project.accepted() != null) {
            throw Problem.conflict("《%s》已经验收，不能再改。".formatted(project.title()));
        }
        return project;
    }

    /**
     * The project, for which whoever acts may write.
     *
     * @throws Problem when it belongs to another body
     */
    Project own(UUID id) {
        var project = running(id);
        if (!Actor.current().actsFor(project.terms().body().toString())) {
            throw Problem.forbidden("这是%s的项目，您只能填本单位的。".formatted(project.bodyName()));
        }
        return project;
    }

    /** The plan that a project belongs to, as it holds. */
    @Transactional(readOnly = true)
    Plan planOf(Project project) {
        return plans.find(project.plan())
                .map(Edition::plan)
                .orElseThrow(() -> Problem.notFound("方案" + project.plan()));
    }

    private @Nullable Plan plan(DivisionCode county) {
        return plans.current(county).map(Edition::plan).orElse(null);
    }

    static Problem missing() {
        return Problem.notFound("项目");
    }
}
