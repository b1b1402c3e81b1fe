package cn.cunkou.traceability;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.Suspicions.Suspicion;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 可疑的溯源码: what looks copied or guessed at, and what came of looking into it. */
@Controller
public class SuspicionPages {
    static final String PATH = ProductPages.PATH + "/suspicions";

    private final Suspicions suspicions;
    private final Counties counties;

    SuspicionPages(Suspicions suspicions, Counties counties) {
        this.suspicions = suspicions;
        this.counties = counties;
    }

    public record SuspicionsPage(
            County county, List<Suspicion> suspicions, List<FormFault> faults) {}

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        return shown(counties.chosen(county), List.of(), model);
    }

    @PostMapping(PATH + "/{id}")
    String settle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            Model model,
            HttpServletResponse response) {
        try {
            suspicions.settle(id, outcome);
            return "redirect:" + PATH;
        } catch (Problem refused) {
            refused.shownAgain(response);
            return shown(counties.chosen(""), ProductPages.faults(refused), model);
        }
    }

    private String shown(County county, List<FormFault> faults, Model model) {
        model.addAttribute(
                "page", new SuspicionsPage(county, suspicions.list(county.code()), faults));
        return "traceability/suspicions";
    }
}
