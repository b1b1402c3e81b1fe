package cn.cunkou.production;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 生产记录: batches, and what was done with each. */
@Controller
public class ProductionPages {
    static final String PATH = "/console/production";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            new Columns(
                    "生产记录",
                    List.of(
                            Column.text("生产批"),
                            Column.day("日期"),
                            Column.text("阶段"),
                            Column.text("农事"),
                            Column.text("内容"),
                            Column.code("产品批次"),
                            Column.text("记录时间"),
                            Column.text("记录人"),
                            Column.text("状态")));

    private final Batches batches;
    private final Acts acts;
    private final ActLists lists;
    private final ActVideos videos;
    private final Crops crops;
    private final Counties counties;
    private final Files files;

    ProductionPages(
            Batches batches,
            Acts acts,
            ActLists lists,
            ActVideos videos,
            Crops crops,
            Counties counties,
            Files files) {
        this.batches = batches;
        this.acts = acts;
        this.lists = lists;
        this.videos = videos;
        this.crops = crops;
        this.counties = counties;
        this.files = files;
    }

    @Bean
    static MenuEntry productionMenu() {
        return new MenuEntry(MenuEntry.Place.CONSOLE, "业务", 342, "生产记录", PATH, "sprout");
    }

    /** The list of batches. */
    public record ListPage(
            County county, String q, String state, LocalDate today, Paged<Batch> batches) {
        public List<Option> states() {
            return BatchFilter.STATES.stream()
                    .map(state -> new Option(state, BatchFilter.label(state)))
                    .toList();
        }

        /** In words how a batch stands. */
        public String standing(Batch batch) {
            if (!batch.isRunning()) {
                return "已结束";
            }
            return batch.isOverdue(today) ? "到期未采收" : batch.isSilent(today) ? "多日没有记录" : "在产";
        }

        public boolean isWorrying(Batch batch) {
            return batch.isOverdue(today) || batch.isSilent(today);
        }
    }

    /** One batch and all that was done with it. */
    public record BatchPage(
            Batch batch,
            List<Crop.Act> needs,
            List<Wait> waits,
            List<Act> acts,
            List<Batch.Made> lots,
            Crop crop,
            LocalDate today,
            String done,
            List<FormFault> faults) {
        /** What an act is called, of which only the id is known. */
        public String title(String act) {
            return crop.act(act).map(Crop.Act::title).orElse(act);
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var filter = new BatchFilter(chosen.code(), q, state);
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        q,
                        filter.state(),
                        counties.today(chosen.code()),
                        batches.list(filter, new Paged.Request(page, ROWS))));
        return "production/batches";
    }

    /** Harvests that did not wait for what was sprayed before. */
    public record EarlyPage(County county, List<Act> acts) {}

    @GetMapping(PATH + "/early")
    String early(Model model) {
        var county = counties.chosen("");
        model.addAttribute("page", new EarlyPage(county, lists.early(county.code())));
        return "production/early";
    }

    /** Everything that was recorded, as a workbook. */
    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export() {
        var county = counties.chosen("");
        var rows =
                Paged.all(page -> lists.within(county.code(), page)).stream()
                        .map(act ->
                                List.<@Nullable String>of(
                                        act.batchTitle(),
                                        act.day().toString(),
                                        act.stage().label(),
                                        act.title(),
                                        act.said(),
                                        act.lot() == null ? "" : act.lot(),
                                        ChineseTime.minute(act.recordedAt()),
                                        act.recordedBy(),
                                        act.stands() ? "有效" : "已撤回：" + act.withdrawn()))
                        .toList();
        return Excel.download(county.name() + "生产记录", COLUMNS, rows);
    }

    @GetMapping(PATH + "/batches/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, done, List.of()));
        return "production/batch";
    }

    private BatchPage page(UUID id, String done, List<FormFault> faults) {
        var batch = batches.get(id);
        var county = DivisionCode.of(batch.division()).county();
        var crop = crops.find(county, batch.crop()).orElseThrow(() -> Problem.notFound("这个品类"));
        var today = counties.today(county);
        var needs = crop.acts().stream().filter(act -> batch.needs().contains(act.act())).toList();
        return new BatchPage(
                batch,
                needs,
                acts.waits(batch, crop, today),
                lists.of(id),
                batches.made(id),
                crop,
                today,
                done,
                faults);
    }

    @PostMapping(PATH + "/batches/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String endedOn,
            Model model,
            HttpServletResponse response) {
        try {
            batches.end(id, endedOn);
            return "redirect:" + PATH + "/batches/" + id + "?done=ended";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(id, "", Labels.of(refused)));
            return "production/batch";
        }
    }

    @PostMapping(PATH + "/acts/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var batch = lists.get(id).batch();
        try {
            acts.withdraw(id, reason);
            return "redirect:" + PATH + "/batches/" + batch + "?done=withdrawn";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(batch, "", Labels.of(refused)));
            return "production/batch";
        }
    }

    /** A photograph of an act, for those who may see the act. */
    @GetMapping(PATH + "/acts/{id}/photos/{field}")
    ResponseEntity<InputStreamResource> photo(@PathVariable UUID id, @PathVariable String field) {
        var act = lists.get(id);
        var sha256 = lists.photo(act.id(), field).orElseThrow(() -> Problem.notFound("这张照片"));
        return shown(files, sha256);
    }

    /** A video of an act, likewise. */
    @GetMapping(PATH + "/acts/{id}/videos/{field}")
    ResponseEntity<Resource> video(@PathVariable UUID id, @PathVariable String field) {
        var act = lists.get(id);
        var video = videos.find(act.id(), field).orElseThrow(() -> Problem.notFound("这段视频"));
        return files.play(video.sha256(), video.mediaType(), CacheControl.noStore());
    }

    static ResponseEntity<InputStreamResource> shown(Files files, String sha256) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(files.open(sha256)));
    }
}
