package cn.cunkou.stations.watch;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 要留意的站点: what the to-dos count, station by station. */
@Controller
public class WatchPages {
    static final String PATH = "/console/stations/watch";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            new Columns(
                    "要留意的站点",
                    List.of(
                            Column.text("什么事"),
                            Column.text("站点"),
                            Column.text("所在地"),
                            Column.note("说明"),
                            Column.day("日期")));

    private final StationWatch watch;
    private final Counties counties;

    WatchPages(StationWatch watch, Counties counties) {
        this.watch = watch;
        this.counties = counties;
    }

    /** The list, of one kind or of all. */
    public record WatchPage(County county, Sight.@Nullable Kind chosen, Paged<Sight> rows) {
        public List<Sight.Kind> kinds() {
            return List.of(Sight.Kind.values());
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.chosen("");
        var chosen = chosen(kind);
        var all = of(county, chosen);
        var request = new Paged.Request(page, ROWS);
        model.addAttribute(
                "page",
                new WatchPage(
                        county,
                        chosen,
                        request.of(
                                all.stream().skip(request.offset()).limit(ROWS).toList(),
                                all.size())));
        return "stations/watch/watch";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String kind) {
        var county = counties.chosen("");
        var rows =
                of(county, chosen(kind)).stream()
                        .map(one ->
                                List.<@Nullable String>of(
                                        one.kind().label(),
                                        one.name(),
                                        one.place(),
                                        one.said(),
                                        one.day().toString()))
                        .toList();
        return Excel.download(county.name() + "要留意的站点", COLUMNS, rows);
    }

    private static Sight.@Nullable Kind chosen(String kind) {
        return kind.isEmpty()
                ? null
                : Sight.Kind.read(kind)
                        .orElseThrow(() ->
                                Problem.noSuchChoice(
                                        "kind",
                                        kind,
                                        Arrays.stream(Sight.Kind.values())
                                                .map(Sight.Kind::id)
                                                .toList()));
    }

    private List<Sight> of(County county, Sight.@Nullable Kind kind) {
        return watch.in(county.code()).stream()
                .filter(one -> kind == null || one.kind() == kind)
                .toList();
    }
}
