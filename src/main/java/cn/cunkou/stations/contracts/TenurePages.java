package cn.cunkou.stations.contracts;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.stations.equipment.Equipment;
import cn.cunkou.stations.equipment.Piece;
import cn.cunkou.stations.services.ClosedDays;
import cn.cunkou.stations.services.OpeningHours;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 谁在办: contract, hours and closed days, handover, and whether the station still lives. */
@Controller
class TenurePages {
    private static final String PATH = "/console/stations/{id}/tenure";
    private static final String VIEW = "stations/contracts/tenure";

    private final StationContracts contracts;
    private final ClosedDays closed;
    private final Handovers handovers;
    private final Vitality vitality;
    private final Equipment equipment;
    private final OpeningHours hours;
    private final Stations stations;
    private final Files files;
    private final FormKeys keys;
    private final JdbcClient jdbc;

    TenurePages(
            StationContracts contracts,
            ClosedDays closed,
            Handovers handovers,
            Vitality vitality,
            Equipment equipment,
            OpeningHours hours,
            Stations stations,
            Files files,
            FormKeys keys,
            JdbcClient jdbc) {
        this.contracts = contracts;
        this.closed = closed;
        this.handovers = handovers;
        this.vitality = vitality;
        this.equipment = equipment;
        this.hours = hours;
        this.stations = stations;
        this.files = files;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @GetMapping(PATH)
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var station = stations.get(id);
        show(model, station, fresh(station), handover(station), words(done), "", List.of());
        return VIEW;
    }

    @PostMapping(PATH + "/contract")
    String sign(
            @PathVariable UUID id,
            @ModelAttribute ContractInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        try {
            keys.once(key, base(id), input, UUID.class, () -> contracts.sign(station, input, file));
            return "redirect:" + base(id) + "?done=signed";
        } catch (Problem refused) {
            return again("contract", refused, model, response, station, input, handover(station));
        }
    }

    @PostMapping(PATH + "/closed")
    String shut(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        try {
            closed.announce(station, first, last, reason);
            return "redirect:" + base(id) + "?done=shut";
        } catch (Problem refused) {
            return again(
                    "closed", refused, model, response, station, fresh(station), handover(station));
        }
    }

    @PostMapping(PATH + "/handover")
    String hand(
            @PathVariable UUID id,
            @ModelAttribute HandoverInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        try {
            keys.once(
                    key,
                    base(id) + "/handover",
                    input,
                    UUID.class,
                    () -> handovers.hand(station, input, file));
            return "redirect:" + base(id) + "?done=handed";
        } catch (Problem refused) {
            return again("handover", refused, model, response, station, fresh(station), input);
        }
    }

    /** The paper of a contract or of a handover. */
    @GetMapping(PATH + "/papers/{paper}")
    ResponseEntity<InputStreamResource> paper(@PathVariable UUID id, @PathVariable UUID paper) {
        return jdbc.sql(
                        """
                        select file_name, file.sha256, size, media_type
                          from (select id, station, file_name, sha256 from stations.contract
                                union all select id, station, file_name, sha256 from stations.handover) as signed
                          join platform.file on file.sha256 = signed.sha256
                         where signed.id = :paper and signed.station = :station
                        """)
                .param("paper", paper)
                .param("station", stations.get(id).id())
                .query((row, number) ->
                        files.show(
                                row.getString("file_name"),
                                new Files.Stored(
                                        row.getString("sha256"),
                                        row.getLong("size"),
                                        row.getString("media_type"))))
                .optional()
                .orElseThrow(() -> Problem.notFound("文件"));
    }

    private String again(
            String form,
            Problem refused,
            Model model,
            HttpServletResponse response,
            Station station,
            ContractInput contract,
            HandoverInput handover) {
        refused.shownAgain(response);
        show(
                model,
                station,
                contract,
                handover,
                null,
                form,
                FormFault.of(refused.faults(), TenurePages::label));
        return VIEW;
    }

    private void show(
            Model model,
            Station station,
            ContractInput contract,
            HandoverInput handover,
            @Nullable String done,
            String refused,
            List<FormFault> faults) {
        var today = station.life().today();
        var signed = contracts.of(station.id());
        var obliged =
                signed.stream()
                        .map(StationContract::obliged)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(contracts.usuallyObliged(station));
        model.addAttribute(
                "page",
                new TenurePage(
                        station,
                        vitality.of(station),
                        obliged,
                        signed,
                        hours.on(station.id(), today).map(one -> one.words()).orElse(null),
                        closed.from(station.id(), today),
                        handovers.of(station.id()),
                        equipment.of(station.id()).stream()
                                .filter(piece -> piece.state() != Piece.State.SCRAPPED)
                                .toList(),
                        contract,
                        handover,
                        done,
                        refused,
                        faults));
    }

    private ContractInput fresh(Station station) {
        var obliged = contracts.usuallyObliged(station);
        return new ContractInput("", "", "", obliged == null ? "" : obliged.toString());
    }

    private static HandoverInput handover(Station station) {
        var keeper = station.keeper();
        return new HandoverInput(
                "", keeper == null ? "" : keeper.name(), "", "", "", "", List.of(), List.of());
    }

    private static String base(UUID id) {
        return "/console/stations/" + id + "/tenure";
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "signed" -> "已登记合同";
            case "shut" -> "已登记关门的日子";
            case "handed" -> "已移交";
            default -> null;
        };
    }

    private static String label(String field) {
        return switch (field) {
            case "party" -> "谁来办";
            case "from", "first" -> "从哪天";
            case "until", "last" -> "到哪天";
            case "obliged" -> "义务到哪天";
            case "file" -> "签字的文件";
            case "reason" -> "为什么关门";
            case "day" -> "哪天移交";
            case "giver" -> "谁交";
            case "taker" -> "谁接";
            case "keeperName" -> "新站长";
            case "keeperPhone" -> "站长电话";
            case "found" -> "设备";
            default -> field;
        };
    }
}
