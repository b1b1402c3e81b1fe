package cn.cunkou.stations.services;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.stations.services.Bulletins.Bulletin;
import cn.cunkou.stations.services.Bulletins.BulletinInput;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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

/** 站点公告: what stations read on their phones. */
@Controller
class BulletinPages {
    static final String PATH = "/console/bulletins";

    private final Bulletins bulletins;
    private final PlaceOptions places;
    private final Counties counties;
    private final Divisions divisions;
    private final FormKeys keys;

    BulletinPages(
            Bulletins bulletins,
            PlaceOptions places,
            Counties counties,
            Divisions divisions,
            FormKeys keys) {
        this.bulletins = bulletins;
        this.places = places;
        this.counties = counties;
        this.divisions = divisions;
        this.keys = keys;
    }

    @Bean
    static MenuEntry bulletinsMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 208, "站点公告", PATH, "bell");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var input = new BulletinInput("", "", "", today.toString(), today.plusDays(30).toString());
        model.addAttribute("page", page(chosen, input, page, words(done), List.of()));
        return "stations/services/bulletins";
    }

    private static String words(String done) {
        return switch (done) {
            case "new" -> "已发出";
            case "gone" -> "已撤下";
            default -> "";
        };
    }

    @PostMapping(PATH)
    String post(
            @ModelAttribute BulletinInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var chosen = counties.chosen("");
        try {
            keys.once(key, PATH, input, UUID.class, () -> bulletins.post(chosen.code(), input));
            return "redirect:" + PATH + "?done=new";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    page(
                            chosen,
                            input,
                            1,
                            "",
                            FormFault.of(refused.faults(), BulletinPages::label)));
            return "stations/services/bulletins";
        }
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(@PathVariable UUID id) {
        bulletins.withdraw(id);
        return "redirect:" + PATH + "?done=gone";
    }

    private static String label(String field) {
        return switch (field) {
            case "title" -> "标题";
            case "body" -> "内容";
            case "from" -> "从哪天";
            case "until" -> "到哪天";
            case "division" -> "给哪些站点";
            default -> field;
        };
    }

    private BulletinsPage page(
            County county, BulletinInput input, int number, String done, List<FormFault> faults) {
        var today = counties.today(county);
        var names = divisions.gazetteer(county.code(), today);
        var found = bulletins.list(county.code(), new Paged.Request(number, 30));
        var rows =
                found.rows().stream()
                        .map(one ->
                                new BulletinsPage.Row(
                                        one,
                                        one.division().length() == 6
                                                ? "全" + county.kind()
                                                : names.place(DivisionCode.of(one.division())),
                                        state(one, today)))
                        .toList();
        return new BulletinsPage(
                county, found.with(rows), places.of(county.code()), input, today, done, faults);
    }

    private static String state(Bulletin bulletin, LocalDate today) {
        return bulletin.withdrawn()
                ? "已撤下"
                : today.isAfter(bulletin.until())
                        ? "已过期"
                        : today.isBefore(bulletin.from()) ? "还没开始" : "显示中";
    }
}
