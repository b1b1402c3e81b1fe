package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mends what was said of products and lots. What was said before stays on record, with the reason,
 * and the buyer of a lot reads that it was mended.
 */
@Service
public class Corrections {
    private static final String NOT_SAVED = "没有更正";

    private final JdbcClient jdbc;
    private final Products products;
    private final Lots lots;
    private final ProductChecks checks;
    private final Counties counties;
    private final Divisions divisions;
    private final Audit audit;

    Corrections(
            JdbcClient jdbc,
            Products products,
            Lots lots,
            ProductChecks checks,
            Counties counties,
            Divisions divisions,
            Audit audit) {
        this.jdbc = jdbc;
        this.products = products;
        this.lots = lots;
        this.checks = checks;
        this.counties = counties;
        this.divisions = divisions;
        this.audit = audit;
    }

    /**
     * What was mended once.
     *
     * @param changes one sentence for each field
     */
    public record Correction(
            List<String> changes, String reason, Instant recordedAt, String recordedBy) {}

    /** What was mended of a product, the latest first. */
    @Transactional(readOnly = true)
    public List<Correction> ofProduct(UUID id) {
        return list("product", id);
    }

    /** What was mended of a lot, the latest first. */
    @Transactional(readOnly = true)
    public List<Correction> ofLot(UUID id) {
        return list("lot", id);
    }

    private List<Correction> list(String subject, UUID id) {
        return jdbc.sql(
                        """
                        select changes, reason, recorded_at, recorded_by from traceability.correction
                         where case :subject when 'lot' then lot else product end = :id
                         order by recorded_at desc, id desc
                        """)
                .param("subject", subject)
                .param("id", id)
                .query((row, _) ->
                        new Correction(
                                List.of((String[]) row.getArray(1).getArray()),
                                row.getString(2),
                                row.getTimestamp(3).toInstant(),
                                row.getString(4)))
                .list();
    }

    /**
     * Says otherwise what a product is; whose it is stays.
     *
     * @param picture another photograph, or null for the one it has
     * @throws Problem with everything that is wrong, also when nothing was changed
     */
    @Transactional
    public void product(
            UUID id, ProductInput input, @Nullable InputStream picture, @Nullable String why) {
        var before = products.get(id);
        var faults = new Faults();
        var after = ProductChecks.details(input, faults);
        var reason = faults.required("reason", "为什么更正", why, 200);
        if (before.rolls() > 0 && !Objects.equals(before.gtin(), after.gtin())) {
            faults.add("gtin", "已经发过码，码的网址里有这个商品条码", "商品条码不改；确实要换，登记一个新产品");
        }
        var stored = picture == null ? null : checks.picture(picture, faults);
        var changes = new Changes();
        changes.add("产品名称", before.name(), after.name());
        changes.add("种类", before.kind(), after.kind());
        changes.add("商品条码", before.gtin(), after.gtin());
        changes.add("网店", before.shop(), after.shop());
        if (stored != null) {
            changes.sentences.add("换了照片");
        }
        changes.check(faults);
        Products.refuse(faults, NOT_SAVED);
        if (!Objects.equals(before.gtin(), after.gtin())) {
            lots.keepNames(id);
        }
        try {
            jdbc.sql(
                            """
                            update traceability.product
                               set name = :name, kind = :kind, gtin = :gtin, shop = :shop,
                                   picture = coalesce(:picture, picture)
                             where id = :id
                            """)
                    .param("name", after.name())
                    .param("kind", after.kind())
                    .param("gtin", after.gtin())
                    .param("shop", after.shop())
                    .param("picture", stored)
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Products.unfit(NOT_SAVED, Products.TAKEN);
        }
        note(before.division(), id, null, changes, reason);
        audit.record("更正产品", Products.subject(before), before, after, reason);
    }

