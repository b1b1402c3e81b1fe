package cn.cunkou.measures;

import cn.cunkou.measures.Figure.Value;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Division;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.util.StreamUtils;

/** Every figure of the house, with the rows behind it. */
@Service
public class Measures {
    private final Definitions definitions;
    private final Places places;
    private final Memo memo;
    private final Databases databases;

    Measures(Definitions definitions, Places places, Memo memo, Databases databases) {
        this.definitions = definitions;
        this.places = places;
        this.memo = memo;
        this.databases = databases;
    }

    /** All measures of all counties, by id. */
    public List<Measure> catalogue() {
        return definitions.catalogue();
    }

    /** The measures that a county has, by id, external ones in its own words. */
    public List<Measure> catalogue(DivisionCode county) {
        return definitions.catalogue(county);
    }

    /** A measure in the words of no county in particular. */
    public Optional<Measure> find(String id) {
        return definitions.find(id).map(Definition::measure);
    }

    /** A measure as that county has it; none where only others have it. */
    public Optional<Measure> findIn(DivisionCode county, String id) {
        return definitions.findIn(county, id).map(Definition::measure);
    }

    /**
     * One figure. One that cannot be computed is a figure with a reason.
     *
     * @throws cn.cunkou.platform.web.Problem when the question makes no sense, or is not for
     *     whoever asks
     */
    public Figure evaluate(Question question) {
        return evaluateAll(List.of(question)).getFirst();
    }

    /** Figures in the order of the questions, about as fast as the slowest of them. */
    public List<Figure> evaluateAll(List<Question> questions) {
        var book = new Questions(definitions, places);
        var resolved = questions.stream().map(book::resolve).toList();
        var answers = answers(resolved);
        return resolved.stream().map(one -> figure(one, answers)).toList();
    }

    /** The figure as of each of these days, for a trend. */
    public List<Figure> series(Question question, List<LocalDate> days) {
        return evaluateAll(
                days.stream().map(day -> question.between(question.from(), day)).toList());
    }

