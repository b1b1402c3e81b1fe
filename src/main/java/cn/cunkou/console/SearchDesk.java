package cn.cunkou.console;

import cn.cunkou.programme.PromiseCard;
import cn.cunkou.programme.Promises;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationLists;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Search in the console: stations of one's own divisions, places, items of the plan. */
@Controller
public class SearchDesk {
    private static final int EACH = 20;
    private static final int LONGEST = 50;

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
            String typed, List<Station> stations, List<Found> places, List<PromiseCard> promises) {
        public boolean isEmpty() {
            return stations.isEmpty() && places.isEmpty() && promises.isEmpty();
        }
    }

    /** A town or village, and where its stations are listed. */
    public record Found(String place, String name, String code, String href) {}

    @GetMapping("/console/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var typed = q.strip();
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            typed = typed.substring(0, typed.offsetByCodePoints(0, LONGEST));
        }
        model.addAttribute("page", found(typed));
        return "console/search";
    }

    private SearchDeskPage found(String typed) {
        if (typed.isEmpty()) {
            return new SearchDeskPage(typed, List.of(), List.of(), List.of());
        }
        var mine = counties.mine().stream().map(County::code).toList();
        return new SearchDeskPage(
                typed,
                stations.search(typed, EACH),
                mine.stream().flatMap(county -> places(county, typed)).limit(EACH).toList(),
                mine.stream()
                        .flatMap(county -> promises.search(county, typed, EACH).stream())
                        .limit(EACH)
                        .toList());
    }

    private Stream<Found> places(DivisionCode county, String typed) {
        var today = counties.today(county);
        var found = divisions.search(county, typed, today, EACH);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        var names = divisions.gazetteer(county, today);
        return found.stream()
                .map(place ->
                        new Found(
                                names.place(place.code()),
                                place.name(),
                                place.code().digits(),
                                href(county, place)));
    }

    /** The stations of a town, or those of one village in it. */
    private static String href(DivisionCode county, Division place) {
        var isTown = place.code().level() == DivisionCode.Level.TOWN;
        return UriComponentsBuilder.fromPath("/console/stations")
                .queryParam("county", county.digits())
                .queryParam("town", place.code().at(DivisionCode.Level.TOWN).digits())
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(isTown ? "" : place.shortName())
                .toUriString();
    }
}
