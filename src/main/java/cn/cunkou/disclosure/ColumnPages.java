package cn.cunkou.disclosure;

import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.Shows;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 公开情况: what of the column is there, what is missing, and what stands outside. */
@Controller
public class ColumnPages {
    static final String PATH = "/console/disclosure";

    private static final String COPY = PATH + "/copies/{id}";
    private static final int ROWS = 50;

    private final PublicColumn column;
    private final Snapshots snapshots;
    private final CopyArchive archive;
    private final Files files;
    private final Counties counties;
    private final Doorkeeper doorkeeper;
    private final FormKeys keys;

    ColumnPages(
            PublicColumn column,
            Snapshots snapshots,
            CopyArchive archive,
            Files files,
            Counties counties,
            Doorkeeper doorkeeper,
            FormKeys keys) {
        this.column = column;
        this.snapshots = snapshots;
        this.archive = archive;
        this.files = files;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
        this.keys = keys;
    }

    @Bean
    static MenuEntry columnMenu() {
        return new MenuEntry(Place.CONSOLE, "公开与监督", 500, "公开情况", PATH, "megaphone");
    }

    /**
     * A class.
     *
     * @param make where its records are made; null where the reader may not make any
     */
    public record Line(Section section, @Nullable Option make) {
        public String href() {
            return PATH + "/" + section.id();
        }
    }

    public record ColumnPage(List<Line> lines) {
        public long missing() {
            return count(Section.State.MISSING);
        }

        public long old() {
            return count(Section.State.OLD);
        }

        private long count(Section.State state) {
            return lines.stream().filter(line -> line.section().state() == state).count();
        }
    }

    /**
     * A record of a class.
     *
     * @param copy the latest that was handed out of it, those put up outside first; null for none
     * @param old whether that says something else than the record
     * @param lacking what the plan asks of it and it does not say
     */
    public record Row(
            PublicRecord record, @Nullable Snapshot copy, boolean old, List<String> lacking) {}

    public record ShelfPage(Section section, @Nullable Option make, Paged<Row> rows) {
        public String key() {
            return FormKeys.fresh();
        }
    }

    /**
     * One copy.
     *
     * @param old whether the record says something else by now
     * @param gone whether the column does not show the record any more
     * @param sheet what was handed out, where the record still says the same
     */
    public record CopyPage(
            Snapshot copy,
            boolean old,
            boolean gone,
            @Nullable Sheet sheet,
            String article,
            Snapshots.PostingInput input,
            String now,
            @Nullable String done,
            List<FormFault> faults)
            implements Faulty {
        public String base() {
            return PATH + "/copies/" + copy.id();
        }

        public String shelf() {
            return PATH + "/" + copy.section();
        }

        public List<Option> channels() {
            return Arrays.stream(Snapshot.Channel.values())
                    .map(channel -> new Option(channel.id(), channel.label()))
                    .toList();
        }

        public String size() {
            return copy.size() < 1_000_000
                    ? Math.max(1, copy.size() / 1_000) + " kB"
                    : "%.1f MB".formatted(copy.size() / 1_000_000.0);
        }

        public @Nullable String typedChannel() {
            return input.channel();
        }

        public @Nullable String typedAddress() {
            return input.address();
        }

        public @Nullable String typedAt() {
            return input.at();
        }
    }

    @GetMapping(PATH)
    String column(Model model) {
        var county = counties.chosen("").code();
        model.addAttribute(
                "page",
                new ColumnPage(
                        column.of(county).stream()
                                .map(section -> new Line(section, make(section)))
                                .toList()));
        return "disclosure/column";
    }

    @GetMapping(PATH + "/{catalogue}/{entry}")
    String shelf(
            @PathVariable String catalogue,
            @PathVariable String entry,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.chosen("").code();
        var section =
                column.find(county, catalogue + "/" + entry)
                        .orElseThrow(() -> Problem.notFound("这一类公开信息"));
        var copies = snapshots.latest(county, section.id());
        var request = new Paged.Request(page, ROWS);
        var rows =
                section.records().stream()
                        .skip(request.offset())
                        .limit(request.size())
                        .map(record -> row(section, record, copies.get(record.href())))
                        .toList();
        model.addAttribute(
                "page",
                new ShelfPage(section, make(section), request.of(rows, section.records().size())));
        return "disclosure/shelf";
    }

    private Row row(Section section, PublicRecord record, @Nullable Snapshot copy) {
        return new Row(
                record, copy, copy != null && snapshots.isOld(copy), section.lacking(record));
    }

