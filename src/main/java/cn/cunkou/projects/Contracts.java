package cn.cunkou.projects;

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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The contracts of projects and what has to be done before each instalment. */
@Service
public class Contracts {
    private final ContractBook book;
    private final ContractCheck check;
    private final StepBook steps;
    private final Projects projects;
    private final Counties counties;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Contracts(
            ContractBook book,
            ContractCheck check,
            StepBook steps,
            Projects projects,
            Counties counties,
            Audit audit,
            ApplicationEventPublisher events) {
        this.book = book;
        this.check = check;
        this.steps = steps;
        this.projects = projects;
        this.counties = counties;
        this.audit = audit;
        this.events = events;
    }

    /** The contracts of a project, by the day they were signed. */
    @Transactional(readOnly = true)
    public List<Contract> of(UUID project) {
        return book.of(project);
    }

    /** All contracts of a county, the newest first, as far as whoever acts may see them. */
    @Transactional(readOnly = true)
    public List<Contract> in(DivisionCode county) {
        return book.in(county);
    }

    /** The contract, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Contract> find(UUID id) {
        return book.find(id);
    }

    /** The milestone as it stands, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Milestone> milestone(UUID id) {
        return book.milestone(id);
    }

    /**
     * Records a contract that was signed.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public UUID sign(UUID id, ContractInput input) {
        var project = projects.running(id);
        var faults = new Faults();
        var draft = check.check(faults, project, input, counties.today(project.division()));
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var contract =
                book.insert(project, Objects.requireNonNull(draft), stamp)
                        .orElseThrow(() ->
                                Problem.conflict("这个项目已经有编号为%s的合同。".formatted(draft.number())));
        audit.record("登记合同", project.subject(), null, draft, null);
        return contract;
    }

    /** Reports that what a milestone asks for is done. */
    @Transactional
    public void reach(UUID id, @Nullable String text, @Nullable String paper) {
        var milestone = locked(id);
        var project = projects.own(milestone.project());
        if (milestone.state() != Milestone.State.OPEN) {
            throw Problem.conflict(
                    "「%s」%s。".formatted(milestone.title(), milestone.state().label()));
        }
        take(project, milestone, Step.Kind.REACHED, text, paper);
    }

    /**
     * Confirms a milestone that was reported, or gives the report back.
     *
     * @throws Problem when nothing was reported, or by whoever acts
     */
    @Transactional
    public void judge(UUID id, boolean confirmed, @Nullable String text, @Nullable String paper) {
        var milestone = locked(id);
        var project = projects.running(milestone.project());
        var last = steps.last(id).orElse(null);
        if (last == null || last.kind() != Step.Kind.REACHED) {
            throw Problem.conflict(
                    "「%s」%s。".formatted(milestone.title(), milestone.state().label()));
        }
        if (confirmed
                && last.stamp().actor().equals(Stamp.now(counties, project.division()).actor())) {
            throw Problem.forbidden("达到节点是您自己报告的，要由另一个人确认。");
        }
        take(project, milestone, confirmed ? Step.Kind.CONFIRMED : Step.Kind.RETURNED, text, paper);
        if (confirmed) {
            events.publishEvent(
                    new MilestoneConfirmed(id, milestone.contract(), project.division()));
        }
    }

    private void take(
            Project project,
            Milestone milestone,
            Step.Kind kind,
            @Nullable String text,
            @Nullable String paper) {
        var faults = new Faults();
        var said = faults.required("text", "说明", text, 500);
        var named = faults.text("paper", paper, 200);
        Typed.requireNone(faults, "有几处需要改。");
        steps.add(
                project,
                new StepBook.Draft(
                        Step.About.MILESTONE,
                        milestone.id(),
                        kind,
                        null,
                        said,
                        Objects.requireNonNullElse(named, ""),
                        null,
                        counties.today(project.division())),
                Stamp.now(counties, project.division()));
        audit.record("付款节点" + kind.label(), project.subject(), milestone.state(), kind, said);
    }

    private Milestone locked(UUID id) {
        var found = book.milestone(id).orElseThrow(() -> Problem.notFound("付款节点"));
        projects.locked(found.project());
        return book.milestone(id).orElseThrow();
    }
}
