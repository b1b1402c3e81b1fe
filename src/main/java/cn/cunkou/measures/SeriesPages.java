package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.SeriesListPage.Line;
import cn.cunkou.measures.SeriesListPage.Row;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Choice;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 外部数据: figures that others publish, and who recorded and corrected them from what document. */
@Controller
class SeriesPages {
    static final String PATH = "/console/series";

    private static final int ROWS = 50;
    private static final Columns HISTORY =
            Columns.of(
                    "外部数据",
                    Column.code("区划代码"),
                    Column.text("地方"),
                    Column.text("哪一期"),
                    Column.decimal("数值"),
                    Column.text("单位"),
                    Column.text("发布单位"),
                    Column.text("来源文件"),
                    Column.text("文号"),
                    Column.text("录入人"),
                    Column.text("录入时间"),
                    Column.text("更正原因"),
                    Column.yesNo("是否有效"));

    private final ExternalSeries external;
    private final Counties counties;
    private final Divisions divisions;
    private final Files files;

    SeriesPages(ExternalSeries external, Counties counties, Divisions divisions, Files files) {
        this.external = external;
        this.counties = counties;
        this.divisions = divisions;
        this.files = files;
    }

    @Bean
    static MenuEntry seriesMenu() {
        return new MenuEntry(Place.CONSOLE, "报送", 410, "外部数据", PATH, "bookmark");
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county);
        var latest = external.latest(chosen.code().digits());
        var names = names(chosen);
        var rows =
                external.all(chosen.code()).stream()
                        .map(series -> {
                            var fact = latest.get(series.id());
                            return new Row(series, fact == null ? null : line(series, fact, names));
                        })
                        .toList();
        model.addAttribute("page", new SeriesListPage(chosen, rows));
        return "measures/seriesList";
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var chosen = counties.chosen(county);
        var series = external.get(id, chosen.code());
        var names = names(chosen);
        var found = external.facts(id, chosen.code().digits(), new Paged.Request(page, ROWS));
        var lines = found.rows().stream().map(fact -> line(series, fact, names)).toList();
        var figure = FigurePages.href(Question.of(series.measure(), chosen.code().digits()));
        model.addAttribute(
                "page",
                new SeriesPage(
                        series,
                        chosen,
                        found.with(lines),
                        figure,
                        !places(series, chosen).isEmpty(),
                        words(done)));
        return "measures/series";
    }

    @GetMapping(PATH + "/{id}/export")
    ResponseEntity<byte[]> export(
            @PathVariable String id, @RequestParam(defaultValue = "") String county) {
        var chosen = counties.chosen(county);
        var series = external.get(id, chosen.code());
        var names = names(chosen);
        var rows =
                external.history(id, chosen.code()).stream()
                        .map(fact -> cells(series, line(series, fact, names)))
                        .toList();
        return Excel.download(chosen.name() + series.title(), HISTORY, rows);
    }

    @GetMapping(PATH + "/{id}/values/{value}/document")
    ResponseEntity<InputStreamResource> document(
            @PathVariable String id, @PathVariable String value) {
        return SeriesApi.document(files, external.fact(id, SeriesApi.id(value)));
    }

    Gazetteer names(County county) {
        return divisions.gazetteer(county.code(), counties.today(county));
    }

    /** Where whoever acts may record a figure of the series. */
    List<Choice> places(Series series, County county) {
        return divisions.choices(county.code(), counties.today(county)).stream()
                .filter(choice -> choice.code().length() == series.level().length())
                .toList();
    }

    static Line line(Series series, Fact fact, Gazetteer names) {
        return new Line(fact, series.rhythm().words(fact.day()), names.place(fact.division()));
    }

    private static List<@Nullable String> cells(Series series, Line line) {
        var fact = line.fact();
        return Arrays.asList(
                fact.division().digits(),
                line.place(),
                line.period(),
                fact.value() == null ? "" : fact.value().toPlainString(),
                series.unit(),
                fact.source(),
                fact.documentTitle(),
                fact.documentNumber(),
                fact.person(),
                ChineseTime.minute(fact.recordedAt()),
                fact.withdraws() ? "撤回：" + fact.reason() : fact.reason(),
                fact.holds() && !fact.withdraws() ? "是" : "否");
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已设立，可以录入第一期的数";
            case "recorded" -> "已录入";
            case "withdrawn" -> "已撤回";
            default -> null;
        };
    }
}
