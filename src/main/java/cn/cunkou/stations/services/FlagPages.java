package cn.cunkou.stations.services;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 服务核查: services that look invented, with the reason, for a person to judge. */
@Controller
class FlagPages implements Todo.Source {
    static final String PATH = ServicePages.PATH + "/flags";

    private final Flags flags;
    private final FlagBook book;
    private final ServiceLists lists;
    private final Stations stations;
    private final Counties counties;
    private final Divisions divisions;

    FlagPages(
            Flags flags,
            FlagBook book,
            ServiceLists lists,
            Stations stations,
            Counties counties,
            Divisions divisions) {
        this.flags = flags;
        this.book = book;
        this.lists = lists;
        this.stations = stations;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Override
    public List<Todo> todos() {
        var open = book.open();
        return open == 0
                ? List.of()
                : List.of(new Todo("可疑的服务待核查", open, "核查以前，靠它们的奖励先不定", PATH, true));
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (FlagsPage.STATES.stream().noneMatch(one -> one.value().equals(state))) {
            throw Problem.noSuchChoice(
                    "state", state, FlagsPage.STATES.stream().map(Option::value).toList());
        }
        var chosen = counties.chosen(county);
        var names = divisions.gazetteer(chosen.code(), counties.today(chosen.code()));
        var found = book.list(chosen.code().pattern(), state, reason, new Paged.Request(page, 50));
        var rows =
                found.rows().stream()
                        .map(flag ->
                                new FlagsPage.Row(
                                        flag,
                                        station(flag),
                                        names.place(DivisionCode.of(flag.division()))))
                        .toList();
        model.addAttribute(
                "page",
                new FlagsPage(
                        chosen, state, reason, found.with(rows), done.isEmpty() ? "" : "已保存"));
        return "stations/services/flags";
    }

    private String station(Flag flag) {
        return stations.find(flag.station()).map(Station::name).orElse("");
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, Model model) {
        var flag = book.find(id).orElseThrow(() -> Problem.notFound("这一组服务"));
        model.addAttribute("page", page(flag, flag.services(), "", "", List.of()));
        return "stations/services/flag";
    }

    @PostMapping(PATH + "/{id}")
    String judge(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") List<UUID> services,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            flags.judge(id, read(verdict), services, reason);
            return "redirect:" + PATH + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            var flag = book.find(id).orElseThrow(() -> Problem.notFound("这一组服务"));
            model.addAttribute(
                    "page",
                    page(
                            flag,
                            services,
                            verdict,
                            reason,
                            FormFault.of(refused.faults(), FlagPages::label)));
            return "stations/services/flag";
        }
    }

    private static Rendered.@Nullable Verdict read(String verdict) {
        return Rendered.Verdict.of(verdict);
    }

    private static String label(String field) {
        return switch (field) {
            case "reason" -> "核查经过";
            case "services" -> "哪几条";
            default -> "算不算";
        };
    }

    private FlagPage page(
            Flag flag, List<UUID> chosen, String verdict, String reason, List<FormFault> faults) {
        var place = DivisionCode.of(flag.division());
        var names = divisions.gazetteer(place.county(), counties.today(place));
        return new FlagPage(
                flag,
                station(flag),
                names.place(place),
                lists.all(place.county(), flag.services()),
                chosen,
                verdict,
                reason,
                faults);
    }
}
