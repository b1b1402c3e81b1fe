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
    private final Counties counties;

    ConflictPages(Plans plans, Resolutions resolutions, Counties counties) {
        this.plans = plans;
        this.resolutions = resolutions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry conflictsMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 110, "写法核定", "/console/conflicts", "question");
    }

    @GetMapping("/console/conflicts")
    String desk(Model model) {
        model.addAttribute("page", page(edition(), "", Form.empty()));
        return "plan/conflicts";
    }

    @PostMapping("/console/conflicts/{conflict}")
    String decide(
            @PathVariable String conflict,
            @RequestParam String plan,
            @RequestParam(defaultValue = "") String reading,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String paperTitle,
            @RequestParam(defaultValue = "") String paperNumber,
            @RequestParam(defaultValue = "") String decidedBy,
            Model model,
            HttpServletResponse response) {
        var decision = new Decision(reading, reason, paperTitle, paperNumber, decidedBy);
        try {
            resolutions.decide(plan, conflict, decision);
            return "redirect:/console/conflicts#" + conflict;
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                throw problem;
            }
            var edition = plans.find(plan).orElseThrow(() -> Problem.notFound("方案" + plan));
            model.addAttribute(
                    "page", page(edition, conflict, new Form(decision, problem.faults())));
            response.setStatus(problem.status().value());
            return "plan/conflicts";
        }
    }

    private Edition edition() {
        return plans.current(counties.chosen("").code())
                .orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    private ConflictsPage page(Edition edition, String tried, Form form) {
        var signed = resolutions.history(edition.paper().id());
        var matters =
                edition.paper().conflicts().stream()
                        .map(one ->
                                matter(
                                        edition,
                                        one,
                                        signed,
                                        one.id().equals(tried) ? form : Form.empty()))
                        .sorted(Comparator.comparing(matter -> matter.settled() != null))
                        .toList();
        return new ConflictsPage(
                edition.paper().id(),
                edition.paper().title(),
                edition.plan().conflicts().size(),
                matters,
                signed.stream().map(one -> past(edition, one)).toList());
    }

    private static Matter matter(
            Edition edition, Conflict conflict, List<Resolution.Signed> signed, Form form) {
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
                                        holds(reading),
                                        sections(reading)))
                        .toList(),
                edition.settled().stream()
                        .filter(one -> one.conflict().id().equals(conflict.id()))
                        .findFirst()
                        .map(one -> past(edition, signed(signed, one.resolution())))
                        .orElse(null),
                form);
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
                choice(one, conflict.orElse(null)),
                one.reason(),
                one.paper(),
                signed.decidedBy(),
                signed.recordedBy(),
                ChineseTime.minute(one.recordedAt()));
    }

    private static String choice(Resolution resolution, @Nullable Conflict conflict) {
        var chosen = resolution.reading();
        if (chosen == null) {
            return "撤销核定，重新待定";
        }
        var figure =
                conflict == null
                        ? chosen
                        : conflict.reading(chosen).map(Reading::figure).orElse(chosen);
        var old = conflict != null && !conflict.wording().equals(resolution.wording());
        return "采用：" + figure + (old ? "（按旧版方案的写法，已不适用）" : "");
    }

    private static String holds(Reading reading) {
        if (reading.goal() != null) {
            return reading.goal().words("");
        }
        if (reading.span() != null) {
            return "%s至%s".formatted(reading.span().from(), reading.span().to());
        }
        return reading.says() == null ? "" : reading.says();
    }

    private static String sections(Reading reading) {
        return reading.citations().stream()
                .map(Citation::section)
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
