package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 项目: the list of projects, and one of them. */
@Controller
class ProjectPages {
    static final String PATH = "/console/projects";

    private static final int ROWS = 50;
    private static final int PARTIES = 500;
    private static final Columns COLUMNS =
            Columns.of(
                    "项目",
                    Column.text("名称"),
                    Column.text("所在区划"),
                    Column.text("责任单位"),
                    Column.text("承办单位"),
                    Column.money("合同金额（元）"),
                    Column.day("完成时限"),
                    Column.integer("进度（%）"),
                    Column.integer("未整改"),
                    Column.text("状态"),
                    Column.day("验收日期"));

    private final Projects projects;
    private final ProjectLists lists;
    private final Contracts contracts;
    private final ProjectPapers papers;
    private final ProgressReports reports;
    private final Inspections inspections;
    private final Changes changes;
    private final Acceptances acceptances;
    private final StepBook steps;
    private final Photos photos;
    private final Files files;
    private final Registry registry;
    private final BodyOptions bodies;
    private final Divisions divisions;
    private final Counties counties;
    private final ObjectProvider<ContractMoney> money;

    ProjectPages(
            Projects projects,
            ProjectLists lists,
            Contracts contracts,
            ProjectPapers papers,
            ProgressReports reports,
            Inspections inspections,
            Changes changes,
            Acceptances acceptances,
            StepBook steps,
            Photos photos,
            Files files,
            Registry registry,
            BodyOptions bodies,
            Divisions divisions,
            Counties counties,
            ObjectProvider<ContractMoney> money) {
        this.projects = projects;
        this.lists = lists;
        this.contracts = contracts;
        this.papers = papers;
        this.reports = reports;
        this.inspections = inspections;
        this.changes = changes;
        this.acceptances = acceptances;
        this.steps = steps;
        this.photos = photos;
        this.files = files;
        this.registry = registry;
        this.bodies = bodies;
        this.divisions = divisions;
        this.counties = counties;
        this.money = money;
    }

