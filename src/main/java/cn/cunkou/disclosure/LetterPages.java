package cn.cunkou.disclosure;

import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 意见和举报, for those who deal with them; which ones somebody sees is held by the database. */
@Controller
public class LetterPages {
    static final String PATH = "/console/letters";

    private static final int ROWS = 50;
    private static final String ONE = "disclosure/letter";

    private final Letters letters;
    private final Files files;
    private final Counties counties;
    private final Doorkeeper doorkeeper;

    LetterPages(Letters letters, Files files, Counties counties, Doorkeeper doorkeeper) {
        this.letters = letters;
        this.files = files;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static MenuEntry lettersMenu() {
        return new MenuEntry(Place.CONSOLE, "公开与监督", 520, "意见和举报", PATH, "trade");
    }

    public record LettersPage(
            String kind, boolean openOnly, LocalDate today, Paged<Letter> letters) {}

    /**
     * One letter.
     *
     * @param mayAct whether the reader deals with it
     * @param mayConcern whether the reader says whom it concerns
     * @param typed what came back with faults: answer, summary or note
     */
    public record LetterPage(
            Letter letter,
            LocalDate today,
            boolean mayAct,
            boolean mayConcern,
            List<Option> bodies,
            Typed typed,
            @Nullable String done,
            List<FormFault> faults)
            implements Faulty {
        public String base() {
            return PATH + "/" + letter.id();
        }
    }

    /** What was typed into one of the forms. */
    public record Typed(String answer, String summary, String note) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!kind.isEmpty() && Letter.Kind.of(kind) == null) {
            throw Problem.noSuchChoice("kind", kind, List.of("opinion", "report"));
        }
        var county = counties.chosen("").code();
        var openOnly = state.equals("open");
        var all = letters.list(county, kind, openOnly);
        var request = new Paged.Request(page, ROWS);
        var rows = all.stream().skip(request.offset()).limit(request.size()).toList();
        model.addAttribute(
                "page",
                new LettersPage(
                        kind, openOnly, counties.today(county), request.of(rows, all.size())));
        return "disclosure/letters";
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var words =
                switch (done) {
                    case "answered" -> "已答复，写信人凭回执看得到";
                    case "noted" -> "已记下，只有办理的人看得到";
                    case "concerned" -> "已核定";
                    default -> null;
                };
        model.addAttribute("page", page(id, Typed.NOTHING, words, List.of()));
        return ONE;
    }

    @GetMapping(PATH + "/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id, @PathVariable UUID file) {
        var letter = letters.get(id);
        var name =
                letter.files().stream()
                        .filter(one -> one.id().equals(file))
                        .map(Letter.Attached::name)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("附件"));
        return files.show(name, letters.file(id, file));
    }

    @PostMapping(PATH + "/{id}/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String summary,
            Model model,
            HttpServletResponse response) {
        return acted(
                id,
                "answered",
                new Typed(answer, summary, ""),
                () -> letters.answer(id, answer, shown.equals("true"), summary),
                model,
                response);
    }

    @PostMapping(PATH + "/{id}/note")
    String note(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        return acted(
                id,
                "noted",
                new Typed("", "", note),
                () -> letters.note(id, note),
                model,
                response);
    }

    @PostMapping(PATH + "/{id}/concern")
    String concern(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String refer,
            Model model,
            HttpServletResponse response) {
        return acted(
                id,
                "concerned",
                Typed.NOTHING,
                () -> letters.concern(id, body, refer.equals("true")),
                model,
                response);
    }

    private String acted(
            UUID id,
            String done,
            Typed typed,
            Runnable act,
            Model model,
            HttpServletResponse response) {
        try {
            act.run();
            return "redirect:" + PATH + "/" + id + "?done=" + done;
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            model.addAttribute(
                    "page", page(id, typed, null, OpinionPages.labelled(refused.faults())));
            return ONE;
        }
    }

    private LetterPage page(UUID id, Typed typed, @Nullable String done, List<FormFault> faults) {
        var letter = letters.get(id);
        var mayAct = doorkeeper.mayEnter("POST", PATH + "/" + id + "/answer");
        return new LetterPage(
                letter,
                counties.today(letter.division()),
                mayAct,
                mayAct
                        && letter.kind() == Letter.Kind.REPORT
                        && Actor.current().roles().contains(Role.SUPERVISOR.id()),
                letters.bodies(letter.division()),
                typed,
                done,
                faults);
    }
}
