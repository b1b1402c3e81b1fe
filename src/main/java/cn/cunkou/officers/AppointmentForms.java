package cn.cunkou.officers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Posts;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms that appoint somebody, correct that, and end or withdraw it. */
@Controller
class AppointmentForms {
    private static final String PATH = OfficerPages.PATH;
    private static final String FORM = "officers/appointmentForm";

    private final Appointments appointments;
    private final AppointmentCheck check;
    private final OfficerPages pages;
    private final Posts posts;
    private final BodyOptions bodies;
    private final PlaceOptions places;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    AppointmentForms(
            Appointments appointments,
            AppointmentCheck check,
            OfficerPages pages,
            Posts posts,
            BodyOptions bodies,
            PlaceOptions places,
            Divisions divisions,
            Counties counties,
            FormKeys keys) {
        this.appointments = appointments;
        this.check = check;
        this.pages = pages;
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
        this.divisions = divisions;
        this.counties = counties;
        this.keys = keys;
    }

    @GetMapping(PATH + "/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "information-officer") String duty,
            @RequestParam(defaultValue = "") String division,
            Model model) {
        var chosen = counties.chosen(county).code();
        var input =
                AppointmentInput.empty(
                        Duty.read(duty).map(Duty::id).orElse(duty), Faults.given(division));
        model.addAttribute("page", form(chosen, null, input, "", List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/new")
    String appoint(
            @ModelAttribute AppointmentInput input,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var holder = keys.once(key, PATH + "/new", input, UUID.class, () -> appointed(input));
            return seen(holder, "new");
        } catch (Problem refused) {
            return again(counties.chosen(county).code(), null, input, "", refused, model, response);
        }
    }

    private UUID appointed(AppointmentInput input) {
        var faults = new Faults();
        var seat = check.seat(faults, input);
        var tenure = check.tenure(faults, input);
        if (seat == null || faults.any()) {
            throw invalid("没有登记", faults);
        }
        return posts.appoint(seat, tenure);
    }

    @GetMapping(PATH + "/holders/{id}/correct")
    String correct(@PathVariable UUID id, Model model) {
        var before = standing(id);
        var revealed = posts.reveal(id).orElseThrow(AppointmentForms::missing).tenure();
        model.addAttribute(
                "page",
                form(
                        before.division().county(),
                        before,
                        AppointmentInput.of(before, revealed),
                        "",
                        List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/holders/{id}/correct")
    String correct(
            @PathVariable UUID id,
            @ModelAttribute AppointmentInput input,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var path = PATH + "/holders/" + id + "/correct";
        try {
            var successor =
                    keys.once(key, path, input, UUID.class, () -> corrected(id, input, reason));
            return seen(successor, "correct");
        } catch (Problem refused) {
            var before = appointments.find(id).orElseThrow(AppointmentForms::missing);
            return again(
                    before.division().county(), before, input, reason, refused, model, response);
        }
    }

    private UUID corrected(UUID id, AppointmentInput input, String why) {
        standing(id);
        var faults = new Faults();
        var reason = faults.required("reason", "更正的原因", why, 200);
        var tenure = check.tenure(faults, input);
        if (faults.any()) {
            throw invalid("没有保存", faults);
        }
        return posts.correct(id, tenure, reason);
    }

    @PostMapping(PATH + "/holders/{id}/leave")
    String leave(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String last,
            Model model,
            HttpServletResponse response) {
        var before = standing(id);
        try {
            var faults = new Faults();
            var day =
                    AppointmentCheck.day(faults, "last", faults.required("last", "最后一天", last, 10));
            if (day == null || faults.any()) {
                throw invalid("没有登记", faults);
            }
            posts.leave(id, day);
        } catch (Problem refused) {
            return shown(before.post(), refused, model, response);
        }
        return seen(id, "leave");
    }

    @PostMapping(PATH + "/holders/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var before = standing(id);
        try {
            var faults = new Faults();
            var why = faults.required("reason", "撤回的原因", reason, 200);
            if (faults.any()) {
                throw invalid("没有撤回", faults);
            }
            posts.withdraw(id, why);
        } catch (Problem refused) {
            return shown(before.post(), refused, model, response);
        }
        return seen(id, "withdraw");
    }

    /** The appointment, which whoever acts may change. */
    private Appointment standing(UUID id) {
        var found = appointments.find(id).orElseThrow(AppointmentForms::missing);
        if (!Posts.mayAppoint(found.bodyId(), found.division())) {
            throw Problem.forbidden("您只能登记本单位、本辖区的任职。");
        }
        if (!found.stands()) {
            throw Problem.conflict("这条任职已更正或撤回，不能再改。");
        }
        return found;
    }

    private static Problem missing() {
        return Problem.notFound("这条任职");
    }

    private static Problem invalid(String title, Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, title, "有几处需要改。", faults.found());
    }

    private String again(
            DivisionCode county,
            @Nullable Appointment before,
            AppointmentInput input,
            String reason,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page",
                form(county, before, input, reason, AppointmentCheck.labelled(refused.faults())));
        return FORM;
    }

    private String shown(UUID post, Problem refused, Model model, HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page", pages.page(post, null, AppointmentCheck.labelled(refused.faults())));
        return "officers/post";
    }

    private AppointmentFormPage form(
            DivisionCode county,
            @Nullable Appointment before,
            AppointmentInput input,
            String reason,
            List<FormFault> faults) {
        var name =
                before == null
                        ? ""
                        : OfficerPages.name(
                                before, divisions.gazetteer(county, counties.today(county)));
        return new AppointmentFormPage(
                before, name, input, reason, before == null ? seats(county) : List.of(), faults);
    }

    /** Bodies and places for which whoever acts may name people. */
    private List<PlaceOptions.Group> seats(DivisionCode county) {
        var groups = new ArrayList<PlaceOptions.Group>();
        var own = bodies.own(county);
        if (!own.isEmpty()) {
            groups.add(new PlaceOptions.Group("单位", own));
        }
        if (Actor.current().bodies().isEmpty()) {
            groups.addAll(places.of(county));
        }
        return groups;
    }

    private String seen(UUID holder, String done) {
        var post = appointments.find(holder).orElseThrow(AppointmentForms::missing).post();
        return "redirect:" + PATH + "/" + post + "?done=" + done;
    }
}
