package cn.cunkou.traceability;

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
import cn.cunkou.region.NamedPlace;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings in from workbooks the lots whose codes other platforms keep. */
@Component
class ForeignLotImport implements ImportKind<SheetForeignLot> {
    private final ForeignLots lots;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    ForeignLotImport(
            ForeignLots lots,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper) {
        this.lots = lots;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "foreign-lots";
    }

    @Override
    public String title() {
        return "外部平台批次";
    }

    @Override
    public Columns columns() {
        return SheetForeignLot.COLUMNS;
    }

    @Override
    public Class<SheetForeignLot> recordType() {
        return SheetForeignLot.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", ProductPages.PATH + "/products/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    /** A lot of the register and its row. */
    private record Known(UUID id, SheetForeignLot row) {}

    @Override
    public List<Verdict<SheetForeignLot>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var names = names(within);
        var known = known(within, names);
        var seen = new HashMap<String, Integer>();
        return table.lines().stream()
                .map(line -> verdict(line, within, names, known, seen))
                .toList();
    }

    private Verdict<SheetForeignLot> verdict(
            Line line,
            DivisionCode within,
            Gazetteer names,
            Map<String, Known> known,
            Map<String, Integer> seen) {
        var wrong = new ArrayList<Fault>();
        var row = SheetForeignLot.read(line, NamedPlace.of(line, within, names, wrong), names);
        var faults = new Faults();
        lots.check(row.input(), faults);
        faults.found().stream()
                .map(one ->
                        new Fault(SheetForeignLot.column(one.field()), one.fault(), one.remedy()))
                .filter(one -> !line.wrong(one.column()))
                .forEach(wrong::add);
        var first = seen.putIfAbsent(row.key(), line.number());
        if (first != null) {
            wrong.add(Fault.ofRow("与第%d行是同一个批次".formatted(first), "删去其中一行"));
        }
        if (!wrong.isEmpty() || !line.faults().isEmpty()) {
            return new Verdict.Wrong<>(wrong);
        }
        var same = known.get(row.key());
        if (same == null) {
            return new Verdict.Create<>(row);
        }
        return same.row().equals(row)
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), same.row(), row);
    }

    private Map<String, Known> known(DivisionCode within, Gazetteer names) {
        var known = new LinkedHashMap<String, Known>();
        for (var lot : lots.all(within)) {
            var row = SheetForeignLot.of(lot, names);
            known.put(row.key(), new Known(lot.id(), row));
        }
        return known;
    }

    @Override
    public List<String> apply(List<Change<SheetForeignLot>> changes, Context context) {
        return changes.stream().map(one -> lots.put(one.after().input()).toString()).toList();
    }

    @Override
    public List<Kept> undo(List<Change<SheetForeignLot>> changes, Context context) {
        var within = DivisionCode.of(context.division());
        var known = known(within, names(within));
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var now = known.get(change.after().key());
            var before = change.before();
            if (now == null || !now.row().equals(change.after())) {
                kept.add(new Kept(change.row(), "之后又改过"));
            } else if (before == null) {
                lots.remove(now.id());
            } else {
                lots.put(before.input());
            }
        }
        return kept;
    }

    private Gazetteer names(DivisionCode within) {
        return divisions.gazetteer(within.county(), counties.today(within));
    }

    @Override
    public List<@Nullable String> cells(SheetForeignLot record) {
        return record.cells();
    }

    @Override
    public List<SheetForeignLot> all(String division) {
        var within = DivisionCode.of(division);
        var names = names(within);
        return lots.all(within).stream().map(lot -> SheetForeignLot.of(lot, names)).toList();
    }
}
