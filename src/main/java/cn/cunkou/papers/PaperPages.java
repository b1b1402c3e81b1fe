package cn.cunkou.papers;

import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.BodyOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 公文登记: the register of papers, and one paper. */
@Controller
class PaperPages {
    static final String PATH = "/console/papers";

    private static final int ROWS = 50;

    private final PaperLists lists;
    private final PaperDesk desk;
    private final ItemChoices items;
    private final BodyOptions bodies;
    private final Counties counties;

    PaperPages(
            PaperLists lists,
            PaperDesk desk,
            ItemChoices items,
            BodyOptions bodies,
            Counties counties) {
        this.bodies = bodies;
        this.lists = lists;
        this.desk = desk;
        this.items = items;
        this.counties = counties;
    }

    @Bean
    static MenuEntry papersMenu() {
        return new MenuEntry(Place.CONSOLE, "项目与资金", 120, "公文登记", PATH, "evidence");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var code = chosen.code();
        var filter = new PaperFilter(code.digits(), kind, body, item, from, to, state, q);
        var labels = items.labels(code);
        var names = desk.names(code);
        var found = lists.list(filter, new Paged.Request(page, ROWS));
        var rows = found.rows().stream().map(paper -> row(paper, names, labels)).toList();
        var fulfilled = lists.fulfilled(code);
        var choices =
                fulfilled.stream()
                        .map(value -> new Option(value, labels.getOrDefault(value, value)))
                        .sorted((one, other) -> one.label().compareTo(other.label()))
                        .toList();
        model.addAttribute(
                "page",
                new PapersPage(
                        chosen,
                        bodies.all(code),
                        choices,
                        filter,
                        found.with(rows),
                        lists.count(PaperFilter.of(code.digits())),
                        fulfilled.size(),
                        export(filter)));
        return "papers/papers";
    }

    private static PapersPage.Row row(Paper paper, Gazetteer names, Map<String, String> labels) {
        var fulfils =
                paper.fulfils().stream()
                        .map(item -> labels.getOrDefault(item.toString(), item.item()))
                        .toList();
        return new PapersPage.Row(paper, names.place(paper.division()), fulfils);
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String text) {
        var served = counties.around(division);
        var county = served.code();
        var within = division.isEmpty() ? county.digits() : division;
        var filter = new PaperFilter(within, kind, body, item, from, to, state, text);
        var names = desk.names(county);
        var rows =
                lists.everything(filter).stream()
                        .map(paper -> PaperSheet.cells(SheetPaper.of(paper, names)))
                        .toList();
        return Excel.download(served.name() + "公文登记", PaperSheet.COLUMNS, rows);
    }

    @GetMapping(PATH + "/{id}")
    String paper(
            @PathVariable String id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", desk.paper(id(id), words(done), List.of()));
        return "papers/paper";
    }

    /** The id in an address; one that is none belongs to no paper. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Papers.missing();
        }
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已登记";
            case "correct" -> "已更正，原来的登记保留在下面的经过里";
            case "withdraw" -> "已撤回，不再计数";
            case "added" -> "已上传附件";
            case "removed" -> "已移除附件";
            default -> null;
        };
    }

    private static String export(PaperFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("division", "{division}")
                .queryParam("kind", "{kind}")
                .queryParam("body", "{body}")
                .queryParam("item", "{item}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("state", "{state}")
                .queryParam("text", "{text}")
                .encode()
                .buildAndExpand(
                        filter.division(),
                        filter.kind(),
                        filter.body(),
                        filter.item(),
                        filter.from(),
                        filter.to(),
                        filter.state(),
                        filter.text())
                .toUriString();
    }
}
