package cn.cunkou.portal;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.programme.PromiseCard;
import cn.cunkou.programme.Promises;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.PublicStations;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search over what is public: villages, stations, promises. */
@Controller
public class SearchPages {
    private static final int EACH = 20;

    private final Counties counties;
    private final Divisions divisions;
    private final PublicStations stations;
    private final Promises promises;

    SearchPages(
            Counties counties, Divisions divisions, PublicStations stations, Promises promises) {
        this.counties = counties;
        this.divisions = divisions;
        this.stations = stations;
        this.promises = promises;
    }

    public record Found(String title, String note, String href) {}

    public record SearchPage(
            String typed, List<Found> stations, List<Found> places, List<PromiseCard> promises) {
        public boolean isEmpty() {
            return stations.isEmpty() && places.isEmpty() && promises.isEmpty();
        }
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var typed = q.strip();
        typed = typed.substring(0, Math.min(typed.length(), 50));
        model.addAttribute(
                "page",
                typed.isEmpty()
                        ? new SearchPage(typed, List.of(), List.of(), List.of())
                        : new SearchPage(
                                typed,
                                stations(typed),
                                places(typed),
                                promises.search(county(), typed, EACH)));
        return "portal/search";
    }

    private DivisionCode county() {
        return counties.home().code();
    }

    private List<Found> stations(String typed) {
        var filter = new StationFilter(county().digits(), null, null, null, typed, null);
        return stations.list(filter, new Paged.Request(1, EACH)).rows().stream()
                .map(station ->
                        new Found(station.name(), station.place(), "/stations/" + station.id()))
                .toList();
    }

    private List<Found> places(String typed) {
        var day = counties.today(county());
        return divisions.search(county(), typed, day, EACH).stream()
                .map(place ->
                        new Found(
                                place.shortName(),
                                above(place, day),
                                "/stations?division=" + place.code().digits()))
                .toList();
    }

    /** The town of a village; names of villages repeat inside one county. */
    private String above(Division place, LocalDate day) {
        return place.code()
                .parent()
                .flatMap(parent -> divisions.find(parent, day))
                .map(Division::shortName)
                .orElse("");
    }
}
