package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
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

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final Files files;
    private final Audit audit;

    Products(
            JdbcClient jdbc,
            Registry registry,
            Divisions divisions,
            Counties counties,
            Files files,
            Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.files = files;
        this.audit = audit;
    }

    /** Products of a county by name, as far as whoever acts may see them. */
    @Transactional(readOnly = true)
    public Paged<Product> list(DivisionCode county, String typed, Paged.Request page) {
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
                        .param("within", county.pattern())
                        .param("words", SearchWords.of(typed))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Product.class))
                        .list();
        var total =
                jdbc.sql(
                                "select count(*) from traceability.product join registry.party on party.id = product.producer"
                                        + matching)
                        .param("within", county.pattern())
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
        var place = place(input.division(), faults);
        var kind = producerKind(input.producerKind(), faults);
        var producer = faults.required("producer", "生产者", input.producer(), 100);
        var name = faults.required("name", "产品名称", input.name(), 60);
        var sort = faults.required("kind", "品类", input.kind(), 20);
        var gtin = gtin(input.gtin(), faults);
        var shop = shop(input.shop(), faults);
        var stored = picture == null ? null : picture(picture, faults);
        refuse(faults, "没有登记");
        Objects.requireNonNull(place);
        var party =
                registry.registerAll(List.of(new NewParty(place, kind, producer, null, null)))
                        .getFirst();
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
                            .param("name", name)
                            .param("kind", sort)
                            .param("gtin", gtin)
                            .param("picture", stored)
                            .param("shop", shop)
                            .param("now", now(place))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            var product = get(id);
            audit.record("登记产品", subject(product), null, product, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw unfit(
                    "没有登记",
                    new Problem.Fault("name", "这个生产者已经有同名的产品，或商品条码已用于别的产品", "在列表里找到它，或核对条码"));
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
        var place = place(input.division(), faults);
        var number = faults.required("number", "批次号", input.number(), 40);
        var today = counties.today(DivisionCode.of(product.division()));
        var made = FormDay.read(faults, "madeOn", input.madeOn());
        var expires = FormDay.read(faults, "expiresOn", input.expiresOn());
        checkDays(made, expires, today, faults);
        var note = faults.text("note", input.note(), 200);
        refuse(faults, "没有登记");
        Objects.requireNonNull(place);
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into traceability.lot (division, product, number, made_on, expires_on, note,
                                                                  recorded_at, recorded_by)
                                    values (:division, :product, :number, :made, :expires, :note, :now, :by) returning id
                                    """)
                            .param("division", place.digits())
                            .param("product", productId)
                            .param("number", number)
                            .param("made", made)
                            .param("expires", expires)
                            .param("note", note == null ? "" : note)
                            .param("now", now(place))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record(
                    "登记批次",
                    new Audit.Subject(
                            "lot", id.toString(), product.name() + " " + number, place.digits()),
                    null,
                    input,
                    null);
            return id;
        } catch (DuplicateKeyException e) {
            throw unfit("没有登记", new Problem.Fault("number", "这个产品已经有这个批次号", "换一个批次号，或在列表里找到它"));
        }
    }

    private static void checkDays(
            @Nullable LocalDate made, @Nullable LocalDate expires, LocalDate today, Faults faults) {
        if (made == null) {
            if (faults.found().stream().noneMatch(one -> one.field().equals("madeOn"))) {
                faults.add("madeOn", "没有填采收或生产日期", "请填写采收或生产日期");
            }
        } else if (made.isAfter(today)) {
            faults.add("madeOn", "晚于今天", "填已经采收或生产的日期");
        } else if (expires != null && expires.isBefore(made)) {
            faults.add("expiresOn", "早于采收或生产日期", "核对两个日期");
        }
    }

    private @Nullable DivisionCode place(@Nullable String typed, Faults faults) {
        var code = Faults.given(typed);
        if (code != null && DivisionCode.isValid(code)) {
            var place = DivisionCode.of(code);
            var scope = Actor.current().scope();
            if (code.length() >= 6
                    && scope.covers(code)
                    && divisions.find(place, counties.today(place)).isPresent()) {
                return place;
            }
        }
        faults.add("division", "没有选所在区划，或它不在您的管理范围内", "从列表里选镇或村");
        return null;
    }

    private static Party.Kind producerKind(@Nullable String typed, Faults faults) {
        return PRODUCERS.stream()
                .filter(kind -> kind.id().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    faults.add("producerKind", "没有选生产者是哪一类", "选合作社、企业或农户");
                    return Party.Kind.COOPERATIVE;
                });
    }

    private static @Nullable String gtin(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        var gtin = Gtin.read(text);
        if (gtin.isEmpty()) {
            faults.add("gtin", "不是商品条码，或校验位不对", "照包装上的条码填8、12、13或14位数字，没有就留空");
        }
        return gtin.map(Gtin::digits).orElse(null);
    }

    private static @Nullable String shop(@Nullable String typed, Faults faults) {
        var text = faults.text("shop", typed, 300);
        if (text == null) {
            return null;
        }
        try {
            var address = new URI(text);
            if (List.of("http", "https").contains(address.getScheme())
                    && address.getHost() != null) {
                return text;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below.
        }
        faults.add("shop", "不是网址", "从浏览器复制完整的网址，以https://开头");
        return null;
    }

    private @Nullable String picture(InputStream content, Faults faults) {
        try {
            var small = SmallPicture.of(content);
            if (small.isPresent()) {
                return files.store(
                                new ByteArrayInputStream(small.get()),
                                "product.jpg",
                                Files.Rule.PICTURES_AND_PAPERS)
                        .sha256();
            }
        } catch (IOException e) {
            // A broken picture is said like one that is none.
        }
        faults.add("file", "打不开这张照片，或者太大", "选一张JPG或PNG照片");
        return null;
    }

    static void refuse(Faults faults, String detail) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, "有几处需要改。", faults.found());
        }
    }

    static Problem unfit(String title, Problem.Fault fault) {
        return new Problem(HttpStatus.CONFLICT, title, "有一处需要改。", List.of(fault));
    }

    private static Audit.Subject subject(Product product) {
        return new Audit.Subject(
                "product", product.id().toString(), product.name(), product.division());
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }
}
