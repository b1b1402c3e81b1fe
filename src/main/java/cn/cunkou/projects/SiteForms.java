package cn.cunkou.projects;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The forms filled in on the spot, with photographs: progress, inspections, rectifications. */
@Controller
class SiteForms {
    private static final String PATH = ProjectPages.PATH;

    private final Projects projects;
    private final ProgressReports reports;
    private final Inspections inspections;
    private final InspectionBook book;
    private final Counties counties;
    private final FormKeys keys;

    SiteForms(
            Projects projects,
            ProgressReports reports,
            Inspections inspections,
            InspectionBook book,
            Counties counties,
            FormKeys keys) {
        this.projects = projects;
        this.reports = reports;
        this.inspections = inspections;
        this.book = book;
        this.counties = counties;
        this.keys = keys;
    }

    private record Said(boolean yes, @Nullable String text, @Nullable String deadline) {}

    @GetMapping(PATH + "/{id}/progress/new")
    String progress(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String month, Model model) {
        var project = projects.get(id);
        var today = counties.today(project.division());
        var wanted = month.isEmpty() ? YearMonth.from(today).toString() : month;
        var input =
                reports.of(id).stream()
                        .filter(one -> one.month().toString().equals(wanted))
                        .findFirst()
                        .map(one ->
                                new ProgressInput(
                                        wanted, Integer.toString(one.percent()), one.text()))
                        .orElse(new ProgressInput(wanted, Integer.toString(project.percent()), ""));
        model.addAttribute("page", page(project, "/progress/new", input, List.of()));
        return "projects/progressForm";
    }

    @PostMapping(PATH + "/{id}/progress/new")
    String progress(
            @PathVariable UUID id,
            @ModelAttribute ProgressInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> photo,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude,
            Model model,
            HttpServletResponse response) {
        try {
            var upload = upload(photo, longitude, latitude);
            keys.once(
                    key,
                    PATH + "/" + id + "/progress/new",
                    input,
                    UUID.class,
                    () -> reports.report(id, input, upload));
            return ContractForms.seen(id, "progress") + "#progress";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    page(
                            projects.get(id),
                            "/progress/new",
                            input,
                            Labels.again(refused, response)));
            return "projects/progressForm";
        }
    }

    @GetMapping(PATH + "/{id}/inspections/new")
    String inspection(@PathVariable UUID id, Model model) {
        var project = projects.get(id);
        var today = counties.today(project.division());
        model.addAttribute(
                "page",
                page(
                        project,
                        "/inspections/new",
                        InspectionInput.empty(today.toString()),
                        List.of()));
        return "projects/inspectionForm";
    }

    @PostMapping(PATH + "/{id}/inspections/new")
    String inspection(
            @PathVariable UUID id,
            @ModelAttribute InspectionInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> photo,
            Model model,
            HttpServletResponse response) {
        try {
            var upload = upload(photo, input.longitude(), input.latitude());
            keys.once(
                    key,
                    PATH + "/" + id + "/inspections/new",
                    input,
                    UUID.class,
                    () -> inspections.inspect(id, input, upload));
            return ContractForms.seen(id, "inspection") + "#inspections";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    page(
                            projects.get(id),
                            "/inspections/new",
                            input,
                            Labels.again(refused, response)));
            return "projects/inspectionForm";
        }
    }

    @PostMapping(PATH + "/rectifications/{rectification}/done")
    String mend(
            @PathVariable UUID rectification,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> photo,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude) {
        var upload = upload(photo, longitude, latitude);
        keys.once(
                key,
                PATH + "/rectifications/" + rectification + "/done",
                new Said(true, text, null),
                UUID.class,
                () -> {
                    inspections.mend(rectification, text, upload);
                    return rectification;
                });
        return back(rectification);
    }

    @PostMapping(PATH + "/rectifications/{rectification}/verdict")
    String look(
            @PathVariable UUID rectification,
            @RequestParam boolean closed,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String deadline,
            @RequestParam(required = false) @Nullable List<MultipartFile> photo,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude) {
        var upload = upload(photo, longitude, latitude);
        keys.once(
                key,
                PATH + "/rectifications/" + rectification + "/verdict",
                new Said(closed, text, deadline),
                UUID.class,
                () -> {
                    inspections.look(rectification, closed, text, deadline, upload);
                    return rectification;
                });
        return back(rectification);
    }

    private String back(UUID rectification) {
        var project =
                book.rectification(rectification)
                        .orElseThrow(() -> Problem.notFound("整改"))
                        .project();
        return ContractForms.seen(project, "saved") + "#rectifications";
    }

    private static Photos.Upload upload(
            @Nullable List<MultipartFile> photo,
            @Nullable String longitude,
            @Nullable String latitude) {
        var faults = new Faults();
        var position = Typed.position(faults, longitude, latitude);
        Typed.requireNone(faults, "有几处需要改。");
        return Photos.Upload.of(photo, position, null);
    }

    private <T> PartFormPage<T> page(
            Project project, String path, T input, List<FormFault> faults) {
        return new PartFormPage<>(
                project,
                path,
                input,
                counties.today(project.division()),
                List.of(),
                Inspections.points(projects.planOf(project)),
                List.of(),
                faults);
    }
}
