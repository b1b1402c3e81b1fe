package cn.cunkou.console;

import cn.cunkou.measures.ExternalSeries;
import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.FigurePages;
import cn.cunkou.measures.Label;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The same measures of several counties, each as of its own business day. Nothing is ranked: what a
 * figure is taken of stands beside it, and differs.
 */
@Service
class SideBySide {
    private final Counties counties;
    private final Plans plans;
    private final Measures measures;
    private final ExternalSeries external;

    SideBySide(Counties counties, Plans plans, Measures measures, ExternalSeries external) {
        this.counties = counties;
        this.plans = plans;
        this.measures = measures;
        this.external = external;
    }

    /**
     * Figures of counties beside each other.
     *
     * @param columns one for each county
     * @param rows one for each measure and base, with a cell for each column
     */
    record Comparison(List<Column> columns, List<Row> rows) {}

    /**
     * One county.
     *
     * @param plan by which it works; null while it has none
     */
    record Column(County county, LocalDate today, @Nullable Plan plan) {}

    /**
     * One measure.
     *
     * @param base what it is taken of; null where that is no question
     */
    record Row(Measure measure, @Nullable Label base, List<Cell> cells) {
        boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell.figure().value() == null);
        }
    }

    /**
     * What one county has.
     *
     * @param page where its rows are, within that county
     * @param isPlanned whether the county's plan holds something by this measure
     * @param series what others publish there, in the county's words; null for what is counted here
     *     and for what the county does not have
     */
    record Cell(
            County county, Figure figure, String page, boolean isPlanned, @Nullable Series series) {
        /** What the figure is a part of where only the share is published; empty elsewhere. */
        String publishedOf() {
            return series == null || !series.isShare() ? "" : series.base();
        }

        /** Whether it can be held against another county's: of a share both its parts are known. */
        boolean isComparable() {
            return series == null || !series.isShare();
        }
    }

    /**
     * The measures of these ids; without any, those that a plan of the counties holds something by.
     *
     * @throws Problem when there is no such measure
     */
    Comparison of(List<County> chosen, List<String> ids) {
        var columns = chosen.stream().map(this::column).toList();
        var used = columns.stream().map(SideBySide::used).toList();
        var wanted =
                ids.isEmpty()
                        ? measures.catalogue().stream()
                                .filter(one ->
                                        used.stream().anyMatch(own -> own.contains(one.id())))
                                .toList()
                        : ids.stream().distinct().map(this::measure).toList();
        var lines = wanted.stream().flatMap(SideBySide::lines).toList();
        var questions = new ArrayList<Question>();
        for (var line : lines) {
            chosen.forEach(county -> questions.add(line.in(county)));
        }
        var figures = measures.evaluateAll(questions).iterator();
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            var cells = new ArrayList<Cell>();
            for (var i = 0; i < chosen.size(); i++) {
                var isPlanned = used.get(i).contains(line.measure().id());
                cells.add(
                        line.cell(
                                chosen.get(i),
                                figures.next(),
                                isPlanned,
                                series(line, chosen.get(i))));
            }
            rows.add(new Row(line.measure(), line.base(), cells));
        }
        // What no county has a figure for comes last.
        rows.sort(Comparator.comparing(Row::isEmpty));
        return new Comparison(columns, rows);
    }

    private @Nullable Series series(Line line, County county) {
        return line.measure().isExternal()
                ? external.find(
                                line.measure().id().substring(ExternalSeries.PREFIX.length()),
                                county.code())
                        .orElse(null)
                : null;
    }

    /** Every measure that can be chosen, by title. */
    List<Measure> choices() {
        return measures.catalogue().stream().sorted(Comparator.comparing(Measure::title)).toList();
    }

    private Measure measure(String id) {
        return measures.find(id).orElseThrow(() -> Problem.notFound("指标" + id));
    }

    private Column column(County county) {
        return new Column(
                county,
                counties.today(county),
                plans.current(county.code()).map(Edition::plan).orElse(null));
    }

    /** What the items of a county's plan are held by. */
    private static Set<String> used(Column column) {
        var plan = column.plan();
        return plan == null
                ? Set.of()
                : plan.items().stream()
                        .filter(Target.class::isInstance)
                        .map(item -> ((Target) item).basis())
                        .filter(Basis.Measured.class::isInstance)
                        .map(basis -> ((Basis.Measured) basis).measure())
                        .collect(Collectors.toSet());
    }

    private static Stream<Line> lines(Measure measure) {
        return measure.bases().isEmpty()
                ? Stream.of(new Line(measure, null))
                : measure.bases().stream().map(base -> new Line(measure, base));
    }

    /** One line to fill. */
    private record Line(Measure measure, @Nullable Label base) {
        Question in(County county) {
            var question = Question.of(measure.id(), county.code().digits());
            return base == null ? question : question.base(base.name());
        }

        Cell cell(County county, Figure figure, boolean isPlanned, @Nullable Series series) {
            var page = FigurePages.href(in(county).asOf(figure.asOf()));
            return new Cell(county, figure, Counties.root(county.code()) + page, isPlanned, series);
        }
    }
}
