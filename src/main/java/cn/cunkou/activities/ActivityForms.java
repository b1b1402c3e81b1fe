package cn.cunkou.activities;

import cn.cunkou.activities.Activities.Upload;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The forms that register, correct and withdraw an activity; they keep what was filled in. */
@Controller
class ActivityForms {
    private static final String PATH = ActivityPages.PATH;
    private static final String FORM = "activities/activityForm";

    private final Activities activities;
    private final Pictures pictures;
    private final ActivityPages pages;
    private final BodyOptions bodies;
    private final PlaceOptions places;
    private final Counties counties;
    private final FormKeys keys;
    private final TransactionTemplate transaction;

    ActivityForms(
            Activities activities,
            Pictures pictures,
            ActivityPages pages,
            BodyOptions bodies,
            PlaceOptions places,
            Counties counties,
            FormKeys keys,
            TransactionTemplate transaction) {
        this.activities = activities;
        this.pictures = pictures;
        this.pages = pages;
        this.bodies = bodies;
        this.places = places;
        this.counties = counties;
        this.keys = keys;
        this.transaction = transaction;
    }

    @GetMapping(PATH + "/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "meeting") String kind,
            Model model) {
        var chosen = counties.chosen(county).code();
        var own = bodies.own(chosen);
        var sort = kind(kind);
        var body = own.size() == 1 ? own.getFirst().value() : null;
        model.addAttribute(
                "page", page(chosen, null, ActivityInput.empty(sort, body), "", List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/new")
    String register(
            @ModelAttribute ActivityInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var upload = new Uploaded(file)) {
            var entered =
                    keys.once(
                            key,
                            PATH + "/new",
                            input,
                            UUID.class,
                            () -> activities.register(input, upload.get()).id());
            return seen(entered, "new");
        } catch (Problem refused) {
            return again(null, input, "", refused, model, response);
        }
    }

    @GetMapping(PATH + "/{id}/correct")
    String correct(@PathVariable UUID id, Model model) {
        var activity = Activities.requireStanding(activities.get(id));
        var county = activity.said().division().county();
        model.addAttribute(
                "page", page(county, activity, ActivityInput.of(activity), "", List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/{id}/correct")
    String correct(
            @PathVariable UUID id,
            @ModelAttribute ActivityInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            var entered =
                    keys.once(
                            key,
                            PATH + "/" + id + "/correct",
                            input,
                            UUID.class,
                            () -> activities.correct(id, input, reason).id());
            return seen(entered, "correct");
        } catch (Problem refused) {
            return again(activities.get(id), input, reason, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            activities.withdraw(id, reason);
        } catch (Problem refused) {
            return shown(id, refused, model, response);
        }
        return seen(id, "withdraw");
    }

    @PostMapping(PATH + "/{id}/pictures")
    String add(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var upload = new Uploaded(file)) {
            var given = upload.get();
            if (given == null) {
                throw Problem.badRequest(
                        "没有选文件。",
                        List.of(
                                new Problem.Fault(
                                        "file", "没有选文件，或文件是空的", "选一个JPG、PNG、WebP图片或PDF")));
            }
            transaction.executeWithoutResult(_ -> pictures.add(activities.standing(id), given));
        } catch (Problem refused) {
            return shown(id, refused, model, response);
        }
        return seen(id, "added");
    }

    @PostMapping(PATH + "/{id}/pictures/{picture}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID picture) {
        transaction.executeWithoutResult(_ -> pictures.remove(activities.standing(id), picture));
        return seen(id, "removed");
    }

    /** A file that came with a form, or none; its content is read once. */
    private static final class Uploaded implements AutoCloseable {
        private final @Nullable Upload upload;

        Uploaded(@Nullable MultipartFile file) throws IOException {
            upload =
                    file == null || file.isEmpty()
                            ? null
                            : new Upload(
                                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                                    file.getInputStream());
        }

        @Nullable Upload get() {
            return upload;
        }

        @Override
        public void close() throws IOException {
            if (upload != null) {
                upload.content().close();
            }
        }
    }

    private String again(
            @Nullable Activity activity,
            ActivityInput input,
            String reason,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        var typed = Objects.requireNonNullElse(input.division(), "");
        var faults =
                ActivityWords.faults(
                        ActivityKind.read(Objects.requireNonNullElse(input.kind(), ""))
                                .orElse(null),
                        refused.faults());
        model.addAttribute(
                "page",
                page(counties.around(typed.strip()).code(), activity, input, reason, faults));
        return FORM;
    }

    private String shown(UUID id, Problem refused, Model model, HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page", pages.page(id, null, ActivityWords.faults(null, refused.faults())));
        return "activities/activity";
    }

    private ActivityFormPage page(
            DivisionCode county,
            @Nullable Activity activity,
            ActivityInput input,
            String reason,
            List<FormFault> faults) {
        return new ActivityFormPage(
                activity,
                kind(Objects.requireNonNullElse(input.kind(), "")),
                input,
                reason,
                bodies.own(county),
                places.of(county),
                counties.today(county),
                faults);
    }

    /**
     * The kind that is asked for; the first where it is none, for a form that was tampered with.
     */
    private static ActivityKind kind(String typed) {
        return ActivityKind.read(typed).orElse(ActivityKind.MEETING);
    }

    private static String seen(UUID activity, String done) {
        return "redirect:" + PATH + "/" + activity + "?done=" + done;
    }
}