    /**
     * Says otherwise what a lot is.
     *
     * @throws Problem with everything that is wrong, also when nothing was changed
     */
    @Transactional
    public void lot(UUID id, LotInput input, @Nullable String why) {
        var before = lots.get(id);
        var faults = new Faults();
        var today = counties.today(DivisionCode.of(before.division()));
        var after = checks.lot(input, today, faults);
        var reason = faults.required("reason", "为什么更正", why, 200);
        checkPackings(id, after.madeOn(), faults);
        Products.refuse(faults, NOT_SAVED);
        var place = Objects.requireNonNull(after.place());
        var names = divisions.gazetteer(place.county(), today);
        var changes = new Changes();
        changes.add("批次号", before.number(), after.number());
        changes.add("产地", names.place(DivisionCode.of(before.division())), names.place(place));
        changes.add("采收或生产日期", before.madeOn(), after.madeOn());
        changes.add("保质期", before.expiresOn(), after.expiresOn());
        changes.add("说明", before.note(), after.note());
        changes.check(faults);
        Products.refuse(faults, NOT_SAVED);
        if (!before.number().equals(after.number())) {
            lots.keepName(before);
        }
        try {
            jdbc.sql(
                            """
                            update traceability.lot
                               set division = :division, number = :number, made_on = :made, expires_on = :expires,
                                   note = :note
                             where id = :id
                            """)
                    .param("division", place.digits())
                    .param("number", after.number())
                    .param("made", after.madeOn())
                    .param("expires", after.expiresOn())
                    .param("note", after.note())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Products.unfit(NOT_SAVED, Products.LOT_TAKEN);
        }
        note(before.division(), null, id, changes, reason);
        audit.record("更正批次", Lots.subject(before), before, after, reason);
    }

    /**
     * The same for whoever had the product before them when they wrote.
     *
     * @param seen how often it was mended until then
     * @throws Problem also when it was mended since
     */
    @Transactional
    void product(
            UUID id,
            ProductInput input,
            @Nullable InputStream picture,
            @Nullable String why,
            int seen) {
        lock("select id from traceability.product where id = :id for update", id);
        unlessMended(ofProduct(id), seen);
        product(id, input, picture, why);
    }

    /**
     * The same for whoever had the lot before them when they wrote.
     *
     * @param seen how often it was mended until then
     * @throws Problem also when it was mended since
     */
    @Transactional
    void lot(UUID id, LotInput input, @Nullable String why, int seen) {
        lock("select id from traceability.lot where id = :id for update", id);
        unlessMended(ofLot(id), seen);
        lot(id, input, why);
    }

    private void lock(String row, UUID id) {
        jdbc.sql(row).param("id", id).query((one, _) -> one.getObject(1, UUID.class)).list();
    }

    private static void unlessMended(List<Correction> corrections, int seen) {
        if (corrections.size() != seen) {
            throw Products.unfit(
                    NOT_SAVED, new Problem.Fault("整张表", "您打开这一页以后有人更正过", "看下面的更正记录，再改一次"));
        }
    }

    private void checkPackings(UUID lot, @Nullable LocalDate made, Faults faults) {
        var packed =
                jdbc.sql(
                                """
                                select min(packed_on) from traceability.packing where lot = :lot and ended_at is null
                                """)
                        .param("lot", lot)
                        .query(LocalDate.class)
                        .optional();
        if (made != null && packed.isPresent() && made.isAfter(packed.get())) {
            faults.add("madeOn", "晚于包装日期" + packed.get(), "核对日期");
        }
    }

    private void note(
            String division,
            @Nullable UUID product,
            @Nullable UUID lot,
            Changes changes,
            String reason) {
        jdbc.sql(
                        """
                        insert into traceability.correction (division, product, lot, changes, reason, recorded_at, recorded_by)
                        values (:division, :product, :lot, :changes, :reason, :now, :by)
                        """)
                .param("division", division)
                .param("product", product)
                .param("lot", lot)
                .param("changes", changes.sentences.toArray(String[]::new))
                .param("reason", reason)
                .param("now", now(division))
                .param("by", Actor.current().name())
                .update();
    }

    private OffsetDateTime now(String division) {
        return counties.now(DivisionCode.of(division)).atOffset(ZoneOffset.UTC);
    }

    /** What differs, in sentences. */
    private static final class Changes {
        private final List<String> sentences = new ArrayList<>();

        private void add(String field, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                sentences.add("%s由%s改为%s".formatted(field, shown(before), shown(after)));
            }
        }

        private static String shown(@Nullable Object value) {
            var text = value == null ? "" : value.toString();
            return text.isEmpty() ? "空" : "“" + text + "”";
        }

        private void check(Faults faults) {
            if (sentences.isEmpty() && !faults.any()) {
                faults.add("整张表", "没有改动任何一处", "改了再保存");
            }
        }
    }
}
