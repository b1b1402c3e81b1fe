package cn.cunkou.activities;

import cn.cunkou.activities.PublicActivities.PublicActivity;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 活动与宣传 for everybody. */
@Controller
public class PublicActivityPages {
    private static final int ROWS = 20;

    private final PublicActivities activities;
    private final Pictures pictures;
    private final Files stored;
    private final Counties counties;
    private final Divisions divisions;
    private final Doorkeeper doorkeeper;

    PublicActivityPages(
            PublicActivities activities,
            Pictures pictures,
            Files stored,
            Counties counties,
            Divisions divisions,
            Doorkeeper doorkeeper) {
        this.activities = activities;
        this.pictures = pictures;
        this.stored = stored;
        this.counties = counties;
        this.divisions = divisions;
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static MenuEntry publicActivitiesMenu() {
        return new MenuEntry(Place.PORTAL, "", 45, "活动与宣传", "/activities", "calendar");
    }

    public record PublicActivitiesPage(
            String place, ActivityFilter filter, Paged<PublicActivity> activities) {
        public List<ActivityKind> kinds() {
            return Stream.of(ActivityKind.values())
                    .filter(kind -> kind != ActivityKind.MEETING)
                    .toList();
        }
    }

    public record PublicActivityPage(
            PublicActivity activity, String place, List<Pictures.Picture> pictures) {}

    @GetMapping("/activities")
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var filter = new ActivityFilter(county.code().digits(), kind, "", "", "", "", q);
        model.addAttribute(
                "page",
                new PublicActivitiesPage(
                        county.name(),
                        filter,
                        activities.list(filter, new Paged.Request(page, ROWS))));
        return "activities/public";
    }

    /** What is not for everybody has no page here; who may see it in the console is led there. */
    @GetMapping("/activities/{id}")
    String one(@PathVariable UUID id, Model model) {
        var found = found(id);
        if (found.isEmpty()) {
            var inside = ActivityPages.PATH + "/" + id;
            if (doorkeeper.mayEnter("GET", inside)) {
                return "redirect:" + inside;
            }
            throw Activities.missing();
        }
        var county = DivisionCode.of(found.get().division()).county();
        var names = divisions.gazetteer(county, counties.today(county));
        model.addAttribute(
                "page",
                new PublicActivityPage(
                        found.get(),
                        names.place(DivisionCode.of(found.get().division())),
                        pictures.ofOpen(id)));
        return "activities/publicOne";
    }

    @GetMapping("/activities/{id}/pictures/{picture}")
    ResponseEntity<InputStreamResource> picture(@PathVariable UUID id, @PathVariable UUID picture) {
        var activity = found(id).orElseThrow(Activities::missing);
        var found = Pictures.one(pictures.ofOpen(activity.id()), picture);
        return stored.show(found.name(), found.stored());
    }

    /** The activity of that id, if the county whose portal this is has it. */
    private Optional<PublicActivity> found(UUID id) {
        var county = counties.home().code();
        return activities
                .find(id)
                .filter(activity -> county.contains(DivisionCode.of(activity.division())));
    }
}
