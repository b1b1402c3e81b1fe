package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.imports.ImportKind.Place;
import cn.cunkou.platform.imports.RowsView.Show;
import cn.cunkou.platform.tasks.Task;
import cn.cunkou.platform.tasks.Tasks;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 导入与导出: hand in a file, look at what it would do, confirm or give it up, see the result, take it
 * back.
 */
@Controller
public class ImportPages {
    private static final int ROWS_A_PAGE = 20;

    private final Imports imports;
    private final Unconfirmed unconfirmed;
    private final Tasks tasks;

    ImportPages(Imports imports, Unconfirmed unconfirmed, Tasks tasks) {
        this.imports = imports;
        this.unconfirmed = unconfirmed;
        this.tasks = tasks;
    }

    @Bean
    static MenuEntry importMenu() {
        return new MenuEntry(
                MenuEntry.Place.CONSOLE, "报送", 700, "导入与导出", "/console/imports", "sheet");
    }

    /** A kind of thing that can be imported, and for which divisions. */
    public record KindView(String id, String title, List<Place> places) {
        static KindView of(ImportKind<?> kind) {
            return new KindView(kind.id(), kind.title(), kind.places());
        }
    }

    /** An import in the list. */
    public record BatchLine(Batch batch, String kind) {}

    public record ImportsPage(List<KindView> kinds, Paged<BatchLine> batches) {}

    /**
     * The form, and why the file was not taken that was just sent.
     *
     * @param fileName null before a file was sent
     */
    public record UploadPage(
            KindView kind,
            List<Column> columns,
            String division,
            @Nullable String fileName,
            List<Refusal> refusals) {}

    /** One import, at whatever step it is. */
    public record BatchPage(
            Batch batch, String kind, Show show, @Nullable RowsView rows, @Nullable Task task) {}

    /**
     * The last look before writing.
     *
     * @param seen when the check was done that the person has looked at
     */
    public record ConfirmPage(Batch batch, String kind, long seen) {}

    @GetMapping("/console/imports")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var batches = imports.latest(new Paged.Request(page, ROWS_A_PAGE));
        var lines =
                batches.rows().stream().map(batch -> new BatchLine(batch, title(batch))).toList();
        model.addAttribute(
                "page",
                new ImportsPage(
                        imports.kinds().stream().map(KindView::of).toList(), batches.with(lines)));
        return "platform/imports/imports";
    }

    @GetMapping("/console/imports/new")
    String form(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String division,
            Model model) {
        model.addAttribute("page", uploadPage(kind, division, null, List.of()));
        return "platform/imports/upload";
    }

    @PostMapping("/console/imports")
    String upload(
            @RequestParam String kind,
            @RequestParam String division,
            @RequestParam MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var name = plainName(file.getOriginalFilename());
        if (name.isEmpty()) {
            throw Problem.badRequest("没有选择文件，请选择一个.xlsx或.csv文件再上传。");
        }
        try (var content = file.getInputStream()) {
            return switch (imports.upload(kind, division, name, content)) {
                case Imports.Upload.Accepted(var batch) -> "redirect:/console/imports/" + batch;
                case Imports.Upload.Refused(var refusals) -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    model.addAttribute("page", uploadPage(kind, division, name, refusals));
                    yield "platform/imports/upload";
                }
            };
        }
    }

    @GetMapping("/console/imports/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("page", batchPage(id, show, page));
        return "platform/imports/batch";
    }

    /** How far the work is; once it is over, the whole page is asked for again. */
    @GetMapping("/console/imports/{id}/progress")
    String progress(@PathVariable String id, Model model, HttpServletResponse response) {
        var page = batchPage(id, "", 1);
        if (!page.batch().moving()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("page", page);
        return "platform/imports/progress";
    }

    @GetMapping("/console/imports/{id}/confirm")
    String confirm(@PathVariable String id, Model model) {
        var batch = imports.find(id);
        if (batch.at() != State.CHECKED || batch.checkedAt() == null) {
            return "redirect:/console/imports/" + id;
        }
        model.addAttribute(
                "page", new ConfirmPage(batch, title(batch), batch.checkedAt().toEpochMilli()));
        return "platform/imports/confirm";
    }

    @PostMapping("/console/imports/{id}/confirm")
    String confirmed(@PathVariable String id, @RequestParam long seen) {
        imports.confirm(id, seen);
        return "redirect:/console/imports/" + id;
    }

    @PostMapping("/console/imports/{id}/give-up")
    String giveUp(@PathVariable String id) {
        unconfirmed.giveUp(id);
        return "redirect:/console/imports/" + id;
    }

    @PostMapping("/console/imports/{id}/undo")
    String undo(@PathVariable String id) {
        imports.undo(id);
        return "redirect:/console/imports/" + id;
    }

    private BatchPage batchPage(String id, String show, int page) {
        var batch = imports.find(id);
        var chosen = chosen(show, batch);
        var task = batch.moving() && batch.task() != null ? tasks.find(batch.task()) : null;
        if (!batch.hasRows()) {
            return new BatchPage(batch, title(batch), chosen, null, task);
        }
        var request = new Paged.Request(page, ROWS_A_PAGE);
        var rows =
                chosen == Show.KEPT
                        ? imports.kept(id, request)
                        : imports.rows(id, Result.valueOf(chosen.name()), request);
        var columns = imports.kind(batch.kind()).columns();
        return new BatchPage(batch, title(batch), chosen, RowsView.of(columns, rows, chosen), task);
    }

    private static Show chosen(String word, Batch batch) {
        for (var show : Show.values()) {
            if (show.word().equals(word)) {
                return show;
            }
        }
        return Show.first(batch);
    }

    private UploadPage uploadPage(
            String kindId, String division, @Nullable String fileName, List<Refusal> refusals) {
        var kind = imports.kind(kindId);
        return new UploadPage(
                KindView.of(kind), kind.columns().list(), division, fileName, refusals);
    }

    private String title(Batch batch) {
        return imports.kind(batch.kind()).title();
    }

    /** The last part of what a browser calls the file; some send the whole path. */
    private static String plainName(@Nullable String name) {
        var last = name == null ? "" : name.substring(name.lastIndexOf('/') + 1);
        var plain = Texts.line(last.substring(last.lastIndexOf('\\') + 1));
        return plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
    }
}
