package cn.cunkou.stations.fitting;

import cn.cunkou.stations.Stations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations/{id}/fitting")
@Tag(name = "stations")
class FittingApi {
    /** A checklist as programs read it. */
    @Schema(name = "Checklist")
    record ChecklistJson(long done, long total, long percent, List<EntryJson> entries) {}

    /** One entry of it. */
    @Schema(name = "ChecklistEntry")
    record EntryJson(
            String id,
            String label,
            @Schema(
                            description = "没有看过为空",
                            allowableValues = {"done", "missing", "waived"})
                    @Nullable String outcome,
            @Nullable String day,
            @Nullable String note) {
        static EntryJson of(FittingEntry entry) {
            var seen = entry.seen();
            return seen == null
                    ? new EntryJson(entry.id(), entry.label(), null, null, null)
                    : new EntryJson(
                            entry.id(),
                            entry.label(),
                            seen.outcome().id(),
                            seen.day(),
                            seen.note());
        }
    }

    private final Fitting fitting;
    private final Stations stations;

    FittingApi(Fitting fitting, Stations stations) {
        this.fitting = fitting;
        this.stations = stations;
    }

    @GetMapping
    @Operation(summary = "一个站点的检查表", description = "没有开始检查表的站，total为0。")
    ChecklistJson checklist(@PathVariable UUID id) {
        var list = fitting.of(stations.get(id).id());
        return new ChecklistJson(
                list.done(),
                list.entries().size(),
                list.percent(),
                list.entries().stream().map(EntryJson::of).toList());
    }
}
