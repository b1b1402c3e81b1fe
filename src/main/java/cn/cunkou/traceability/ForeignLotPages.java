package cn.cunkou.traceability;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 外部平台批次: lots whose codes other platforms keep. */
@Controller
public class ForeignLotPages {
    static final String PATH = "/console/foreign-lots";

    private static final int ROWS = 50;
    private static final String FORM = "traceability/foreignForm";

    private final ForeignLots lots;
    private final PlaceOptions places;
    private final Divisions divisions;
    private final Counties counties;

    ForeignLotPages(ForeignLots lots, PlaceOptions places, Divisions divisions, Counties counties) {
        this.lots = lots;
        this.places = places;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry foreignLotsMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 341, "外部平台批次", PATH, "route");
    }

    /** The list. */
    public record ListPage(County county, Paged<ForeignLot> lots, Gazetteer names, String done) {
        public String place(ForeignLot lot) {
            return names.place(DivisionCode.of(lot.division()));
        }
    }

    /**
     * The form.
     *
     * @param id of the lot that is changed; empty for a new one
     */
    public record FormPage(
            String id,
            ForeignLotInput input,
            List<PlaceOptions.Group> places,
            List<FormFault> faults)
            implements Faulty {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var code = chosen.code();
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        lots.list(code, new Paged.Request(page, ROWS)),
                        divisions.gazetteer(code, counties.today(code)),
                        done));
        return "traceability/foreignLots";
    }

    @GetMapping(PATH + "/new")
    String blank(Model model) {
        var empty =
                new ForeignLotInput(
                        null, null, null, null, null, null, null, null, null, null, null);
        return form("", empty, List.of(), model);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, Model model) {
        var lot = lots.find(id).orElseThrow(() -> Problem.notFound("这个批次"));
        return form(id.toString(), ForeignLotInput.of(lot), List.of(), model);
    }

    /** A lot of that platform with that number is replaced, so that sent twice it is one. */
    @PostMapping(PATH + "/new")
    String put(@ModelAttribute ForeignLotInput input, Model model, HttpServletResponse response) {
        try {
            lots.put(input);
            return "redirect:" + PATH + "?done=saved";
        } catch (Problem refused) {
            refused.shownAgain(response);
            var faults = FormFault.of(refused.faults(), ForeignLotPages::label);
            return form("", input, faults, model);
        }
    }

    @PostMapping(PATH + "/{id}/remove")
    String remove(@PathVariable UUID id) {
        lots.remove(id);
        return "redirect:" + PATH + "?done=removed";
    }

    private String form(String id, ForeignLotInput input, List<FormFault> faults, Model model) {
        var options = places.of(counties.chosen("").code());
        model.addAttribute("page", new FormPage(id, input, options, faults));
        return FORM;
    }

    private static String label(String field) {
        return switch (field) {
            case "platform" -> "平台";
            case "product" -> "产品";
            case "address" -> "码的网址";
            case "firstCode", "lastCode" -> "首码和末码";
            default -> ProductPages.label(field);
        };
    }
}
