package cn.cunkou.production;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.production.Hands.Hand;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 生产者: who records for whom. */
@Controller
public class ProducerPages {
    static final String PATH = ProductionPages.PATH + "/producers";

    private final Places places;
    private final Hands hands;
    private final Counties counties;

    ProducerPages(Places places, Hands hands, Counties counties) {
        this.places = places;
        this.hands = hands;
        this.counties = counties;
    }

    /** A producer with the accounts that record for it. */
    public record Row(Producer producer, List<Hand> hands) {}

    /** All producers of a county. */
    public record ProducersPage(
            County county, List<Row> rows, boolean isDone, List<FormFault> faults) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("page", page(counties.chosen(county), !done.isEmpty(), List.of()));
        return "production/producers";
    }

    private ProducersPage page(County county, boolean isDone, List<FormFault> faults) {
        var rows =
                places.producers(county.code()).stream()
                        .map(one -> new Row(one, one.hands() == 0 ? List.of() : hands.of(one.id())))
                        .toList();
        return new ProducersPage(county, rows, isDone, faults);
    }

    @PostMapping(PATH + "/{id}/hands")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String account,
            Model model,
            HttpServletResponse response) {
        try {
            hands.add(id, account);
            return "redirect:" + PATH + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(counties.chosen(""), false, Labels.of(refused)));
            return "production/producers";
        }
    }

    @PostMapping(PATH + "/{id}/hands/{hand}/end")
    String end(@PathVariable UUID id, @PathVariable UUID hand) {
        hands.end(id, hand);
        return "redirect:" + PATH + "?done=yes";
    }
}
