package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quality standards, and which products are made by them. */
@Service
public class Standards {
    private static final int MOST_POINTS = 50;
    private static final int LONGEST_POINT = 200;

    private static final String SELECT =
            """
            select standard.id, standard.division, standard.kind, standard.number, standard.title, standard.issuer,
                   lower(valid) as valid_from, upper(valid) - 1 as valid_to, points, standard.sha256, standard.file, file.size,
                   file.media_type,
                   (select count(distinct product) from quality.product_standard where standard = standard.id) as products,
                   (select count(*) from quality.standard_check where standard = standard.id) as checks,
                   (select coalesce(sum(copies), 0) from quality.handbook where standard = standard.id) as handbooks
              from quality.standard as standard
              left join platform.file on file.sha256 = standard.sha256
            """;

    private final JdbcClient jdbc;
    private final Products products;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Standards(JdbcClient jdbc, Products products, Files files, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.products = products;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** Kinds of standards: the word in the database, and the one of the page. */
    static final List<List<String>> KINDS =
            List.of(
                    List.of("national", "国家标准"),
                    List.of("industry", "行业标准"),
                    List.of("local", "地方标准"),
                    List.of("group", "团体标准"),
                    List.of("enterprise", "企业标准"));

    /**
     * A standard.
     *
     * @param validTo the last day; null while it holds
     * @param points what is looked at when a producer is checked
     * @param products how many are made by it, with how many checks of producers and copies of
     *     handbooks
     */
    public record Standard(
            UUID id,
            String division,
            String kind,
            String number,
            String title,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> points,
            @Nullable String sha256,
            @Nullable String file,
            long size,
            @Nullable String mediaType,
            long products,
            long checks,
            long handbooks) {
        public String kindWords() {
            return LotSamples.word(KINDS, kind);
        }
    }

    /** A standard as it was filled in; {@code points} one on a line. */
    public record StandardInput(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String points) {}

    /** A product made by a standard. */
    public record Follower(
            UUID product,
            String name,
            String producer,
            @Nullable String classCode,
            LocalDate since) {}

    /** Those of a county, by number. */
    @Transactional(readOnly = true)
    public Paged<Standard> list(DivisionCode county, Paged.Request page) {
        var rows =
                jdbc.sql(
                                SELECT
                                        + """
                                         where standard.division = :county
                                         order by standard.number, standard.id limit :size offset :offset
                                        """)
                        .param("county", county.digits())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(Standards::standard)
                        .list();
        var total =
                jdbc.sql("select count(*) from quality.standard where division = :county")
                        .param("county", county.digits())
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The standard of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Standard get(UUID id) {
        return jdbc.sql(SELECT + " where standard.id = :id")
                .param("id", id)
                .query(Standards::standard)
                .optional()
                .orElseThrow(() -> Problem.notFound("这个标准"));
    }

    /** The standards that a product is made by now: that of its latest entry. */
    @Transactional(readOnly = true)
    public List<Standard> by(UUID product) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where standard.id = (select standard from quality.product_standard
                                                       where product = :product order by recorded_at desc, id desc limit 1)
                                """)
                .param("product", product)
                .query(Standards::standard)
                .list();
    }

    /** Products made by a standard. */
    @Transactional(readOnly = true)
    public List<Follower> followers(UUID standard) {
        return jdbc.sql(
                        """
                        select distinct on (product.name, product.id) product.id as product, product.name,
                               party.public_name as producer, made.class_code, made.since
                          from quality.product_standard as made
                          join traceability.product on product.id = made.product
                          join registry.party on party.id = product.producer
                         where made.standard = :standard
                         order by product.name, product.id, made.recorded_at desc
                        """)
                .param("standard", standard)
                .query(new DataClassRowMapper<>(Follower.class))
                .list();
    }

    /**
     * Registers a standard.
     *
     * @param content the PDF of it, or null
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID add(
            DivisionCode county,
            StandardInput input,
            @Nullable String fileName,
            @Nullable InputStream content) {
        var faults = new Faults();
        var kind = Objects.requireNonNullElse(Faults.given(input.kind()), "");
        if (KINDS.stream().noneMatch(one -> one.getFirst().equals(kind))) {
            faults.add("kind", "没有选哪一类标准", "从列表里选");
        }
        var number = faults.required("number", "标准号", input.number(), 60);
        var title = faults.required("title", "标准名称", input.title(), 100);
        var issuer = faults.required("issuer", "发布单位", input.issuer(), 80);
        var from = FormDay.read(faults, "validFrom", input.validFrom());
        var to = FormDay.read(faults, "validTo", input.validTo());
        if (Faults.given(input.validFrom()) == null) {
            faults.add("validFrom", "没有填从哪天起实施", "照标准填");
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add("validTo", "早于实施的日期", "核对两个日期");
        }
        var points = points(input.points(), faults);
        Refusal.unlessSound(faults, "没有登记");
        var name =
                content == null ? null : Files.plainName(Objects.requireNonNullElse(fileName, ""));
        var stored =
                content == null
                        ? null
                        : files.store(
                                content,
                                Objects.requireNonNull(name),
                                Files.Rule.PICTURES_AND_PAPERS);
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into quality.standard (division, kind, number, title, issuer, valid, points, sha256, file,
                                                                  recorded_at, recorded_by)
                                    values (:county, :kind, :number, :title, :issuer,
                                            daterange(cast(:from as date), cast(:to as date), '[]'), :points, :sha256, :file, :now,
                                            :by) returning id
                                    """)
                            .param("county", county.digits())
                            .param("kind", kind)
                            .param("number", number)
                            .param("title", title)
                            .param("issuer", issuer)
                            .param("from", from)
                            .param("to", to)
                            .param("points", points)
                            .param("sha256", stored == null ? null : stored.sha256())
                            .param("file", name)
                            .param("now", Moment.of(counties, county))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record(
                    "登记标准",
                    new Audit.Subject(
                            "standard", id.toString(), number + " " + title, county.digits()),
                    null,
                    input,
                    null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "number", "这个标准号已经登记过", "在列表里找到它");
        }
    }

    private static String[] points(@Nullable String typed, Faults faults) {
        var points =
                Stream.of(Objects.requireNonNullElse(typed, "").split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toArray(String[]::new);
        if (points.length > MOST_POINTS) {
            faults.add(
                    "points", "有%d条".formatted(points.length), "最多%d条，合并几条".formatted(MOST_POINTS));
        } else if (Stream.of(points).anyMatch(point -> point.length() > LONGEST_POINT)) {
            faults.add("points", "有一条超过%d字".formatted(LONGEST_POINT), "一行一条，写短一些");
        }
        return points;
    }

    /**
     * Notes that a product is made by a standard.
     *
     * @param code of the product in a classification, or null
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void follow(UUID id, @Nullable String productId, @Nullable String code) {
        var standard = get(id);
        var faults = new Faults();
        var chosen = Ids.read(productId);
        if (chosen == null) {
            faults.add("product", "没有选产品", "从列表里选，还没有就先到产品溯源里登记");
        }
        var classCode = faults.text("code", code, 40);
        Refusal.unlessSound(faults, "没有登记");
        var product = products.get(Objects.requireNonNull(chosen));
        var county = DivisionCode.of(standard.division());
        if (!county.contains(DivisionCode.of(product.division()))) {
            throw Refusal.because("没有登记", "product", "不是这个县的产品", "从列表里选");
        }
        jdbc.sql(
                        """
                        insert into quality.product_standard (division, product, standard, class_code, since, recorded_at,
                                                              recorded_by)
                        values (:division, :product, :standard, :code, :today, :now, :by)
                        """)
                .param("division", product.division())
                .param("product", product.id())
                .param("standard", id)
                .param("code", classCode)
                .param("today", counties.today(county))
                .param("now", Moment.of(counties, county))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "产品执行标准",
                new Audit.Subject(
                        "product", product.id().toString(), product.name(), product.division()),
                null,
                standard.number(),
                classCode);
    }

    private static Standard standard(ResultSet row, int number) throws SQLException {
        return new Standard(
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getString("kind"),
                row.getString("number"),
                row.getString("title"),
                row.getString("issuer"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                texts(row.getArray("points")),
                row.getString("sha256"),
                row.getString("file"),
                row.getLong("size"),
                row.getString("media_type"),
                row.getLong("products"),
                row.getLong("checks"),
                row.getLong("handbooks"));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
