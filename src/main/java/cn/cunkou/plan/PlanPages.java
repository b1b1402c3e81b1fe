package cn.cunkou.plan;

import cn.cunkou.plan.PlansPage.Line;
import cn.cunkou.plan.PlansPage.Read;
import cn.cunkou.plan.PlansPage.Tried;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 实施方案: the editions of the county's plan, and the way in for a new one. */
@Controller
class PlanPages {
    private final Plans plans;
    private final PlanCheck check;
    private final PlanExplanation explanation;
    private final Counties counties;

    PlanPages(Plans plans, PlanCheck check, PlanExplanation explanation, Counties counties) {
        this.plans = plans;
        this.check = check;
        this.explanation = explanation;
        this.counties = counties;
    }

    @Bean
    static MenuEntry plansMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 100, "实施方案", "/console/plans", "plan");
    }

    @GetMapping("/console/plans")
    String all(Model model) {
        model.addAttribute("page", page(null, null));
        return "plan/plans";
    }

    @GetMapping("/console/plans/{plan}/{number}")
    String one(@PathVariable String plan, @PathVariable int number, Model model) {
        var edition = edition(plan, number);
        var before = plans.editions(plan).stream().filter(it -> it.number() == number - 1);
        var changes =
                before.findFirst()
                        .map(it ->
                                PlanChanges.between(it.paper(), edition.paper(), explanation)
                                        .changes())
                        .orElse(List.of());
        model.addAttribute(
                "page",
                page(
                        null,
                        new Read(line(edition, false), changes, explanation.of(edition.paper()))));
        return "plan/plans";
    }

    @GetMapping("/console/plans/{plan}/{number}/file")
    ResponseEntity<byte[]> file(@PathVariable String plan, @PathVariable int number) {
        var edition = edition(plan, number);
        var name = "%s-%d.yaml".formatted(plan, number);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(plans.text(edition.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** Looks a file through without adopting it. */
    @PostMapping("/console/plans/check")
    String look(@RequestParam MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        if (file.isEmpty()) {
            throw Problem.badRequest("没有选择文件，请选择一个.yaml文件再上传。");
        }
        var bytes = file.getInputStream().readNBytes(YamlText.MAX_BYTES + 1);
        var name = file.getOriginalFilename();
        return shown(tried(name == null ? "" : name, bytes), model, response);
    }

    @PostMapping("/console/plans")
    String adopt(
            @RequestParam String text,
            @RequestParam(defaultValue = "0") int seen,
            Model model,
            HttpServletResponse response) {
        // Forms end lines as mail does; the file did not.
        var bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        return switch (plans.adopt(bytes, seen)) {
            case Adoption.Adopted(var edition) ->
                    "redirect:/console/plans/%s/%d?%s"
                            .formatted(edition.paper().id(), edition.number(), serving(edition));
            case Adoption.Unchanged(var edition) -> "redirect:/console/plans?" + serving(edition);
            case Adoption.Refused _ -> shown(tried("", bytes), model, response);
        };
    }

    /** Takes the plan's county into service, if it is not, and chooses it. */
    private String serving(Edition edition) {
        return Desk.PARAMETER + "=" + counties.activate(edition.paper().division()).code();
    }

    private String shown(Tried tried, Model model, HttpServletResponse response) {
        if (!tried.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("page", page(tried, null));
        return "plan/plans";
    }

    private Tried tried(String name, byte[] bytes) {
        return switch (check.check(bytes)) {
            case Checked.Broken(var problems) ->
                    new Tried(name, "", 0, 0, false, 0, problems, List.of(), "");
            case Checked.Sound(var plan) -> {
                var before = plans.find(plan.id());
                var changes =
                        before.map(it ->
                                        PlanChanges.between(it.paper(), plan, explanation)
                                                .changes())
                                .orElse(List.of());
                yield new Tried(
                        name,
                        plan.title(),
                        plan.items().size(),
                        plan.conflicts().size(),
                        before.filter(it -> it.sha256().equals(Sha256.hex(bytes))).isPresent(),
                        before.map(Edition::number).orElse(0),
                        List.of(),
                        changes,
                        new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }

    private Edition edition(String plan, int number) {
        return plans.editions(plan).stream()
                .filter(it -> it.number() == number)
                .filter(it -> it.paper().division().equals(counties.chosen("").code()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("方案" + plan + "的第" + number + "版"));
    }

    private PlansPage page(@Nullable Tried tried, @Nullable Read read) {
        var county = counties.chosen("").code();
        var current = plans.current(county).map(Edition::id);
        var lines =
                plans.all().stream()
                        .filter(it -> it.paper().division().equals(county))
                        .flatMap(it -> plans.editions(it.paper().id()).stream())
                        .map(it -> line(it, current.filter(it.id()::equals).isPresent()))
                        .toList();
        return new PlansPage(lines, tried, read);
    }

    private static Line line(Edition edition, boolean inForce) {
        var plan = edition.paper();
        return new Line(
                plan.id(),
                plan.title(),
                edition.number(),
                inForce,
                plan.items().size(),
                plan.conflicts().size(),
                ChineseTime.minute(edition.adoptedAt()),
                edition.sha256());
    }
}
