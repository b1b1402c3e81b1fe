package cn.cunkou.disclosure;

import cn.cunkou.access.Crowd;
import cn.cunkou.plan.Publicity.State;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A notice for everybody, with the form that objects to it. */
@Controller
public class PublicNoticePages {
    private static final String PATH = DisclosurePages.PATH + "/notices/{id}";

    private final PublicNotices notices;
    private final Notices writing;
    private final Crowd crowd;
    private final Counties counties;

    PublicNoticePages(PublicNotices notices, Notices writing, Crowd crowd, Counties counties) {
        this.notices = notices;
        this.writing = writing;
        this.crowd = crowd;
        this.counties = counties;
    }

    static String href(UUID notice) {
        return DisclosurePages.PATH + "/notices/" + notice;
    }

    /**
     * A notice.
     *
     * @param sent whether an objection was just taken in
     */
    public record NoticePage(
            PublicNotice notice,
            State state,
            ObjectionInput input,
            String key,
            boolean sent,
            List<FormFault> faults)
            implements Faulty {
        public boolean isOpen() {
            return state == State.RUNNING;
        }

        public String action() {
            return href(notice.id()) + "/objections";
        }
    }

    @GetMapping(PATH)
    String one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            HttpServletResponse response,
            Model model) {
        var page = page(id, ObjectionInput.EMPTY, done.equals("sent"), List.of());
        if (page.notice().withdrawal() != null) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("page", page);
        return "disclosure/publicNotice";
    }

    @PostMapping(PATH + "/objections")
    String object(
            @PathVariable UUID id,
            @ModelAttribute ObjectionInput input,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        crowd.enter(request);
        var notice = found(id);
        try {
            writing.object(notice, key.isBlank() ? FormKeys.fresh() : key, input);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            model.addAttribute(
                    "page", page(id, input, false, NoticeCheck.labelled(refused.faults())));
            return "disclosure/publicNotice";
        }
        return "redirect:" + href(id) + "?done=sent";
    }

    private PublicNotice found(UUID id) {
        return notices.find(counties.home().code(), id).orElseThrow(Notices::missing);
    }

    private NoticePage page(UUID id, ObjectionInput input, boolean sent, List<FormFault> faults) {
        var notice = found(id);
        return new NoticePage(
                notice,
                notice.state(counties.today(notice.county())),
                input,
                FormKeys.fresh(),
                sent,
                faults);
    }
}
