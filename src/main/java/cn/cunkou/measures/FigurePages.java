package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 全县数字: every figure that is public, and for each the places and the rows it is made of. */
@Controller
public class FigurePages {
    private static final int ROWS = 20;

    private final Measures measures;
    private final Counties counties;
    private final Divisions divisions;

    FigurePages(Measures measures, Counties counties, Divisions divisions) {
        this.measures = measures;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Bean
    static MenuEntry figuresMenu() {
        return new MenuEntry(Place.PORTAL, "", 30, "全县数字", "/figures", "chart");
    }

    /** One line of the list of figures, for one base. */
    public record FigureLine(
            String title, String base, String number, String unit, String note, String href) {}

    public record FiguresPage(String place, LocalDate day, List<FigureLine> lines) {}

    public record Choice(String title, String href, boolean chosen) {}

    public record PartLine(String title, String number, String unit, String note, String href) {}

    public record FigurePage(
            Measure measure,
            String place,
            List<Choice> places,
            List<Choice> bases,
            Figure figure,
            String number,
            String unit,
            List<PartLine> parts,
            @Nullable Evidence evidence,
            String withheld,
            String excel) {

        /** Where it is recorded that others published it. */
        public String history() {
            return SeriesPages.PATH + "/" + measure.id().substring(ExternalSeries.PREFIX.length());
        }
    }

    @GetMapping("/figures")
    String list(Model model) {
        var here = counties.home();
        var questions = new ArrayList<Question>();
        var known =
                measures.catalogue(here.code()).stream().filter(FigurePages::mayBeSeen).toList();
        var asked = new ArrayList<Measure>();
        for (var measure : known) {
            for (var question : questions(measure, here.code().digits())) {
                questions.add(question);
                asked.add(measure);
            }
        }
        var figures = measures.evaluateAll(questions);
        var lines = new ArrayList<FigureLine>();
        for (var i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            var measure = asked.get(i);
            lines.add(
                    new FigureLine(
                            measure.title(),
                            title(measure, figure.base()),
                            FigureWords.number(figure.value(), figure.unit()),
                            FigureWords.unit(figure.value(), figure.unit()),
                            figure.reason() == null ? note(figure) : figure.reason(),
                            href(questions.get(i))));
        }
        model.addAttribute(
                "page", new FiguresPage(here.name(), counties.today(here.code()), lines));
        return "measures/figures";
    }

    @GetMapping("/figures/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String base,
            @RequestParam MultiValueMap<String, String> all,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var measure =
                measures.findIn(counties.home().code(), id)
                        .filter(FigurePages::mayBeSeen)
                        .orElseThrow(() -> Problem.notFound("这个指标"));
        var code = division.isEmpty() ? counties.home().code().digits() : within(division);
        var question = new Question(id, code, null, null, asOf, base, dimensions(measure, all));
        var figure = measures.evaluate(question);
        var rows = measure.publicity() == Publicity.ROWS || !Actor.current().isVisitor();
        model.addAttribute(
                "page",
                new FigurePage(
                        measure,
                        place(code, figure.asOf()),
                        places(question, figure.asOf()),
                        bases(measure, question, figure),
                        figure,
                        FigureWords.number(figure.value(), figure.unit()),
                        FigureWords.unit(figure.value(), figure.unit()),
                        parts(question),
                        rows ? measures.evidence(question, new Paged.Request(page, ROWS)) : null,
                        rows ? "" : "这个指标只公开合计，不公开明细。",
                        figure.evidence().replaceFirst("(\\?|$)", ".xlsx$1")));
        return "measures/figure";
    }

    /** A place of the county whose portal this is. */
    private String within(String division) {
        if (!DivisionCode.isValid(division)
                || !counties.home().code().contains(DivisionCode.of(division))) {
            throw Problem.notFound("这个地方");
        }
        return division;
    }

    private static boolean mayBeSeen(Measure measure) {
        return measure.publicity() != Publicity.NONE || !Actor.current().isVisitor();
    }

    private static List<Question> questions(Measure measure, String county) {
        var question = Question.of(measure.id(), county);
        return measure.bases().isEmpty()
                ? List.of(question)
                : measure.bases().stream().map(base -> question.base(base.name())).toList();
    }

    private static Map<String, Set<String>> dimensions(
            Measure measure, MultiValueMap<String, String> all) {
        var chosen = new TreeMap<String, Set<String>>();
        for (var dimension : measure.dimensions()) {
            var values = new TreeSet<>(all.getOrDefault(dimension.name(), List.of()));
            values.remove("");
            if (!values.isEmpty()) {
                chosen.put(dimension.name(), values);
            }
        }
        return chosen;
    }

    private List<PartLine> parts(Question question) {
        return measures.byDivision(question).stream()
                .map(part ->
                        new PartLine(
                                part.title(),
                                FigureWords.number(part.figure().value(), part.figure().unit()),
                                FigureWords.unit(part.figure().value(), part.figure().unit()),
                                part.figure().reason() == null
                                        ? note(part.figure())
                                        : part.figure().reason(),
                                href(question.in(part.key()))))
                .toList();
    }

    private static String note(Figure figure) {
        return figure.numerator() == null
                        || figure.denominator() == null
                        || !FigureWords.isShare(figure.unit())
                ? ""
                : figure.numerator().toPlainString() + "／" + figure.denominator().toPlainString();
    }

    private List<Choice> bases(Measure measure, Question question, Figure figure) {
        return measure.bases().stream()
                .map(base ->
                        new Choice(
                                base.title(),
                                href(question.base(base.name())),
                                base.name().equals(figure.base())))
                .toList();
    }

    private static String title(Measure measure, @Nullable String base) {
        return measure.bases().stream()
                .filter(known -> known.name().equals(base))
                .map(Label::title)
                .findFirst()
                .or(() -> Optional.ofNullable(measure.publishedOf()))
                .orElse("");
    }

    /** The county and the divisions on the way down to this one. */
    private List<Choice> places(Question question, LocalDate day) {
        var code = question.division();
        var choices = new ArrayList<Choice>();
        for (var length : new int[] {6, 9, 12}) {
            if (code.length() >= length) {
                var part = code.substring(0, length);
                choices.add(
                        new Choice(
                                place(part, day),
                                href(question.in(part)),
                                length == code.length()));
            }
        }
        return choices;
    }

    private String place(String code, LocalDate day) {
        return divisions
                .find(DivisionCode.of(code), day)
                .map(division -> division.shortName())
                .orElse(code);
    }

    /** The page of a question. */
    public static String href(Question question) {
        var uri =
                UriComponentsBuilder.fromPath("/figures/" + question.measure())
                        .queryParam("division", question.division());
        if (question.base() != null) {
            uri.queryParam("base", question.base());
        }
        if (question.asOf() != null) {
            uri.queryParam("asOf", question.asOf());
        }
        question.dimensions().forEach((name, values) -> uri.queryParam(name, values));
        return uri.encode().build().toUriString();
    }
}
