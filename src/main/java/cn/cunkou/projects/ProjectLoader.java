package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.Counties;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in projects with their past. */
@Service
public class ProjectLoader {
    private final ProjectBook book;
    private final ContractBook contracts;
    private final ProgressReports reports;
    private final InspectionBook inspections;
    private final ProjectPapers papers;
    private final AcceptanceNeeds needs;
    private final Acceptances acceptances;
    private final StepBook steps;
    private final Photos photos;
    private final Audit audit;

    ProjectLoader(
            ProjectBook book,
            ContractBook contracts,
            ProgressReports reports,
            InspectionBook inspections,
            ProjectPapers papers,
            AcceptanceNeeds needs,
            Acceptances acceptances,
            StepBook steps,
            Photos photos,
            Audit audit) {
        this.book = book;
        this.contracts = contracts;
        this.reports = reports;
        this.inspections = inspections;
        this.papers = papers;
        this.needs = needs;
        this.acceptances = acceptances;
        this.steps = steps;
        this.photos = photos;
        this.audit = audit;
    }

    /**
     * Takes in many projects of one plan, with one entry in the audit trail.
     *
     * @param by whose name stands under them
     * @return what is to be told of those that did not pass their acceptance
     */
    @Transactional
    public List<AcceptanceFailed> load(Plan plan, List<PastProject> many, String by) {
        var failed = new ArrayList<AcceptanceFailed>();
        many.forEach(one -> load(plan, one, by, failed));
        var county = plan.division().digits();
        audit.record(
                "批量登记项目",
                new Audit.Subject("projects", county, "%d个项目".formatted(many.size()), county),
                null,
                many.size(),
                null);
        return failed;
    }

    private void load(Plan plan, PastProject past, String by, List<AcceptanceFailed> failed) {
        var id =
                book.insert(
                        past.division(), plan.id(), past.day(), past.terms(), at(past.day(), by));
        var project = book.find(id).orElseThrow();
        past.contracts().forEach(one -> load(project, one, by));
        var calendar = new ProgressCalendar(plan);
        for (var month : past.months()) {
            reports.insert(
                    project,
                    new Progress(
                            inspections.newId(),
                            id,
                            month.month(),
                            month.percent(),
                            month.text(),
                            month.day(),
                            calendar.isLate(month.month(), month.day()),
                            at(month.day(), by)));
        }
        past.looks().forEach(look -> load(project, look, by));
        past.papers()
                .forEach((slot, number) ->
                        papers.link(project, slot, paper(project, number), at(past.day(), by)));
        var end = past.end();
        if (end != null) {
            var acceptance = end(plan, book.find(id).orElseThrow(), end, by);
            if (!end.passed()) {
                failed.add(new AcceptanceFailed(id, acceptance, past.division()));
            }
        }
    }

    private UUID paper(Project project, String number) {
        return Objects.requireNonNull(
                papers.named(new Faults(), "paper", project.county(), number), number);
    }

    private void load(Project project, PastProject.Signed signed, String by) {
        var instalments =
                signed.instalments().stream()
                        .map(one ->
                                new ContractBook.Instalment(
                                        one.title(), one.condition(), one.amount(), one.due()))
                        .toList();
        var draft =
                new ContractBook.Draft(
                        signed.kind(),
                        signed.number(),
                        signed.title(),
                        signed.party(),
                        signed.amount(),
                        signed.signed(),
                        signed.starts(),
                        signed.ends(),
                        null,
                        instalments);
        var contract = contracts.insert(project, draft, at(signed.signed(), by)).orElseThrow();
        var milestones = contracts.find(contract).orElseThrow().milestones();
        for (var i = 0; i < milestones.size(); i++) {
            var past = signed.instalments().get(i);
            var id = milestones.get(i).id();
            var about = Step.About.MILESTONE;
            step(project, about, id, Step.Kind.REACHED, "已按合同完成", past.reached(), by);
            step(project, about, id, Step.Kind.CONFIRMED, "现场核对无误", past.confirmed(), by);
        }
    }

    private void load(Project project, PastProject.Look look, String by) {
        var stamp = at(look.day(), by);
        var inspection =
                new Inspection(
                        inspections.newId(),
                        project.id(),
                        look.kind(),
                        look.day(),
                        look.inspectors(),
                        look.text(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        stamp);
        inspections.insert(project, inspection);
        var shots =
                look.photos().stream()
                        .map(picture ->
                                new Photos.Shot(
                                        "现场.png", () -> new ByteArrayInputStream(picture.bytes())))
                        .toList();
        photos.add(project, inspection.id(), new Photos.Upload(shots, null, stamp.at()));
        for (var found : look.found()) {
            var id =
                    inspections.insert(
                            project,
                            inspection.id(),
                            found.text(),
                            found.responsible(),
                            found.deadline(),
                            stamp);
            var about = Step.About.RECTIFICATION;
            step(project, about, id, Step.Kind.DONE, "已经整改", found.done(), by);
            step(project, about, id, Step.Kind.CLOSED, "复查合格", found.closed(), by);
        }
    }

    /** What the plan wants before acceptance was there; the offices that review it agreed. */
    private UUID end(Plan plan, Project project, PastProject.End end, String by) {
        var stages = Changes.offices(plan, plan.projects().acceptanceStages());
        var id =
                acceptances.insert(
                        project,
                        Acceptance.Kind.FINAL,
                        end.applied(),
                        end.day(),
                        end.committee(),
                        stages,
                        needs.of(project, plan),
                        at(end.day(), by));
        var day = end.day();
        papers.link(project, "acceptance-report", paper(project, end.report()), at(day, by));
        if (!end.passed()) {
            var said = "建设内容与合同不符，不同意通过验收，限期整改";
            steps.add(
                    project,
                    new StepBook.Draft(
                            Step.About.ACCEPTANCE,
                            id,
                            Step.Kind.FAILED,
                            null,
                            said,
                            end.report(),
                            end.deadline(),
                            day),
                    at(day, by));
            return id;
        }
        take(project, id, Step.Kind.PASSED, null, "建设内容全部完成，同意通过验收", end.report(), day, by);
        for (var stage : stages) {
            day = day.plusDays(2);
            take(project, id, Step.Kind.REVIEWED, stage, "审核通过", stage + "审核意见", day, by);
        }
        for (var office : Changes.offices(plan, plan.projects().filings())) {
            day = day.plusDays(1);
            take(project, id, Step.Kind.FILED, office, "", "演示回执" + day, day, by);
        }
        return id;
    }

    private void take(
            Project project,
            UUID subject,
            Step.Kind kind,
            @Nullable String stage,
            String text,
            String paper,
            LocalDate day,
            String by) {
        steps.add(
                project,
                new StepBook.Draft(
                        Step.About.ACCEPTANCE, subject, kind, stage, text, paper, null, day),
                at(day, by));
    }

    private void step(
            Project project,
            Step.About about,
            UUID subject,
            Step.Kind kind,
            String text,
            @Nullable LocalDate day,
            String by) {
        if (day != null) {
            steps.add(project, StepBook.Draft.of(about, subject, kind, text, day), at(day, by));
        }
    }

    private static Stamp at(LocalDate day, String by) {
        return new Stamp(
                day.atTime(LocalTime.NOON).atZone(Counties.ZONE).toInstant(), by, "loaded");
    }
}
