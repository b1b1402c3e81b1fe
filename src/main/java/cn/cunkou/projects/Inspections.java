package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.messages.AddressBook;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at projects on the spot, and follows what was found until it is put right. */
@Service
class Inspections {
    private static final int LONGEST = 1_000;

    private final InspectionBook book;
    private final StepBook steps;
    private final Photos photos;
    private final Projects projects;
    private final Counties counties;
    private final Messages messages;
    private final AddressBook people;
    private final Audit audit;

    Inspections(
            InspectionBook book,
            StepBook steps,
            Photos photos,
            Projects projects,
            Counties counties,
            Messages messages,
            AddressBook people,
            Audit audit) {
        this.book = book;
        this.steps = steps;
        this.photos = photos;
        this.projects = projects;
        this.counties = counties;
        this.messages = messages;
        this.people = people;
        this.audit = audit;
    }

    private record Finding(String text, String responsible, LocalDate deadline) {}

    /** The points that inspectors of a plan tick off, each {@code catalogue/entry}. */
    static List<Slot> points(Plan plan) {
        return plan.projects().checklists().stream()
                .flatMap(id -> plan.catalogue(id).stream())
                .flatMap(list ->
                        list.entries().stream()
                                .map(entry ->
                                        new Slot(
                                                list.id() + "/" + entry.id(),
                                                list.label() + "：" + entry.label())))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Inspection> of(UUID project) {
        return book.of(project);
    }

    @Transactional(readOnly = true)
    List<Rectification> rectifications(UUID project) {
        return book.rectifications(project);
    }

    /**
     * Takes in an inspection; each finding becomes something to put right.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    UUID inspect(UUID id, InspectionInput input, Photos.Upload upload) {
        var project = projects.locked(id);
        var today = counties.today(project.division());
        var faults = new Faults();
        var kind = Inspection.Kind.read(faults.required("kind", "种类", input.kind(), 20));
        if (kind == null) {
            faults.add("kind", "没有这种检查", "从列表里选");
        }
        var day = Typed.past(faults, "day", "检查日期", input.day(), today);
        var inspectors = faults.required("inspectors", "检查的单位和职务", input.inspectors(), 120);
        var text = faults.requiredLines("text", "检查情况", input.text(), LONGEST);
        var position = Typed.position(faults, input.longitude(), input.latitude());
        var findings = findings(faults, input, day == null ? today : day);
        checkPoints(faults, projects.planOf(project), input);
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var inspection =
                new Inspection(
                        book.newId(),
                        id,
                        Objects.requireNonNull(kind),
                        Objects.requireNonNull(day),
                        inspectors,
                        text,
                        input.points("passed"),
                        input.points("failed"),
                        position == null ? null : position.longitude(),
                        position == null ? null : position.latitude(),
                        stamp);
        book.insert(project, inspection);
        photos.add(project, inspection.id(), upload);
        for (var one : findings) {
            book.insert(
                    project, inspection.id(), one.text(), one.responsible(), one.deadline(), stamp);
        }
        audit.record(kind.label(), project.subject(), null, inspection, null);
        if (!findings.isEmpty()) {
            tell(project, "查出%d个问题，要按期整改".formatted(findings.size()), findings.getFirst().text());
        }
        return inspection.id();
    }

    private static List<Finding> findings(Faults faults, InspectionInput input, LocalDate day) {
        var found = new ArrayList<Finding>();
        for (var row : input.rows()) {
            if (row.finding().isBlank()) {
                continue;
            }
            var text = faults.required("finding", "查出的问题", row.finding(), 500);
            var responsible = faults.required("responsible", "谁整改", row.responsible(), 60);
            var deadline = Typed.day(faults, "deadline", "整改期限", row.deadline(), true);
            if (deadline != null && deadline.isBefore(day)) {
                faults.add("deadline", "整改期限%s早于检查日期%s".formatted(deadline, day), "核对日期");
            }
            if (deadline != null) {
                found.add(new Finding(text, responsible, deadline));
            }
        }
        return found;
    }

    private static void checkPoints(Faults faults, Plan plan, InspectionInput input) {
        var known = points(plan).stream().map(Slot::id).toList();
        var seen = new HashSet<String>();
        Stream.concat(input.points("passed").stream(), input.points("failed").stream())
                .filter(one -> !known.contains(one) || !seen.add(one))
                .forEach(one -> faults.add("point", "检查表里没有%s，或者选了两次".formatted(one), "重新打开后再选"));
    }

    /** Reports that something found is put right. */
    @Transactional
    void mend(UUID id, @Nullable String text, Photos.Upload upload) {
        var one = locked(id);
        var project = projects.own(one.project());
        if (one.state() != Rectification.State.OPEN) {
            throw Problem.conflict("这个问题%s。".formatted(one.state().label()));
        }
        take(project, one, Step.Kind.DONE, text, null, upload);
    }

    /**
     * Looks again: closes it, or opens it once more with another deadline.
     *
     * @throws Problem when nobody said that it is put right, or whoever acts said it
     */
    @Transactional
    void look(
            UUID id,
            boolean closed,
            @Nullable String text,
            @Nullable String deadline,
            Photos.Upload upload) {
        var one = locked(id);
        var project = projects.locked(one.project());
        var last = steps.last(id).orElse(null);
        if (last == null || last.kind() != Step.Kind.DONE) {
            throw Problem.conflict("这个问题%s，还不能复查。".formatted(one.state().label()));
        }
        if (last.stamp().actor().equals(Stamp.now(counties, project.division()).actor())) {
            throw Problem.forbidden("整改完成是您自己报告的，要由另一个人复查。");
        }
        var faults = new Faults();
        var today = counties.today(project.division());
        var until = closed ? null : Typed.day(faults, "deadline", "新的整改期限", deadline, true);
        if (until != null && until.isBefore(today)) {
            faults.add("deadline", "整改期限%s已经过了".formatted(until), "选今天（%s）或以后的日子".formatted(today));
        }
        Typed.requireNone(faults, "有几处需要改。");
        take(project, one, closed ? Step.Kind.CLOSED : Step.Kind.REOPENED, text, until, upload);
        tell(project, closed ? "一个问题复查通过" : "一个问题复查不通过，要继续整改", one.finding());
    }

    private void take(
            Project project,
            Rectification one,
            Step.Kind kind,
            @Nullable String typed,
            @Nullable LocalDate deadline,
            Photos.Upload upload) {
        var faults = new Faults();
        var text = faults.required("text", "说明", typed, 500);
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, project.division());
        var step =
                steps.add(
                        project,
                        new StepBook.Draft(
                                Step.About.RECTIFICATION,
                                one.id(),
                                kind,
                                null,
                                text,
                                "",
                                deadline,
                                counties.today(project.division())),
                        stamp);
        photos.add(project, step, upload);
        audit.record("整改：" + kind.label(), project.subject(), one.state(), kind, text);
    }

    private Rectification locked(UUID id) {
        var found = book.rectification(id).orElseThrow(() -> Problem.notFound("整改"));
        projects.locked(found.project());
        return book.rectification(id).orElseThrow();
    }

    private void tell(Project project, String title, String body) {
        people.peopleOf(project.terms().body(), project.county().digits())
                .forEach(one ->
                        messages.send(
                                one,
                                project.division().digits(),
                                project.title() + "：" + title,
                                body,
                                ProjectPages.PATH + "/" + project.id()));
    }
}
