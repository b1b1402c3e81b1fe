package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 承诺达标合格证: for each lot, a producer's promise that nothing forbidden was used and that what is
 * allowed keeps to its limits.
 */
@Service
public class Certificates {
    private static final String SELECT =
            """
            select certificate.id, certificate.division, certificate.lot, lot.number as lot_number, certificate.year,
                   certificate.sequence, certificate.product, certificate.amount, certificate.origin, certificate.promiser,
                   certificate.contact, certificate.basis, certificate.issued_on, certificate.recorded_by,
                   certificate.voided_on, certificate.void_reason
              from quality.certificate
              join traceability.lot on lot.id = certificate.lot
            """;

    private final JdbcClient jdbc;
    private final Lots lots;
    private final Products products;
    private final LotSamples samples;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final Audit audit;

    Certificates(
            JdbcClient jdbc,
            Lots lots,
            Products products,
            LotSamples samples,
            Registry registry,
            Divisions divisions,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.lots = lots;
        this.products = products;
        this.samples = samples;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.audit = audit;
    }

    /** On what a promise rests: the word in the database, and the one of the paper. */
    static final List<List<String>> BASES =
            List.of(
                    List.of("control", "质量安全控制"),
                    List.of("own-test", "自行检测合格"),
                    List.of("commissioned-test", "委托检测合格"));

    /**
     * A certificate.
     *
     * @param amount how much, with its unit
     * @param origin where it grew or was made, in words
     * @param promiser who promises it
     * @param basis control, own-test or commissioned-test
     * @param voidedOn null while it holds
     */
    public record Certificate(
            UUID id,
            String division,
            UUID lot,
            String lotNumber,
            int year,
            int sequence,
            String product,
            String amount,
            String origin,
            String promiser,
            String contact,
            String basis,
            LocalDate issuedOn,
            String recordedBy,
            @Nullable LocalDate voidedOn,
            @Nullable String voidReason) {
        public String number() {
            return Certificates.number(division.substring(0, 6), year, sequence);
        }

        public String basisWords() {
            return LotSamples.word(BASES, basis);
        }
    }

    /** What everybody may read of one. */
    public record PublicCertificate(
            UUID id,
            String county,
            int year,
            int sequence,
            String product,
            String amount,
            String origin,
            String publicPromiser,
            String publicContact,
            String basis,
            LocalDate issuedOn,
            @Nullable LocalDate voidedOn,
            String lot,
            LocalDate madeOn) {
        public String number() {
            return Certificates.number(county, year, sequence);
        }

        public String basisWords() {
            return LotSamples.word(BASES, basis);
        }
    }

    /** A certificate as it was filled in. */
    public record CertificateInput(
            @Nullable String lot,
            @Nullable String amount,
            @Nullable String contact,
            @Nullable String basis) {}

    static String number(String county, int year, int sequence) {
        return "%s-%d-%06d".formatted(county, year, sequence);
    }

