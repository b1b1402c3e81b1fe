package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lots whose codes other platforms keep, so that those codes are found here too. */
@Service
class ForeignLots {
    private static final String SELECT =
            """
            select id, division, platform, number, product, producer, gtin, made_on, expires_on, address, first_code, last_code
              from traceability.foreign_lot
            """;

    private final JdbcClient jdbc;
    private final ProductChecks checks;
    private final Counties counties;
    private final Audit audit;

    ForeignLots(JdbcClient jdbc, ProductChecks checks, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.counties = counties;
        this.audit = audit;
    }

    /** A lot found by one of its codes. */
    record Found(ForeignLot lot, @Nullable String code) {}

    /** Lots of a place, the newest first. */
    @Transactional(readOnly = true)
    public Paged<ForeignLot> list(DivisionCode place, Paged.Request page) {
        var rows =
                jdbc.sql(
                                SELECT
                                        + " where division like :within order by made_on desc, id desc limit :size offset :offset")
                        .param("within", place.pattern())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(ForeignLot.class))
                        .list();
        var total =
                jdbc.sql(
                                "select count(*) from traceability.foreign_lot where division like :within")
                        .param("within", place.pattern())
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    public Optional<ForeignLot> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(ForeignLot.class))
                .optional();
    }

    /** The lot with that number of a product of GS1. */
    @Transactional(readOnly = true)
    public Optional<ForeignLot> find(String gtin, String number) {
        return jdbc.sql(SELECT + " where gtin = :gtin and number = :number order by id limit 1")
                .param("gtin", gtin)
                .param("number", number)
                .query(new DataClassRowMapper<>(ForeignLot.class))
                .optional();
    }

    /**
     * The lot that a code, or an address with a code, belongs to, as far as whoever reads is told
     * of its place. One whose codes are known to be these comes before those whose codes are not,
     * and one with fewer codes before one whose codes hold them.
     */
    @Transactional(readOnly = true)
    public Optional<Found> find(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > 500) {
            return Optional.empty();
        }
        var found =
                jdbc.sql(
                                SELECT
                                        + """
                                         where length(first_code) = length(cast(:text as text))
                                           and (cast(:text as text) collate "C") >= first_code and (cast(:text as text) collate "C") <= last_code
                                            or cast(:text as text) like 'http%' and address like '%{code}%'
                                           and starts_with(cast(:text as text), split_part(address, '{code}', 1))
                                         order by first_code collate "C" desc nulls last, last_code collate "C", made_on desc, id desc
                                         limit 500
                                        """)
                        .param("text", text)
                        .query(new DataClassRowMapper<>(ForeignLot.class))
                        .list();
        return found.stream()
                .filter(lot -> Counties.mayTellOf(DivisionCode.of(lot.division())))
                .map(lot -> found(lot, text))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    private static @Nullable Found found(ForeignLot lot, String text) {
        if (lot.holds(text)) {
            return new Found(lot, text);
        }
        var code = lot.codeIn(text);
        return code != null && (lot.firstCode() == null || lot.holds(code))
                ? new Found(lot, code)
                : null;
    }

    /** What is wrong with one, for forms and tables. */
    void check(ForeignLotInput input, Faults faults) {
        faults.required("platform", "平台", input.platform(), 60);
        faults.required("product", "产品", input.product(), 60);
        faults.required("producer", "生产者", input.producer(), 100);
        var gtin = Faults.given(input.gtin());
        if (gtin != null && Gtin.read(gtin).isEmpty()) {
            faults.add("gtin", "不是商品条码，或校验位不对", "照包装上的条码填，没有就留空");
        }
        var place = Faults.given(input.division());
        var today =
                counties.today(
                        place != null && DivisionCode.isValid(place)
                                ? DivisionCode.of(place)
                                : counties.chosen("").code());
        checks.lot(
                new LotInput(
                        input.division(), input.number(), input.madeOn(), input.expiresOn(), null),
                today,
                faults);
        var address = faults.required("address", "码的网址", input.address(), 300);
        if (!address.isEmpty() && !isAddressOfCodes(address)) {
            faults.add("address", "不是网址", "填完整的网址，码的位置写{code}，写在域名后面");
        }
        var first = Faults.given(input.firstCode());
        var last = Faults.given(input.lastCode());
        if ((first == null) != (last == null)
                || first != null
                        && last != null
                        && (first.length() != last.length() || first.compareTo(last) > 0)) {
            faults.add("firstCode", "首码和末码不成对", "填同样长短的首码和末码，只有一个码就填两遍，不知道就都留空");
        }
    }

    /** Whose site a code leads to does not depend on the code. */
    private static boolean isAddressOfCodes(String address) {
        var slot = address.indexOf("{code}");
        var path = address.indexOf('/', address.indexOf("://") + 3);
        return ProductChecks.isWebAddress(address.replace("{code}", "x"))
                && (slot < 0 || path > 0 && slot > path);
    }

    /**
     * Takes over a lot; one of that platform with that number is replaced.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID put(ForeignLotInput input) {
        var faults = new Faults();
        check(input, faults);
        Products.refuse(faults, "没有登记");
        var gtin = Faults.given(input.gtin());
        var id =
                jdbc.sql(
                                """
                                insert into traceability.foreign_lot (division, platform, number, product, producer, gtin, made_on,
                                        expires_on, address, first_code, last_code, recorded_at, recorded_by)
                                values (:division, :platform, :number, :product, :producer, :gtin, cast(:made as date),
                                        cast(:expires as date), :address, :first, :last, :now, :by)
                                    on conflict (division, platform, number) do update
                                   set product = excluded.product, producer = excluded.producer, gtin = excluded.gtin,
                                       made_on = excluded.made_on, expires_on = excluded.expires_on,
                                       address = excluded.address, first_code = excluded.first_code,
                                       last_code = excluded.last_code, recorded_at = excluded.recorded_at,
                                       recorded_by = excluded.recorded_by
                                returning id
                                """)
                        .param("division", input.division())
                        .param("platform", Faults.given(input.platform()))
                        .param("number", Faults.given(input.number()))
                        .param("product", Faults.given(input.product()))
                        .param("producer", Faults.given(input.producer()))
                        .param(
                                "gtin",
                                gtin == null
                                        ? null
                                        : Gtin.read(gtin).map(Gtin::digits).orElse(null))
                        .param("made", Faults.given(input.madeOn()))
                        .param("expires", Faults.given(input.expiresOn()))
                        .param("address", Faults.given(input.address()))
                        .param("first", Faults.given(input.firstCode()))
                        .param("last", Faults.given(input.lastCode()))
                        .param(
                                "now",
                                counties.now(DivisionCode.of(String.valueOf(input.division())))
                                        .atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .single();
        audit.record(
                "登记外部平台批次",
                new Audit.Subject(
                        "foreign-lot",
                        id.toString(),
                        input.platform() + " " + input.number(),
                        String.valueOf(input.division())),
                null,
                input,
                null);
        return id;
    }

    /** Forgets one; nothing of ours hangs on it. */
    @Transactional
    public void remove(UUID id) {
        var lot = find(id).orElseThrow(() -> Problem.notFound("这个批次"));
        jdbc.sql("delete from traceability.foreign_lot where id = :id").param("id", id).update();
        audit.record(
                "删除外部平台批次",
                new Audit.Subject(
                        "foreign-lot",
                        id.toString(),
                        lot.platform() + " " + lot.number(),
                        lot.division()),
                lot,
                null,
                null);
    }

    /** All of a place as they were filled in, the oldest first. */
    @Transactional(readOnly = true)
    public List<ForeignLot> all(DivisionCode place) {
        return jdbc.sql(SELECT + " where division like :within order by made_on, id")
                .param("within", place.pattern())
                .query(new DataClassRowMapper<>(ForeignLot.class))
                .list();
    }
}
