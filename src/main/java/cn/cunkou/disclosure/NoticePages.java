package cn.cunkou.disclosure;

import cn.cunkou.plan.Publicity.State;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 公示: put up, followed to its end, with the objections to it. */
@Controller
public class NoticePages {
    static final String PATH = "/console/notices";

    private static final int ROWS = 50;
    private static final String ONE = "disclosure/notice";

    private final Notices notices;
    private final NoticeCheck check;
    private final BodyOptions bodies;
    private final Counties counties;
    private final Doorkeeper doorkeeper;
    private final FormKeys keys;

    NoticePages(
            Notices notices,
            NoticeCheck check,
            BodyOptions bodies,
            Counties counties,
            Doorkeeper doorkeeper,
            FormKeys keys) {
        this.notices = notices;
        this.check = check;
        this.bodies = bodies;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
        this.keys = keys;
    }

    @Bean
    static MenuEntry noticesMenu() {
        return new MenuEntry(Place.CONSOLE, "公开与监督", 510, "公示", PATH, "bell");
    }

    public record NoticesPage(LocalDate today, Paged<Notice> notices) {}

    public record FormPage(
            NoticeInput input,
            List<Option> bodies,
            List<Option> items,
            LocalDate today,
            List<FormFault> faults)
            implements Faulty {
        public String key() {
            return FormKeys.fresh();
        }
    }

    /**
     * One notice.
     *
     * @param objections those that the reader may read; none for whoever may not
     * @param typed an answer that came back with faults
     */
    public record NoticePage(
            Notice notice,
            State state,
            List<Objection> objections,
            boolean mayAnswer,
            boolean mayWithdraw,
            String typed,
            @Nullable String done,
            List<FormFault> faults)
            implements Faulty {
        public String base() {
            return PATH + "/" + notice.id();
        }

        public String publicHref() {
            return PublicNoticePages.href(notice.id());
        }
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var county = counties.chosen("").code();
        var request = new Paged.Request(page, ROWS);
        var all = notices.all(county);
        model.addAttribute(
                "page",
                new NoticesPage(
                        counties.today(county),
                        request.of(
                                all.stream().skip(request.offset()).limit(request.size()).toList(),
                                all.size())));
        return "disclosure/notices";
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String item, Model model) {
        var county = counties.chosen("").code();
        var input = NoticeInput.empty(item, counties.today(county).toString());
        model.addAttribute("page", form(county, input, List.of()));
        return "disclosure/noticeForm";
    }

    @PostMapping(PATH + "/new")
    String open(
            @ModelAttribute NoticeInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            var id =
                    keys.once(
                            key,
                            PATH + "/new",
                            input,
                            UUID.class,
                            () -> notices.open(check.check(county, input)));
            return seen(id, "new");
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            model.addAttribute("page", form(county, input, NoticeCheck.labelled(refused.faults())));
            return "disclosure/noticeForm";
        }
    }

    private FormPage form(DivisionCode county, NoticeInput input, List<FormFault> faults) {
        return new FormPage(
                input, bodies.own(county), check.items(county), counties.today(county), faults);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var words =
                switch (done) {
                    case "new" -> "已发布，公众现在看得到";
                    case "answered" -> "已答复";
                    case "withdrawn" -> "已撤回；公众只看得到什么时候撤回、为什么";
                    default -> null;
                };
        model.addAttribute("page", page(id, "", words, List.of()));
        return ONE;
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            notices.withdraw(id, reason);
            return seen(id, "withdrawn");
        } catch (Problem refused) {
            return again(id, "", refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/objections/{objection}")
    String answer(
            @PathVariable UUID id,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            HttpServletResponse response) {
        try {
            notices.answer(id, objection, verdict, answer);
            return seen(id, "answered");
        } catch (Problem refused) {
            return again(id, answer, refused, model, response);
        }
    }

    private String again(
            UUID id, String typed, Problem refused, Model model, HttpServletResponse response) {
        if (refused.faults().isEmpty()) {
            throw refused;
        }
        response.setStatus(refused.status().value());
        model.addAttribute("page", page(id, typed, null, NoticeCheck.labelled(refused.faults())));
        return ONE;
    }

    private NoticePage page(UUID id, String typed, @Nullable String done, List<FormFault> faults) {
        var notice = notices.get(id);
        var state = notice.state(counties.today(notice.division()));
        var path = PATH + "/" + id;
        return new NoticePage(
                notice,
                state,
                notices.objections(id),
                doorkeeper.mayEnter("POST", path + "/objections/" + new UUID(0, 0)),
                notice.ended() == null
                        && state != State.WITHDRAWN
                        && doorkeeper.mayEnter("POST", path + "/withdraw"),
                typed,
                done,
                faults);
    }

    private static String seen(UUID id, String done) {
        return "redirect:" + PATH + "/" + id + "?done=" + done;
    }
}
