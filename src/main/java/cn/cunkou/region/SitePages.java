package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.SitesPage.Filter;
import cn.cunkou.region.SitesPage.Row;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 场所: the places on the ground, listed, added, changed, closed. */
@Controller
class SitePages {
    private static final Columns COLUMNS =
            Columns.of(
                    "场所",
                    Column.text("名称"),
                    Column.text("类别"),
                    Column.text("所属"),
                    Column.code("所属区划代码"),
                    Column.code("所在地区划代码"),
                    Column.text("地址"),
                    Column.decimal("经度"),
                    Column.decimal("纬度"),
                    Column.day("启用日期"),
                    Column.day("开始使用"),
                    Column.day("停用日期"));

    private final SiteTable table;
    private final Sites sites;
    private final Facilities facilities;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    SitePages(
            SiteTable table,
            Sites sites,
            Facilities facilities,
            Divisions divisions,
            Counties counties,
            FormKeys keys) {
        this.keys = keys;
        this.table = table;
        this.sites = sites;
        this.facilities = facilities;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry sitesMenu() {
        return new MenuEntry(Place.CONSOLE, "基础资料", 730, "场所", "/console/sites", "home");
    }

    @GetMapping("/console/sites")
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var served = counties.chosen(county);
        var filter = new Filter(served.code(), checked(served.code(), town), kind, q);
        var today = counties.today(served.code());
        var names = divisions.gazetteer(served.code(), today);
        var found = table.page(filter, new Paged.Request(page, 50));
        var rows =
                found.rows().stream()
                        .map(site -> new Row(site, names.place(site.place()), today))
                        .toList();
        model.addAttribute(
                "page",
                new SitesPage(
                        filter,
                        served,
                        divisions.children(served.code(), today),
                        found.with(rows)));
        return "region/sites";
    }

    @GetMapping("/console/sites/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q) {
        var served = counties.chosen(county);
        var names = divisions.gazetteer(served.code(), counties.today(served.code()));
        var rows =
                table.all(new Filter(served.code(), checked(served.code(), town), kind, q)).stream()
                        .map(site -> cells(site, names))
                        .toList();
        return Excel.download(served.name() + "场所", COLUMNS, rows);
    }

    @GetMapping("/console/sites/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var served = counties.chosen(county);
        var today = counties.today(served.code());
        var choices = divisions.choices(served.code(), today);
        var first = choices.isEmpty() ? served.code() : DivisionCode.of(choices.getFirst().code());
        model.addAttribute(
                "page",
                new SitePage(null, SiteForm.empty(first, today), null, choices, today, List.of()));
        return "region/site";
    }

    @PostMapping("/console/sites/new")
    String add(
            @ModelAttribute SiteForm form,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var added =
                    keys.once(
                            key,
                            "/console/sites/new",
                            form,
                            UUID.class,
                            () -> sites.add(writable(form)));
            return "redirect:/console/sites/" + added;
        } catch (Problem refused) {
            refused.shownAgain(response);
            var county = counties.around(form.division()).code();
            var today = counties.today(county);
            var faults = FormFault.of(refused.faults(), UnaryOperator.identity());
            model.addAttribute(
                    "page",
                    new SitePage(
                            null, form, null, divisions.choices(county, today), today, faults));
            return "region/site";
        }
    }

    @GetMapping("/console/sites/{id}")
    String one(@PathVariable UUID id, Model model) {
        var site = sites.find(id).orElseThrow(() -> Problem.notFound("场所"));
        var county = site.division().county();
        var today = counties.today(county);
        model.addAttribute(
                "page",
                new SitePage(
                        id,
                        SiteForm.of(site),
                        FacilityWords.of(facilities.of(id)),
                        divisions.choices(county, today),
                        today,
                        List.of()));
        return "region/site";
    }

    @PostMapping("/console/sites/{id}")
    String change(@PathVariable UUID id, @ModelAttribute SiteForm form) {
        sites.change(id, form.version(), writable(form));
        return "redirect:/console/sites/" + id;
    }

    @PostMapping("/console/sites/{id}/close")
    String close(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam String reason) {
        if (reason.isBlank()) {
            throw Problem.badRequest("请写明停用的原因。");
        }
        sites.close(id, until, reason.strip());
        return "redirect:/console/sites/" + id;
    }

    private static NewSite writable(SiteForm form) {
        var site = form.read();
        if (!Actor.current().scope().covers(site.division().digits())) {
            throw Problem.forbidden("所属区划不在您的管理范围内。");
        }
        return site;
    }

    private static String checked(DivisionCode county, String town) {
        return DivisionCode.isValid(town) && county.contains(DivisionCode.of(town)) ? town : "";
    }

    private static List<@Nullable String> cells(Site site, Gazetteer names) {
        var position = site.position();
        return Arrays.asList(
                site.name(),
                site.kind().label(),
                names.place(site.division()),
                site.division().digits(),
                site.place().digits(),
                site.address(),
                position == null ? "" : position.longitude().toPlainString(),
                position == null ? "" : position.latitude().toPlainString(),
                text(site.openingDay()),
                site.from().toString(),
                text(site.until()));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
