package cn.cunkou.projects;

import cn.cunkou.plan.Item;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms that set up and correct projects; they keep what was filled in. */
@Controller
class ProjectForms {
    private static final String PATH = ProjectPages.PATH;
    private static final String FORM = "projects/projectForm";

    private final Projects projects;
    private final ProjectPages pages;
    private final Plans plans;
    private final BodyOptions bodies;
    private final PlaceOptions places;
    private final Counties counties;
    private final FormKeys keys;

    ProjectForms(
            Projects projects,
            ProjectPages pages,
            Plans plans,
            BodyOptions bodies,
            PlaceOptions places,
            Counties counties,
            FormKeys keys) {
        this.projects = projects;
        this.pages = pages;
        this.plans = plans;
        this.bodies = bodies;
        this.places = places;
        this.counties = counties;
        this.keys = keys;
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county).code();
        model.addAttribute(
                "page", page(chosen, null, ProjectInput.empty(chosen.digits()), "", List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/new")
    String register(
            @ModelAttribute ProjectInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var id =
                    keys.once(
                            key,
                            PATH + "/new",
                            input,
                            UUID.class,
                            () -> projects.register(input).id());
            return "redirect:" + PATH + "/" + id + "?done=new";
        } catch (Problem refused) {
            return again(null, input, "", refused, model, response);
        }
    }

    @GetMapping(PATH + "/{id}/correct")
    String correct(@PathVariable UUID id, Model model) {
        var project = projects.get(id);
        model.addAttribute(
                "page", page(project.county(), project, ProjectInput.of(project), "", List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/{id}/correct")
    String correct(
            @PathVariable UUID id,
            @ModelAttribute ProjectInput input,
            @RequestParam(defaultValue = "0") int edition,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            projects.correct(id, edition, input, reason);
            return "redirect:" + PATH + "/" + id + "?done=correct";
        } catch (Problem refused) {
            return again(projects.get(id), input, reason, refused, model, response);
        }
    }

    private String again(
            @Nullable Project project,
            ProjectInput input,
            String reason,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        var faults = Labels.again(refused, response);
        var county =
                project == null
                        ? counties.around(Objects.requireNonNullElse(input.division(), "").strip())
                                .code()
                        : project.county();
        model.addAttribute("page", page(county, project, input, reason, faults));
        return FORM;
    }

    private ProjectFormPage page(
            DivisionCode county,
            @Nullable Project project,
            ProjectInput input,
            String reason,
            List<FormFault> faults) {
        var plan =
                project == null
                        ? plans.current(county).map(edition -> edition.plan()).orElse(null)
                        : projects.planOf(project);
        return new ProjectFormPage(
                project,
                input,
                reason,
                bodies.all(county),
                pages.parties(county),
                places.of(county),
                plan == null ? List.of() : items(plan),
                faults);
    }

    /** What projects build: budget lines, targets, duties, dates. */
    private static List<ProjectFormPage.Group> items(Plan plan) {
        return Stream.of(Kind.LINE, Kind.TARGET, Kind.DUTY, Kind.DEADLINE)
                .map(kind ->
                        new ProjectFormPage.Group(
                                kind.words(),
                                plan.items(kind).stream().map(ProjectForms::option).toList()))
                .filter(group -> !group.options().isEmpty())
                .toList();
    }

    private static Option option(Item item) {
        return new Option(
                item.id(),
                item.kind() == Kind.LINE ? item.id() + " " + item.label() : item.label());
    }
}
