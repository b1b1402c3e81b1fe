package cn.cunkou.region;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.DivisionsPage.Filter;
import cn.cunkou.region.DivisionsPage.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 行政区划: the towns and villages of a county on any day. */
@Controller
class DivisionPages {
    private static final Columns COLUMNS =
            Columns.of(
                    "行政区划",
                    Column.text("镇街"),
                    Column.text("村（社区）"),
                    Column.text("全称"),
                    Column.text("类别"),
                    Column.code("区划代码"),
                    Column.text("效期"));

    private final DivisionTable table;
    private final Divisions divisions;
    private final Counties counties;

    DivisionPages(DivisionTable table, Divisions divisions, Counties counties) {
        this.table = table;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry divisionsMenu() {
        return new MenuEntry(Place.CONSOLE, "基础资料", 710, "行政区划", "/console/divisions", "pin");
    }

    @GetMapping("/console/divisions")
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var served = counties.chosen(county);
        var filter =
                new Filter(
                        served.code(),
                        town,
                        kind,
                        q,
                        sort,
                        day == null ? counties.today(served.code()) : day);
        model.addAttribute(
                "page",
                new DivisionsPage(
                        filter,
                        divisions.children(served.code(), filter.day()),
                        table.counts(filter),
                        table.page(filter, new Paged.Request(page, 50))));
        return "region/divisions";
    }

    @GetMapping("/console/divisions/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day) {
        var served = counties.chosen(county);
        var filter =
                new Filter(
                        served.code(),
                        town,
                        kind,
                        q,
                        sort,
                        day == null ? counties.today(served.code()) : day);
        var rows = table.all(filter).stream().map(row -> cells(row, filter.day())).toList();
        return Excel.download(served.name() + "行政区划", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Row row, LocalDate day) {
        var division = row.division();
        return List.of(
                row.town(),
                row.isTown() ? "" : division.shortName(),
                division.name(),
                division.kind().label(),
                division.code().digits(),
                division.validity() + (division.isAssumedOn(day) ? "（推定）" : ""));
    }
}
