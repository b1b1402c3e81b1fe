package cn.cunkou.stations.scoring;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.stations.scoring.ScoreLine.Mark;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Points that people give, for all stations at once: whoever goes round takes the exported sheet
 * along and brings it back filled in. Rows without points stay as they are.
 */
@Component
class PointsImport implements ImportKind<SheetPoints> {
    static final String ID = "station-points";
    private static final String YEAR = "年度";
    private static final String CODE = "站点编号";
    private static final String NAME = "站点";
    private static final String LINE = "考核什么";
    private static final String POINTS = "分数";
    private static final String PAPER = "凭什么";
    private static final Columns COLUMNS =
            Columns.of(
                    "站点打分",
                    Column.integer(YEAR).mandatory().such("2019"),
                    Column.code(CODE).mandatory().such("WH-0026"),
                    Column.text(NAME).explained("只供查看，导入时以站点编号为准"),
                    Column.text(LINE).mandatory().upTo(40).such("现场检查"),
                    Column.decimal(POINTS).such("18.5").explained("最多一位小数；空着的不改"),
                    Column.text(PAPER).upTo(120).such("第3组检查记录").explained("有分数的要写，不写姓名"));

    private final ScoreRuns runs;
    private final ScoreBook book;
    private final OwnPlaces places;
    private final Doorkeeper doors;

