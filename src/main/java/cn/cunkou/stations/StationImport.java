package cn.cunkou.stations;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings stations in from workbooks: known ones by code, or by level, place and name. */
@Component
class StationImport implements ImportKind<SheetStation> {
    private static final int CHUNK = 1_000;

    private final StationLists lists;
    private final StationBatch batch;
    private final StationCodes codes;
    private final StationUndo undo;
    private final ImportSteps steps;
    private final KeeperPhones phones;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doors;

    StationImport(
            StationLists lists,
            StationBatch batch,
            StationCodes codes,
            StationUndo undo,
            ImportSteps steps,
            KeeperPhones phones,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            Doorkeeper doors) {
        this.lists = lists;
        this.batch = batch;
        this.codes = codes;
        this.undo = undo;
        this.steps = steps;
        this.phones = phones;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doors = doors;
    }

    @Override
    public String id() {
        return "stations";
    }

    @Override
    public String title() {
        return "服务站点";
    }

    @Override
    public Columns columns() {
        return StationSheet.COLUMNS;
    }

    @Override
    public Class<SheetStation> recordType() {
        return SheetStation.class;
    }

    @Override
    public List<Place> places() {
        return doors.mayEnter("POST", "/console/stations/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    @Override
    public List<Verdict<SheetStation>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var today = counties.today(within);
        var reader = new SheetReader(within, today, names(within.county()));
        var known = new Known(lists.of(within));
        var elsewhere = elsewhere(table, within.county(), known);
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetStation>>();
        var total = table.lines().size();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, reader, known, elsewhere, seen));
            if (verdicts.size() % CHUNK == 0) {
                context.progress().at(verdicts.size(), total);
            }
        }
        context.progress().at(total, total);
        return verdicts;
    }

    private Verdict<SheetStation> verdict(
            Line line,
            SheetReader reader,
            Known known,
            Set<String> elsewhere,
            Map<String, Integer> seen) {
        var faults = new ArrayList<Fault>();
        var code = line.text(StationSheet.CODE);
        var where = reader.where(line, faults);
        if (where == null) {
            return new Verdict.Wrong<>(faults);
        }
        if (code != null && elsewhere.contains(code)) {
            faults.add(
                    new Fault(StationSheet.CODE, "编号%s已被本县其他镇的站点使用".formatted(code), "换一个编号，或留空"));
        }
        var same = known.like(code, where, line.text(StationSheet.NAME), faults);
        var before = same == null ? null : SheetStation.of(same);
        var after = reader.station(line, where, before, faults);
        twice(line, after, seen, faults);
        if (!faults.isEmpty()) {
            return new Verdict.Wrong<>(faults);
        }
        if (same == null || before == null) {
            return new Verdict.Create<>(after);
        }
        return before.saysTheSameAs(after)
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), before, after);
    }

    private static void twice(
            Line line, SheetStation after, Map<String, Integer> seen, List<Fault> faults) {
        var station = after.station();
        var keys = new HashMap<String, String>();
        if (station.code() != null) {
            keys.put("编号 " + station.code(), "编号相同");
        }
        if (line.text(StationSheet.CODE) == null) {
            keys.put(Known.key(station.level(), station.division(), station.name()), "同一地方、同一名称");
        }
        keys.forEach((key, why) -> {
            var first = seen.putIfAbsent(key, line.number());
            if (first != null) {
                faults.add(Fault.ofRow("与第%d行重复（%s）".formatted(first, why), "删去其中一行"));
            }
        });
    }

    /** Codes of the file that stations of the county have which whoever acts cannot see. */
    private Set<String> elsewhere(Table table, DivisionCode county, Known known) {
        var written =
                table.lines().stream()
                        .map(line -> line.text(StationSheet.CODE))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.toSet());
        var taken = new HashSet<>(codes.taken(county, written));
        taken.removeAll(known.codes());
        return taken;
    }

    @Override
    public List<String> apply(List<Change<SheetStation>> changes, Context context) {
        var ids = new HashMap<Integer, String>();
        var created = changes.stream().filter(change -> change.subject() == null).toList();
        var updated = changes.stream().filter(change -> change.subject() != null).toList();
        var stations =
                batch.coded(created.stream().map(change -> change.after().station()).toList());
        for (int from = 0; from < created.size(); from += CHUNK) {
            var to = Math.min(from + CHUNK, created.size());
            var added = batch.insert(stations.subList(from, to));
            steps.note(ImportSteps.Act.CREATED, added, context);
            for (int i = from; i < to; i++) {
                ids.put(created.get(i).row(), added.get(i - from).toString());
            }
            context.progress().at(to, changes.size());
        }
        update(updated, created.size(), changes.size(), context);
        return changes.stream()
                .map(change ->
                        change.subject() == null
                                ? Objects.requireNonNull(ids.get(change.row()))
                                : change.subject())
                .toList();
    }

    private void update(List<Change<SheetStation>> updated, int done, int total, Context context) {
        var stations =
                updated.isEmpty()
                        ? Map.<UUID, Station>of()
                        : lists.of(DivisionCode.of(context.division())).stream()
                                .collect(Collectors.toMap(Station::id, station -> station));
        for (int from = 0; from < updated.size(); from += CHUNK) {
            var chunk = updated.subList(from, Math.min(from + CHUNK, updated.size()));
            batch.update(
                    chunk.stream()
                            .map(change ->
                                    new StationBatch.Update(
                                            Objects.requireNonNull(stations.get(id(change))),
                                            change.after().station()))
                            .toList());
            steps.note(
                    ImportSteps.Act.UPDATED,
                    chunk.stream().map(StationImport::id).toList(),
                    context);
            context.progress().at(done + from + chunk.size(), total);
        }
    }

    @Override
    public List<Kept> undo(List<Change<SheetStation>> changes, Context context) {
        return undo.undo(changes, context);
    }

    static UUID id(Change<SheetStation> change) {
        return UUID.fromString(Objects.requireNonNull(change.subject()));
    }

    @Override
    public List<@Nullable String> cells(SheetStation row) {
        return StationSheet.cells(row);
    }

    @Override
    public List<SheetStation> all(String division) {
        return lists.of(DivisionCode.of(division)).stream()
                .map(SheetStation::of)
                .map(phones::shown)
                .toList();
    }

    private PlaceNames names(DivisionCode county) {
        var today = counties.today(county);
        return new PlaceNames(
                divisions.gazetteer(county, today),
                divisions.children(county, today),
                divisions.villages(county, Divisions.Base.ALL_COMMITTEES, today));
    }
}
