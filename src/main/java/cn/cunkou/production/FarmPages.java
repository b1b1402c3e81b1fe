package cn.cunkou.production;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.OfflineWork;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** 记农事: what a producer records on a phone, with a network or without. */
@Controller
public class FarmPages {
    static final String PATH = "/farm";

    private static final int ROWS = 20;

    private final Batches batches;
    private final Acts acts;
    private final ActLists lists;
    private final Crops crops;
    private final Counties counties;
    private final JsonMapper json;

    FarmPages(
            Batches batches,
            Acts acts,
            ActLists lists,
            Crops crops,
            Counties counties,
            JsonMapper json) {
        this.batches = batches;
        this.acts = acts;
        this.lists = lists;
        this.crops = crops;
        this.counties = counties;
        this.json = json;
    }

    /**
     * What every page says of itself.
     *
     * @param account what waits on the phone belongs to it
     * @param ahead how many days the county's clock is ahead of the real one
     * @param made when the page was made, for who reads it without a network
     */
    public record Hand(String account, int ahead, String made) {}

    /**
     * A batch that is offered.
     *
     * @param causes after what something has to wait, as JSON for the script
     */
    public record Offered(Batch batch, String causes, String hint) {}

    /** The page on which acts are recorded. */
    public record FarmPage(Hand hand, List<Offered> batches, Collection<Crop> crops) {}

    /** What was recorded. */
    public record RecordsPage(Hand hand, Paged<Act> acts, String done, List<FormFault> faults) {}

    /** As the script reads a cause. */
    record CauseJson(List<String> blocks, LocalDate day, LocalDate until, String why) {}

    @GetMapping(PATH)
    String home(Model model) {
        var county = counties.chosen("");
        var mine = batches.mine();
        var used =
                crops.of(county.code()).stream()
                        .filter(crop ->
                                mine.stream().anyMatch(one -> one.crop().equals(crop.crop())))
                        .toList();
        model.addAttribute(
                "page",
                new FarmPage(
                        hand(county),
                        mine.stream().map(batch -> offered(batch, county)).toList(),
                        used));
        return "production/farm";
    }

    private Offered offered(Batch batch, County county) {
        var today = counties.today(county);
        var causes =
                acts.causes(batch).stream()
                        .map(cause ->
                                new CauseJson(
                                        List.copyOf(cause.blocks()),
                                        cause.day(),
                                        cause.until(),
                                        cause.why()))
                        .toList();
        var last = batch.lastDay();
        var hint =
                batch.isOverdue(today)
                        ? "到期了，还没采收"
                        : last == null ? "还没有记过" : "上次记的是" + ChineseTime.day(last);
        return new Offered(batch, json.writeValueAsString(causes), hint);
    }

    private Hand hand(County county) {
        return new Hand(
                Actor.current().id(),
                county.clockOffsetDays(),
                ChineseTime.minute(counties.now(county.code())));
    }

    @GetMapping(PATH + "/records")
    String records(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("page", records(page, done.isEmpty() ? "" : "已撤回", List.of()));
        return "production/records";
    }

    private RecordsPage records(int page, String done, List<FormFault> faults) {
        var county = counties.chosen("");
        return new RecordsPage(
                hand(county),
                lists.within(county.code(), new Paged.Request(page, ROWS)),
                done,
                faults);
    }

    @PostMapping(PATH + "/records/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            acts.withdraw(id, reason);
            return "redirect:" + PATH + "/records?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", records(1, "", Labels.of(refused)));
            return "production/records";
        }
    }

    @GetMapping(PATH + "/worker.js")
    ResponseEntity<String> worker() {
        return OfflineWork.worker(PATH, List.of());
    }

    @GetMapping(PATH + "/state")
    @ResponseBody
    OfflineWork.State state(HttpServletRequest request) {
        return OfflineWork.state(request);
    }
}
