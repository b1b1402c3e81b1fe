package cn.cunkou.production;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings acts in from workbooks. They are judged in the order of their days, whatever order the
 * rows are in; the same row handed in again is the same act.
 */
@Component
class ActImport implements ImportKind<SheetAct> {
    private static final String UNDONE = "撤销导入";

    private final Acts acts;
    private final ActLists lists;
    private final Batches batches;
    private final Crops crops;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    ActImport(
            Acts acts,
            ActLists lists,
            Batches batches,
            Crops crops,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper) {
        this.acts = acts;
        this.lists = lists;
        this.batches = batches;
        this.crops = crops;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "production-acts";
    }

    @Override
    public String title() {
        return "农事记录";
    }

    @Override
    public Columns columns() {
        return ActSheet.COLUMNS;
    }

    @Override
    public Class<SheetAct> recordType() {
        return SheetAct.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", PlacePages.PATH + "/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    /** What rows are compared with. */
    private record Ground(
            Map<String, List<Batch>> batches, Map<String, Crop> crops, Set<UUID> undone) {
        /** Those that a row may mean: several where producers of one name have such places. */
        List<Batch> batches(SheetAct row) {
            return batches.getOrDefault(
                    String.join("\n", row.producer(), row.place(), row.crop(), row.number()),
                    List.of());
        }

        Crop.@Nullable Act act(SheetAct row, Batch batch) {
            var crop = crops.get(batch.crop());
            return crop == null
                    ? null
                    : crop.acts().stream()
                            .filter(act -> act.title().equals(row.act()))
                            .findFirst()
                            .orElse(null);
        }
    }

    private Ground ground(String division) {
        var within = DivisionCode.of(division);
        return new Ground(
                everything(within).stream().collect(Collectors.groupingBy(ActImport::key)),
                crops.of(within.county()).stream()
                        .collect(Collectors.toMap(Crop::crop, crop -> crop)),
                lists.withdrawn(within.county(), UNDONE));
    }

    private static String key(Batch batch) {
        return String.join(
                "\n",
                batch.producerName(),
                batch.placeName(),
                batch.cropTitle(),
                Integer.toString(batch.number()));
    }

    private List<Batch> everything(DivisionCode within) {
        return Paged.all(page -> batches.list(new BatchFilter(within, "", ""), page));
    }

    /** A row with the batch and the act it names. */
    private record Named(int row, SheetAct sheet, UUID id, Batch batch, Crop.Act act) {
        static Named of(int row, SheetAct sheet, Batch batch, Crop.Act act, Ground ground) {
            return new Named(row, sheet, sheet.id(batch.id(), ground.undone()), batch, act);
        }

        ActInput input() {
            return ActSheet.input(sheet, new ActSheet.Ids(id, batch.id()), act);
        }
    }

    @Override
    public List<Verdict<SheetAct>> check(Table table, Context context) {
        var ground = ground(context.division());
        var verdicts = new HashMap<Integer, Verdict<SheetAct>>();
        var named = new ArrayList<Named>();
        for (var line : table.lines()) {
            name(line, ground, verdicts, named);
        }
        named.sort(Comparator.comparing(one -> one.sheet().day()));
        var receipts = acts.tryOut(named.stream().map(Named::input).toList());
        var seen = new HashMap<UUID, Integer>();
        for (var i = 0; i < named.size(); i++) {
            var one = named.get(i);
            var first = seen.putIfAbsent(one.id(), one.row());
            verdicts.put(one.row(), verdict(one, receipts.get(i), first));
        }
        return table.lines().stream()
                .map(line -> verdicts.getOrDefault(line.number(), new Verdict.Wrong<>(List.of())))
                .toList();
    }

    private static void name(
            Line line, Ground ground, Map<Integer, Verdict<SheetAct>> verdicts, List<Named> named) {
        if (!line.faults().isEmpty()) {
            return;
        }
        var row = ActSheet.read(line);
        var found = ground.batches(row);
        var batch = found.size() == 1 ? found.getFirst() : null;
        var act = batch == null ? null : ground.act(row, batch);
        if (batch == null) {
            verdicts.put(
                    line.number(),
                    found.isEmpty()
                            ? wrong(ActSheet.NUMBER, "没有这个生产者在这个场所的这一批", "照“生产场所和生产批”里的写，或先登记")
                            : wrong(ActSheet.NUMBER, "几个同名的生产者都有这样的一批", "在那一批的页面记录"));
        } else if (act == null) {
            verdicts.put(
                    line.number(),
                    wrong(ActSheet.ACT, "%s没有「%s」".formatted(row.crop(), row.act()), "照品类模板里的叫法写"));
        } else {
            named.add(Named.of(line.number(), row, batch, act, ground));
        }
    }

    private static Verdict<SheetAct> wrong(String column, String fault, String remedy) {
        return new Verdict.Wrong<>(List.of(new Fault(column, fault, remedy)));
    }

    private static Verdict<SheetAct> verdict(Named one, Receipt receipt, @Nullable Integer first) {
        if (first != null) {
            return new Verdict.Wrong<>(
                    List.of(Fault.ofRow("与第%d行一模一样".formatted(first), "删去其中一行，或在备注里写明不同")));
        }
        return switch (receipt.outcome()) {
            case RECORDED -> new Verdict.Create<>(one.sheet());
            case ALREADY -> new Verdict.Same<>(one.id().toString());
            case REFUSED ->
                    new Verdict.Wrong<>(
                            receipt.faults().stream()
                                    .map(fault ->
                                            new Fault(
                                                    ActSheet.column(fault.field(), one.act()),
                                                    fault.fault(),
                                                    fault.remedy()))
                                    .toList());
        };
    }

    @Override
    public List<String> apply(List<Change<SheetAct>> changes, Context context) {
        var ground = ground(context.division());
        var ids = new HashMap<Integer, String>();
        var sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(change -> change.after().day()));
        for (var start = 0; start < sorted.size(); start += Acts.MOST) {
            var some = sorted.subList(start, Math.min(start + Acts.MOST, sorted.size()));
            var inputs = some.stream().map(change -> named(change, ground).input()).toList();
            acts.record(new ActInput.Sent(null, List.copyOf(inputs))).stream()
                    .filter(receipt -> receipt.outcome() == Receipt.Outcome.REFUSED)
                    .findFirst()
                    .ifPresent(refused -> {
                        throw new IllegalStateException(
                                "a row is no longer right: " + refused.faults());
                    });
            for (var i = 0; i < some.size(); i++) {
                ids.put(some.get(i).row(), String.valueOf(inputs.get(i).id()));
            }
            context.progress().at(start + some.size(), sorted.size());
        }
        return changes.stream().map(change -> String.valueOf(ids.get(change.row()))).toList();
    }

