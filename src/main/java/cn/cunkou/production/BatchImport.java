package cn.cunkou.production;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.production.Batches.NewBatch;
import cn.cunkou.production.Places.NewPlace;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.NamedPlace;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings batches in from workbooks, each with its place, which is registered where it is not known.
 * A batch that is known, by producer, place, crop, product and first day, stays as it is.
 */
@Component
class BatchImport implements ImportKind<SheetBatch> {
    private final Places places;
    private final Batches batches;
    private final Crops crops;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces ownPlaces;
    private final Doorkeeper doorkeeper;

    BatchImport(
            Places places,
            Batches batches,
            Crops crops,
            Divisions divisions,
            Counties counties,
            OwnPlaces ownPlaces,
            @Lazy Doorkeeper doorkeeper) {
        this.places = places;
        this.batches = batches;
        this.crops = crops;
        this.divisions = divisions;
        this.counties = counties;
        this.ownPlaces = ownPlaces;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "production-batches";
    }

    @Override
    public String title() {
        return "生产场所和生产批";
    }

    @Override
    public Columns columns() {
        return BatchSheet.COLUMNS;
    }

    @Override
    public Class<SheetBatch> recordType() {
        return SheetBatch.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", PlacePages.PATH + "/new")
                ? ownPlaces.countiesAndTowns()
                : List.of();
    }

    /** What rows are compared with. */
    private record Ground(
            DivisionCode within,
            Gazetteer names,
            Map<String, List<Producer>> producers,
            Map<String, String> crops) {}

    private Ground ground(String division) {
        var within = DivisionCode.of(division);
        var county = within.county();
        return new Ground(
                within,
                divisions.gazetteer(county, counties.today(county)),
                places.producers(county).stream().collect(Collectors.groupingBy(Producer::name)),
                crops.of(county).stream()
                        .collect(Collectors.toMap(Crop::title, Crop::crop, (one, _) -> one)));
    }

    @Override
    public List<Verdict<SheetBatch>> check(Table table, Context context) {
        var ground = ground(context.division());
        var known = new HashMap<String, UUID>();
        everything(context.division())
                .forEach(batch -> known.put(row(batch, ground.names()).key(), batch.id()));
        var seen = new HashMap<String, Integer>();
        return table.lines().stream().map(line -> verdict(line, ground, known, seen)).toList();
    }

    private Verdict<SheetBatch> verdict(
            Line line, Ground ground, Map<String, UUID> known, Map<String, Integer> seen) {
        var faults = new ArrayList<Fault>();
        var row = BatchSheet.read(line);
        var same = known.get(row.key());
        if (same != null) {
            return new Verdict.Same<>(same.toString());
        }
        var division = NamedPlace.of(line, ground.within(), ground.names(), faults);
        var typed = new Faults();
        check(row, division, ground, typed);
        typed.found().stream()
                .map(fault ->
                        new Fault(BatchSheet.column(fault.field()), fault.fault(), fault.remedy()))
                .filter(fault -> !line.wrong(fault.column()))
                .forEach(faults::add);
        var first = seen.putIfAbsent(row.key(), line.number());
        if (first != null) {
            faults.add(Fault.ofRow("与第%d行是同一批".formatted(first), "删去其中一行"));
        }
        return faults.isEmpty() ? new Verdict.Create<>(row) : new Verdict.Wrong<>(faults);
    }

    /** A place that is there or is still to be registered. */
    private record Found(cn.cunkou.production.@Nullable Place known, @Nullable NewPlace fresh) {}

    private @Nullable Found check(
            SheetBatch row, DivisionCode division, Ground ground, Faults faults) {
        var producer = producer(row, ground, faults);
        if (producer == null) {
            return null;
        }
        var known = places.find(producer.id(), row.place()).orElse(null);
        var fresh = known != null ? null : places.check(place(row, producer, division), faults);
        if (known != null && !known.kind().equals(row.kind())) {
            faults.add("kind", "登记的是%s".formatted(known.kind()), "照登记的写，或换一个场所名称");
        }
        if (batches.product(producer.id(), row.product()).isEmpty()) {
            faults.add("product", "没有「%s」这个产品".formatted(row.product()), "照产品溯源里登记的名称写");
        }
        var crop =
                crops.find(ground.within().county(), ground.crops().getOrDefault(row.crop(), ""));
        if (crop.isEmpty()) {
            faults.add(
                    "crop",
                    "没有「%s」这个品类".formatted(row.crop()),
                    "可选：" + String.join("、", ground.crops().keySet()));
        } else if (!crop.get().places().contains(row.kind())) {
            faults.add(
                    "kind",
                    "%s不在%s里种养、加工".formatted(row.crop(), row.kind()),
                    "可选：" + String.join("、", crop.get().places()));
        }
        batches.checkDays(row.from(), row.until(), ground.within(), faults);
        return faults.any() ? null : new Found(known, fresh);
    }

