package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.ProductChecks.Details;
import cn.cunkou.traceability.ProductChecks.LotDetails;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of products and their lots. */
@Service
public class Products {
    /** Who may be a producer. */
    static final List<Party.Kind> PRODUCERS =
            List.of(Party.Kind.COOPERATIVE, Party.Kind.ENTERPRISE, Party.Kind.HOUSEHOLD);

    private static final String PRODUCT =
            """
            select product.id, product.division, product.producer as party, party.public_name as producer, product.name, product.kind, product.gtin,
                   product.picture, product.shop,
                   (select count(*) from traceability.lot where lot.product = product.id) as lots,
                   (select count(*) from traceability.roll where roll.product = product.id) as rolls
              from traceability.product
              join registry.party on party.id = product.producer
            """;

    static final Problem.Fault TAKEN =
            new Problem.Fault("name", "这个生产者已经有同名的产品，或商品条码已用于别的产品", "在列表里找到它，或核对条码");
    static final Problem.Fault LOT_TAKEN =
            new Problem.Fault("number", "这个产品已经有这个批次号", "换一个批次号，或在列表里找到它");

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Counties counties;
    private final ProductChecks checks;
    private final Audit audit;

    Products(
            JdbcClient jdbc,
            Registry registry,
            Counties counties,
            ProductChecks checks,
            Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.counties = counties;
        this.checks = checks;
        this.audit = audit;
    }

    /** Products of a county or a part of it by name, as far as whoever acts may see them. */
    @Transactional(readOnly = true)
    public Paged<Product> list(@Nullable DivisionCode place, String typed, Paged.Request page) {
        var matching =
                """
                 where product.division like :within
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', product.name, product.kind,
                                                                                  party.public_name, product.gtin))) = 0)
                """;
        var rows =
                jdbc.sql(
                                PRODUCT
                                        + matching
                                        + " order by product.name, product.id limit :size offset :offset")
                        .param("within", place == null ? "%" : place.pattern())
                        .param("words", SearchWords.of(typed))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Product.class))
                        .list();
        var total =
                jdbc.sql(
                                "select count(*) from traceability.product join registry.party on party.id = product.producer"
                                        + matching)
                        .param("within", place == null ? "%" : place.pattern())
                        .param("words", SearchWords.of(typed))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The product of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Product get(UUID id) {
        return jdbc.sql(PRODUCT + " where product.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Product.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这个产品"));
    }

    /**
     * Registers a product; a producer not known yet is registered with it.
     *
     * @param picture a photograph, or null
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public UUID add(ProductInput input, @Nullable InputStream picture) {
        var faults = new Faults();
        var place = checks.place(input.division(), faults);
        var kind = ProductChecks.producerKind(input.producerKind(), faults);
        var producer = faults.required("producer", "生产者", input.producer(), 100);
        var details = ProductChecks.details(input, faults);
        var stored = picture == null ? null : checks.picture(picture, faults);
        refuse(faults, "没有登记");
        Objects.requireNonNull(place);
        var party =
                registry.registerAll(List.of(new NewParty(place, kind, producer, null, null)))
                        .getFirst();
        return enter(place, party, details, stored);
    }

    /** Registers what was checked, of a producer that is known. */
    UUID enter(DivisionCode place, UUID party, Details details, @Nullable String picture) {
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into traceability.product (division, producer, name, kind, gtin, picture, shop,
                                                                      recorded_at, recorded_by)
                                    values (:division, :producer, :name, :kind, :gtin, :picture, :shop, :now, :by)
                                    returning id
                                    """)
                            .param("division", place.digits())
                            .param("producer", party)
                            .param("name", details.name())
                            .param("kind", details.kind())
                            .param("gtin", details.gtin())
                            .param("picture", picture)
                            .param("shop", details.shop())
                            .param("now", now(place))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            var product = get(id);
            audit.record("登记产品", subject(product), null, product, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw unfit("没有登记", TAKEN);
        }
    }

    /**
     * Registers a lot of a product.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID addLot(UUID productId, LotInput input) {
        var product = get(productId);
        var faults = new Faults();
        var today = counties.today(DivisionCode.of(product.division()));
        var details = checks.lot(input, today, faults);
        refuse(faults, "没有登记");
        return enter(product, details);
    }

    /** Registers what was checked of a lot. */
    UUID enter(Product product, LotDetails details) {
        var place = Objects.requireNonNull(details.place());
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into traceability.lot (division, product, number, made_on, expires_on, note,
                                                                  recorded_at, recorded_by)
                                    values (:division, :product, :number, :made, :expires, :note, :now, :by) returning id
                                    """)
                            .param("division", place.digits())
                            .param("product", product.id())
                            .param("number", details.number())
                            .param("made", details.madeOn())
                            .param("expires", details.expiresOn())
                            .param("note", details.note())
                            .param("now", now(place))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record(
                    "登记批次",
                    new Audit.Subject(
                            "lot",
                            id.toString(),
                            product.name() + " " + details.number(),
                            place.digits()),
                    null,
                    details,
                    null);
            return id;
        } catch (DuplicateKeyException e) {
            throw unfit("没有登记", LOT_TAKEN);
        }
    }

    static void refuse(Faults faults, String detail) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, "有几处需要改。", faults.found());
        }
    }

    static Problem unfit(String title, Problem.Fault fault) {
        return new Problem(HttpStatus.CONFLICT, title, "有一处需要改。", List.of(fault));
    }

    static Audit.Subject subject(Product product) {
        return new Audit.Subject(
                "product", product.id().toString(), product.name(), product.division());
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }
}
