package cn.cunkou.stations.applications;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.PlaceOptions.Group;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In which village a town station stands, for those that came before applications did. */
@Controller
public class SeatPages {
    private static final String PATH = "/console/stations/{id}/seat";

    private final ApplicationBook book;
    private final VillageOptions villages;
    private final Stations stations;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SeatPages(
            ApplicationBook book,
            VillageOptions villages,
            Stations stations,
            Audit audit,
            TransactionTemplate transaction) {
        this.book = book;
        this.villages = villages;
        this.stations = stations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * The form.
     *
     * @param seat code of the village; empty where nobody has said
     */
    public record SeatPage(Station station, List<Group> villages, String seat) {}

    @GetMapping(PATH)
    String form(@PathVariable UUID id, Model model) {
        var station = townStation(id);
        var town = station.division();
        var offered =
                villages.of(station.county()).stream()
                        .filter(group ->
                                group.options().stream()
                                        .anyMatch(option ->
                                                town.contains(DivisionCode.of(option.value()))))
                        .toList();
        model.addAttribute(
                "page",
                new SeatPage(
                        station,
                        offered,
                        Objects.requireNonNull(
                                transaction.execute(status -> book.seat(id).orElse("")))));
        return "stations/applications/seat";
    }

    @PostMapping(PATH)
    String save(@PathVariable UUID id, @RequestParam(defaultValue = "") String division) {
        var station = townStation(id);
        if (division.length() != 12
                || !DivisionCode.isValid(division)
                || !station.division().contains(DivisionCode.of(division))) {
            throw Problem.badRequest("没有选本镇的村。");
        }
        transaction.executeWithoutResult(status -> {
            book.seat(id, station.division(), DivisionCode.of(division));
            audit.record(
                    "登记镇级站设在哪个村",
                    new Audit.Subject(
                            "station", id.toString(), station.name(), station.division().digits()),
                    null,
                    division,
                    null);
        });
        return "redirect:/console/stations/" + id;
    }

    private Station townStation(UUID id) {
        var station = stations.get(id);
        if (station.level() != Level.TOWN) {
            throw Problem.notFound("镇级站");
        }
        return station;
    }
}
