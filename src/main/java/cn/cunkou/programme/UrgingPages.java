package cn.cunkou.programme;

import cn.cunkou.plan.Body;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Urging.Kind;
import cn.cunkou.programme.Urging.State;
import cn.cunkou.programme.UrgingsPage.Form;
import cn.cunkou.programme.UrgingsPage.Fresh;
import cn.cunkou.programme.UrgingsPage.Happened;
import cn.cunkou.programme.UrgingsPage.Line;
import cn.cunkou.programme.UrgingsPage.Next;
import cn.cunkou.programme.UrgingsPage.One;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 督办: orders about items that lag, and the answers to them. */
@Controller
class UrgingPages {
    static final String PATH = "/console/urgings";

    /** Days that a body usually gets to answer. */
    private static final int USUAL_DAYS = 7;

    private static final int ROWS = 30;

    private final Urgings urgings;
    private final Programme programme;
    private final Counties counties;
    private final Doorkeeper doors;

    UrgingPages(Urgings urgings, Programme programme, Counties counties, Doorkeeper doors) {
        this.urgings = urgings;
        this.programme = programme;
        this.counties = counties;
        this.doors = doors;
    }

    @Bean
    static MenuEntry urgingsMenu() {
        return new MenuEntry(Place.CONSOLE, "", 20, "督办", PATH, "urge");
    }

    @GetMapping(PATH)
    String all(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var board = board();
        var found =
                urgings.all(board.edition().plan().division()).stream()
                        .filter(one ->
                                state.isEmpty() || one.state(board.today()).key().equals(state))
                        .filter(one -> item.isEmpty() || one.item().equals(item))
                        .toList();
        var asked = new Paged.Request(page, ROWS);
        var rows =
                found.stream()
                        .skip(asked.offset())
                        .limit(asked.size())
                        .map(one -> line(board, one))
                        .toList();
        var states =
                Arrays.stream(State.values())
                        .map(one -> new Choice(one.key(), one.words(), one.key().equals(state)))
                        .toList();
        model.addAttribute("page", new UrgingsPage(asked.of(rows, found.size()), states));
        return "programme/urgings";
    }

    @GetMapping(PATH + "/new")
    String fresh(@RequestParam String item, Model model) {
        var board = board();
        var due = board.today().plusDays(USUAL_DAYS).toString();
        model.addAttribute("page", fresh(board, item, Form.empty(due)));
        return "programme/newUrging";
    }