    /** Certificates of a county, the latest first. */
    @Transactional(readOnly = true)
    public Paged<Certificate> list(DivisionCode county, String text, Paged.Request page) {
        var matching =
                """
                 where certificate.division like :within
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', certificate.product, lot.number, promiser,
                                                                                  year || '-' || lpad(sequence::text, 6, '0')))) = 0)
                """;
        var rows =
                jdbc.sql(
                                SELECT
                                        + matching
                                        + " order by issued_on desc, year desc, sequence desc limit :size offset :offset")
                        .param("within", county.pattern())
                        .param("words", SearchWords.of(text))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Certificate.class))
                        .list();
        var total =
                jdbc.sql(
                                "select count(*) from quality.certificate join traceability.lot on lot.id = certificate.lot"
                                        + matching)
                        .param("within", county.pattern())
                        .param("words", SearchWords.of(text))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The certificate of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Certificate get(UUID id) {
        return jdbc.sql(SELECT + " where certificate.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Certificate.class))
                .optional()
                .orElseThrow(Certificates::missing);
    }

    /** Certificates of a lot that hold, the latest first. */
    @Transactional(readOnly = true)
    public List<Certificate> of(UUID lot) {
        return jdbc.sql(
                        SELECT
                                + " where certificate.lot = :lot and voided_on is null order by issued_on desc, sequence desc")
                .param("lot", lot)
                .query(new DataClassRowMapper<>(Certificate.class))
                .list();
    }

    /**
     * A certificate as everybody may read it.
     *
     * @throws Problem when the county has none of that id
     */
    @Transactional(readOnly = true)
    public PublicCertificate open(DivisionCode county, UUID id) {
        return jdbc.sql(
                        """
                        select id, county, year, sequence, product, amount, origin, public_promiser, public_contact, basis,
                               issued_on, voided_on, lot, made_on
                          from quality.public_certificate where id = :id and county = :county
                        """)
                .param("id", id)
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(PublicCertificate.class))
                .optional()
                .orElseThrow(Certificates::missing);
    }

    /**
     * Issues a certificate for a lot.
     *
     * @throws Problem with everything that is wrong, also while the lot is stopped
     */
    @Transactional
    public UUID issue(DivisionCode county, CertificateInput input) {
        var faults = new Faults();
        var lot = lot(county, input.lot(), faults);
        var amount = faults.required("amount", "数量", input.amount(), 40);
        if (!amount.isEmpty() && !amount.matches(".*\\d.*")) {
            faults.add("amount", "没有数", "带单位写，如500公斤、200盒");
        }
        var contact = faults.required("contact", "联系方式", input.contact(), 40);
        var basis = Objects.requireNonNullElse(Faults.given(input.basis()), "");
        if (BASES.stream().noneMatch(one -> one.getFirst().equals(basis))) {
            faults.add("basis", "没有选承诺依据", "选质量安全控制、自行检测或委托检测");
        } else if (lot != null && basis.equals("commissioned-test") && !hasPassed(lot)) {
            faults.add("basis", "这个批次没有签发的合格检测报告", "先登记样品和报告，或换一个依据");
        }
        Refusal.unlessSound(faults, "没有开证");
        var id = insert(county, Objects.requireNonNull(lot), amount, contact, basis);
        audit.record("开承诺达标合格证", subject(get(id)), null, get(id), null);
        return id;
    }

    private boolean hasPassed(Lot lot) {
        return samples.of(lot.id()).stream().anyMatch(one -> one.state().equals("passed"));
    }

    private UUID insert(DivisionCode county, Lot lot, String amount, String contact, String basis) {
        var today = counties.today(county);
        var producer =
                registry.party(products.get(lot.product()).party())
                        .orElseThrow(() -> Problem.notFound("生产者"));
        var origin = divisions.gazetteer(county, today).place(DivisionCode.of(lot.division()));
        var name = counties.find(county).map(one -> one.name()).orElse("");
        jdbc.sql(
                        "select cast(pg_advisory_xact_lock(hashtext('quality.certificate'), :county) as text)")
                .param("county", Integer.parseInt(county.digits()))
                .query(String.class)
                .optional();
        return jdbc.sql(
                        """
                        insert into quality.certificate (division, lot, year, sequence, product, amount, origin, promiser, contact,
                                                         public_promiser, public_contact, basis, issued_on, recorded_at, recorded_by)
                        select :division, :lot, :year,
                               1 + coalesce((select max(sequence) from quality.certificate
                                              where county = :county and year = :year), 0),
                               :product, :amount, :origin, :promiser, :contact, :publicPromiser, :publicContact, :basis, :today, :now,
                               :by
                        returning id
                        """)
                .param("division", lot.division())
                .param("county", county.digits())
                .param("lot", lot.id())
                .param("year", today.getYear())
                .param("product", lot.productName())
                .param("amount", amount)
                .param("origin", origin.startsWith(name) ? origin : name + origin)
                .param("promiser", producer.name())
                .param("contact", contact)
                .param("publicPromiser", producer.publicName())
                .param("publicContact", producer.kind().isPersonal() ? masked(contact) : contact)
                .param("basis", basis)
                .param("today", today)
                .param("now", Moment.of(counties, county))
                .param("by", Actor.current().name())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    private @Nullable Lot lot(DivisionCode county, @Nullable String typed, Faults faults) {
        var id = Ids.read(typed);
        var lot = id == null ? null : lots.get(id);
        if (lot == null || !county.contains(DivisionCode.of(lot.division()))) {
            faults.add("lot", "没有选批次", "从列表里选一个批次，还没有就先到产品溯源里登记");
            return null;
        }
        if (lot.held() != null) {
            faults.add("lot", "这个批次停止开证：" + lot.held(), "等它恢复，或换一个批次");
        }
        return lot;
    }

    /**
     * Makes a certificate void.
     *
     * @throws Problem when no reason is given, or it is void already
     */
    @Transactional
    public void makeVoid(UUID id, @Nullable String why) {
        var certificate = get(id);
        var faults = new Faults();
        var reason = faults.required("reason", "作废的原因", why, 200);
        Refusal.unlessSound(faults, "没有作废");
        var voided =
                jdbc.sql(
                                """
                                update quality.certificate
                                   set voided_on = :today, voided_at = :now, voided_by = :by, void_reason = :reason
                                 where id = :id and voided_at is null
                                """)
                        .param("today", counties.today(DivisionCode.of(certificate.division())))
                        .param("now", Moment.of(counties, certificate.division()))
                        .param("by", Actor.current().name())
                        .param("reason", reason)
                        .param("id", id)
                        .update();
        if (voided == 0) {
            throw Problem.conflict("这张合格证已经作废。");
        }
        audit.record("作废合格证", subject(certificate), certificate, get(id), reason);
    }

    private static Audit.Subject subject(Certificate certificate) {
        return new Audit.Subject(
                "certificate",
                certificate.id().toString(),
                certificate.number() + " " + certificate.product(),
                certificate.division());
    }

    /** A person's number as others may see it; what is no number stays hidden. */
    private static String masked(String contact) {
        return PhoneNumber.isValid(contact) ? PhoneNumber.parse(contact).masked() : "*".repeat(7);
    }

    private static Problem missing() {
        return Problem.notFound("这张合格证");
    }
}
