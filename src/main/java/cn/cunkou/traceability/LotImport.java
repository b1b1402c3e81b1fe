package cn.cunkou.traceability;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.NamedPlace;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings lots in from workbooks. One that is known, by product and number, and says something else
 * now, is corrected.
 */
@Component
class LotImport implements ImportKind<SheetLot> {
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final Products products;
    private final Corrections corrections;
    private final ProductChecks checks;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;
    private final Removal removal;

    LotImport(
            JdbcClient jdbc,
            Products products,
            Corrections corrections,
            ProductChecks checks,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper,
            Removal removal) {
        this.jdbc = jdbc;
        this.products = products;
        this.corrections = corrections;
        this.checks = checks;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doorkeeper = doorkeeper;
        this.removal = removal;
    }

    @Override
    public String id() {
        return "lots";
    }

    @Override
    public String title() {
        return "溯源批次";
    }

    @Override
    public Columns columns() {
        return SheetLot.COLUMNS;
    }

    @Override
    public Class<SheetLot> recordType() {
        return SheetLot.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", ProductPages.PATH + "/products/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    /** What the rows of a file are held against. */
    private record Ground(
            DivisionCode within,
            LocalDate today,
            Gazetteer names,
            Map<String, List<UUID>> products,
            Map<String, Known> lots,
            Map<String, Integer> seen) {}

    /** A lot of the register and its row. */
    private record Known(UUID id, SheetLot row) {}

    @Override
    public List<Verdict<SheetLot>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var names = names(within);
        var ground =
                new Ground(
                        within,
                        counties.today(within),
                        names,
                        products(within),
                        known(within, names),
                        new HashMap<>());
        var verdicts = new ArrayList<Verdict<SheetLot>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, ground));
            if (verdicts.size() % CHUNK == 0) {
                context.progress().at(verdicts.size(), table.lines().size());
            }
        }
        return verdicts;
    }

    private Verdict<SheetLot> verdict(Line line, Ground ground) {
        var wrong = new ArrayList<Fault>();
        var division = NamedPlace.of(line, ground.within(), ground.names(), wrong);
        var row = SheetLot.read(line, division.digits());
        var faults = new Faults();
        var details = checks.lot(row.input(), ground.today(), faults);
        faults.found().stream()
                .map(one -> new Fault(SheetLot.column(one.field()), one.fault(), one.remedy()))
                .filter(one -> !line.wrong(one.column()))
                .forEach(wrong::add);
        if (row.producer() != null && row.product() != null) {
            var found =
                    ground.products()
                            .getOrDefault(
                                    SheetLot.productKey(row.producer(), row.product()), List.of());
            if (found.size() != 1) {
                wrong.add(
                        found.isEmpty()
                                ? new Fault(SheetLot.PRODUCT, "没有登记过这个生产者的这个产品", "先登记产品，或改成登记的名称")
                                : new Fault(SheetLot.PRODUCT, "有几个同名的生产者都有这个产品", "在产品页面登记批次"));
            }
        }
        var first = ground.seen().putIfAbsent(row.key(), line.number());
        if (first != null) {
            wrong.add(Fault.ofRow("与第%d行是同一个批次".formatted(first), "删去其中一行，或改批次号"));
        }
        if (!wrong.isEmpty() || !line.faults().isEmpty()) {
            return new Verdict.Wrong<>(wrong);
        }
        var input =
                new LotInput(
                        division.digits(),
                        details.number(),
                        String.valueOf(details.madeOn()),
                        row.input().expiresOn(),
                        details.note());
        var after = row(input, row.producer(), row.product(), ground.names());
        var same = ground.lots().get(after.key());
        if (same == null) {
            return new Verdict.Create<>(after);
        }
        return same.row().equals(after)
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), same.row(), after);
    }

    private static SheetLot row(
            LotInput input, @Nullable String producer, @Nullable String product, Gazetteer names) {
        var place = DivisionCode.of(String.valueOf(input.division()));
        return new SheetLot(
                input,
                producer,
                product,
                ProductImport.name(place.town().orElse(null), names),
                place.level() == DivisionCode.Level.VILLAGE
                        ? ProductImport.name(place, names)
                        : null);
    }

    private Map<String, List<UUID>> products(DivisionCode within) {
        var found = new HashMap<String, List<UUID>>();
        jdbc.sql(
                        """
                        select product.id, party.name, product.name
                          from traceability.product
                          join registry.party on party.id = product.producer
                         where product.division like :within
                        """)
                .param("within", within.county().pattern())
                .query(row -> {
                    found.computeIfAbsent(
                                    SheetLot.productKey(row.getString(2), row.getString(3)),
                                    _ -> new ArrayList<>())
                            .add(row.getObject(1, UUID.class));
                });
        return found;
    }

    private Map<String, Known> known(DivisionCode within, Gazetteer names) {
        var known = new LinkedHashMap<String, Known>();
        jdbc.sql(
                        """
                        select lot.id, lot.division, lot.number, lot.made_on, lot.expires_on, lot.note,
                               party.name as producer, product.name as product
                          from traceability.lot
                          join traceability.product on product.id = lot.product
                          join registry.party on party.id = product.producer
                         where lot.division like :within
                         order by lot.made_on, lot.number, lot.id
                        """)
                .param("within", within.pattern())
                .query(row -> {
                    var input =
                            new LotInput(
                                    row.getString("division"),
                                    row.getString("number"),
                                    row.getString("made_on"),
                                    row.getString("expires_on"),
                                    row.getString("note"));
                    var shown =
                            row(input, row.getString("producer"), row.getString("product"), names);
                    known.put(shown.key(), new Known(row.getObject("id", UUID.class), shown));
                });
        return known;
    }

    @Override
    public List<String> apply(List<Change<SheetLot>> changes, Context context) {
        var owners = products(DivisionCode.of(context.division()));
        var why = "导入《%s》".formatted(context.fileName());
        var ids = new ArrayList<String>();
        for (var change : changes) {
            var row = change.after();
            var subject = change.subject();
            if (subject == null) {
                var product =
                        owners.getOrDefault(
                                        SheetLot.productKey(row.producer(), row.product()),
                                        List.of())
                                .getFirst();
                ids.add(products.addLot(product, row.input()).toString());
            } else {
                corrections.lot(UUID.fromString(subject), row.input(), why);
                ids.add(subject);
            }
            if (ids.size() % CHUNK == 0) {
                context.progress().at(ids.size(), changes.size());
            }
        }
        return ids;
    }

    @Override
    public List<Kept> undo(List<Change<SheetLot>> changes, Context context) {
        var within = DivisionCode.of(context.division());
        var known = new HashMap<UUID, SheetLot>();
        known(within, names(within)).values().forEach(one -> known.put(one.id(), one.row()));
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var id = change.subject() == null ? null : UUID.fromString(change.subject());
            if (id == null || !change.after().equals(known.get(id)) || !undone(change, id)) {
                kept.add(new Kept(change.row(), "之后改过、绑定过码，或者有了检测、合格证、农事等记录"));
            }
        }
        return kept;
    }

    private boolean undone(Change<SheetLot> change, UUID id) {
        var before = change.before();
        if (before != null) {
            try {
                corrections.lot(id, before.input(), "撤销导入");
                return true;
            } catch (Problem refused) {
                return false;
            }
        }
        return removal.tried(() -> deleted(id));
    }

    private boolean deleted(UUID id) {
        return jdbc.sql(
                                """
                                delete from traceability.lot
                                 where id = :id
                                   and not exists (select from traceability.packing where packing.lot = lot.id)
                                   and not exists (select from traceability.hold where hold.lot = lot.id)
                                   and not exists (select from traceability.correction where correction.lot = lot.id)
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    private Gazetteer names(DivisionCode within) {
        return divisions.gazetteer(within.county(), counties.today(within));
    }

    @Override
    public List<@Nullable String> cells(SheetLot record) {
        return record.cells();
    }

    @Override
    public List<SheetLot> all(String division) {
        var within = DivisionCode.of(division);
        return known(within, names(within)).values().stream().map(Known::row).toList();
    }
}