    /**
     * @param faults what is known to be wrong already
     * @throws cn.cunkou.platform.web.Problem with all of it, when anything is
     */
    void check(Question question, List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            new Questions(definitions, places).resolve(question, faults);
        }
    }

    /** One page of the rows behind a figure, the latest first. */
    public Evidence evidence(Question question, Paged.Request page) {
        return evidence(question).page(page);
    }

    /** The rows behind a figure that the reader may see. */
    EvidenceDesk evidence(Question question) {
        var resolved = new Questions(definitions, places).resolve(question);
        var visibility = visibility(resolved.measure());
        visibility.requireRows();
        var answers = answers(List.of(resolved));
        // How many rows there are is another question where subjects count once.
        var counted = resolved.aimedAt(Asked.Aim.ROWS);
        var counts = memo.answers(counted.parts());
        var rows = counted.parts().stream().mapToLong(part -> group(counts, part, "").rows()).sum();
        return new EvidenceDesk(databases, visibility, resolved, figure(resolved, answers), rows);
    }

    /**
     * Writes all rows behind a figure that the reader may see as a workbook, one after the other.
     *
     * @param out stays open
     */
    public void writeEvidence(Question question, OutputStream out) throws IOException {
        new EvidenceWorkbook(evidence(question)).writeTo(StreamUtils.nonClosing(out));
    }

    /** The figure of each division right below; those without rows are there too. */
    public List<Part> byDivision(Question question) {
        return byDivision(List.of(question)).getFirst();
    }

    /** The same for several questions, about as fast as for the slowest of them. */
    public List<List<Part>> byDivision(List<Question> questions) {
        var book = new Questions(definitions, places);
        var divided = questions.stream().map(book::resolve).map(this::divided).toList();
        var answers =
                answers(
                        divided.stream()
                                .filter(one -> !one.children().isEmpty())
                                .map(Divided::grouped)
                                .toList());
        return divided.stream().map(one -> parts(one, answers)).toList();
    }

    /** A question divided by the divisions right below. */
    private record Divided(Resolved whole, Resolved grouped, List<Division> children) {}

    private Divided divided(Resolved whole) {
        var children = places.children(whole.asked().division(), whole.day());
        return children.isEmpty()
                ? new Divided(whole, whole, children)
                : new Divided(
                        whole,
                        whole.by(
                                new Asked.Grouping.ByDivision(
                                        children.getFirst().code().digits().length())),
                        children);
    }

    private static List<Part> parts(Divided divided, Map<Asked, Answer> answers) {
        if (divided.children().isEmpty()) {
            return List.of();
        }
        var resolved = divided.whole();
        var grouped = divided.grouped();
        var division = resolved.asked().division();
        var titles = new LinkedHashMap<String, String>();
        divided.children().forEach(child -> titles.put(child.code().digits(), child.name()));
        for (var key : keys(grouped, answers)) {
            titles.putIfAbsent(key, key.equals(division) ? "本级" : key);
        }
        var visibility = visibility(resolved.measure());
        var parts = new ArrayList<Part>();
        titles.forEach((key, title) -> {
            var value =
                    visibility.seesPart(key)
                            ? value(grouped, answers, key)
                            : Value.none(Visibility.OUTSIDE);
            parts.add(new Part(key, title, Addresses.figure(resolved.in(key), value)));
        });
        return Few.hidden(parts);
    }

    /** The figure of each value of a declared dimension that has rows. */
    public List<Part> byDimension(Question question, String dimension) {
        if (dimension.equals(Question.SUBJECT)) {
            visibility(new Questions(definitions, places).resolve(question).measure())
                    .requireSubjects(question.division());
        }
        // Asked for one value first: that says whether there is such a dimension.
        new Questions(definitions, places).resolve(question.where(dimension, ""));
        var resolved = new Questions(definitions, places).resolve(question);
        var grouped = resolved.by(new Asked.Grouping.ByDimension(dimension));
        var answers = answers(List.of(grouped));
        var parts = new ArrayList<Part>();
        for (var key : keys(grouped, answers)) {
            var part = resolved.where(dimension, key);
            parts.add(new Part(key, key, Addresses.figure(part, value(grouped, answers, key))));
        }
        return Few.hidden(parts);
    }

    /**
     * The figure of each of these subjects, also of those without rows.
     *
     * @throws Problem when figures of single subjects are not for whoever asks
     */
    public Map<String, Figure> bySubject(Question question, Collection<String> subjects) {
        var resolved = new Questions(definitions, places).resolve(question);
        visibility(resolved.measure()).requireSubjects(resolved.asked().division());
        return bySubject(resolved, subjects);
    }

    /**
     * The same for whoever may see the figure itself: to be summed up, and shown to nobody one by
     * one.
     */
    public Map<String, Figure> bySubjectForTotals(Question question, Collection<String> subjects) {
        return bySubject(new Questions(definitions, places).resolve(question), subjects);
    }

    /** Whether figures of single subjects may be shown to whoever asks. */
    public boolean showsSubjects(Measure measure, String division) {
        var visibility = visibility(measure);
        return (!visibility.reader().isVisitor() || visibility.seesAllRows())
                && visibility.seesAllOf(division);
    }

    private Map<String, Figure> bySubject(Resolved resolved, Collection<String> subjects) {
        var grouped = resolved.by(new Asked.Grouping.ByDimension(Question.SUBJECT));
        var answers = answers(List.of(grouped));
        var figures = new LinkedHashMap<String, Figure>();
        for (var subject : subjects) {
            figures.put(
                    subject,
                    Addresses.figure(
                            resolved.where(Question.SUBJECT, subject),
                            value(grouped, answers, subject)));
        }
        return figures;
    }

    private static SortedSet<String> keys(Resolved grouped, Map<Asked, Answer> answers) {
        var keys = new TreeSet<String>();
        for (var part : grouped.parts()) {
            answered(answers, part).groups().forEach(group -> keys.add(group.key()));
        }
        return keys;
    }

    private Map<Asked, Answer> answers(List<Resolved> questions) {
        var parts = new ArrayList<Asked>();
        for (var one : questions) {
            var visibility = visibility(one.measure());
            visibility.requireFigure(one.asked().division());
            if (one.asked().dimensions().containsKey(Question.SUBJECT)) {
                visibility.requireSubjects(one.asked().division());
            }
            parts.addAll(one.parts());
            if (visibility.withholdsFew()) {
                parts.addAll(one.aimedAt(Asked.Aim.PERSONS).parts());
            }
        }
        return memo.answers(parts);
    }

    private static Visibility visibility(Measure measure) {
        return new Visibility(Actor.current(), measure);
    }

    private static Figure figure(Resolved resolved, Map<Asked, Answer> answers) {
        return Addresses.figure(resolved, value(resolved, answers, ""));
    }

    /** The value of one group; of the whole with an empty key. */
    private static Value value(Resolved resolved, Map<Asked, Answer> answers, String key) {
        if (resolved.obstacle() != null) {
            return Value.none(resolved.obstacle());
        }
        if (visibility(resolved.measure()).withholdsFew()
                && resolved.aimedAt(Asked.Aim.PERSONS).parts().stream()
                        .anyMatch(part -> Few.isFew(group(answers, part, key).subjects()))) {
            return Value.none(Few.WITHHELD);
        }
        var aggregate = resolved.asked().definition().measure().aggregate();
        var values =
                resolved.parts().stream()
                        .map(part -> value(aggregate, part, group(answers, part, key)))
                        .toList();
        return values.size() == 2
                ? Arithmetic.growth(values.getFirst(), values.getLast())
                : values.getFirst();
    }

    /** What others publish and nobody has recorded is not zero for that. */
    private static Value value(Aggregate aggregate, Asked part, Sums sums) {
        return sums.rows() == 0 && part.definition().series() != null
                ? Value.none("缺少：这个数还没有录入（外部数据）")
                : Arithmetic.value(aggregate, sums);
    }

    private static Sums group(Map<Asked, Answer> answers, Asked part, String key) {
        return answered(answers, part).group(key);
    }

    private static Answer answered(Map<Asked, Answer> answers, Asked part) {
        var answer = answers.get(part);
        if (answer == null) {
            throw new IllegalStateException("unanswered: " + part);
        }
        return answer;
    }
}