    private static Named named(Change<SheetAct> change, Ground ground) {
        var row = change.after();
        var found = ground.batches(row);
        var batch = found.size() == 1 ? found.getFirst() : null;
        var act = batch == null ? null : ground.act(row, batch);
        if (batch == null || act == null) {
            throw new IllegalStateException("row " + change.row() + " is no longer right");
        }
        return Named.of(change.row(), row, batch, act, ground);
    }

    @Override
    public List<Kept> undo(List<Change<SheetAct>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var reason = takeBack(change.subject());
            if (reason != null) {
                kept.add(new Kept(change.row(), reason));
            }
        }
        return kept;
    }

    /** Why it stays; null where it was taken back. */
    private @Nullable String takeBack(@Nullable String subject) {
        if (subject == null) {
            return "没有登记";
        }
        var id = UUID.fromString(subject);
        return acts.hindrance(id)
                .orElseGet(() -> {
                    acts.withdraw(id, UNDONE);
                    return null;
                });
    }

    @Override
    public List<@Nullable String> cells(SheetAct record) {
        return record.cells();
    }

    @Override
    public List<SheetAct> all(String division) {
        var ground = ground(division);
        return ground.batches().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Batch::producerName).thenComparing(Batch::title))
                .flatMap(batch ->
                        lists.of(batch.id()).stream()
                                .filter(Act::stands)
                                .flatMap(act ->
                                        Optional.ofNullable(ground.crops().get(batch.crop()))
                                                .stream()
                                                .map(crop -> ActSheet.of(act, batch, crop))))
                .toList();
    }
}
