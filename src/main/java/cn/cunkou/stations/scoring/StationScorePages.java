package cn.cunkou.stations.scoring;

import cn.cunkou.plan.Publicity;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 站点考核: the scorings of a county, each with its ranking and its stations. */
@Controller
class StationScorePages {
    static final String PATH = "/console/station-scores";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            new Columns(
                    "站点考核",
                    List.of(
                            Column.integer("名次"),
                            Column.code("站点编号"),
                            Column.text("站点"),
                            Column.text("所在地"),
                            Column.decimal("得分"),
                            Column.note("怎么来的"),
                            Column.note("结果")));

    private final ScoreRuns runs;
    private final Publicity publicity;
    private final Counties counties;

    StationScorePages(ScoreRuns runs, Publicity publicity, Counties counties) {
        this.runs = runs;
        this.publicity = publicity;
        this.counties = counties;
    }

    @Bean
    static MenuEntry stationScoresMenu() {
        return new MenuEntry(MenuEntry.Place.CONSOLE, "业务", 209, "站点考核", PATH, "chart");
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county);
        var year = Integer.toString(counties.today(chosen.code()).getYear());
        model.addAttribute("page", page(chosen, year, null, List.of()));
        return "stations/scoring/scores";
    }

    @PostMapping(PATH + "/runs")
    String open(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String lines,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("");
        try {
            return "redirect:" + PATH + "/" + runs.open(county.code(), year, lines) + "?done=open";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(county, year, lines, labelled(refused)));
            return "stations/scoring/scores";
        }
    }

    @GetMapping(PATH + "/{run}")
    String one(
            @PathVariable UUID run,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("page", page(run, page, words(done), List.of()));
        return "stations/scoring/run";
    }

    @GetMapping(PATH + "/{run}/export")
    ResponseEntity<byte[]> export(@PathVariable UUID run) {
        var found = runs.get(run);
        var followed = runs.consequences(run);
        var rows =
                runs.ranking(found).stream()
                        .map(one ->
                                List.<@Nullable String>of(
                                        Integer.toString(one.rank()),
                                        one.code(),
                                        one.name(),
                                        one.place(),
                                        one.total().toPlainString(),
                                        one.said(),
                                        followed.stream()
                                                .filter(it -> it.station().equals(one.station()))
                                                .map(it -> it.kind().label() + "：" + it.note())
                                                .collect(Collectors.joining("；"))))
                        .toList();
        return Excel.download(found.year() + "年度站点考核", COLUMNS, rows);
    }

    @PostMapping(PATH + "/{run}/notice")
    String publish(
            @PathVariable UUID run,
            @RequestParam(defaultValue = "") String days,
            Model model,
            HttpServletResponse response) {
        try {
            runs.publish(run, days);
            return "redirect:" + PATH + "/" + run + "?done=published";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(run, 1, null, labelled(refused)));
            return "stations/scoring/run";
        }
    }

    @GetMapping(PATH + "/{run}/stations/{station}")
    String station(
            @PathVariable UUID run,
            @PathVariable UUID station,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("page", page(run, station, words(done), List.of()));
        return "stations/scoring/station";
    }

    @PostMapping(PATH + "/{run}/stations/{station}/points")
    String give(
            @PathVariable UUID run,
            @PathVariable UUID station,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String paper,
            Model model,
            HttpServletResponse response) {
        return act(
                run, station, model, response, () -> runs.give(run, station, line, points, paper));
    }

    @PostMapping(PATH + "/{run}/stations/{station}/consequences")
    String follow(
            @PathVariable UUID run,
            @PathVariable UUID station,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        return act(run, station, model, response, () -> runs.follow(run, station, kind, note));
    }

    private String act(
            UUID run, UUID station, Model model, HttpServletResponse response, Runnable act) {
        try {
            act.run();
            return "redirect:" + PATH + "/" + run + "/stations/" + station + "?done=saved";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(run, station, null, labelled(refused)));
            return "stations/scoring/station";
        }
    }

    private ScoresPage page(
            County county, String year, @Nullable String typed, List<FormFault> faults) {
        var named = runs.named(county.code());
        var lines =
                named.isEmpty()
                        ? "便民服务 40 服务\n设备开机 20 开机\n建设标准 20 检查表\n现场检查 20 现场"
                        : String.join(
                                "\n",
                                named.stream()
                                        .map(label -> label + " " + 100 / named.size())
                                        .toList());
        return new ScoresPage(
                county,
                runs.in(county.code()),
                !named.isEmpty(),
                year,
                typed == null ? lines : typed,
                faults);
    }

    private RunPage page(UUID id, int number, @Nullable String done, List<FormFault> faults) {
        var run = runs.get(id);
        var ranking = runs.ranking(run);
        var request = new Paged.Request(number, ROWS);
        var notice = run.notice();
        return new RunPage(
                run,
                request.of(
                        ranking.stream().skip(request.offset()).limit(ROWS).toList(),
                        ranking.size()),
                runs.consequences(id),
                ranking.stream().filter(one -> !one.missing().isEmpty()).count(),
                notice == null ? null : publicity.href(notice),
                done,
                faults);
    }

    private ScoredPage page(UUID id, UUID station, @Nullable String done, List<FormFault> faults) {
        var run = runs.get(id);
        var scored =
                runs.ranking(run).stream()
                        .filter(one -> one.station().equals(station))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("这次考核里的站点"));
        return new ScoredPage(
                run,
                scored,
                runs.consequences(id).stream()
                        .filter(one -> one.station().equals(station))
                        .toList(),
                done,
                faults);
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "open" -> "考核开始了";
            case "published" -> "已公示，期满没有异议就定下来";
            case "saved" -> "已保存";
            default -> null;
        };
    }

    private static List<FormFault> labelled(Problem refused) {
        return FormFault.of(
                refused.faults(),
                field ->
                        switch (field) {
                            case "year" -> "年度";
                            case "lines" -> "考核什么";
                            case "points" -> "打分";
                            case "paper" -> "凭什么";
                            case "days" -> "公示几个工作日";
                            case "kind" -> "怎么办";
                            case "note" -> "依据";
                            default -> field;
                        });
    }
}
