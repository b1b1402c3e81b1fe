package cn.cunkou.stations.equipment;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.region.Counties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every piece of equipment in the county's stations, as a workbook. */
@Controller
class EquipmentExport {
    private static final Columns COLUMNS =
            new Columns(
                    "站点设备",
                    List.of(
                            Column.code("站点编号"),
                            Column.text("站点"),
                            Column.text("所在地"),
                            Column.text("种类"),
                            Column.text("型号"),
                            Column.code("出厂编号"),
                            Column.text("用哪笔钱"),
                            Column.day("买的日期"),
                            Column.text("状态"),
                            Column.day("状态日期")));

    private final Equipment equipment;
    private final Counties counties;

    EquipmentExport(Equipment equipment, Counties counties) {
        this.equipment = equipment;
        this.counties = counties;
    }

    @GetMapping("/console/stations/equipment/export")
    ResponseEntity<byte[]> export() {
        var county = counties.chosen("");
        var rows =
                equipment.in(county.code()).stream()
                        .map(placed -> {
                            var piece = placed.piece();
                            return List.<@Nullable String>of(
                                    placed.code(),
                                    placed.station(),
                                    placed.place(),
                                    piece.kind(),
                                    piece.model(),
                                    piece.serial(),
                                    piece.fundLine(),
                                    piece.bought().toString(),
                                    piece.state().label(),
                                    piece.stateSince().toString());
                        })
                        .toList();
        return Excel.download(county.name() + "站点设备", COLUMNS, rows);
    }
}
