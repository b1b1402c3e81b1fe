package cn.cunkou.stations;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms that enter and change a station; they keep what was filled in until it is right. */
@Controller
class StationForms {
    private static final String FORM = "stations/stationForm";

    private final Stations stations;
    private final Acts acts;
    private final Choices choices;
    private final FormKeys keys;

    StationForms(Stations stations, Acts acts, Choices choices, FormKeys keys) {
        this.stations = stations;
        this.acts = acts;
        this.choices = choices;
        this.keys = keys;
    }

    @GetMapping(StationPages.PATH + "/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            Model model) {
        var chosen = choices.county(county);
        var division = DivisionCode.isValid(town) && town.length() == 9 ? town : "";
        var page =
                new StationFormPage(
                        null,
                        0,
                        FormKeys.fresh(),
                        StationInput.empty(division),
                        choices.places(chosen),
                        List.of(),
                        null);
        model.addAttribute("page", page);
        return FORM;
    }

    @PostMapping(StationPages.PATH + "/new")
    String register(
            @ModelAttribute StationInput typed,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var input = typed.withLevelOfDivision();
        try {
            var entered =
                    keys.once(
                            key,
                            StationPages.PATH + "/new",
                            input,
                            UUID.class,
                            () -> registered(input).id());
            return seen(entered, "new");
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return again(null, 0, input, refused.faults(), null, refused.status(), model, response);
        }
    }

    /** Thrown, so that the key of a form that has to be mended is not used up. */
    private Station registered(StationInput input) {
        return switch (stations.register(input)) {
            case Outcome.Done(var station) -> station;
            case Outcome.Faulty(var faults) ->
                    throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "内容有误", "站点没有登记。", faults);
            case Outcome.Overtaken overtaken -> throw new IllegalStateException(overtaken.by());
        };
    }

    @GetMapping(StationPages.PATH + "/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        var station = stations.get(StationsApi.id(id));
        var page =
                new StationFormPage(
                        station,
                        station.version(),
                        FormKeys.fresh(),
                        StationInput.of(station),
                        List.of(),
                        List.of(),
                        null);
        model.addAttribute("page", page);
        return FORM;
    }

    @PostMapping(StationPages.PATH + "/{id}/edit")
    String save(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute StationInput input,
            Model model,
            HttpServletResponse response) {
        var station = StationsApi.id(id);
        return switch (stations.edit(station, version, input)) {
            case Outcome.Done(var saved) -> seen(saved.id(), "edit");
            case Outcome.Faulty(var faults) ->
                    again(
                            stations.get(station),
                            version,
                            input,
                            faults,
                            null,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            model,
                            response);
            case Outcome.Overtaken overtaken ->
                    again(
                            overtaken.current(),
                            overtaken.current().version(),
                            input,
                            List.of(),
                            overtaken,
                            HttpStatus.CONFLICT,
                            model,
                            response);
        };
    }

    @GetMapping(StationPages.PATH + "/{id}/{act}")
    String ask(@PathVariable String id, @PathVariable String act, Model model) {
        var wanted = act(act);
        var station = stations.get(StationsApi.id(id));
        var life = station.life();
        var input =
                new ActInput(
                        wanted == Act.CORRECT ? "" : life.today().toString(),
                        "",
                        wanted == Act.CORRECT ? life.acceptancePaper() : "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        text(life.opened()),
                        text(life.accepted()),
                        text(life.closed()));
        model.addAttribute("page", page(station, wanted, input, List.of()));
        return "stations/act";
    }

    @PostMapping(StationPages.PATH + "/{id}/{act}")
    String perform(
            @PathVariable String id,
            @PathVariable String act,
            @ModelAttribute ActInput input,
            Model model,
            HttpServletResponse response) {
        var wanted = act(act);
        var station = StationsApi.id(id);
        return switch (acts.perform(wanted, station, input)) {
            case Outcome.Done(var changed) -> seen(changed.id(), wanted.id());
            case Outcome.Faulty(var faults) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", page(stations.get(station), wanted, input, faults));
                yield "stations/act";
            }
            case Outcome.Overtaken overtaken ->
                    throw Problem.conflict(overtaken.by() + "刚刚改过这个站点，请打开最新内容再做一次。");
        };
    }

    private ActPage page(Station station, Act act, ActInput input, List<Problem.Fault> faults) {
        var places =
                act == Act.MOVE
                        ? choices.places(choices.county(station.county().digits()), station.level())
                        : List.<Choices.Group>of();
        return new ActPage(station, act, input, places, FieldLabels.with(faults));
    }

    private String again(
            @Nullable Station station,
            int version,
            StationInput input,
            List<Problem.Fault> faults,
            Outcome.@Nullable Overtaken overtaken,
            HttpStatus status,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        var typed = input.division() == null ? "" : input.division();
        var places =
                station == null ? choices.places(choices.around(typed)) : List.<Choices.Group>of();
        var page =
                new StationFormPage(
                        station,
                        version,
                        FormKeys.fresh(),
                        input,
                        places,
                        FieldLabels.with(faults),
                        overtaken);
        model.addAttribute("page", page);
        return FORM;
    }

    private static String seen(UUID station, String done) {
        return "redirect:" + StationPages.PATH + "/" + station + "?done=" + done;
    }

    private static Act act(String id) {
        return Act.read(id).orElseThrow(() -> Problem.notFound("操作"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static UUID attachment(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("附件");
        }
    }
}
