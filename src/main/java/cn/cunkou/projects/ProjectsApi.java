package cn.cunkou.projects;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects")
@Tag(name = "projects", description = "子项目：合同、付款节点、进度、检查、整改、验收")
class ProjectsApi {
    private static final String PATH = "/api/projects";

    private final Projects projects;
    private final ProjectLists lists;
    private final Contracts contracts;
    private final ProgressReports reports;
    private final Inspections inspections;
    private final Acceptances acceptances;
    private final Counties counties;
    private final Idempotency idempotency;

    ProjectsApi(
            Projects projects,
            ProjectLists lists,
            Contracts contracts,
            ProgressReports reports,
            Inspections inspections,
            Acceptances acceptances,
            Counties counties,
            Idempotency idempotency) {
        this.projects = projects;
        this.lists = lists;
        this.contracts = contracts;
        this.reports = reports;
        this.inspections = inspections;
        this.acceptances = acceptances;
        this.counties = counties;
        this.idempotency = idempotency;
    }

    /** A project in a list; money in fen. */
    @Schema(name = "Project")
    record ProjectJson(
            String id,
            String plan,
            String division,
            String title,
            String body,
            @Nullable String contractor,
            List<String> items,
            String deadline,
            long contractedFen,
            int percent,
            @Nullable String reported,
            int openRectifications,
            String state,
            @Nullable String accepted) {
        static ProjectJson of(Project project) {
            return new ProjectJson(
                    project.id().toString(),
                    project.plan(),
                    project.division().digits(),
                    project.title(),
                    project.bodyName(),
                    project.contractorName(),
                    project.terms().items(),
                    project.terms().deadline().toString(),
                    project.contracted().fen(),
                    project.percent(),
                    text(project.reported()),
                    project.openRectifications(),
                    project.state().id(),
                    text(project.accepted()));
        }
    }

    @Schema(name = "ProjectMilestone")
    record MilestoneJson(
            String id,
            String title,
            String condition,
            long amountFen,
            @Nullable String due,
            String state) {}

    @Schema(name = "ProjectContract")
    record ContractJson(
            String id,
            String kind,
            String number,
            String title,
            String party,
            long amountFen,
            String signed,
            String starts,
            String ends,
            List<MilestoneJson> milestones) {
        static ContractJson of(Contract contract) {
            return new ContractJson(
                    contract.id().toString(),
                    contract.kind().id(),
                    contract.number(),
                    contract.title(),
                    contract.partyName(),
                    contract.amount().fen(),
                    contract.signed().toString(),
                    contract.starts().toString(),
                    contract.ends().toString(),
                    contract.milestones().stream()
                            .map(one ->
                                    new MilestoneJson(
                                            one.id().toString(),
                                            one.title(),
                                            one.condition(),
                                            one.amount().fen(),
                                            text(one.due()),
                                            one.state().id()))
                            .toList());
        }
    }

    @Schema(name = "ProjectProgress")
    record ProgressJson(String month, int percent, String text, String day, boolean late) {}

    @Schema(name = "ProjectInspection")
    record InspectionJson(String id, String kind, String day, String inspectors, String text) {}

    @Schema(name = "ProjectRectification")
    record RectificationJson(
            String id, String finding, String responsible, String deadline, String state) {}

    @Schema(name = "AcceptanceNeed", description = "验收前要备齐的一样")
    record NeedJson(String id, String label, boolean met, String missing) {}

    @Schema(name = "ProjectDetail")
    record DetailJson(
            ProjectJson project,
            String content,
            String goals,
            String decision,
            List<ContractJson> contracts,
            List<ProgressJson> progress,
            List<InspectionJson> inspections,
            List<RectificationJson> rectifications,
            List<NeedJson> needs) {}

