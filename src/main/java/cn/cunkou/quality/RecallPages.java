package cn.cunkou.quality;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.Recalls.Notice;
import cn.cunkou.quality.Recalls.NoticeInput;
import cn.cunkou.quality.Recalls.Recall;
import cn.cunkou.quality.Recalls.Return;
import cn.cunkou.quality.Recalls.ReturnInput;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.visibility.Holding;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 召回: who holds the rest of a failed lot, who was told, what came back. */
@Controller
public class RecallPages {
    static final String PATH = SamplePages.PATH + "/recalls";

    private static final int ROWS = 50;
    private static final String ONE = "quality/recall";
    private static final Columns SHEET =
            Columns.of(
                    "下落",
                    Column.text("是什么"),
                    Column.text("容器或码卷").upTo(300),
                    Column.text("在哪里").upTo(300),
                    Column.text("地点标识").upTo(300),
                    Column.decimal("数量"),
                    Column.text("单位"),
                    Column.integer("第一个号"),
                    Column.integer("最后一个号"),
                    Column.text("从什么时候"));

    private final Recalls recalls;
    private final Reach reach;
    private final Counties counties;
    private final FormKeys keys;

    RecallPages(Recalls recalls, Reach reach, Counties counties, FormKeys keys) {
        this.recalls = recalls;
        this.reach = reach;
        this.counties = counties;
        this.keys = keys;
    }

    /** The list. */
    public record ListPage(County county, Paged<Recall> recalls) {}

    /** One recall with what is left of its lot, and the forms for what goes on. */
    public record RecallPage(
            Recall recall,
            Reach.Found reach,
            List<Notice> notices,
            List<Return> returns,
            NoticeInput notice,
            ReturnInput giveBack,
            String outcome,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {
        public List<Option> handlings() {
            return SamplePages.options(Recalls.HANDLINGS);
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        model.addAttribute(
                "page",
                new ListPage(chosen, recalls.list(chosen.code(), new Paged.Request(page, ROWS))));
        return "quality/recalls";
    }

    @PostMapping(PATH)
    String open(@RequestParam UUID report, @RequestParam(defaultValue = "") String reason) {
        return "redirect:" + PATH + "/" + recalls.open(report, reason) + "?done=yes";
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute(
                "page", page(id, noNotice(), noReturn(), null, !done.isEmpty(), List.of()));
        return ONE;
    }

    private static @Nullable String container(Holding one) {
        var container = one.container() == null ? null : Holding.print(one.container());
        return one.carrier() == null ? container : container + " 在 " + Holding.print(one.carrier());
    }

    /** Who holds what is left of the lot, and which codes are on it, as a workbook. */
    @GetMapping(PATH + "/{id}/reach")
    ResponseEntity<byte[]> reach(@PathVariable UUID id) {
        var recall = recalls.get(id);
        var found = reach.of(recall.lot());
        var rows = new ArrayList<List<@Nullable String>>();
        for (var one : found.holdings()) {
            rows.add(
                    Arrays.asList(
                            one.thing(),
                            container(one),
                            found.place(one),
                            one.location(),
                            one.amount().toPlainString(),
                            one.unit(),
                            null,
                            null,
                            ChineseTime.minute(one.since())));
        }
        for (var one : found.codes()) {
            rows.add(
                    Arrays.asList(
                            "溯源码",
                            "码卷 " + one.label(),
                            null,
                            null,
                            Long.toString(one.last() - one.first() + 1),
                            "个",
                            Long.toString(one.first()),
                            Long.toString(one.last()),
                            null));
        }
        return Excel.download("召回" + recall.product() + recall.lotNumber(), SHEET, rows);
    }

    @PostMapping(PATH + "/{id}/notices")
    String notify(
            @PathVariable UUID id,
            @ModelAttribute NoticeInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            once(key, id, "/notices", input, () -> recalls.notify(id, input));
            return seen(id);
        } catch (Problem refused) {
            return again(id, input, noReturn(), null, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/returns")
    String giveBack(
            @PathVariable UUID id,
            @ModelAttribute ReturnInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            once(key, id, "/returns", input, () -> recalls.giveBack(id, input));
            return seen(id);
        } catch (Problem refused) {
            return again(id, noNotice(), input, null, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/proposal")
    String propose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            Model model,
            HttpServletResponse response) {
        try {
            recalls.propose(id, outcome);
            return seen(id);
        } catch (Problem refused) {
            return again(id, noNotice(), noReturn(), outcome, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/close")
    String close(@PathVariable UUID id, @RequestParam(defaultValue = "") String outcome) {
        recalls.close(id, outcome);
        return seen(id);
    }

    private void once(String key, UUID id, String act, Object input, Runnable doing) {
        keys.once(key, PATH + "/" + id + act, input, doing);
    }

    private String again(
            UUID id,
            NoticeInput notice,
            ReturnInput giveBack,
            @Nullable String outcome,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page", page(id, notice, giveBack, outcome, false, QualityWords.faults(refused)));
        return ONE;
    }

    private static String seen(UUID id) {
        return "redirect:" + PATH + "/" + id + "?done=yes";
    }

    private RecallPage page(
            UUID id,
            NoticeInput notice,
            ReturnInput giveBack,
            @Nullable String outcome,
            boolean isDone,
            List<FormFault> faults) {
        var recall = recalls.get(id);
        var proposed = recall.outcome() == null ? "" : recall.outcome();
        return new RecallPage(
                recall,
                reach.of(recall.lot()),
                recalls.notices(id),
                recalls.returns(id),
                notice,
                giveBack,
                outcome == null ? proposed : outcome,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    private static NoticeInput noNotice() {
        return new NoticeInput(null, null, null, null);
    }

    private static ReturnInput noReturn() {
        return new ReturnInput(null, null, null, null, null);
    }
}
