package cn.cunkou.quality;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.LabReports.Report;
import cn.cunkou.quality.LabReports.ReportInput;
import cn.cunkou.quality.LabReports.Result;
import cn.cunkou.quality.Labs.Lab;
import cn.cunkou.quality.LotSamples.Filter;
import cn.cunkou.quality.LotSamples.Sample;
import cn.cunkou.quality.LotSamples.SampleInput;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.Lots;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 质量检测: samples, and what the laboratories reported. */
@Controller
public class SamplePages {
    static final String PATH = "/console/quality";

    private static final int ROWS = 50;
    private static final String FORM = "quality/sampleForm";
    private static final String ONE = "quality/sample";
    private static final Columns SHEET =
            Columns.of(
                    "样品",
                    Column.code("抽样单号"),
                    Column.day("抽样日期"),
                    Column.text("产品"),
                    Column.text("种类"),
                    Column.text("批次"),
                    Column.text("生产者"),
                    Column.text("为什么抽"),
                    Column.text("抽样地点"),
                    Column.text("抽样单位"),
                    Column.text("数量"),
                    Column.text("封条号"),
                    Column.text("检测机构"),
                    Column.text("结果"));

    private final LotSamples samples;
    private final LabReports reports;
    private final Labs labs;
    private final Limits limits;
    private final Lots lots;
    private final Files files;
    private final Counties counties;
    private final FormKeys keys;

