package cn.cunkou.registry;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.PartiesPage.Filter;
import cn.cunkou.registry.PartiesPage.Row;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

/** 主体: enterprises, cooperatives, shops, households, persons. */
@Controller
class PartyPages {
    private static final Columns COLUMNS =
            Columns.of(
                    "主体",
                    Column.text("名称"),
                    Column.text("类别"),
                    Column.text("所属"),
                    Column.code("统一社会信用代码"),
                    Column.text("电话"));

    private final PartyTable table;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    PartyPages(
            PartyTable table,
            Registry registry,
            Divisions divisions,
            Counties counties,
            FormKeys keys) {
        this.keys = keys;
        this.table = table;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry partiesMenu() {
        return new MenuEntry(Place.CONSOLE, "基础资料", 750, "主体", "/console/parties", "user");
    }

    @GetMapping("/console/parties")
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var served = counties.chosen(county);
        var today = counties.today(served.code());
        var filter = filter(served, town, kind, q);
        var rows =
                table.page(
                        filter,
                        divisions.gazetteer(served.code(), today),
                        new Paged.Request(page, 50));
        model.addAttribute(
                "page", new PartiesPage(filter, divisions.children(served.code(), today), rows));
        return "registry/parties";
    }

    @GetMapping("/console/parties/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q) {
        var served = counties.chosen(county);
        var names = divisions.gazetteer(served.code(), counties.today(served.code()));
        var rows =
                table.all(filter(served, town, kind, q), names).stream()
                        .map(PartyPages::cells)
                        .toList();
        return Excel.download(served.name() + "主体", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Row row) {
        return List.of(row.name(), row.kind().label(), row.place(), row.creditCode(), row.phone());
    }

    private static Filter filter(County county, String town, String kind, String q) {
        var inCounty = DivisionCode.isValid(town) && county.code().contains(DivisionCode.of(town));
        return new Filter(county.code(), inCounty ? town : "", kind, q);
    }

    @GetMapping("/console/parties/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var served = counties.chosen(county);
        var form = new PartyForm("", "enterprise", "", "", "", 0);
        model.addAttribute("page", page(null, form, served.code(), List.of()));
        return "registry/party";
    }

    @PostMapping("/console/parties/new")
    String register(
            @ModelAttribute PartyForm form,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var entered =
                    keys.once(
                            key,
                            "/console/parties/new",
                            form,
                            UUID.class,
                            () -> registry.register(form.read()));
            return "redirect:/console/parties/" + entered;
        } catch (Problem refused) {
            refused.shownAgain(response);
            var county = counties.around(form.division()).code();
            var faults = FormFault.of(refused.faults(), UnaryOperator.identity());
            model.addAttribute("page", page(null, form, county, faults));
            return "registry/party";
        }
    }

    @GetMapping("/console/parties/{id}")
    String one(@PathVariable UUID id, Model model) {
        var party = registry.reveal(id).orElseThrow(() -> Problem.notFound("主体"));
        model.addAttribute(
                "page", page(id, PartyForm.of(party), party.division().county(), List.of()));
        return "registry/party";
    }

    @PostMapping("/console/parties/{id}")
    String change(@PathVariable UUID id, @ModelAttribute PartyForm form) {
        registry.change(id, form.version(), form.read());
        return "redirect:/console/parties/" + id;
    }

    private PartyPage page(
            @Nullable UUID id, PartyForm form, DivisionCode county, List<FormFault> faults) {
        return new PartyPage(
                id,
                FormKeys.fresh(),
                form,
                divisions.choices(county, counties.today(county)),
                faults);
    }
}
