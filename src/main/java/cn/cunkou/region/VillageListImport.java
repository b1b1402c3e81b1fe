package cn.cunkou.region;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.region.ListedVillage.Key;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.region.VillageListSheet.Understood;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings village lists in. A file adds to the list of its kind and day; what comes of it is
 * recorded as a new list, which an undo withdraws whole.
 */
@Component
class VillageListImport implements ImportKind<ListedVillage> {
    private final VillageLists lists;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doors;

    VillageListImport(
            VillageLists lists,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            Doorkeeper doors) {
        this.lists = lists;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doors = doors;
    }

    @Override
    public String id() {
        return "village-lists";
    }

    @Override
    public String title() {
        return "村名录";
    }

    @Override
    public Columns columns() {
        return VillageListSheet.COLUMNS;
    }

    @Override
    public Class<ListedVillage> recordType() {
        return ListedVillage.class;
    }

    @Override
    public List<Place> places() {
        return doors.mayEnter("POST", "/console/sites/new") ? places.counties() : List.of();
    }

    @Override
    public List<Verdict<ListedVillage>> check(Table table, Context context) {
        var county = DivisionCode.of(context.division());
        var names = divisions.gazetteer(county, counties.today(county));
        var known = known(county, names);
        var seen = new HashMap<String, Integer>();
        var documents = new HashMap<Key, ListedVillage>();
        var verdicts = new ArrayList<Verdict<ListedVillage>>();
        for (var line : table.lines()) {
            verdicts.add(
                    switch (VillageListSheet.understand(line, names)) {
                        case Understood.Faulty(var faults) -> new Verdict.Wrong<>(faults);
                        case Understood.Row(var row) -> {
                            var fault = clash(row, line.number(), seen, documents);
                            yield fault == null
                                    ? verdict(row, known)
                                    : new Verdict.Wrong<>(List.of(fault));
                        }
                    });
        }
        return verdicts;
    }

    private static @Nullable Fault clash(
            ListedVillage row,
            int number,
            Map<String, Integer> seen,
            Map<Key, ListedVillage> documents) {
        var first = seen.putIfAbsent(row.key() + row.code(), number);
        if (first != null) {
            return Fault.ofRow("与第" + first + "行重复", "删去其中一行");
        }
        var document = documents.putIfAbsent(row.key(), row);
        if (document != null && !document.documentTitle().equals(row.documentTitle())) {
            return Fault.ofRow("同一天的同类名录写了两份依据文件", "改为同一份文件，或改所载日期");
        }
        return null;
    }

    private static Verdict<ListedVillage> verdict(
            ListedVillage row, Map<String, ListedVillage> known) {
        var before = known.get(row.key() + row.code());
        if (before == null) {
            return new Verdict.Create<>(row);
        }
        return row.saysTheSameAs(before)
                ? new Verdict.Same<>(before.subject())
                : new Verdict.Update<>(before.subject(), before, row);
    }

    @Override
    public List<String> apply(List<Change<ListedVillage>> changes, Context context) {
        var county = DivisionCode.of(context.division());
        var recorded = new HashMap<Key, UUID>();
        changes.stream()
                .map(Change::after)
                .collect(groupingBy(ListedVillage::key))
                .forEach((key, rows) -> recorded.put(key, record(county, key, rows)));
        return changes.stream().map(change -> subject(change.after(), recorded)).toList();
    }

    private static String subject(ListedVillage row, Map<Key, UUID> recorded) {
        return row.in(Objects.requireNonNull(recorded.get(row.key()))).subject();
    }

    private UUID record(DivisionCode county, Key key, List<ListedVillage> rows) {
        var merged = new LinkedHashMap<DivisionCode, Row>();
        lists.latest(key.kind(), key.reporter(), county, key.asOf()).stream()
                .filter(list -> list.asOf().equals(key.asOf()))
                .flatMap(list -> list.rows().stream())
                .forEach(row -> merged.put(row.village(), row));
        rows.forEach(row -> merged.put(row.division(), new Row(row.division(), row.persons())));
        var document = rows.getFirst();
        return lists.record(
                new NewVillageList(
                        key.kind(),
                        key.reporter(),
                        county,
                        key.asOf(),
                        document.documentTitle(),
                        document.documentNumber(),
                        false,
                        List.copyOf(merged.values())));
    }

    @Override
    public List<Kept> undo(List<Change<ListedVillage>> changes, Context context) {
        var county = DivisionCode.of(context.division());
        var kept = new ArrayList<Kept>();
        var withdrawn = new HashMap<UUID, Boolean>();
        for (var change : changes) {
            var subject = change.subject();
            if (subject == null) {
                continue;
            }
            var list = UUID.fromString(subject.substring(0, subject.indexOf(':')));
            if (!withdrawn.computeIfAbsent(
                    list, id -> withdraw(id, county, change.after().key()))) {
                kept.add(new Kept(change.row(), "之后又导入或撤回了同一天的名录"));
            }
        }
        return kept;
    }

    private boolean withdraw(UUID list, DivisionCode county, Key key) {
        var current = lists.latest(key.kind(), key.reporter(), county, key.asOf());
        if (current.isEmpty() || !current.get().id().equals(list)) {
            return false;
        }
        lists.withdraw(list, "撤销导入");
        return true;
    }

    @Override
    public List<@Nullable String> cells(ListedVillage record) {
        return VillageListSheet.cells(record);
    }

    @Override
    public List<ListedVillage> all(String division) {
        var county = DivisionCode.of(division).county();
        return List.copyOf(
                known(county, divisions.gazetteer(county, counties.today(county))).values());
    }

    /** The rows of all lists that no other list of their kind and day has replaced. */
    private Map<String, ListedVillage> known(DivisionCode county, Gazetteer names) {
        return lists.all(county).stream()
                .collect(
                        toMap(
                                list -> new Key(list.kind(), list.reporter(), list.asOf()),
                                list -> list,
                                (later, earlier) -> later,
                                LinkedHashMap::new))
                .values()
                .stream()
                .flatMap(list -> rows(list, names).stream())
                .collect(
                        toMap(
                                row -> row.key() + row.code(),
                                row -> row,
                                (a, b) -> a,
                                LinkedHashMap::new));
    }

    static List<ListedVillage> rows(VillageList list, Gazetteer names) {
        return list.rows().stream()
                .map(row ->
                        new ListedVillage(
                                list.id(),
                                list.kind().id(),
                                list.reporter(),
                                list.asOf(),
                                list.documentTitle(),
                                list.documentNumber(),
                                row.village()
                                        .town()
                                        .flatMap(names::find)
                                        .map(Division::name)
                                        .orElse(""),
                                names.find(row.village())
                                        .map(Division::shortName)
                                        .orElse(row.village().digits()),
                                row.village().digits(),
                                row.persons()))
                .toList();
    }
}