    @Schema(name = "NewProgress")
    record NewProgressJson(
            @Schema(description = "2020-11", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String month,
            @Schema(description = "0到100", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Integer percent,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String text) {}

    @Schema(name = "NewFinding")
    record FindingJson(
            @Nullable String text, @Nullable String responsible, @Nullable String deadline) {}

    @Schema(name = "NewInspection")
    record NewInspectionJson(
            @Schema(
                            allowableValues = {"supervision", "inspection", "audit"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String kind,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String day,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String inspectors,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String text,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable List<FindingJson> findings) {
        InspectionInput input() {
            var text1 = new ArrayList<String>();
            var who = new ArrayList<String>();
            var until = new ArrayList<String>();
            for (var one : findings == null ? List.<FindingJson>of() : findings) {
                text1.add(Objects.requireNonNullElse(one.text(), ""));
                who.add(Objects.requireNonNullElse(one.responsible(), ""));
                until.add(Objects.requireNonNullElse(one.deadline(), ""));
            }
            return new InspectionInput(
                    kind, day, inspectors, text, longitude, latitude, List.of(), text1, who, until);
        }
    }

    /** What was taken in. */
    @Schema(name = "Recorded")
    record RecordedJson(String id) {}

    @GetMapping
    @Operation(summary = "查项目", description = "只给出令牌管理范围内的项目。")
    Paged<ProjectJson> list(
            @Parameter(description = "区划代码") @RequestParam(defaultValue = "") String division,
            @Parameter(description = "preparing、building、in-acceptance、accepted、overdue")
                    @RequestParam(defaultValue = "")
                    String state,
            @Parameter(description = "方案里一项的编号") @RequestParam(defaultValue = "") String item,
            @Parameter(description = "名称、责任单位、承办单位里的字") @RequestParam(defaultValue = "")
                    String text,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var county =
                counties.of(division).or(() -> counties.mine().stream().findFirst()).orElse(null);
        if (county == null) {
            throw Problem.notFound("这个县");
        }
        var found =
                lists.list(
                        new ProjectFilter(division, state, "", item, text),
                        counties.today(county),
                        new Paged.Request(page, size));
        return found.map(ProjectJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个项目", description = "合同和付款节点、进度、检查、整改，以及验收前还缺什么。")
    DetailJson one(@PathVariable String id) {
        var project = projects.get(id(id));
        return new DetailJson(
                ProjectJson.of(project),
                project.terms().content(),
                project.terms().goals(),
                project.terms().decision(),
                contracts.of(project.id()).stream().map(ContractJson::of).toList(),
                reports.of(project.id()).stream()
                        .map(report ->
                                new ProgressJson(
                                        report.month().toString(),
                                        report.percent(),
                                        report.text(),
                                        report.day().toString(),
                                        report.late()))
                        .toList(),
                inspections.of(project.id()).stream()
                        .map(one ->
                                new InspectionJson(
                                        one.id().toString(),
                                        one.kind().id(),
                                        one.day().toString(),
                                        one.inspectors(),
                                        one.text()))
                        .toList(),
                inspections.rectifications(project.id()).stream()
                        .map(one ->
                                new RectificationJson(
                                        one.id().toString(),
                                        one.finding(),
                                        one.responsible(),
                                        one.deadline().toString(),
                                        one.state().id()))
                        .toList(),
                acceptances.needs(project).stream()
                        .map(need ->
                                new NeedJson(need.id(), need.label(), need.isMet(), need.missing()))
                        .toList());
    }

    @PostMapping("/{id}/progress")
    @Operation(summary = "报一个月的进度", description = "重发同一请求（同一Idempotency-Key）只报一次；同一个月再报是更正。")
    @ApiResponse(responseCode = "201", description = "已报上")
    ResponseEntity<RecordedJson> report(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewProgressJson progress) {
        var input =
                new ProgressInput(
                        progress.month(),
                        Objects.toString(progress.percent(), ""),
                        progress.text());
        var path = PATH + "/" + id + "/progress";
        return created(
                idempotency.once(
                        key,
                        path,
                        progress,
                        RecordedJson.class,
                        () ->
                                new RecordedJson(
                                        reports.report(id(id), input, Photos.Upload.NONE)
                                                .toString())),
                id);
    }

    @PostMapping("/{id}/inspections")
    @Operation(summary = "登记一次检查", description = "查出的问题各成一项整改。重发同一请求只登记一次。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<RecordedJson> inspect(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewInspectionJson inspection) {
        var path = PATH + "/" + id + "/inspections";
        return created(
                idempotency.once(
                        key,
                        path,
                        inspection,
                        RecordedJson.class,
                        () ->
                                new RecordedJson(
                                        inspections
                                                .inspect(
                                                        id(id),
                                                        inspection.input(),
                                                        Photos.Upload.NONE)
                                                .toString())),
                id);
    }

    private static ResponseEntity<RecordedJson> created(RecordedJson recorded, String project) {
        return ResponseEntity.created(URI.create(PATH + "/" + project)).body(recorded);
    }

    private static UUID id(String text) {
        var given = Faults.given(text);
        try {
            return UUID.fromString(String.valueOf(given));
        } catch (IllegalArgumentException e) {
            throw Projects.missing();
        }
    }

    private static @Nullable String text(@Nullable Object what) {
        return what == null ? null : what.toString();
    }
}
