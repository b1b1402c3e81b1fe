package cn.cunkou.funds.ocds;

import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 开放数据: what of a county programs may take, in which formats, and where it comes from. */
@Controller
public class OpenDataPages {
    static final String PATH = "/open-data";

    private final OpenContracts contracts;
    private final Plans plans;
    private final Counties counties;

    OpenDataPages(OpenContracts contracts, Plans plans, Counties counties) {
        this.contracts = contracts;
        this.plans = plans;
        this.counties = counties;
    }

    /**
     * The datasets of a county.
     *
     * @param years in which contracts were signed, the latest first
     * @param plan id of the plan in force; empty while there is none
     */
    public record OpenDataPage(String place, List<Integer> years, Optional<String> plan) {}

    @GetMapping(PATH)
    String index(Model model) {
        var county = counties.home();
        model.addAttribute(
                "page",
                new OpenDataPage(
                        county.name(),
                        contracts.years(county.code()),
                        plans.current(county.code()).map(Edition::paper).map(plan -> plan.id())));
        return "funds/openData";
    }
}
