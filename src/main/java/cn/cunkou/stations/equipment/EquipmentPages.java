package cn.cunkou.stations.equipment;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.stations.fitting.Fitting;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 设备 of one station: the pieces, and the computers and screens that report. */
@Controller
class EquipmentPages {
    private static final String PATH = "/console/stations/{id}/equipment";
    private static final String VIEW = "stations/equipment/equipment";

    private final Equipment equipment;
    private final StationDevices devices;
    private final FundLines lines;
    private final Fitting fitting;
    private final Stations stations;
    private final FormKeys keys;

    EquipmentPages(
            Equipment equipment,
            StationDevices devices,
            FundLines lines,
            Fitting fitting,
            Stations stations,
            FormKeys keys) {
        this.equipment = equipment;
        this.devices = devices;
        this.lines = lines;
        this.fitting = fitting;
        this.stations = stations;
        this.keys = keys;
    }

    @GetMapping(PATH)
    String list(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        show(model, stations.get(id), PieceInput.empty(), null, words(done), List.of());
        return VIEW;
    }

    @PostMapping(PATH + "/pieces")
    String add(
            @PathVariable UUID id,
            @ModelAttribute PieceInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        try {
            keys.once(key, base(id), input, UUID.class, () -> equipment.add(station, input));
            return "redirect:" + base(id) + "?done=added";
        } catch (Problem refused) {
            refused.shownAgain(response);
            show(model, station, input, null, null, labelled(refused));
            return VIEW;
        }
    }

    @PostMapping(PATH + "/{piece}/state")
    String mark(
            @PathVariable UUID id,
            @PathVariable UUID piece,
            @RequestParam(defaultValue = "") String state) {
        equipment.mark(stations.get(id), piece, state);
        return "redirect:" + base(id) + "?done=marked";
    }

    /** Answers with the token on the page itself, because it is never shown again. */
    @PostMapping(PATH + "/devices")
    String issue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        // The token itself is kept nowhere, also not with the key of the form.
        var token = new AtomicReference<@Nullable String>();
        try {
            keys.once(
                    key,
                    base(id) + "/devices",
                    label,
                    String.class,
                    () -> {
                        token.set(devices.issue(station, label));
                        return label;
                    });
            var isNew = token.get() != null;
            show(
                    model,
                    station,
                    PieceInput.empty(),
                    token.get(),
                    isNew ? null : "这一台刚发过令牌，只显示那一次；没有抄下的，收回以后再发",
                    List.of());
        } catch (Problem refused) {
            refused.shownAgain(response);
            show(model, station, PieceInput.empty(), null, null, labelled(refused));
        }
        return VIEW;
    }

    @PostMapping(PATH + "/devices/{device}/revoke")
    String revoke(@PathVariable UUID id, @PathVariable UUID device) {
        devices.revoke(stations.get(id), device);
        return "redirect:" + base(id) + "?done=revoked";
    }

    private void show(
            Model model,
            Station station,
            PieceInput input,
            @Nullable String token,
            @Nullable String done,
            List<FormFault> faults) {
        model.addAttribute(
                "page",
                new EquipmentPage(
                        station,
                        equipment.of(station.id()),
                        devices.of(station),
                        fitting.list(station).stream()
                                .flatMap(list -> list.entries().stream())
                                .map(entry -> entry.label())
                                .toList(),
                        lines.of(station.county()),
                        input,
                        token,
                        done,
                        faults));
    }

    private static String base(UUID id) {
        return "/console/stations/" + id + "/equipment";
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "added" -> "已登记设备";
            case "marked" -> "已改状态";
            case "revoked" -> "令牌已收回";
            default -> null;
        };
    }

    private static List<FormFault> labelled(Problem refused) {
        return FormFault.of(
                refused.faults(),
                field ->
                        switch (field) {
                            case "kind" -> "种类";
                            case "model" -> "型号";
                            case "serial" -> "出厂编号";
                            case "fundLine" -> "用哪笔钱";
                            case "bought" -> "买的日期";
                            case "label" -> "哪一台";
                            default -> field;
                        });
    }
}
