package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.values.DivisionCode;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 小票: what a villager takes home from the station's 80 mm printer; no number, no name. */
@Controller
public class SlipPages {
    private final ServiceLists lists;
    private final Counties counties;

    SlipPages(ServiceLists lists, Counties counties) {
        this.lists = lists;
        this.counties = counties;
    }

    /** What is printed. */
    public record SlipPage(Rendered service, String county) {}

    @GetMapping({"/console/services/{id}/slip", "/station/records/{id}/slip"})
    String slip(@PathVariable UUID id, Model model) {
        var service = lists.find(id).orElseThrow(() -> Problem.notFound("这条服务"));
        var county =
                counties.find(DivisionCode.of(service.division()).county())
                        .map(County::name)
                        .orElse("");
        model.addAttribute("page", new SlipPage(service, county));
        return "stations/services/slip";
    }
}
