package cn.cunkou.stations;

import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.PublicStations.PublicStation;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 找服务站: where stations are and whether they are open, for everybody. */
@Controller
public class PublicStationPages {
    private static final int ROWS = 20;

    private final PublicStations stations;
    private final Counties counties;
    private final Divisions divisions;

    PublicStationPages(PublicStations stations, Counties counties, Divisions divisions) {
        this.stations = stations;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Bean
    static MenuEntry publicStationsMenu() {
        return new MenuEntry(Place.PORTAL, "", 20, "服务站点", "/stations", "station");
    }

    public record Choice(String key, String words, boolean chosen) {}

    public record PublicStationsPage(
            String place,
            List<Choice> towns,
            List<Choice> states,
            String q,
            Paged<PublicStation> stations) {}

    /**
     * One station.
     *
     * @param hours when its door is open, in words; null where nobody has said
     * @param closed days ahead on which it is shut, in words
     * @param months what it did in the last months, the latest first
     */
    public record PublicStationPage(
            PublicStation station,
            LocalDate day,
            @Nullable String hours,
            List<String> closed,
            List<PublicStations.Month> months) {}

    @GetMapping("/stations")
    String list(
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "serving") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var day = counties.today(county);
        var within = within(county, !division.isEmpty() ? division : town);
        var filter =
                new StationFilter(within, null, state.equals("all") ? null : state, null, q, null);
        var towns =
                divisions.children(county.code(), day).stream()
                        .filter(one -> one.kind() == Division.Kind.TOWN)
                        .map(one ->
                                new Choice(
                                        one.code().digits(),
                                        one.shortName(),
                                        within.startsWith(one.code().digits())))
                        .toList();
        model.addAttribute(
                "page",
                new PublicStationsPage(
                        county.name(),
                        towns,
                        List.of(
                                new Choice("serving", "运营中", state.equals("serving")),
                                new Choice("all", "全部", state.equals("all"))),
                        q,
                        stations.list(filter, new Paged.Request(page, ROWS))));
        return "stations/public";
    }

    @GetMapping("/stations/{id}")
    String one(@PathVariable UUID id, Model model) {
        var county = counties.home().code();
        var station =
                stations.find(id)
                        .filter(found -> county.contains(DivisionCode.of(found.division())))
                        .orElseThrow(() -> Problem.notFound("站点"));
        model.addAttribute(
                "page",
                new PublicStationPage(
                        station,
                        counties.today(county),
                        stations.hours(id, counties.today(county)).orElse(null),
                        stations.closed(id, counties.today(county)),
                        stations.months(id, counties.today(county))));
        return "stations/publicOne";
    }

    /** The place that was asked for, or else the whole county. */
    private static String within(County county, String asked) {
        if (asked.isEmpty()) {
            return county.code().digits();
        }
        if (!DivisionCode.isValid(asked) || !county.code().contains(DivisionCode.of(asked))) {
            throw Problem.notFound("这个地方");
        }
        return asked;
    }
}
