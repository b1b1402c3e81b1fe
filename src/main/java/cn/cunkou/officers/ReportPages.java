package cn.cunkou.officers;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 报送的信息: what information officers reported, for the offices that deal with it. */
@Controller
class ReportPages {
    static final String PATH = OfficerPages.PATH + "/reports";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            Columns.of(
                    "信息员报送",
                    Column.day("日期"),
                    Column.text("类别"),
                    Column.text("地方"),
                    Column.note("内容"),
                    Column.decimal("数量"),
                    Column.text("单位"),
                    Column.text("报送人"),
                    Column.text("报送时间"),
                    Column.text("状态"),
                    Column.text("处理人"),
                    Column.text("处理时间"),
                    Column.note("处理情况"));

    private final Reports reports;
    private final ReportLists lists;
    private final ReportKinds kinds;
    private final OfficerPages officers;
    private final Files files;
    private final Divisions divisions;
    private final Counties counties;

    ReportPages(
            Reports reports,
            ReportLists lists,
            ReportKinds kinds,
            OfficerPages officers,
            Files files,
            Divisions divisions,
            Counties counties) {
        this.reports = reports;
        this.lists = lists;
        this.kinds = kinds;
        this.officers = officers;
        this.files = files;
        this.divisions = divisions;
        this.counties = counties;
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var names = divisions.gazetteer(chosen.code(), today);
        var filter = new ReportFilter(OfficerPages.within(chosen, town), kind, from, to, state, q);
        var found = lists.list(chosen.code(), filter, new Paged.Request(page, ROWS));
        model.addAttribute(
                "page",
                new ReportsPage(
                        chosen,
                        officers.towns(chosen, today),
                        kinds.of(chosen.code()),
                        filter,
                        new Paged<>(
                                rows(found.rows(), names),
                                found.total(),
                                found.number(),
                                found.size()),
                        export(chosen, town, filter)));
        return "officers/reports";
    }

    static List<ReportsPage.Row> rows(List<Report> reports, Gazetteer names) {
        return reports.stream()
                .map(report -> new ReportsPage.Row(report, names.place(report.said().division())))
                .toList();
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var names = divisions.gazetteer(chosen.code(), counties.today(chosen.code()));
        var filter = new ReportFilter(OfficerPages.within(chosen, town), kind, from, to, state, q);
        var rows =
                lists.everything(chosen.code(), filter).stream()
                        .map(report -> cells(report, names))
                        .toList();
        return Excel.download(chosen.name() + "信息员报送", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Report report, Gazetteer names) {
        var said = report.said();
        var quantity = said.quantity();
        var done = report.followUp();
        return Arrays.asList(
                said.day().toString(),
                report.kindLabel(),
                names.place(said.division()),
                said.text(),
                quantity == null ? null : quantity.stripTrailingZeros().toPlainString(),
                said.unit(),
                report.recorded().by(),
                ChineseTime.minute(report.recorded().at()),
                report.state(),
                done == null ? null : done.stamp().by(),
                done == null ? null : ChineseTime.minute(done.stamp().at()),
                done == null ? null : done.note());
    }

    private static String export(County county, String town, ReportFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("county", "{county}")
                .queryParam("town", "{town}")
                .queryParam("kind", "{kind}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("state", "{state}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(
                        county.code().digits(),
                        town,
                        filter.kind(),
                        filter.from(),
                        filter.to(),
                        filter.state(),
                        filter.q())
                .toUriString();
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var words =
                switch (done) {
                    case "read" -> "已标为已读";
                    case "handled" -> "已标为已处理";
                    default -> null;
                };
        model.addAttribute("page", page(id, "", words, List.of()));
        return "officers/report";
    }

    @GetMapping(PATH + "/{id}/picture")
    ResponseEntity<InputStreamResource> picture(@PathVariable UUID id) {
        var shown = reports.photograph(id);
        return files.show(shown.name(), shown.stored());
    }

    @PostMapping(PATH + "/{id}/follow-ups")
    String follow(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        var chosen =
                Arrays.stream(Report.Step.values())
                        .filter(one -> one.id().equals(step))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.noSuchChoice("step", step, List.of("read", "handled")));
        try {
            reports.follow(id, chosen, note);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", page(id, note, null, ReportCheck.labelled(refused.faults())));
            return "officers/report";
        }
        return "redirect:" + PATH + "/" + id + "?done=" + chosen.id();
    }

    private ReportPage page(UUID id, String note, @Nullable String done, List<FormFault> faults) {
        var report = reports.get(id);
        var county = report.said().division().county();
        var names = divisions.gazetteer(county, counties.today(county));
        var lineage = lists.lineage(report);
        return new ReportPage(
                report,
                names.place(report.said().division()),
                names.place(report.officerOf()),
                lists.followUps(id),
                lineage.subList(1, lineage.size()),
                note,
                done,
                faults);
    }
}