    /** Where what is missing would be made, for whoever may make it. */
    private @Nullable Option make(Section section) {
        return ways(section.entry().shows())
                .filter(way -> doorkeeper.mayEnter("GET", way.value().replaceFirst("\\?.*", "")))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Option> ways(Shows shows) {
        return Stream.of(
                        shows.records().stream().flatMap(word -> register(word).stream()),
                        shows.items().stream()
                                .limit(1)
                                .map(item ->
                                        new Option(
                                                "/console/papers/new?kind=notice&item=" + item,
                                                "登记公告")),
                        shows.papers().stream()
                                .limit(1)
                                .map(kind ->
                                        new Option("/console/papers/new?kind=" + kind, "登记公文")),
                        shows.areas().stream()
                                .limit(1)
                                .map(area -> new Option("/console/papers/new", "登记公文")))
                .flatMap(ways -> ways);
    }

    private static Optional<Option> register(String word) {
        return switch (word) {
            case "projects" -> Optional.of(new Option("/console/projects", "登记项目"));
            case "funds" -> Optional.of(new Option("/console/funds", "登记资金"));
            case "notices" -> Optional.of(new Option("/console/notices/new", "发布公示"));
            default -> Optional.empty();
        };
    }

    /** The record that a copy is to be made of. */
    record Wanted(String section, String href) {}

    @PostMapping(PATH + "/copies")
    String make(
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String href,
            @RequestParam(defaultValue = "") String key) {
        var county = counties.chosen("").code();
        var id =
                keys.once(
                        key,
                        PATH + "/copies",
                        new Wanted(section, href),
                        UUID.class,
                        () -> snapshots.make(county, section, href));
        return seen(id, "made");
    }

    @GetMapping(COPY)
    String copy(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var words =
                switch (done) {
                    case "made" -> "已导出并留存，下载或复制后发布，再回来登记网址";
                    case "posted" -> "已登记网址";
                    case "withdrawn" -> "已撤回登记的网址";
                    default -> null;
                };
        model.addAttribute(
                "page", page(id, new Snapshots.PostingInput(null, null, null), words, List.of()));
        return "disclosure/copy";
    }

    private CopyPage page(
            UUID id, Snapshots.PostingInput input, @Nullable String done, List<FormFault> faults) {
        var copy = snapshots.get(id);
        var current = snapshots.current(copy.county(), copy.section(), copy.href());
        var sheet = current.map(Snapshots.Current::sheet).orElse(null);
        var old = sheet != null && !sheet.digest().equals(copy.digest());
        return new CopyPage(
                copy,
                old,
                sheet == null,
                old ? null : sheet,
                old || sheet == null ? "" : archive.article(sheet),
                input,
                counties.now(copy.county())
                        .atZone(Counties.ZONE)
                        .toLocalDateTime()
                        .withSecond(0)
                        .withNano(0)
                        .toString(),
                done,
                faults);
    }

    @GetMapping(COPY + "/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id) {
        var copy = snapshots.get(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(copy.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(copy.title() + ".zip"))
                .body(new InputStreamResource(files.open(copy.sha256())));
    }

    @PostMapping(COPY + "/postings")
    String post(
            @PathVariable UUID id,
            @ModelAttribute Snapshots.PostingInput input,
            Model model,
            HttpServletResponse response) {
        try {
            snapshots.post(id, input);
            return seen(id, "posted");
        } catch (Problem refused) {
            return again(id, input, refused, model, response);
        }
    }

    @PostMapping(COPY + "/postings/{posting}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID posting,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            snapshots.withdraw(id, posting, reason);
            return seen(id, "withdrawn");
        } catch (Problem refused) {
            return again(
                    id, new Snapshots.PostingInput(null, null, null), refused, model, response);
        }
    }

    private String again(
            UUID id,
            Snapshots.PostingInput input,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        if (refused.faults().isEmpty()) {
            throw refused;
        }
        response.setStatus(refused.status().value());
        model.addAttribute("page", page(id, input, null, labelled(refused.faults())));
        return "disclosure/copy";
    }

    private static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (field) {
                            case "channel" -> "发布在哪里";
                            case "address" -> "网址";
                            case "at" -> "发布时间";
                            case "reason" -> "原因";
                            default -> field;
                        });
    }

    private static String seen(UUID id, String done) {
        return "redirect:" + PATH + "/copies/" + id + "?done=" + done;
    }
}
