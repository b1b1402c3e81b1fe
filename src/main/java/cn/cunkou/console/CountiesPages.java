package cn.cunkou.console;

import cn.cunkou.console.CountiesPage.Cell;
import cn.cunkou.console.CountiesPage.Choice;
import cn.cunkou.console.CountiesPage.Head;
import cn.cunkou.console.CountiesPage.Row;
import cn.cunkou.console.SideBySide.Comparison;
import cn.cunkou.measures.FigureWords;
import cn.cunkou.measures.Label;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 县际对照: the same measures of each county, for those who have several. */
@Controller
class CountiesPages {
    private static final String PATH = "/console/counties";
    private static final Columns SHEET =
            Columns.of(
                    "县际对照",
                    Column.text("指标"),
                    Column.text("口径"),
                    Column.text("县"),
                    Column.text("数值"),
                    Column.text("单位"),
                    Column.text("由来"),
                    Column.text("发布"),
                    Column.day("截至"),
                    Column.text("说明"));

    private final SideBySide sideBySide;
    private final Counties counties;

    CountiesPages(SideBySide sideBySide, Counties counties) {
        this.sideBySide = sideBySide;
        this.counties = counties;
    }

    @Bean
    static MenuEntry countiesMenu() {
        return new MenuEntry(Place.CONSOLE_OF_SEVERAL, "", 25, "县际对照", PATH, "chart");
    }

    @GetMapping(PATH)
    String compare(@RequestParam(defaultValue = "") String measure, Model model) {
        var choices =
                sideBySide.choices().stream()
                        .map(one -> new Choice(one.id(), one.title(), one.id().equals(measure)))
                        .toList();
        var compared = compared(measure);
        model.addAttribute("page", new CountiesPage(choices, columns(compared), rows(compared)));
        return "console/counties";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String measure) {
        var lines = new ArrayList<List<@Nullable String>>();
        for (var row : compared(measure).rows()) {
            for (var cell : row.cells()) {
                var figure = cell.figure();
                lines.add(
                        List.of(
                                row.measure().title(),
                                title(row.base()),
                                cell.county().name(),
                                FigureWords.number(figure.value(), figure.unit()),
                                FigureWords.unit(figure.value(), figure.unit()),
                                parts(cell),
                                by(row, cell),
                                figure.asOf().toString(),
                                note(cell)));
            }
        }
        return Excel.download("县际对照", SHEET, lines);
    }

    private Comparison compared(String measure) {
        return sideBySide.of(several(), measure.isEmpty() ? List.of() : List.of(measure));
    }

    private List<County> several() {
        var mine = counties.mine();
        if (mine.size() < 2) {
            throw Problem.notFound("县际对照");
        }
        return mine;
    }

    private static List<Head> columns(Comparison compared) {
        return compared.columns().stream()
                .map(column ->
                        new Head(
                                column.county().name(),
                                column.today(),
                                column.plan() == null ? "还没有实施方案" : column.plan().title()))
                .toList();
    }

    private static List<Row> rows(Comparison compared) {
        return compared.rows().stream()
                .map(row ->
                        new Row(
                                row.measure().title(),
                                title(row.base()),
                                row.cells().stream().map(one -> cell(row, one)).toList()))
                .toList();
    }

    private static Cell cell(SideBySide.Row row, SideBySide.Cell cell) {
        var figure = cell.figure();
        return new Cell(
                cell.county().name(),
                FigureWords.number(figure.value(), figure.unit()),
                FigureWords.unit(figure.value(), figure.unit()),
                parts(cell),
                by(row, cell),
                figure.asOf(),
                note(cell),
                cell.page());
    }

    private static String title(@Nullable Label base) {
        return base == null ? "" : base.title();
    }

    /** What a share or an average is made of: 283／415, as far as it is known. */
    private static String parts(SideBySide.Cell cell) {
        var figure = cell.figure();
        if (!cell.isComparable()) {
            return cell.publishedOf().isEmpty()
                    ? "没有登记是谁的百分比"
                    : "占" + cell.publishedOf() + "的比例，分母的数没有公布";
        }
        return figure.numerator() == null || figure.denominator() == null
                ? ""
                : plain(figure.numerator()) + "／" + plain(figure.denominator());
    }

    private static String by(SideBySide.Row row, SideBySide.Cell cell) {
        var series = cell.series();
        if (series == null) {
            return "";
        }
        return series.title().equals(row.measure().title())
                ? series.publisher() + "发布"
                : "%s发布，本%s称“%s”"
                        .formatted(series.publisher(), cell.county().kind(), series.title());
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** Why there is no figure, or that the plan does not ask for it. */
    private static String note(SideBySide.Cell cell) {
        return cell.figure().value() == null
                ? Objects.requireNonNullElse(cell.figure().reason(), "无法计算")
                : cell.isPlanned() ? "" : "本%s方案没有用到".formatted(cell.county().kind());
    }
}
