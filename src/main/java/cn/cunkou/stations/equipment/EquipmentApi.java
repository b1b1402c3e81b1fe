package cn.cunkou.stations.equipment;

import cn.cunkou.stations.Stations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations/{id}/equipment")
@Tag(name = "stations")
class EquipmentApi {
    /** A piece of equipment as programs read it. */
    @Schema(name = "Equipment")
    record PieceJson(
            UUID id,
            String kind,
            String model,
            String serial,
            @Schema(description = "方案里的预算项；不是财政资金买的为空") String fundLine,
            LocalDate bought,
            @Schema(allowableValues = {"in-use", "broken", "missing", "scrapped"}) String state,
            LocalDate stateSince) {
        static PieceJson of(Piece piece) {
            return new PieceJson(
                    piece.id(),
                    piece.kind(),
                    piece.model(),
                    piece.serial(),
                    piece.fundLine(),
                    piece.bought(),
                    piece.state().id(),
                    piece.stateSince());
        }
    }

    private final Equipment equipment;
    private final Stations stations;

    EquipmentApi(Equipment equipment, Stations stations) {
        this.equipment = equipment;
        this.stations = stations;
    }

    @GetMapping
    @Operation(summary = "一个站点的设备")
    List<PieceJson> list(@PathVariable UUID id) {
        return equipment.of(stations.get(id).id()).stream().map(PieceJson::of).toList();
    }
}
