package cn.cunkou.projects;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.projects.PublicProjects.Month;
import cn.cunkou.projects.PublicProjects.PublicProject;
import cn.cunkou.projects.PublicProjects.Signed;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 项目 for everybody: what is built, by whom, for how much, until when, and how far it is. */
@Controller
public class PublicProjectPages {
    private static final int ROWS = 20;

    private final PublicProjects projects;
    private final Plans plans;
    private final Counties counties;
    private final Divisions divisions;

    PublicProjectPages(
            PublicProjects projects, Plans plans, Counties counties, Divisions divisions) {
        this.projects = projects;
        this.plans = plans;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Bean
    static MenuEntry publicProjectsMenu() {
        return new MenuEntry(Place.PORTAL, "", 42, "项目", "/projects", "plan");
    }

    public record PublicProjectsPage(String place, String q, Paged<PublicProject> projects) {}

    public record PublicProjectPage(
            PublicProject project,
            String place,
            List<Option> items,
            List<Signed> contracts,
            List<Month> months) {}

    @GetMapping("/projects")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var found = projects.find(county.code(), q, new Paged.Request(page, ROWS));
        model.addAttribute("page", new PublicProjectsPage(county.name(), q, found));
        return "projects/public";
    }

    @GetMapping("/projects/{id}")
    String one(@PathVariable UUID id, Model model) {
        var county = counties.home().code();
        model.addAttribute("page", page(county, id));
        return "projects/publicOne";
    }

    private PublicProjectPage page(DivisionCode county, UUID id) {
        var project = projects.get(county, id);
        var plan = plans.find(project.plan()).map(edition -> edition.plan());
        var items =
                project.items().stream()
                        .flatMap(item ->
                                plan
                                        .flatMap(it -> it.item(item))
                                        .map(found -> new Option(item, found.label()))
                                        .stream())
                        .toList();
        return new PublicProjectPage(
                project,
                divisions.gazetteer(county, counties.today(county)).place(project.division()),
                items,
                projects.contracts(id),
                projects.months(id));
    }
}
