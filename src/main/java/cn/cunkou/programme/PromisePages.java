package cn.cunkou.programme;

import cn.cunkou.plan.Item;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 承诺与进度 for everybody, 承诺看板 for those who answer for it. */
@Controller
class PromisePages {
    /** What needs care comes first. */
    private static final List<State> CARE =
            List.of(
                    State.MISSED,
                    State.BEHIND,
                    State.UNCLEAR,
                    State.CANNOT_BE_COMPUTED,
                    State.ON_THE_WAY,
                    State.NOT_DUE,
                    State.MET_LATE,
                    State.MET);

    static final Comparator<Standing> BY_CARE =
            Comparator.comparingInt(one -> CARE.indexOf(one.state()));

    /** A page of cards stays below a hundred kilobytes. */
    private static final int CARDS = 24;

    private final Programme programme;
    private final PromiseViews views;
    private final Counties counties;

    PromisePages(Programme programme, PromiseViews views, Counties counties) {
        this.programme = programme;
        this.views = views;
        this.counties = counties;
    }

    @Bean
    static MenuEntry promisesMenu() {
        return new MenuEntry(Place.PORTAL, "", 10, "承诺与进度", "/promises", "plan");
    }

    @Bean
    static MenuEntry boardMenu() {
        return new MenuEntry(Place.CONSOLE, "", 10, "承诺看板", "/console/promises", "chart");
    }

    @GetMapping("/promises")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var board = board();
        var found =
                board.items().stream()
                        .filter(item -> state.isEmpty() || item.state().key().equals(state))
                        .filter(item -> area.isEmpty() || item.item().area().equals(area))
                        .filter(item -> kind.isEmpty() || item.item().kind().key().equals(kind))
                        .toList();
        var asked = new Paged.Request(page, CARDS);
        var cards =
                found.stream()
                        .skip(asked.offset())
                        .limit(asked.size())
                        .map(item -> PromiseCard.of(item, board.today(), ""))
                        .toList();
        model.addAttribute(
                "page",
                new PromisesPage(
                        board.edition().plan().title(),
                        strokes(board),
                        Choice.states(state),
                        areas(board, area),
                        kinds(board, kind),
                        asked.of(cards, found.size())));
        return "programme/promises";
    }

    @GetMapping("/promises/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
        var board = board();
        var standing = board.find(id).orElseThrow(() -> Problem.notFound("这条要求"));
        model.addAttribute("page", views.page(board, standing, page));
        return "programme/promise";
    }

    @GetMapping("/promises.xlsx")
    ResponseEntity<byte[]> excel() {
        var county = counties.home();
        return PromiseSheet.of(board(county), county.name() + "承诺与进度");
    }

    @GetMapping("/console/promises")
    String board(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var board = board(counties.chosen(""));
        var plan = board.edition().plan();
        var found =
                board.items().stream()
                        .filter(one -> area.isEmpty() || one.item().area().equals(area))
                        .filter(one -> owner.isEmpty() || DutyTodos.isOwed(one.item(), owner))
                        .filter(one -> state.isEmpty() || one.state().key().equals(state))
                        .filter(one ->
                                q.isBlank()
                                        || one.label().contains(q.strip())
                                        || cites(one).contains(q.strip()))
                        .sorted(BY_CARE)
                        .toList();
        var asked = new Paged.Request(page, 30);
        var rows =
                found.stream()
                        .skip(asked.offset())
                        .limit(asked.size())
                        .map(one -> row(board, one, item))
                        .toList();
        var owners =
                Choice.known(
                        "owner",
                        owner,
                        plan.bodies().stream()
                                .filter(body -> owes(board, body.id()))
                                .map(body -> Choice.of(body.id(), body.name(), owner)));
        var chosen =
                item.isEmpty()
                        ? Optional.<PromisePage>empty()
                        : board.find(item).map(standing -> views.page(board, standing, 1));
        model.addAttribute(
                "page",
                new BoardPage(
                        asked.of(rows, found.size()),
                        areas(board, area),
                        owners,
                        Choice.states(state),
                        q,
                        plan.title(),
                        board.today(),
                        plan.scorecard() != null,
                        chosen.orElse(null)));
        return "programme/board";
    }

    private static boolean owes(Board board, String body) {
        return board.items().stream().anyMatch(one -> DutyTodos.isOwed(one.item(), body));
    }

    private static BoardPage.Row row(Board board, Standing one, String chosen) {
        var drawn = one.progress().isPresent() && one.readings().isEmpty();
        return new BoardPage.Row(
                one.id(),
                PromiseCard.of(one, board.today(), ""),
                cites(one),
                PromiseViews.owner(board.edition().plan(), one.item()),
                one.span().to().toString(),
                drawn,
                one.id().equals(chosen));
    }

    private static String cites(Standing one) {
        return PromiseViews.cites(one.item());
    }

    /** The plan that the portal shows. */
    private Board board() {
        return board(counties.home());
    }

    private Board board(County county) {
        return programme.board(county.code()).orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    static Strokes strokes(Board board) {
        var end = board.edition().plan().period().to();
        var left = ChronoUnit.DAYS.between(board.today(), end);
        var ending = left < 0 ? "方案已于%s到期。".formatted(end) : "距方案到期（%s）还有%d天。".formatted(end, left);
        return Strokes.of(board.items().stream().map(Standing::state).toList(), ending);
    }

    private static List<Choice> kinds(Board board, String chosen) {
        var kinds = board.edition().plan().items().stream().map(Item::kind).distinct().sorted();
        return Choice.kinds(kinds, chosen);
    }

    private static List<Choice> areas(Board board, String chosen) {
        return Choice.known(
                "area",
                chosen,
                board.edition().plan().items().stream()
                        .map(Item::area)
                        .distinct()
                        .map(area -> Choice.of(area, area, chosen)));
    }
}