    @PostMapping(PATH)
    String issue(
            @RequestParam String item,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestParam UUID request,
            Model model,
            HttpServletResponse response) {
        var board = board();
        var plan = board.edition().plan().id();
        try {
            var id = urgings.issue(new Urgings.NewUrging(plan, item, text, due, again, request));
            return "redirect:" + PATH + "/" + id;
        } catch (Problem problem) {
            var form =
                    new Form(
                            "",
                            text,
                            due,
                            "",
                            again,
                            refused(problem),
                            faults(problem, UrgingPages::orderLabel));
            model.addAttribute("page", fresh(board, item, form));
            response.setStatus(problem.status().value());
            return "programme/newUrging";
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("page", one(id, Form.empty("")));
        return "programme/urging";
    }

    @PostMapping(PATH + "/{id}/reply")
    String reply(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam UUID request,
            Model model,
            HttpServletResponse response) {
        return add(id, Kind.REPLY.key(), text, paper, request, model, response);
    }

    /** What the office does: accept, return, circular. */
    @PostMapping(PATH + "/{id}/steps/{kind}")
    String step(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam UUID request,
            Model model,
            HttpServletResponse response) {
        if (kind.equals(Kind.REPLY.key())) {
            throw Problem.notFound("这种办理");
        }
        return add(id, kind, text, paper, request, model, response);
    }

    private String add(
            UUID id,
            String kind,
            String text,
            String paper,
            UUID request,
            Model model,
            HttpServletResponse response) {
        var wanted = kind(kind);
        try {
            urgings.add(id, wanted, text, paper, request);
            return "redirect:" + PATH + "/" + id;
        } catch (Problem problem) {
            var form =
                    new Form(
                            kind,
                            text,
                            "",
                            paper,
                            false,
                            refused(problem),
                            faults(problem, UrgingPages::stepLabel));
            model.addAttribute("page", one(id, form));
            response.setStatus(problem.status().value());
            return "programme/urging";
        }
    }

    private static @Nullable String refused(Problem problem) {
        return problem.faults().isEmpty() ? problem.detail() : null;
    }

    private static List<FormFault> faults(Problem problem, UnaryOperator<String> labels) {
        return FormFault.of(problem.faults(), labels);
    }

    private static String orderLabel(String field) {
        return switch (field) {
            case "due" -> "回复期限";
            case "again" -> "另发一张";
            default -> "要求";
        };
    }

    private static String stepLabel(String field) {
        return field.equals("paper") ? "文件名和文号" : "内容";
    }

    private static Kind kind(String key) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("这种办理"));
    }

    private Board board() {
        return programme
                .board(counties.chosen("").code())
                .orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    private Fresh fresh(Board board, String item, Form form) {
        var standing = board.find(item).orElseThrow(() -> Problem.notFound("方案里的" + item));
        var plan = board.edition().plan();
        var towns = plan.body(standing.item().owner()).map(Body::role).orElseThrow();
        var body =
                towns == Body.Role.TOWNS
                        ? standing.label().replaceFirst("：.*", "") + "人民政府"
                        : PromiseViews.owner(plan, standing.item());
        var open = urgings.open(plan.id(), item).map(one -> line(board, one)).orElse(null);
        return new Fresh(plan.id(), item, standing.label(), said(standing), body, open, form);
    }

    private One one(UUID id, Form form) {
        var urging = urgings.find(id).orElseThrow(() -> Problem.notFound("督办单"));
        var board = board();
        var standing = standing(board, urging);
        var state = urging.state(board.today());
        return new One(
                id,
                standing.map(Standing::label).orElse(urging.item()),
                "/promises/" + urging.item(),
                standing.map(UrgingPages::said).orElse("现行方案里没有这一项了"),
                urging.bodyName(),
                urging.text(),
                urging.issued().toString(),
                urging.issuedBy(),
                urging.due().toString(),
                state.words(),
                state == State.OVERDUE,
                urging.steps().stream()
                        .map(step ->
                                new Happened(
                                        step.kind().words(),
                                        step.text(),
                                        step.paper(),
                                        step.day().toString(),
                                        step.by()))
                        .toList(),
                next(urging, board.today()),
                form);
    }

    private List<Next> next(Urging urging, LocalDate today) {
        var kinds =
                switch (urging.state(today)) {
                    case WAITING -> List.of(Kind.REPLY);
                    case OVERDUE -> List.of(Kind.REPLY, Kind.CIRCULAR);
                    case ANSWERED -> List.of(Kind.ACCEPT, Kind.RETURN, Kind.CIRCULAR);
                    case DONE -> List.<Kind>of();
                };
        return kinds.stream()
                .filter(kind -> doors.mayEnter("POST", action(urging.id(), kind)))
                .map(kind ->
                        new Next(
                                kind.key(),
                                kind.words(),
                                action(urging.id(), kind),
                                kind == Kind.CIRCULAR))
                .toList();
    }

    static String action(UUID id, Kind kind) {
        var step = kind == Kind.REPLY ? kind.key() : "steps/" + kind.key();
        return PATH + "/" + id + "/" + step;
    }

    private static Line line(Board board, Urging urging) {
        var state = urging.state(board.today());
        return new Line(
                PATH + "/" + urging.id(),
                standing(board, urging).map(Standing::label).orElse(urging.item()),
                urging.bodyName(),
                urging.text(),
                urging.issued().toString(),
                urging.due().toString(),
                state.words(),
                state == State.OVERDUE);
    }

    /** Where its item stands; empty when the county works by another plan now. */
    private static Optional<Standing> standing(Board board, Urging urging) {
        return board.edition().plan().id().equals(urging.plan())
                ? board.find(urging.item())
                : Optional.empty();
    }

    private static String said(Standing standing) {
        var distance = standing.distance();
        return standing.state().words() + (distance.isEmpty() ? "" : "，" + distance);
    }
}
