package cn.cunkou.projects;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms about papers, contracts and milestones of a project. */
@Controller
class ContractForms {
    private static final String PATH = ProjectPages.PATH;

    private final Projects projects;
    private final Contracts contracts;
    private final ProjectPapers papers;
    private final ProjectPages pages;
    private final Counties counties;
    private final FormKeys keys;

    ContractForms(
            Projects projects,
            Contracts contracts,
            ProjectPapers papers,
            ProjectPages pages,
            Counties counties,
            FormKeys keys) {
        this.projects = projects;
        this.contracts = contracts;
        this.papers = papers;
        this.pages = pages;
        this.counties = counties;
        this.keys = keys;
    }

    private record Said(boolean yes, @Nullable String text, @Nullable String paper) {}

    @GetMapping(PATH + "/{id}/contracts/new")
    String blank(@PathVariable UUID id, Model model) {
        var project = projects.get(id);
        var party = Objects.toString(project.terms().contractor(), "");
        model.addAttribute("page", page(project, ContractInput.empty(party), List.of()));
        return "projects/contractForm";
    }

    @PostMapping(PATH + "/{id}/contracts/new")
    String sign(
            @PathVariable UUID id,
            @ModelAttribute ContractInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            keys.once(
                    key,
                    PATH + "/" + id + "/contracts/new",
                    input,
                    UUID.class,
                    () -> contracts.sign(id, input));
            return seen(id, "contract");
        } catch (Problem refused) {
            model.addAttribute(
                    "page", page(projects.get(id), input, Labels.again(refused, response)));
            return "projects/contractForm";
        }
    }

    private PartFormPage<ContractInput> page(
            Project project, ContractInput input, List<FormFault> faults) {
        return new PartFormPage<>(
                project,
                "/contracts/new",
                input,
                counties.today(project.division()),
                pages.parties(project.county()),
                List.of(),
                List.of(),
                faults);
    }

    @PostMapping(PATH + "/milestones/{milestone}/reached")
    String reach(
            @PathVariable UUID milestone,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper) {
        keys.once(
                key,
                PATH + "/milestones/" + milestone + "/reached",
                new Said(true, text, paper),
                UUID.class,
                () -> {
                    contracts.reach(milestone, text, paper);
                    return milestone;
                });
        return back(milestone);
    }

    @PostMapping(PATH + "/milestones/{milestone}/verdict")
    String judge(
            @PathVariable UUID milestone,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper) {
        keys.once(
                key,
                PATH + "/milestones/" + milestone + "/verdict",
                new Said(confirmed, text, paper),
                UUID.class,
                () -> {
                    contracts.judge(milestone, confirmed, text, paper);
                    return milestone;
                });
        return back(milestone);
    }

    private String back(UUID milestone) {
        var project =
                contracts
                        .milestone(milestone)
                        .orElseThrow(() -> Problem.notFound("付款节点"))
                        .project();
        return seen(project, "saved") + "#contracts";
    }

    @PostMapping(PATH + "/{id}/papers")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String paper) {
        papers.add(id, slot, paper);
        return seen(id, "saved") + "#papers";
    }

    @PostMapping(PATH + "/{id}/papers/{link}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID link) {
        papers.remove(id, link);
        return seen(id, "saved") + "#papers";
    }

    static String seen(UUID project, String done) {
        return "redirect:" + PATH + "/" + project + "?done=" + done;
    }
}
