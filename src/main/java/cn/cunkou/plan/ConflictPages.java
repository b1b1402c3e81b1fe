package cn.cunkou.plan;

import cn.cunkou.plan.ConflictsPage.Choice;
import cn.cunkou.plan.ConflictsPage.Form;
import cn.cunkou.plan.ConflictsPage.Matter;
import cn.cunkou.plan.ConflictsPage.Past;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 写法核定: where people settle what the paper leaves open. */
@Controller
class ConflictPages {
    private final Plans plans;
    private final Resolutions resolutions;
    private final PlanExplanation explanation;
    private final Counties counties;

    ConflictPages(
            Plans plans, Resolutions resolutions, PlanExplanation explanation, Counties counties) {
        this.plans = plans;
        this.resolutions = resolutions;
        this.explanation = explanation;
        this.counties = counties;
    }

    @Bean
    static MenuEntry conflictsMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 110, "写法核定", "/console/conflicts", "question");
    }

    @GetMapping("/console/conflicts")
    String desk(@RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(edition(), "", Form.empty(), done));
        return "plan/conflicts";
    }

    @PostMapping("/console/conflicts/{conflict}")
    String decide(
            @PathVariable String conflict,
            @RequestParam String plan,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reading,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String paperTitle,
            @RequestParam(defaultValue = "") String paperNumber,
            @RequestParam(defaultValue = "") String decidedBy,
            Model model,
            HttpServletResponse response) {
        var decision = new Decision(reading, reason, paperTitle, paperNumber, decidedBy);
        try {
            resolutions.decide(plan, conflict, decision, version);
            return "redirect:/console/conflicts?done=%s#%s".formatted(conflict, conflict);
        } catch (Problem problem) {
            if (problem.status() != HttpStatus.BAD_REQUEST
                    && problem.status() != HttpStatus.CONFLICT) {
                throw problem;
            }
            var edition = plans.find(plan).orElseThrow(() -> Problem.notFound("方案" + plan));
            var refused = problem.faults().isEmpty() ? problem.detail() : null;
            var form = new Form(decision, refused, problem.faults());
            model.addAttribute("page", page(edition, conflict, form, ""));
            response.setStatus(problem.status().value());
            return "plan/conflicts";
        }
    }

    private Edition edition() {
        return plans.current(counties.chosen("").code())
                .orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    /**
     * @param tried the contradiction that the form is about
     * @param done the one that was just decided
     */
    private ConflictsPage page(Edition edition, String tried, Form form, String done) {
        var signed = resolutions.history(edition.paper().id());
        var matters =
                edition.paper().conflicts().stream()
                        .map(one ->
                                matter(
                                        edition,
                                        one,
                                        signed,
                                        one.id().equals(tried) ? form : Form.empty(),
                                        one.id().equals(done)))
                        .sorted(Comparator.comparing(matter -> matter.settled() != null))
                        .toList();
        return new ConflictsPage(
                edition.paper().id(),
                edition.paper().title(),
                edition.plan().conflicts().size(),
                matters,
                signed.stream().map(one -> past(edition, one)).toList());
    }

    private Matter matter(
            Edition edition,
            Conflict conflict,
            List<Resolution.Signed> signed,
            Form form,
            boolean done) {
        return new Matter(
                conflict.id(),
                conflict.label(),
                conflict.items().stream()
                        .map(id ->
                                new ConflictsPage.Item(
                                        "/promises/" + id,
                                        edition.paper().item(id).map(Item::label).orElse(id)))
                        .toList(),
                conflict.readings().stream()
                        .map(reading ->
                                new Choice(
                                        reading.id(),
                                        reading.figure(),
                                        String.join(
                                                "；", explanation.holds(edition.paper(), reading)),
                                        sections(reading)))
                        .toList(),
                edition.settled().stream()
                        .filter(one -> one.conflict().id().equals(conflict.id()))
                        .findFirst()
                        .map(one -> past(edition, signed(signed, one.resolution())))
                        .orElse(null),
                Resolutions.version(conflict, signed.stream().map(Resolution.Signed::resolution)),
                done ? said(conflict, signed) : null,
                form);
    }

    /** The last decision about a contradiction, in words. */
    private static @Nullable String said(Conflict conflict, List<Resolution.Signed> signed) {
        return signed.stream()
                .map(Resolution.Signed::resolution)
                .filter(one -> one.conflict().equals(conflict.id()))
                .findFirst()
                .map(one -> one.choice(conflict))
                .orElse(null);
    }

    private static Resolution.Signed signed(List<Resolution.Signed> signed, Resolution resolution) {
        return signed.stream()
                .filter(one -> one.resolution().id().equals(resolution.id()))
                .findFirst()
                .orElseGet(() -> new Resolution.Signed(resolution, "", ""));
    }

    private static Past past(Edition edition, Resolution.Signed signed) {
        var one = signed.resolution();
        var conflict =
                edition.paper().conflicts().stream()
                        .filter(it -> it.id().equals(one.conflict()))
                        .findFirst();
        return new Past(
                conflict.map(Conflict::label).orElse(one.conflict()),
                one.choice(conflict.orElse(null)),
                one.reason(),
                one.paper(),
                signed.decidedBy(),
                signed.recordedBy(),
                ChineseTime.minute(one.recordedAt()));
    }

    private static String sections(Reading reading) {
        return reading.citations().stream()
                .map(Citation::section)
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
