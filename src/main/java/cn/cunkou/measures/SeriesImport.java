package cn.cunkou.measures;

import static java.util.stream.Collectors.toMap;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings many figures of external series in. A figure that is there already is corrected; an undo
 * corrects it back, or withdraws what was not there.
 */
@Component
class SeriesImport implements ImportKind<SheetValue> {
    private final ExternalSeries external;
    private final SeriesChecks checks;
    private final Counties counties;
    private final OwnPlaces places;
    private final Divisions divisions;
    private final Doorkeeper doors;

    SeriesImport(
            ExternalSeries external,
            SeriesChecks checks,
            Counties counties,
            OwnPlaces places,
            Divisions divisions,
            Doorkeeper doors) {
        this.external = external;
        this.checks = checks;
        this.counties = counties;
        this.places = places;
        this.divisions = divisions;
        this.doors = doors;
    }

    @Override
    public String id() {
        return "series-values";
    }

    @Override
    public String title() {
        return "外部数据";
    }

    @Override
    public Columns columns() {
        return SeriesSheet.COLUMNS;
    }

    @Override
    public Class<SheetValue> recordType() {
        return SheetValue.class;
    }

    @Override
    public List<Place> places() {
        if (!doors.mayEnter("POST", SeriesPages.PATH + "/new")) {
            return List.of();
        }
        return places.counties();
    }

    @Override
    public List<Verdict<SheetValue>> check(Table table, Context context) {
        var county = DivisionCode.of(context.division());
        var names = names(county);
        var series = series(county);
        var known =
                external.holding(county).stream()
                        .collect(toMap(fact -> key(NewFact.of(fact, "")), fact -> fact));
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetValue>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, county, series, names, known, seen));
            context.progress().at(verdicts.size(), table.lines().size());
        }
        return verdicts;
    }

    private Verdict<SheetValue> verdict(
            Line line,
            DivisionCode county,
            Map<String, Series> all,
            Gazetteer names,
            Map<String, Fact> known,
            Map<String, Integer> seen) {
        var id = line.text(SeriesSheet.SERIES);
        var series = id == null ? null : all.get(id);
        if (series == null) {
            return id == null
                    ? new Verdict.Wrong<>(List.of())
                    : wrong(
                            new Fault(
                                    SeriesSheet.SERIES, "没有「%s」这个序列".formatted(id), "先设立序列，或核对代号"));
        }
        var faults = new Faults();
        var fact = checks.fact(series, SeriesSheet.input(line), faults);
        if (fact == null) {
            return new Verdict.Wrong<>(SeriesSheet.faults(line, faults));
        }
        if (!county.contains(fact.division())) {
            return wrong(new Fault(SeriesSheet.DIVISION, "不在所选的县", "上传到那个县"));
        }
        var first = seen.putIfAbsent(key(fact), line.number());
        if (first != null) {
            return wrong(Fault.ofRow("与第%d行是同一地方的同一期".formatted(first), "删去其中一行"));
        }
        var before = known.get(key(fact));
        if (before == null) {
            return new Verdict.Create<>(row(series, fact, names));
        }
        var subject = before.id().toString();
        var was = row(series, NewFact.of(before, ""), names);
        var after = row(series, fact.reason().isEmpty() ? fact.because("导入更正") : fact, names);
        return after.saysTheSameAs(was)
                ? new Verdict.Same<>(subject)
                : new Verdict.Update<>(subject, was, after);
    }

    private static Verdict<SheetValue> wrong(Fault fault) {
        return new Verdict.Wrong<>(List.of(fault));
    }

    @Override
    public List<String> apply(List<Change<SheetValue>> changes, Context context) {
        var ids = new ArrayList<String>();
        for (var change : changes) {
            ids.add(external.record(change.after().fact()).id().toString());
            context.progress().at(ids.size(), changes.size());
        }
        return ids;
    }

    @Override
    public List<Kept> undo(List<Change<SheetValue>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var written =
                    external.fact(
                            change.after().fact().series(),
                            UUID.fromString(Objects.requireNonNull(change.subject())));
            if (!written.holds()) {
                kept.add(new Kept(change.row(), "导入以后又更正或撤回过"));
            } else if (change.before() == null) {
                external.withdraw(written.series(), written.id(), "撤销导入");
            } else {
                external.record(change.before().fact().because("撤销导入"));
            }
        }
        return kept;
    }

    @Override
    public List<@Nullable String> cells(SheetValue row) {
        return SeriesSheet.cells(row);
    }

    @Override
    public List<SheetValue> all(String division) {
        var within = DivisionCode.of(division);
        var names = names(within.county());
        var series = series(within.county());
        return external.holding(within).stream()
                // What goes on under another name stands there too.
                .filter(fact -> series.containsKey(fact.series()))
                .map(fact ->
                        row(
                                Objects.requireNonNull(series.get(fact.series())),
                                NewFact.of(fact, fact.reason()),
                                names))
                .toList();
    }

    private Map<String, Series> series(DivisionCode county) {
        return external.all(county).stream().collect(toMap(Series::id, series -> series));
    }

    private Gazetteer names(DivisionCode county) {
        return divisions.gazetteer(county, counties.today(county));
    }

    private static SheetValue row(Series series, NewFact fact, Gazetteer names) {
        return new SheetValue(fact, series.rhythm().text(fact.day()), names.place(fact.division()));
    }

    private static String key(NewFact fact) {
        return fact.series() + " " + fact.division() + " " + fact.day();
    }
}