    /** Households are known by the same few letters; then the product tells which one is meant. */
    private @Nullable Producer producer(SheetBatch row, Ground ground, Faults faults) {
        var named = ground.producers().getOrDefault(row.producer(), List.of());
        var meant =
                named.size() < 2
                        ? named
                        : named.stream()
                                .filter(one -> batches.product(one.id(), row.product()).isPresent())
                                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (named.isEmpty()) {
            faults.add("producer", "没有「%s」这个生产者".formatted(row.producer()), "先在产品溯源里登记它的产品");
        } else {
            faults.add(
                    "producer",
                    "有%d个生产者都叫「%s」".formatted(named.size(), row.producer()),
                    "在生产场所的页面登记这一批");
        }
        return null;
    }

    private static PlaceInput place(SheetBatch row, Producer producer, DivisionCode division) {
        return new PlaceInput(
                division.digits(),
                producer.id().toString(),
                row.kind(),
                row.place(),
                row.area(),
                row.unit(),
                null,
                null);
    }

    @Override
    public List<String> apply(List<Change<SheetBatch>> changes, Context context) {
        var ground = ground(context.division());
        var ids = new ArrayList<String>();
        for (var change : changes) {
            ids.add(begin(change, ground).toString());
            context.progress().at(ids.size(), changes.size());
        }
        return ids;
    }

    private UUID begin(Change<SheetBatch> change, Ground ground) {
        var row = change.after();
        var faults = new Faults();
        var town = row.town() == null ? null : ground.names().town(row.town()).orElse(null);
        var village =
                town == null || row.village() == null
                        ? null
                        : ground.names().village(town, row.village()).orElse(null);
        var division =
                village != null ? village.code() : town != null ? town.code() : ground.within();
        var found = check(row, division, ground, faults);
        var fresh = found == null ? null : found.fresh();
        var place =
                found == null
                        ? null
                        : fresh == null ? found.known() : places.get(places.insert(fresh));
        if (place == null) {
            throw new IllegalStateException(
                    "row %d is no longer right: %s".formatted(change.row(), faults.found()));
        }
        var crop =
                crops.find(ground.within().county(), ground.crops().getOrDefault(row.crop(), ""));
        return batches.insert(
                new NewBatch(
                        place,
                        fresh != null,
                        batches.product(place.producer(), row.product()).orElseThrow(),
                        crop.orElseThrow(),
                        LocalDate.parse(row.from()),
                        row.until() == null ? null : LocalDate.parse(row.until())));
    }

    @Override
    public List<Kept> undo(List<Change<SheetBatch>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        var made = new ArrayList<UUID>();
        for (var change : changes) {
            var subject = change.subject();
            var id = subject == null ? null : UUID.fromString(subject);
            var place = id == null ? null : batches.newPlace(id).orElse(null);
            if (id == null || !batches.remove(id)) {
                kept.add(new Kept(change.row(), "之后已经记过农事，或者结束了"));
            } else if (place != null) {
                made.add(place);
            }
        }
        // Several rows may share a place; the first one brought it.
        made.forEach(places::removeEmpty);
        return kept;
    }

    @Override
    public List<@Nullable String> cells(SheetBatch record) {
        return record.cells();
    }

    @Override
    public List<SheetBatch> all(String division) {
        var names = ground(division).names();
        return everything(division).stream().map(batch -> row(batch, names)).toList();
    }

    private List<Batch> everything(String division) {
        var filter = new BatchFilter(DivisionCode.of(division), "", "");
        return Paged.all(page -> batches.list(filter, page));
    }

    private SheetBatch row(Batch batch, Gazetteer names) {
        var place = places.get(batch.place());
        var division = DivisionCode.of(place.division());
        var until = batch.untilDay();
        return new SheetBatch(
                batch.producerName(),
                batch.placeName(),
                batch.placeKind(),
                division.town().flatMap(names::find).map(Division::name).orElse(null),
                division.level() == DivisionCode.Level.VILLAGE
                        ? names.find(division).map(Division::shortName).orElse(null)
                        : null,
                place.area() == null ? null : place.area().stripTrailingZeros().toPlainString(),
                place.unit(),
                batch.cropTitle(),
                batch.productName(),
                batch.fromDay().toString(),
                until == null ? null : until.toString());
    }
}
