package cn.cunkou.disclosure;

import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.Publicity.State;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 信息公开: what the plan wants shown in public, class by class. */
@Controller
public class DisclosurePages {
    static final String PATH = "/disclosure";

    private static final int SHOWN = 6;
    private static final int ROWS = 30;

    private final PublicColumn column;
    private final PublicNotices notices;
    private final Snapshots snapshots;
    private final Hotlines hotlines;
    private final Counties counties;

    DisclosurePages(
            PublicColumn column,
            PublicNotices notices,
            Snapshots snapshots,
            Hotlines hotlines,
            Counties counties) {
        this.column = column;
        this.notices = notices;
        this.snapshots = snapshots;
        this.hotlines = hotlines;
        this.counties = counties;
    }

    @Bean
    static MenuEntry publicDisclosureMenu() {
        return new MenuEntry(Place.PORTAL, "", 35, "信息公开", PATH, "megaphone");
    }

    /** A record, with where it stands outside. */
    public record Row(PublicRecord record, List<Outside> outside) {}

    /** A class with its newest records, and how many there are. */
    public record Shelf(Section section, List<Row> rows, int all) {
        public String href() {
            return PATH + "/" + section.id();
        }
    }

    /**
     * The column.
     *
     * @param running notices to which anybody may object now
     */
    public record ColumnPage(
            String place,
            LocalDate today,
            List<Shelf> shelves,
            List<PublicNotice> running,
            Hotline hotline) {}

    public record ShelfPage(Section section, Paged<Row> rows) {}

    @GetMapping(PATH)
    String column(Model model) {
        var county = counties.home();
        var today = counties.today(county);
        var outside = snapshots.outside(county.code());
        model.addAttribute(
                "page",
                new ColumnPage(
                        county.name(),
                        today,
                        column.of(county.code()).stream()
                                .map(section -> shelf(section, outside))
                                .toList(),
                        notices.of(county.code()).stream()
                                .filter(notice -> notice.state(today) == State.RUNNING)
                                .toList(),
                        hotlines.of(county.code())));
        return "disclosure/public";
    }

    private static Shelf shelf(Section section, Map<String, List<Outside>> outside) {
        return new Shelf(
                section,
                rows(section.records().stream().limit(SHOWN).toList(), outside),
                section.records().size());
    }

    private static List<Row> rows(List<PublicRecord> records, Map<String, List<Outside>> outside) {
        return records.stream()
                .map(record -> new Row(record, outside.getOrDefault(record.href(), List.of())))
                .toList();
    }

    @GetMapping(PATH + "/{catalogue}/{entry}")
    String shelf(
            @PathVariable String catalogue,
            @PathVariable String entry,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        DivisionCode county = counties.home().code();
        var section =
                column.find(county, catalogue + "/" + entry)
                        .orElseThrow(() -> Problem.notFound("这一类公开信息"));
        var request = new Paged.Request(page, ROWS);
        var records =
                section.records().stream().skip(request.offset()).limit(request.size()).toList();
        model.addAttribute(
                "page",
                new ShelfPage(
                        section,
                        request.of(
                                rows(records, snapshots.outside(county)),
                                section.records().size())));
        return "disclosure/publicShelf";
    }
}