    SamplePages(
            LotSamples samples,
            LabReports reports,
            Labs labs,
            Limits limits,
            Lots lots,
            Files files,
            Counties counties,
            FormKeys keys) {
        this.samples = samples;
        this.reports = reports;
        this.labs = labs;
        this.limits = limits;
        this.lots = lots;
        this.files = files;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry qualityMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 345, "质量检测", PATH, "lab");
    }

    /** The list. */
    public record ListPage(
            County county,
            Filter filter,
            List<String> kinds,
            Paged<Sample> samples,
            String export) {
        public List<Option> states() {
            return options(LotSamples.STATES);
        }
    }

    /** The form for a sample. */
    public record FormPage(
            SampleInput input,
            List<Option> lots,
            List<Option> labs,
            List<Option> groups,
            String key,
            List<FormFault> faults)
            implements Faulty {
        public List<Option> purposes() {
            return options(LotSamples.PURPOSES);
        }
    }

    /** A report with what it says of each item, and whether whoever looks may sign it. */
    public record ReportRow(Report report, List<Result> results, boolean maySign) {}

    /**
     * One sample.
     *
     * @param mayWrite whether whoever looks may enter and sign reports on it
     * @param limits of its group of products
     * @param needed items without which it does not pass
     */
    public record SamplePage(
            Sample sample,
            List<ReportRow> reports,
            List<Limit> limits,
            Set<String> needed,
            ReportInput input,
            boolean mayWrite,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {
        public String found(int i) {
            return i < input.found().size() ? input.found().get(i) : "";
        }

        public @Nullable Report inForce() {
            return reports.stream()
                    .map(ReportRow::report)
                    .filter(Report::isInForce)
                    .findFirst()
                    .orElse(null);
        }

        public boolean isPrepared() {
            return reports.stream().anyMatch(row -> row.report().isPrepared());
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        var chosen = counties.chosen(county);
        var filter = new Filter(state, kind, day(from), day(to), q);
        var query = request.getQueryString();
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        filter,
                        samples.kinds(chosen.code()),
                        samples.list(chosen.code(), filter, new Paged.Request(page, ROWS)),
                        PATH + "/export" + (query == null ? "" : "?" + query)));
        return "quality/samples";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var filter = new Filter(state, kind, day(from), day(to), q);
        var rows =
                Paged.all(page -> samples.list(chosen.code(), filter, page)).stream()
                        .map(SamplePages::cells)
                        .toList();
        return Excel.download(chosen.name() + "质量检测", SHEET, rows);
    }

    private static List<@Nullable String> cells(Sample sample) {
        return Arrays.asList(
                sample.number(),
                sample.takenOn().toString(),
                sample.productName(),
                sample.kind(),
                sample.lotNumber(),
                sample.producer(),
                sample.purposeWords(),
                sample.place(),
                sample.taker(),
                sample.amount(),
                sample.seal(),
                sample.labName(),
                sample.stateWords());
    }

    @GetMapping(PATH + "/samples/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(required = false) @Nullable String lot,
            Model model) {
        var input =
                new SampleInput(lot, null, null, null, null, null, null, null, null, null, null);
        model.addAttribute("page", form(counties.chosen(county).code(), input, List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/samples/new")
    String add(
            @ModelAttribute SampleInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            var id =
                    keys.once(
                            key,
                            PATH + "/samples/new",
                            input,
                            UUID.class,
                            () -> samples.add(county, input));
            return "redirect:" + PATH + "/samples/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", form(county, input, QualityWords.faults(refused)));
            return FORM;
        }
    }

    private FormPage form(DivisionCode county, SampleInput input, List<FormFault> faults) {
        return new FormPage(
                input,
                lots.within(county).stream()
                        .map(lot ->
                                new Option(
                                        lot.id().toString(),
                                        lot.productName() + " · " + lot.number()))
                        .toList(),
                labs.of(county).stream()
                        .map(lab ->
                                new Option(
                                        lab.id().toString(),
                                        lab.name() + "（至" + lab.validTo() + "）"))
                        .toList(),
                limits.groups(county).stream().map(one -> new Option(one, one)).toList(),
                FormKeys.fresh(),
                faults);
    }

    @GetMapping(PATH + "/samples/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var input = new ReportInput(null, null, List.of(), null);
        model.addAttribute("page", page(id, input, !done.isEmpty(), List.of()));
        return ONE;
    }

    @PostMapping(PATH + "/samples/{id}/reports")
    String enter(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String issuedOn,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var found = Objects.requireNonNullElse(request.getParameterValues("found"), new String[0]);
        var input = new ReportInput(number, issuedOn, List.of(found), reason);
        var name = file == null ? null : file.getOriginalFilename();
        try (var pdf = file == null || file.isEmpty() ? null : file.getInputStream()) {
            reports.enter(id, input, name == null ? "" : name, pdf);
            return seen(id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(id, input, false, QualityWords.faults(refused)));
            return ONE;
        }
    }

    @PostMapping(PATH + "/reports/{id}/sign")
    String sign(@PathVariable UUID id) {
        reports.sign(id);
        return seen(reports.get(id).sample());
    }

    @PostMapping(PATH + "/reports/{id}/discard")
    String discard(@PathVariable UUID id) {
        reports.discard(id);
        return seen(reports.get(id).sample());
    }

    @GetMapping(PATH + "/reports/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id) {
        var report = reports.get(id);
        return files.show(
                report.file(),
                new Files.Stored(report.sha256(), report.size(), report.mediaType()));
    }

    private static String seen(UUID sample) {
        return "redirect:" + PATH + "/samples/" + sample + "?done=yes";
    }

    private SamplePage page(UUID id, ReportInput input, boolean isDone, List<FormFault> faults) {
        var sample = samples.get(id);
        var all = reports.of(id);
        var inForce = all.stream().filter(Report::isInForce).findFirst().orElse(null);
        return new SamplePage(
                sample,
                all.stream()
                        .map(report ->
                                new ReportRow(
                                        report,
                                        reports.results(report.id()),
                                        reports.maySign(sample, report)))
                        .toList(),
                reports.limits(sample),
                reports.needed(sample, inForce),
                input,
                reports.mayWrite(sample),
                FormKeys.fresh(),
                isDone,
                faults);
    }

    static List<Option> options(List<List<String>> words) {
        return words.stream().map(one -> new Option(one.getFirst(), one.getLast())).toList();
    }

    static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : FilterDay.parsed(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Whether a laboratory's certificate is over. */
    static boolean isOver(Lab lab, LocalDate today) {
        return lab.validTo().isBefore(today);
    }
}