    @Bean
    static MenuEntry projectsMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 130, "项目", PATH, "plan");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var filter = new ProjectFilter(chosen.code().digits(), state, body, item, q);
        var names = divisions.gazetteer(chosen.code(), today);
        var found = lists.list(filter, today, new Paged.Request(page, ROWS));
        var reported = reports.months(found.rows());
        var rows =
                found.rows().stream()
                        .map(project ->
                                new ProjectsPage.Row(
                                        project,
                                        names.place(project.division()),
                                        (int)
                                                reports
                                                        .missing(
                                                                new ProgressCalendar(
                                                                        projects.planOf(project)),
                                                                project,
                                                                reported.getOrDefault(
                                                                        project.id(), List.of()),
                                                                today)
                                                        .stream()
                                                        .filter(due -> due.day().isBefore(today))
                                                        .count(),
                                        project.isOverdue(today)))
                        .toList();
        model.addAttribute(
                "page",
                new ProjectsPage(
                        chosen,
                        today,
                        bodies.all(chosen.code()),
                        filter,
                        found.with(rows),
                        export(filter)));
        return "projects/projects";
    }

    private static String export(ProjectFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("county", "{county}")
                .queryParam("state", "{state}")
                .queryParam("body", "{body}")
                .queryParam("item", "{item}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(
                        filter.division(),
                        filter.state(),
                        filter.body(),
                        filter.item(),
                        filter.text())
                .toUriString();
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var names = divisions.gazetteer(chosen.code(), today);
        var filter = new ProjectFilter(chosen.code().digits(), state, body, item, q);
        var rows =
                lists.everything(filter, today).stream()
                        .map(one ->
                                Arrays.<@Nullable String>asList(
                                        one.title(),
                                        names.place(one.division()),
                                        one.bodyName(),
                                        one.contractorName(),
                                        one.contracted().yuan().toPlainString(),
                                        one.terms().deadline().toString(),
                                        Integer.toString(one.percent()),
                                        Integer.toString(one.openRectifications()),
                                        one.state().label(),
                                        Objects.toString(one.accepted(), null)))
                        .toList();
        return Excel.download(chosen.name() + "项目", COLUMNS, rows);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(projects.get(id), words(done)));
        return "projects/project";
    }

    @GetMapping(PATH + "/{id}/photos/{photo}")
    ResponseEntity<InputStreamResource> photo(@PathVariable UUID id, @PathVariable UUID photo) {
        var found = photos.get(id, photo);
        return files.show(found.name(), found.stored());
    }

    private ProjectPage page(Project project, @Nullable String done) {
        var county = project.county();
        var today = counties.today(county);
        var plan = projects.planOf(project);
        var id = project.id();
        var progress = reports.of(id);
        var reported = progress.stream().map(Progress::month).toList();
        var signed = contracts.of(id);
        return new ProjectPage(
                project,
                divisions.gazetteer(county, today).place(project.division()),
                today,
                items(project, plan),
                signed,
                drawn(signed),
                ProjectPapers.slots(plan),
                papers.of(id),
                progress,
                reports.missing(new ProgressCalendar(plan), project, reported, today),
                inspections.of(id),
                Inspections.points(plan),
                inspections.rectifications(id),
                changes.of(id),
                Changes.window(plan, project),
                acceptances.of(id),
                acceptances.needs(project),
                Changes.offices(plan, plan.projects().filings()),
                photos.of(id),
                steps.of(id),
                timeline(project),
                parties(county),
                done);
    }

    private Map<UUID, ContractMoney.Drawn> drawn(List<Contract> signed) {
        var all = new HashMap<UUID, ContractMoney.Drawn>();
        money.orderedStream().forEach(book -> all.putAll(book.drawn(signed)));
        return all;
    }

    private static List<Option> items(Project project, Plan plan) {
        return project.terms().items().stream()
                .map(id -> new Option(id, plan.item(id).map(item -> item.label()).orElse(id)))
                .toList();
    }

    /** Firms and cooperatives that may be a project's other side. */
    List<Option> parties(DivisionCode county) {
        return Stream.of(Party.Kind.OPERATOR, Party.Kind.ENTERPRISE, Party.Kind.COOPERATIVE)
                .flatMap(kind -> registry.parties(county, kind, "", PARTIES).stream())
                .map(party ->
                        new Option(
                                party.id().toString(),
                                party.name() + "（" + party.kind().label() + "）"))
                .toList();
    }

    /** Everything that happened, the latest first. */
    private List<ProjectPage.Event> timeline(Project project) {
        var events = new ArrayList<ProjectPage.Event>();
        var id = project.id();
        for (var edition : projects.editions(id)) {
            var day = day(edition.stamp());
            events.add(
                    edition.number() == 1
                            ? new ProjectPage.Event(
                                    project.day(),
                                    "立项",
                                    edition.terms().decision(),
                                    edition.stamp().by())
                            : new ProjectPage.Event(
                                    day,
                                    "改为第%d版".formatted(edition.number()),
                                    edition.reason(),
                                    edition.stamp().by()));
        }
        for (var contract : contracts.of(id)) {
            events.add(
                    new ProjectPage.Event(
                            contract.signed(),
                            "签" + contract.kind().label(),
                            contract.title() + "，" + contract.amount(),
                            contract.partyName()));
        }
        for (var report : reports.of(id)) {
            events.add(
                    new ProjectPage.Event(
                            report.day(),
                            "报%s进度%d%%".formatted(report.month(), report.percent()),
                            report.text(),
                            report.recorded().by()));
        }
        for (var inspection : inspections.of(id)) {
            events.add(
                    new ProjectPage.Event(
                            inspection.day(),
                            inspection.kind().label(),
                            inspection.text(),
                            inspection.inspectors()));
        }
        for (var step : steps.of(id)) {
            var stage = step.stage();
            events.add(
                    new ProjectPage.Event(
                            step.day(),
                            step.about().label() + step.kind().label(),
                            Stream.of(stage == null ? "" : stage, step.text(), step.paper())
                                    .filter(text -> !text.isEmpty())
                                    .reduce((a, b) -> a + "；" + b)
                                    .orElse(""),
                            step.stamp().by()));
        }
        events.sort(Comparator.comparing(ProjectPage.Event::day).reversed());
        return events;
    }

    private static LocalDate day(Stamp stamp) {
        return LocalDate.ofInstant(stamp.at(), Counties.ZONE);
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已立项";
            case "correct" -> "已更正";
            case "contract" -> "合同已登记";
            case "progress" -> "进度已报上";
            case "inspection" -> "检查已登记";
            case "acceptance" -> "已登记";
            case "saved" -> "已保存";
            default -> null;
        };
    }
}
