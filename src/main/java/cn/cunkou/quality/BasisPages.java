package cn.cunkou.quality;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.Labs.Lab;
import cn.cunkou.quality.Labs.LabInput;
import cn.cunkou.quality.Limits.LimitInput;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 检测机构和限量: who tests for a county, and what is allowed. */
@Controller
public class BasisPages {
    private static final String LABS = SamplePages.PATH + "/labs";
    private static final String LIMITS = SamplePages.PATH + "/limits";

    private final Labs labs;
    private final Limits limits;
    private final Counties counties;
    private final FormKeys keys;

    BasisPages(Labs labs, Limits limits, Counties counties, FormKeys keys) {
        this.labs = labs;
        this.limits = limits;
        this.counties = counties;
        this.keys = keys;
    }

    /** Laboratories, and the form for one. */
    public record LabsPage(
            County county,
            LocalDate today,
            List<Lab> labs,
            LabInput input,
            String key,
            List<FormFault> faults)
            implements Faulty {
        public boolean isOver(Lab lab) {
            return SamplePages.isOver(lab, today);
        }
    }

    /** Limits, and the form for one of the county's own. */
    public record LimitsPage(
            County county, List<Limit> limits, LimitInput input, String key, List<FormFault> faults)
            implements Faulty {
        public List<Option> kinds() {
            return Stream.of(Limit.Kind.values())
                    .map(kind -> new Option(kind.id(), kind.label()))
                    .toList();
        }
    }

    @GetMapping(LABS)
    String labs(@RequestParam(defaultValue = "") String county, Model model) {
        model.addAttribute(
                "page",
                labs(counties.chosen(county), new LabInput(null, null, null, null), List.of()));
        return "quality/labs";
    }

    @PostMapping(LABS)
    String addLab(
            @ModelAttribute LabInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("");
        try {
            keys.once(key, LABS, input, UUID.class, () -> labs.add(county.code(), input));
            return "redirect:" + LABS;
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", labs(county, input, QualityWords.faults(refused)));
            return "quality/labs";
        }
    }

    private LabsPage labs(County county, LabInput input, List<FormFault> faults) {
        return new LabsPage(
                county,
                counties.today(county),
                labs.of(county.code()),
                input,
                FormKeys.fresh(),
                faults);
    }

    @GetMapping(LIMITS)
    String limits(@RequestParam(defaultValue = "") String county, Model model) {
        var blank = new LimitInput(null, null, null, null, null, null, null);
        model.addAttribute("page", limits(counties.chosen(county), blank, List.of()));
        return "quality/limits";
    }

    @PostMapping(LIMITS)
    String addLimit(
            @ModelAttribute LimitInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("");
        try {
            keys.once(key, LIMITS, input, () -> limits.add(county.code(), input));
            return "redirect:" + LIMITS;
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", limits(county, input, QualityWords.faults(refused)));
            return "quality/limits";
        }
    }

    private LimitsPage limits(County county, LimitInput input, List<FormFault> faults) {
        return new LimitsPage(county, limits.of(county.code()), input, FormKeys.fresh(), faults);
    }
}
