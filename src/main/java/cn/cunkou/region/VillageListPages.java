package cn.cunkou.region;

import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageListsPage.Line;
import cn.cunkou.region.VillageListsPage.Missing;
import cn.cunkou.region.VillageListsPage.Opened;
import cn.cunkou.region.VillageListsPage.Village;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 名录: the dated lists about villages. */
@Controller
class VillageListPages {
    private final VillageLists lists;
    private final Divisions divisions;
    private final Counties counties;

    VillageListPages(VillageLists lists, Divisions divisions, Counties counties) {
        this.lists = lists;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Bean
    static MenuEntry villageListsMenu() {
        return new MenuEntry(
                Place.CONSOLE, "基础资料", 720, "名录", "/console/village-lists", "bookmark");
    }

    @GetMapping("/console/village-lists")
    String all(@RequestParam(defaultValue = "") String county, Model model) {
        model.addAttribute("page", page(counties.chosen(county), null));
        return "region/villageLists";
    }

    @GetMapping("/console/village-lists/{id}")
    String one(@PathVariable UUID id, Model model) {
        var list = find(id);
        model.addAttribute("page", page(counties.chosen(list.county().digits()), list));
        return "region/villageLists";
    }

    @GetMapping("/console/village-lists/{id}/export")
    ResponseEntity<byte[]> export(@PathVariable UUID id) {
        var list = find(id);
        var names = divisions.gazetteer(list.county(), list.asOf());
        return Excel.download(
                counties.chosen(list.county().digits()).name() + list.title() + list.asOf(),
                VillageListSheet.COLUMNS,
                VillageListImport.rows(list, names).stream().map(VillageListSheet::cells).toList());
    }

    @PostMapping("/console/village-lists/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @RequestParam String reason) {
        if (reason.isBlank()) {
            throw Problem.badRequest("请写明撤回的原因。");
        }
        lists.withdraw(id, reason.strip());
        return "redirect:/console/village-lists";
    }

    private VillageList find(UUID id) {
        return lists.find(id).orElseThrow(() -> Problem.notFound("名录"));
    }

    private VillageListsPage page(County county, @Nullable VillageList open) {
        var today = counties.today(county);
        var all = lists.all(county.code());
        var inForce = lists.inForce(county.code(), today);
        var present = all.stream().map(VillageList::kind).toList();
        return new VillageListsPage(
                county,
                all.stream().map(list -> new Line(list, inForce.contains(list.id()))).toList(),
                Arrays.stream(Kind.values())
                        .filter(kind -> !present.contains(kind))
                        .map(Missing::new)
                        .toList(),
                open == null ? null : new Opened(open, today, villages(open)));
    }

    private List<Village> villages(VillageList list) {
        var names = divisions.gazetteer(list.county(), list.asOf());
        return list.rows().stream()
                .map(row ->
                        new Village(
                                row.village().digits(), names.place(row.village()), row.persons()))
                .toList();
    }
}
