package cn.cunkou.papers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The forms that register, correct and withdraw a paper; they keep what was filled in. */
@Controller
class PaperForms {
    private static final String FORM = "papers/paperForm";

    private final Papers papers;
    private final PaperFiles files;
    private final PaperDesk desk;
    private final BodyOptions bodies;
    private final Counties counties;
    private final FormKeys keys;

    PaperForms(
            Papers papers,
            PaperFiles files,
            PaperDesk desk,
            BodyOptions bodies,
            Counties counties,
            FormKeys keys) {
        this.bodies = bodies;
        this.papers = papers;
        this.files = files;
        this.desk = desk;
        this.counties = counties;
        this.keys = keys;
    }

    /** What a form that was sent twice is answered with again. */
    record Entered(UUID id) {}

    /** Thrown so that nothing of what was not done is kept. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HttpStatus status;
        private final transient List<Fault> faults;

        private NotDone(HttpStatus status, List<Fault> faults) {
            super("not done", null, false, false);
            this.status = status;
            this.faults = List.copyOf(faults);
        }
    }

    @GetMapping(PaperPages.PATH + "/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String from,
            Model model) {
        var chosen = counties.chosen(county).code();
        var own = bodies.own(chosen);
        var input =
                new PaperInput(
                        null,
                        own.size() == 1 ? own.getFirst().value() : null,
                        Faults.given(kind),
                        null,
                        Faults.given(title),
                        null,
                        Faults.given(from),
                        null,
                        "true",
                        null,
                        item.isBlank() ? List.of() : List.of(item.strip()));
        model.addAttribute("page", desk.form(chosen, null, input, "", List.of()));
        return FORM;
    }

    @PostMapping(PaperPages.PATH + "/new")
    String register(
            @ModelAttribute PaperInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        try {
            var entered =
                    once(
                            key,
                            PaperPages.PATH + "/new",
                            input,
                            () -> {
                                var paper = done(papers.register(input));
                                attach(paper, file);
                                return new Entered(paper.id());
                            });
            return seen(entered.id(), "new");
        } catch (NotDone not) {
            response.setStatus(not.status.value());
            model.addAttribute(
                    "page",
                    desk.form(county(input), null, input, "", FieldLabels.with(not.faults)));
            return FORM;
        }
    }

    @GetMapping(PaperPages.PATH + "/{id}/correct")
    String correct(@PathVariable String id, Model model) {
        var paper = Papers.requireStanding(papers.get(PaperPages.id(id)));
        model.addAttribute(
                "page", desk.form(paper.county(), paper, PaperInput.of(paper), "", List.of()));
        return FORM;
    }

    @PostMapping(PaperPages.PATH + "/{id}/correct")
    String correct(
            @PathVariable String id,
            @ModelAttribute PaperInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var paper = PaperPages.id(id);
        try {
            var entered =
                    once(
                            key,
                            PaperPages.PATH + "/" + paper + "/correct",
                            input,
                            () -> new Entered(done(papers.correct(paper, input, reason)).id()));
            return seen(entered.id(), "correct");
        } catch (NotDone not) {
            response.setStatus(not.status.value());
            var before = papers.get(paper);
            model.addAttribute(
                    "page",
                    desk.form(
                            before.county(), before, input, reason, FieldLabels.with(not.faults)));
            return FORM;
        }
    }

    @GetMapping(PaperPages.PATH + "/{id}/withdraw")
    String withdraw(@PathVariable String id, Model model) {
        var paper = Papers.requireStanding(papers.get(PaperPages.id(id)));
        model.addAttribute("page", desk.paper(paper.id(), null, List.of()));
        return "papers/withdraw";
    }

    @PostMapping(PaperPages.PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var paper = PaperPages.id(id);
        return switch (papers.withdraw(paper, reason)) {
            case Outcome.Done _ -> seen(paper, "withdraw");
            case Outcome.Faulty(var faults) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", desk.paper(paper, null, FieldLabels.with(faults)));
                yield "papers/withdraw";
            }
            case Outcome.NumberTaken taken -> throw new IllegalStateException(taken.number());
        };
    }

    private Entered once(String key, String path, PaperInput input, Supplier<Entered> act) {
        try {
            return keys.once(key, path, input, Entered.class, act);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            throw new NotDone(refused.status(), refused.faults());
        }
    }

    private static Paper done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var paper) -> paper;
            case Outcome.Faulty(var faults) ->
                    throw new NotDone(HttpStatus.UNPROCESSABLE_CONTENT, faults);
            case Outcome.NumberTaken taken ->
                    throw new NotDone(HttpStatus.CONFLICT, List.of(taken.fault()));
        };
    }

    private void attach(Paper paper, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return;
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            files.add(paper.id(), name == null ? "" : name, content);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            throw new NotDone(refused.status(), refused.faults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The county whose form it is: that of the place typed, where there is one. */
    private DivisionCode county(PaperInput input) {
        var typed = input.division();
        return counties.around(typed == null ? "" : typed.strip()).code();
    }

    private static String seen(UUID paper, String done) {
        return "redirect:" + PaperPages.PATH + "/" + paper + "?done=" + done;
    }
}
