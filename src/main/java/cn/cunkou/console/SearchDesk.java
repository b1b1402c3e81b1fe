package cn.cunkou.console;

import cn.cunkou.programme.PromiseCard;
import cn.cunkou.programme.Promises;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationLists;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search in the console: stations of one's own divisions, places, items of the plan. */
@Controller
public class SearchDesk {
    private static final int EACH = 20;

    private final Counties counties;
    private final Divisions divisions;
    private final StationLists stations;
    private final Promises promises;

    SearchDesk(Counties counties, Divisions divisions, StationLists stations, Promises promises) {
        this.counties = counties;
        this.divisions = divisions;
        this.stations = stations;
        this.promises = promises;
    }

    public record SearchDeskPage(
            String typed,
            List<Station> stations,
            List<Division> places,
            List<PromiseCard> promises) {
        public boolean isEmpty() {
            return stations.isEmpty() && places.isEmpty() && promises.isEmpty();
        }
    }

    @GetMapping("/console/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var stripped = q.strip();
        var typed = stripped.substring(0, Math.min(stripped.length(), 50));
        var county = counties.chosen("").code();
        model.addAttribute(
                "page",
                typed.isEmpty()
                        ? new SearchDeskPage(typed, List.of(), List.of(), List.of())
                        : new SearchDeskPage(
                                typed,
                                stations.search(typed, EACH),
                                divisions.search(county, typed, counties.today(county), EACH),
                                promises.search(county, typed, EACH)));
        return "console/search";
    }
}
