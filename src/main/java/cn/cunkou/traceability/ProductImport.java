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
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings products in from workbooks; photographs are added to them later. One that is known, by
 * producer and name, and says something else now, is corrected.
 */
@Component
class ProductImport implements ImportKind<SheetProduct> {
    private static final int CHUNK = 500;

    private final Removal removal;
    private final JdbcClient jdbc;
    private final Products products;
    private final Corrections corrections;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    ProductImport(
            JdbcClient jdbc,
            Products products,
            Corrections corrections,
            Registry registry,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper,
            Removal removal) {
        this.removal = removal;
        this.jdbc = jdbc;
        this.products = products;
        this.corrections = corrections;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "products";
    }

    @Override
    public String title() {
        return "溯源产品";
    }

    @Override
    public Columns columns() {
        return SheetProduct.COLUMNS;
    }

    @Override
    public Class<SheetProduct> recordType() {
        return SheetProduct.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", ProductPages.PATH + "/products/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    @Override
    public List<Verdict<SheetProduct>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var names = names(within);
        var known = known(within, names);
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetProduct>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, within, names, known, seen));
            if (verdicts.size() % CHUNK == 0) {
                context.progress().at(verdicts.size(), table.lines().size());
            }
        }
        return verdicts;
    }

    private static Verdict<SheetProduct> verdict(
            Line line,
            DivisionCode within,
            Gazetteer names,
            Map<String, Known> known,
            Map<String, Integer> seen) {
        var wrong = new ArrayList<Fault>();
        var division = NamedPlace.of(line, within, names, wrong);
        var row = SheetProduct.read(line, division.digits());
        var faults = new Faults();
        var details = ProductChecks.details(row.input(), faults);
        faults.found().stream()
                .map(one -> new Fault(SheetProduct.column(one.field()), one.fault(), one.remedy()))
                .filter(one -> !line.wrong(one.column()))
                .forEach(wrong::add);
        note(line, row.key(), "是同一个产品", seen, wrong);
        if (details.gtin() != null) {
            note(line, details.gtin(), "商品条码相同", seen, wrong);
        }
        if (!wrong.isEmpty() || !line.faults().isEmpty()) {
            return new Verdict.Wrong<>(wrong);
        }
        var after = row(row.input(), details.gtin(), division, names);
        var same = known.get(after.key());
        if (same == null) {
            return new Verdict.Create<>(after);
        }
        if (same.rolls() > 0 && !Objects.equals(same.row().input().gtin(), after.input().gtin())) {
            return new Verdict.Wrong<>(
                    List.of(new Fault("商品条码", "已经发过码，码的网址里有这个商品条码", "改回原来的商品条码")));
        }
        return same.row().equals(after)
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), same.row(), after);
    }

    private static void note(
            Line line, String key, String what, Map<String, Integer> seen, List<Fault> wrong) {
        var first = seen.putIfAbsent(key, line.number());
        if (first != null) {
            wrong.add(Fault.ofRow("与第%d行%s".formatted(first, what), "删去其中一行，或改正"));
        }
    }

    /** A product of the register and its row. */
    private record Known(UUID id, SheetProduct row, long rolls) {}

    private Map<String, Known> known(DivisionCode within, Gazetteer names) {
        var known = new LinkedHashMap<String, Known>();
        jdbc.sql(
                        """
                        select product.id, product.division, party.kind as producer_kind, party.name as producer,
                               product.name, product.kind, product.gtin, product.shop,
                               (select count(*) from traceability.roll where roll.product = product.id) as rolls
                          from traceability.product
                          join registry.party on party.id = product.producer
                         where product.division like :within
                         order by product.name, product.id
                        """)
                .param("within", within.pattern())
                .query(row -> {
                    var input =
                            new ProductInput(
                                    row.getString("division"),
                                    row.getString("producer_kind"),
                                    row.getString("producer"),
                                    row.getString("name"),
                                    row.getString("kind"),
                                    row.getString("gtin"),
                                    row.getString("shop"));
                    var division = DivisionCode.of(row.getString("division"));
                    var shown = row(input, input.gtin(), division, names);
                    known.put(
                            shown.key(),
                            new Known(
                                    row.getObject("id", UUID.class), shown, row.getLong("rolls")));
                });
        return known;
    }

    private static SheetProduct row(
            ProductInput input, @Nullable String gtin, DivisionCode division, Gazetteer names) {
        return new SheetProduct(
                new ProductInput(
                        division.digits(),
                        input.producerKind(),
                        input.producer(),
                        input.name(),
                        input.kind(),
                        gtin,
                        input.shop()),
                name(division.town().orElse(null), names),
                division.level() == DivisionCode.Level.VILLAGE ? name(division, names) : null);
    }

    static @Nullable String name(@Nullable DivisionCode place, Gazetteer names) {
        return place == null
                ? null
                : names.find(place).map(one -> one.name()).orElse(place.digits());
    }

    @Override
    public List<String> apply(List<Change<SheetProduct>> changes, Context context) {
        var parties =
                registry.registerAll(
                        changes.stream().map(one -> producer(one.after().input())).toList());
        var why = "导入《%s》".formatted(context.fileName());
        var ids = new ArrayList<String>();
        for (var change : changes) {
            var input = change.after().input();
            var subject = change.subject();
            if (subject == null) {
                var place = DivisionCode.of(String.valueOf(input.division()));
                var details = ProductChecks.details(input, new Faults());
                ids.add(products.enter(place, parties.get(ids.size()), details, null).toString());
            } else {
                corrections.product(UUID.fromString(subject), input, null, why);
                ids.add(subject);
            }
            if (ids.size() % CHUNK == 0) {
                context.progress().at(ids.size(), changes.size());
            }
        }
        return ids;
    }

    private static NewParty producer(ProductInput input) {
        return new NewParty(
                DivisionCode.of(String.valueOf(input.division())),
                ProductChecks.producerKind(input.producerKind(), new Faults()),
                String.valueOf(input.producer()),
                null,
                null);
    }

    @Override
    public List<Kept> undo(List<Change<SheetProduct>> changes, Context context) {
        var within = DivisionCode.of(context.division());
        var known = new HashMap<UUID, SheetProduct>();
        known(within, names(within)).values().forEach(one -> known.put(one.id(), one.row()));
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var id = change.subject() == null ? null : UUID.fromString(change.subject());
            if (id == null || !change.after().equals(known.get(id)) || !undone(change, id)) {
                kept.add(new Kept(change.row(), "之后改过，或者已经登记了批次、发了码、有了标准和认证等记录"));
            }
        }
        return kept;
    }

    private boolean undone(Change<SheetProduct> change, UUID id) {
        var before = change.before();
        if (before != null) {
            try {
                corrections.product(id, before.input(), null, "撤销导入");
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
                                delete from traceability.product
                                 where id = :id and picture is null
                                   and not exists (select from traceability.lot where lot.product = product.id)
                                   and not exists (select from traceability.roll where roll.product = product.id)
                                   and not exists (select from traceability.correction where correction.product = product.id)
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    private Gazetteer names(DivisionCode within) {
        return divisions.gazetteer(within.county(), counties.today(within));
    }

    @Override
    public List<@Nullable String> cells(SheetProduct record) {
        return record.cells();
    }

    @Override
    public List<SheetProduct> all(String division) {
        var within = DivisionCode.of(division);
        return known(within, names(within)).values().stream().map(Known::row).toList();
    }
}
