package cn.cunkou.console;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.programme.PromiseCard;
import cn.cunkou.programme.Promises;
import cn.cunkou.programme.Strokes;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 待办: what waits for whoever signs in, and how the promises stand. */
@Controller
public class DeskPages {
    private static final int CARDS = 6;

    private final List<Todo.Source> sources;
    private final Promises promises;
    private final Counties counties;
    private final Doorkeeper doors;

    DeskPages(List<Todo.Source> sources, Promises promises, Counties counties, Doorkeeper doors) {
        this.sources = sources;
        this.promises = promises;
        this.counties = counties;
        this.doors = doors;
    }

    @Bean
    static MenuEntry deskMenu() {
        return new MenuEntry(Place.CONSOLE, "", 0, "待办", "/console", "home");
    }

    /**
     * @param strokes null while the county has no plan
     */
    public record DeskPage(
            String name,
            String county,
            LocalDate day,
            List<Todo> todos,
            @Nullable Strokes strokes,
            List<PromiseCard> cards) {}

    @GetMapping("/console")
    String desk(Model model) {
        var county = counties.chosen("");
        var todos =
                sources.stream()
                        .map(Todo.Source::todos)
                        .flatMap(Collection::stream)
                        .filter(todo ->
                                todo.count() > 0 && doors.mayEnter("GET", plain(todo.href())))
                        .toList();
        var glance = promises.needingCare(county.code(), CARDS);
        model.addAttribute(
                "page",
                new DeskPage(
                        Actor.current().name(),
                        county.name(),
                        counties.today(county),
                        todos,
                        glance.map(Promises.Glance::strokes).orElse(null),
                        glance.map(Promises.Glance::cards).orElse(List.of())));
        return "console/desk";
    }

    private static String plain(String href) {
        var query = href.indexOf('?');
        return query < 0 ? href : href.substring(0, query);
    }
}
