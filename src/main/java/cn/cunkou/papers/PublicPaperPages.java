package cn.cunkou.papers;

import cn.cunkou.papers.PaperPage.ItemLink;
import cn.cunkou.papers.PublicPapers.PublicPaper;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 公开文件: the papers that everybody may read. */
@Controller
public class PublicPaperPages {
    private static final int ROWS = 20;

    private final PublicPapers papers;
    private final PaperFiles files;
    private final Files stored;
    private final ItemChoices items;
    private final Counties counties;
    private final Divisions divisions;
    private final Doorkeeper doorkeeper;

    PublicPaperPages(
            PublicPapers papers,
            PaperFiles files,
            Files stored,
            ItemChoices items,
            Counties counties,
            Divisions divisions,
            Doorkeeper doorkeeper) {
        this.papers = papers;
        this.files = files;
        this.stored = stored;
        this.items = items;
        this.counties = counties;
        this.divisions = divisions;
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static MenuEntry publicPapersMenu() {
        return new MenuEntry(Place.PORTAL, "", 40, "公开文件", "/papers", "evidence");
    }

    /**
     * The list.
     *
     * @param item name of the item that all of them fulfil; empty when it is not narrowed to one
     */
    public record PublicPapersPage(
            String place,
            String kind,
            String q,
            String itemId,
            String item,
            Paged<PublicPaper> papers) {}

    public record PublicPaperPage(
            PublicPaper paper, String place, List<ItemLink> items, List<PaperFile> files) {}

    @GetMapping("/papers")
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var filter = new PaperFilter(county.code().digits(), kind, "", item, "", "", "", q);
        var named =
                items.labels(county.code()).entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("/" + item))
                        .map(java.util.Map.Entry::getValue)
                        .findFirst()
                        .orElse(item);
        model.addAttribute(
                "page",
                new PublicPapersPage(
                        county.name(),
                        kind,
                        q,
                        item,
                        item.isEmpty() ? "" : named,
                        papers.list(filter, new Paged.Request(page, ROWS))));
        return "papers/public";
    }

    /** An internal paper has no page here; who may see it in the console is led there. */
    @GetMapping("/papers/{id}")
    String one(@PathVariable String id, Model model) {
        var paper = found(id);
        if (paper.isEmpty()) {
            var inside = PaperPages.PATH + "/" + PaperPages.id(id);
            if (doorkeeper.mayEnter("GET", inside)) {
                return "redirect:" + inside;
            }
            throw Papers.missing();
        }
        model.addAttribute("page", page(paper.get()));
        return "papers/publicOne";
    }

    @GetMapping("/papers/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(@PathVariable String id, @PathVariable String file) {
        var paper = found(id).orElseThrow(Papers::missing);
        return PaperFilePages.show(stored, files.getOpen(paper.id(), PaperFilePages.file(file)));
    }

    /** The paper of that id, if the county whose portal this is has it. */
    private Optional<PublicPaper> found(String id) {
        var county = counties.home().code();
        return papers.find(PaperPages.id(id)).filter(paper -> county.contains(paper.division()));
    }

    private PublicPaperPage page(PublicPaper paper) {
        var county = paper.division().county();
        var labels = items.labels(county);
        var links =
                paper.fulfils().stream()
                        .map(item ->
                                new ItemLink(
                                        labels.getOrDefault(item.toString(), item.item()),
                                        "/promises/" + item.item()))
                        .toList();
        var names = divisions.gazetteer(county, counties.today(county));
        return new PublicPaperPage(
                paper, names.place(paper.division()), links, files.ofOpen(paper.id()));
    }
}
