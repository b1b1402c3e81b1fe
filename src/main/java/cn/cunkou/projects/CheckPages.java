package cn.cunkou.projects;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Board;
import cn.cunkou.programme.Programme;
import cn.cunkou.programme.Score;
import cn.cunkou.programme.Scores;
import cn.cunkou.programme.Standing;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 验收准备: self-evaluation, the acceptance file, samples to be checked by telephone. */
@Controller
public class CheckPages {
    private static final String ARCHIVES = Archives.PATH;
    private static final String SAMPLES = ARCHIVES + "/samples";
    private static final Columns COLUMNS =
            Columns.of(
                    "抽样",
                    Column.integer("序号"),
                    Column.note("抽到的"),
                    Column.code("编号"),
                    Column.text("核对结果"),
                    Column.note("说明"));

    private final Archives archives;
    private final Samples samples;
    private final SelfNotes notes;
    private final Programme programme;
    private final Scores scores;
    private final Files files;
    private final Counties counties;
    private final FormKeys keys;

    CheckPages(
            Archives archives,
            Samples samples,
            SelfNotes notes,
            Programme programme,
            Scores scores,
            Files files,
            Counties counties,
            FormKeys keys) {
        this.archives = archives;
        this.samples = samples;
        this.notes = notes;
        this.programme = programme;
        this.scores = scores;
        this.files = files;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry archivesMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 140, "验收准备", ARCHIVES, "check");
    }

    /**
     * Self-evaluation and the acceptance files that were packed.
     *
     * @param area the field whose items are shown
     */
    public record ArchivesPage(
            County county,
            String plan,
            LocalDate today,
            List<String> areas,
            String area,
            List<Standing> items,
            Map<String, SelfNotes.Note> notes,
            List<Score> scores,
            List<Archives.Packed> packed) {
        public SelfNotes.@Nullable Note note(String item) {
            return notes.get(item);
        }
    }

    public record SamplesPage(
            County county,
            List<Option> populations,
            String population,
            String size,
            String seed,
            String key,
            List<Samples.Sample> samples,
            List<FormFault> faults) {
        public @Nullable FormFault fault(String field) {
            return faults.stream()
                    .filter(one -> one.field().equals(field))
                    .findFirst()
                    .orElse(null);
        }
    }

    public record SamplePage(Samples.Sample sample, List<Samples.Drawn> drawn, boolean isNoted) {}

    @GetMapping(ARCHIVES)
    String archives(@RequestParam(defaultValue = "") String area, Model model) {
        var county = counties.chosen("");
        var board = board(county);
        var plan = board.edition().plan();
        var areas = board.items().stream().map(one -> one.item().area()).distinct().toList();
        var chosen = areas.contains(area) ? area : areas.isEmpty() ? "" : areas.getFirst();
        model.addAttribute(
                "page",
                new ArchivesPage(
                        county,
                        plan.title(),
                        board.today(),
                        areas,
                        chosen,
                        board.items().stream()
                                .filter(one -> one.item().area().equals(chosen))
                                .toList(),
                        notes.of(plan.id()),
                        scores.of(board, board.today().getYear()),
                        archives.of(county.code())));
        return "projects/archives";
    }

    @PostMapping(ARCHIVES)
    String order() {
        archives.order(board(counties.chosen("")).edition().plan());
        return "redirect:/console/tasks";
    }

    @PostMapping(ARCHIVES + "/notes/{item}")
    String note(
            @PathVariable String item,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper) {
        var plan = board(counties.chosen("")).edition().plan();
        notes.say(plan, item, text, paper);
        var area = plan.item(item).orElseThrow().area();
        return "redirect:"
                + UriComponentsBuilder.fromPath(ARCHIVES)
                        .queryParam("area", "{area}")
                        .encode()
                        .buildAndExpand(area)
                        .toUriString();
    }

    @GetMapping(ARCHIVES + "/files/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id) {
        var packed = archives.get(id);
        var name = "验收档案 %s %s.zip".formatted(packed.plan(), packed.asOf());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(packed.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name))
                .body(new InputStreamResource(files.open(packed.sha256())));
    }

    private Board board(County county) {
        return programme.board(county.code()).orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    @GetMapping(SAMPLES)
    String samples(Model model) {
        var county = counties.chosen("");
        var seed = counties.today(county).toString();
        model.addAttribute("page", page(county, "projects", "5", seed, List.of()));
        return "projects/samples";
    }

    @PostMapping(SAMPLES)
    String draw(
            @RequestParam(defaultValue = "") String population,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("");
        try {
            var id =
                    keys.once(
                            key,
                            SAMPLES,
                            List.of(population, size, seed),
                            UUID.class,
                            () -> samples.draw(county.code(), population, size, seed));
            return "redirect:" + SAMPLES + "/" + id;
        } catch (Problem refused) {
            model.addAttribute(
                    "page", page(county, population, size, seed, Labels.again(refused, response)));
            return "projects/samples";
        }
    }

    private SamplesPage page(
            County county, String population, String size, String seed, List<FormFault> faults) {
        return new SamplesPage(
                county,
                Samples.populations(),
                population,
                size,
                seed,
                FormKeys.fresh(),
                samples.of(county.code()),
                faults);
    }

    @GetMapping(SAMPLES + "/{id}")
    String sample(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute(
                "page", new SamplePage(samples.get(id), samples.drawn(id), !done.isEmpty()));
        return "projects/sample";
    }

    @GetMapping(SAMPLES + "/{id}/export")
    ResponseEntity<byte[]> export(@PathVariable UUID id) {
        var sample = samples.get(id);
        var rows =
                samples.drawn(id).stream()
                        .map(one ->
                                Arrays.<@Nullable String>asList(
                                        Integer.toString(one.number()),
                                        one.label(),
                                        one.subject(),
                                        one.outcomeLabel(),
                                        one.note()))
                        .toList();
        return Excel.download(
                "抽样 %s %s".formatted(sample.populationLabel(), sample.seed()), COLUMNS, rows);
    }

    @PostMapping(SAMPLES + "/{id}/outcomes")
    String outcome(
            @PathVariable UUID id,
            @RequestParam int number,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note) {
        samples.note(id, number, outcome, note);
        return "redirect:" + SAMPLES + "/" + id + "?done=noted";
    }
}