    PointsImport(ScoreRuns runs, ScoreBook book, OwnPlaces places, Doorkeeper doors) {
        this.runs = runs;
        this.book = book;
        this.places = places;
        this.doors = doors;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "站点考核打分";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public Class<SheetPoints> recordType() {
        return SheetPoints.class;
    }

    @Override
    public List<Place> places() {
        return doors.mayEnter("POST", StationScorePages.PATH + "/-/stations/-/points")
                ? places.counties()
                : List.of();
    }

    /** A run in which points can be given, with its stations and what was given. */
    private record Sheet(ScoreRun run, List<Scored> stations, Map<String, Mark> given) {
        private Optional<ScoreLine> line(String label) {
            return byPeople().filter(line -> line.label().equals(label)).findFirst();
        }

        private Stream<ScoreLine> byPeople() {
            return run.lines().stream().filter(ScoreLine::isByPerson);
        }

        private SheetPoints row(Scored station, ScoreLine line) {
            return new SheetPoints(
                    run.id(),
                    run.year(),
                    line.place(),
                    line.label(),
                    station.station(),
                    station.division(),
                    station.code(),
                    station.name(),
                    given.get(SheetPoints.key(run.id(), line.place(), station.station())));
        }
    }

    private List<Sheet> sheets(DivisionCode county) {
        return book.in(county).stream().filter(ScoreRun::isOpen).map(this::sheet).toList();
    }

    private Sheet sheet(ScoreRun run) {
        return new Sheet(run, runs.ranking(run), given(run.id()));
    }

    private Map<String, Mark> given(UUID run) {
        return book.given(run).stream()
                .collect(
                        toMap(
                                one -> SheetPoints.key(run, one.place(), one.station()),
                                one -> new Mark(one.points(), one.paper())));
    }

    @Override
    public List<Verdict<SheetPoints>> check(Table table, Context context) {
        var sheets =
                sheets(DivisionCode.of(context.division())).stream()
                        .collect(toMap(sheet -> Integer.toString(sheet.run().year()), identity()));
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetPoints>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, sheets, seen));
            context.progress().at(verdicts.size(), table.lines().size());
        }
        return verdicts;
    }

    private static Verdict<SheetPoints> verdict(
            Line line, Map<String, Sheet> sheets, Map<String, Integer> seen) {
        var year = line.text(YEAR);
        var code = line.text(CODE);
        var label = line.text(LINE);
        if (year == null || code == null || label == null) {
            return new Verdict.Wrong<>(List.of());
        }
        var sheet = sheets.get(year);
        if (sheet == null) {
            return wrong(YEAR, "%s年度没有正在打分的考核".formatted(year), "先开始那一年的考核，公示了的不能再改");
        }
        var station = sheet.stations().stream().filter(one -> one.code().equals(code)).findFirst();
        var asked = sheet.line(label);
        if (station.isEmpty() || asked.isEmpty()) {
            return station.isEmpty()
                    ? wrong(CODE, "没有要考核的站点「%s」".formatted(code), "从导出的表里复制")
                    : wrong(LINE, "「%s」不是由人打分的一条".formatted(label), "从导出的表里复制");
        }
        var was = sheet.row(station.get(), asked.get());
        var first = seen.putIfAbsent(was.key(), line.number());
        if (first != null) {
            return new Verdict.Wrong<>(
                    List.of(Fault.ofRow("与第%d行是同一个站的同一条".formatted(first), "删去其中一行")));
        }
        return verdict(line, asked.get(), was);
    }

    private static Verdict<SheetPoints> verdict(Line line, ScoreLine asked, SheetPoints was) {
        var points = line.text(POINTS);
        var paper = line.text(PAPER);
        if (points == null && paper == null) {
            return new Verdict.Same<>(was.key());
        }
        var faults = new Faults();
        var mark = asked.mark(faults, points, paper);
        if (mark == null) {
            return new Verdict.Wrong<>(
                    faults.found().stream()
                            .map(fault ->
                                    new Fault(
                                            fault.field().equals("points") ? POINTS : PAPER,
                                            fault.fault(),
                                            fault.remedy()))
                            .filter(fault -> !line.wrong(fault.column()))
                            .toList());
        }
        var after = was.with(mark);
        if (was.mark() == null) {
            return new Verdict.Create<>(after);
        }
        return after.equals(was)
                ? new Verdict.Same<>(was.key())
                : new Verdict.Update<>(was.key(), was, after);
    }

    private static Verdict<SheetPoints> wrong(String column, String fault, String remedy) {
        return new Verdict.Wrong<>(List.of(new Fault(column, fault, remedy)));
    }

    @Override
    public List<String> apply(List<Change<SheetPoints>> changes, Context context) {
        runsOf(changes).forEach(runs::open);
        var ids = new ArrayList<String>();
        for (var change : changes) {
            give(change.after());
            ids.add(change.after().key());
            context.progress().at(ids.size(), changes.size());
        }
        return ids;
    }

    /** The runs that changes are about, in the order in which they are held. */
    private static List<UUID> runsOf(List<Change<SheetPoints>> changes) {
        return changes.stream().map(change -> change.after().run()).distinct().sorted().toList();
    }

    private void give(SheetPoints row) {
        book.give(
                row.run(),
                row.place(),
                row.station(),
                row.division(),
                Objects.requireNonNull(row.mark()));
    }

    @Override
    public List<Kept> undo(List<Change<SheetPoints>> changes, Context context) {
        var given = new HashMap<UUID, Map<String, Mark>>();
        runsOf(changes).stream()
                .flatMap(run -> book.lock(run).stream())
                .filter(ScoreRun::isOpen)
                .forEach(run -> given.put(run.id(), given(run.id())));
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var row = change.after();
            var marks = given.get(row.run());
            if (marks == null) {
                kept.add(new Kept(change.row(), "考核已经公示"));
            } else if (!Objects.equals(marks.get(row.key()), row.mark())) {
                kept.add(new Kept(change.row(), "导入以后又打过"));
            } else if (change.before() == null) {
                book.take(row.run(), row.place(), row.station());
            } else {
                give(change.before());
            }
        }
        return kept;
    }

    @Override
    public List<@Nullable String> cells(SheetPoints row) {
        var mark = row.mark();
        return Arrays.asList(
                Integer.toString(row.year()),
                row.code(),
                row.name(),
                row.label(),
                mark == null ? null : mark.points().toPlainString(),
                mark == null ? null : mark.paper());
    }

    /** A row for each station and line, with or without points. */
    @Override
    public List<SheetPoints> all(String division) {
        return sheets(DivisionCode.of(division)).stream()
                .flatMap(sheet ->
                        sheet.stations().stream()
                                .flatMap(station ->
                                        sheet.byPeople().map(line -> sheet.row(station, line))))
                .toList();
    }
}
