package cn.cunkou.stations.applications;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 建站申请 in the console: the list, each with what was done about it, and what can be done. */
@Controller
class ApplicationPages {
    static final String PATH = "/console/station-applications";

    private static final Columns COLUMNS =
            new Columns(
                    "建站申请",
                    List.of(
                            Column.text("村"),
                            Column.text("哪一级"),
                            Column.text("谁申请"),
                            Column.text("用什么钱"),
                            Column.day("收到"),
                            Column.text("办到哪一步")));

    private final Applications applications;
    private final ApplicationLists lists;
    private final VillageOptions villages;
    private final Counties counties;
    private final FormKeys keys;

    ApplicationPages(
            Applications applications,
            ApplicationLists lists,
            VillageOptions villages,
            Counties counties,
            FormKeys keys) {
        this.applications = applications;
        this.lists = lists;
        this.villages = villages;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry stationApplicationsMenu() {
        return new MenuEntry(MenuEntry.Place.CONSOLE, "业务", 198, "建站申请", PATH, "evidence");
    }

    /** What is filled in about an application that is there. */
    record Act(@Nullable String kind, @Nullable String name, @Nullable String note) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var wanted = State.read(state).orElse(null);
        model.addAttribute("page", lists.list(chosen, wanted, new Paged.Request(page, 50)));
        return "stations/applications/applications";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String state) {
        var chosen = counties.chosen(county);
        var wanted = State.read(state).orElse(null);
        var rows =
                Paged.all(request -> lists.list(chosen, wanted, request).rows()).stream()
                        .map(row -> {
                            var one = row.application();
                            return List.<@Nullable String>of(
                                    row.place(),
                                    one.level().shortLabel(),
                                    one.applicantKind().label(),
                                    one.money().label(),
                                    one.day().toString(),
                                    one.state().label());
                        })
                        .toList();
        return Excel.download(chosen.name() + "建站申请", COLUMNS, rows);
    }

    @GetMapping(PATH + "/new")
    String form(@RequestParam(defaultValue = "") String county, Model model) {
        model.addAttribute(
                "page",
                form(null, counties.chosen(county).code(), ApplicationInput.empty(), List.of()));
        return "stations/applications/form";
    }

    @PostMapping(PATH + "/new")
    String submit(
            @ModelAttribute ApplicationInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            var id =
                    keys.once(
                            key,
                            PATH,
                            input,
                            UUID.class,
                            () -> applications.submit(county, input).id());
            return seen(id, "new");
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    form(
                            null,
                            county,
                            input,
                            FormFault.of(refused.faults(), ApplicationWords::label)));
            return "stations/applications/form";
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", lists.page(id, done, List.of()));
        return "stations/applications/application";
    }

    @GetMapping(PATH + "/{id}/amend")
    String amend(@PathVariable UUID id, Model model) {
        var application = applications.get(id);
        model.addAttribute(
                "page",
                form(
                        application,
                        application.village().county(),
                        lists.input(application),
                        List.of()));
        return "stations/applications/form";
    }

    @PostMapping(PATH + "/{id}/amend")
    String amend(
            @PathVariable UUID id,
            @ModelAttribute ApplicationInput input,
            Model model,
            HttpServletResponse response) {
        try {
            applications.amend(id, input);
            return seen(id, "amended");
        } catch (Problem refused) {
            refused.shownAgain(response);
            var application = applications.get(id);
            model.addAttribute(
                    "page",
                    form(
                            application,
                            application.village().county(),
                            input,
                            FormFault.of(refused.faults(), ApplicationWords::label)));
            return "stations/applications/form";
        }
    }

    @PostMapping(PATH + "/{id}/opinion")
    String opine(
            @PathVariable UUID id,
            @ModelAttribute Act act,
            Model model,
            HttpServletResponse response) {
        return done(id, model, response, () -> applications.opine(id, act.kind(), act.note()));
    }

    @PostMapping(PATH + "/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @ModelAttribute Act act,
            Model model,
            HttpServletResponse response) {
        return done(
                id,
                model,
                response,
                () -> applications.decide(id, act.kind(), act.name(), act.note()));
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @ModelAttribute Act act,
            Model model,
            HttpServletResponse response) {
        return done(id, model, response, () -> applications.withdraw(id, act.note()));
    }

    private String done(UUID id, Model model, HttpServletResponse response, Runnable act) {
        try {
            act.run();
            return seen(id, "saved");
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    lists.page(id, "", FormFault.of(refused.faults(), ApplicationWords::label)));
            return "stations/applications/application";
        }
    }

    private static String seen(UUID id, String done) {
        return "redirect:" + PATH + "/" + id + "?done=" + done;
    }

    private ApplicationFormPage form(
            @Nullable Application application,
            DivisionCode county,
            ApplicationInput input,
            List<FormFault> faults) {
        var action = application == null ? PATH + "/new" : PATH + "/" + application.id() + "/amend";
        var back = application == null ? PATH : PATH + "/" + application.id();
        return new ApplicationFormPage(
                application == null ? "登记建站申请" : "补正建站申请",
                action,
                back,
                villages.of(county),
                input,
                faults);
    }
}
