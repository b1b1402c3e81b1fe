package cn.cunkou.projects;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
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

/** The forms by which offices decide: changes, evaluations, acceptances, filings. */
@Controller
class DecisionForms {
    private static final String PATH = ProjectPages.PATH;

    private final Projects projects;
    private final ProjectPages pages;
    private final Changes changes;
    private final Acceptances acceptances;
    private final Counties counties;
    private final FormKeys keys;

    DecisionForms(
            Projects projects,
            ProjectPages pages,
            Changes changes,
            Acceptances acceptances,
            Counties counties,
            FormKeys keys) {
        this.projects = projects;
        this.pages = pages;
        this.changes = changes;
        this.acceptances = acceptances;
        this.counties = counties;
        this.keys = keys;
    }

    @GetMapping(PATH + "/{id}/changes/new")
    String change(@PathVariable UUID id, Model model) {
        model.addAttribute(
                "page", page(projects.get(id), "/changes/new", ChangeInput.EMPTY, List.of()));
        return "projects/changeForm";
    }

    @PostMapping(PATH + "/{id}/changes/new")
    String change(
            @PathVariable UUID id,
            @ModelAttribute ChangeInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            keys.once(
                    key,
                    PATH + "/" + id + "/changes/new",
                    input,
                    UUID.class,
                    () -> changes.ask(id, input));
            return ContractForms.seen(id, "saved") + "#changes";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    page(projects.get(id), "/changes/new", input, Labels.again(refused, response)));
            return "projects/changeForm";
        }
    }

    @PostMapping(PATH + "/{id}/changes/{change}/decisions")
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID change,
            @RequestParam int turn,
            @RequestParam boolean approved,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper) {
        changes.decide(change, turn, approved, text, paper);
        return ContractForms.seen(id, "saved") + "#changes";
    }

    @GetMapping(PATH + "/{id}/acceptances/new")
    String acceptance(@PathVariable UUID id, Model model) {
        var project = projects.get(id);
        var today = counties.today(project.division()).toString();
        model.addAttribute(
                "page", page(project, "/acceptances/new", AcceptanceInput.empty(today), List.of()));
        return "projects/acceptanceForm";
    }

    @PostMapping(PATH + "/{id}/acceptances/new")
    String acceptance(
            @PathVariable UUID id,
            @ModelAttribute AcceptanceInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            keys.once(
                    key,
                    PATH + "/" + id + "/acceptances/new",
                    input,
                    UUID.class,
                    () -> acceptances.open(id, input));
            return ContractForms.seen(id, "acceptance") + "#acceptances";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    page(
                            projects.get(id),
                            "/acceptances/new",
                            input,
                            Labels.again(refused, response)));
            return "projects/acceptanceForm";
        }
    }

    @PostMapping(PATH + "/{id}/acceptances/{acceptance}/verdict")
    String judge(
            @PathVariable UUID id,
            @PathVariable UUID acceptance,
            @RequestParam boolean passed,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(defaultValue = "") String deadline) {
        acceptances.judge(acceptance, passed, text, paper, deadline);
        return ContractForms.seen(id, "saved") + "#acceptances";
    }

    @PostMapping(PATH + "/{id}/acceptances/{acceptance}/reviews")
    String review(
            @PathVariable UUID id,
            @PathVariable UUID acceptance,
            @RequestParam int turn,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper) {
        acceptances.review(acceptance, turn, text, paper);
        return ContractForms.seen(id, "saved") + "#acceptances";
    }

    @PostMapping(PATH + "/{id}/filings")
    String file(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam UUID subject,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(defaultValue = "") String day) {
        keys.once(
                key,
                PATH + "/" + id + "/filings",
                List.of(subject.toString(), stage, paper, day),
                UUID.class,
                () -> {
                    acceptances.file(id, subject, stage, paper, day);
                    return subject;
                });
        return ContractForms.seen(id, "saved") + "#acceptances";
    }

    private <T> PartFormPage<T> page(
            Project project, String path, T input, @Nullable List<FormFault> faults) {
        return new PartFormPage<>(
                project,
                path,
                input,
                counties.today(project.division()),
                pages.parties(project.county()),
                List.of(),
                acceptances.needs(project),
                faults == null ? List.of() : faults);
    }
}
