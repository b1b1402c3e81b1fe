package cn.cunkou.activities;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 活动与宣传: the register of activities, and one of them. */
@Controller
class ActivityPages {
    static final String PATH = "/console/activities";

    private static final int ROWS = 50;

    private final Activities activities;
    private final ActivityLists lists;
    private final Pictures pictures;
    private final Files stored;
    private final BodyOptions bodies;
    private final Divisions divisions;
    private final Counties counties;

    ActivityPages(
            Activities activities,
            ActivityLists lists,
            Pictures pictures,
            Files stored,
            BodyOptions bodies,
            Divisions divisions,
            Counties counties) {
        this.activities = activities;
        this.lists = lists;
        this.pictures = pictures;
        this.stored = stored;
        this.bodies = bodies;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry activitiesMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 330, "活动与宣传", PATH, "calendar");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var filter = new ActivityFilter(chosen.code().digits(), kind, body, from, to, state, q);
        var names = names(chosen.code());
        var found = lists.list(filter, new Paged.Request(page, ROWS));
        var rows = found.rows().stream().map(activity -> row(activity, names)).toList();
        model.addAttribute(
                "page",
                new ActivitiesPage(
                        chosen,
                        bodies.all(chosen.code()),
                        filter,
                        found.with(rows),
                        export(filter)));
        return "activities/activities";
    }

    private static ActivitiesPage.Row row(Activity activity, Gazetteer names) {
        var said = activity.said();
        return new ActivitiesPage.Row(
                activity, ActivityWords.days(said), names.place(said.division()));
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var filter = new ActivityFilter(chosen.code().digits(), kind, body, from, to, state, q);
        var names = names(chosen.code());
        var rows =
                lists.everything(filter).stream()
                        .map(activity -> ActivitySheet.cells(SheetActivity.of(activity, names)))
                        .toList();
        return Excel.download(chosen.name() + "活动与宣传", ActivitySheet.COLUMNS, rows);
    }

    private static String export(ActivityFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("county", "{county}")
                .queryParam("kind", "{kind}")
                .queryParam("body", "{body}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("state", "{state}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(
                        filter.division(),
                        filter.kind(),
                        filter.body(),
                        filter.from(),
                        filter.to(),
                        filter.state(),
                        filter.q())
                .toUriString();
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, words(done), List.of()));
        return "activities/activity";
    }

    @GetMapping(PATH + "/{id}/pictures/{picture}")
    ResponseEntity<InputStreamResource> picture(@PathVariable UUID id, @PathVariable UUID picture) {
        var activity = activities.get(id);
        var found = Pictures.one(pictures.of(activity.id()), picture);
        return stored.show(found.name(), found.stored());
    }

    ActivityPage page(UUID id, @Nullable String done, List<FormFault> faults) {
        var activity = activities.get(id);
        var said = activity.said();
        var lineage = activities.lineage(id);
        return new ActivityPage(
                activity,
                ActivityWords.days(said),
                ActivityWords.facts(
                        activity, names(said.division().county()).place(said.division())),
                pictures.of(id),
                lineage.subList(1, lineage.size()),
                activity.stands() && Actor.current().actsFor(said.body().toString()),
                done,
                faults);
    }

    private Gazetteer names(DivisionCode county) {
        return divisions.gazetteer(county, counties.today(county));
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已登记";
            case "correct" -> "已更正，原来的登记保留在下面的经过里";
            case "withdraw" -> "已撤回，不再计数";
            case "added" -> "已上传";
            case "removed" -> "已移除";
            default -> null;
        };
    }
}
