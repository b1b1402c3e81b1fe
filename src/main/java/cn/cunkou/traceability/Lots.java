package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lots of products, and whether codes may be put on them; registered with {@link Products}. */
@Service
public class Lots {
    private static final String SELECT =
            """
            select lot.id, lot.division, lot.product, product.name as product_name, product.gtin, lot.number, lot.made_on,
                   lot.expires_on, lot.note,
                   (select coalesce(sum(upper(numbers) - lower(numbers)), 0) from traceability.packing
                     where packing.lot = lot.id and ended_at is null) as codes,
                   (select string_agg(hold.reason, '；' order by hold.recorded_at) from traceability.hold
                     where hold.lot = lot.id and hold.ended_at is null) as held
              from traceability.lot
              join traceability.product on product.id = lot.product
            """;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Lots(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * Codes of a lot that are on things.
     *
     * @param label first letters of all codes of the roll
     * @param first printed number of the first, {@code last} of the last one, both included
     */
    public record CodesOnLot(UUID roll, String label, long first, long last) {}

    /**
     * The lot of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Lot get(UUID id) {
        return jdbc.sql(SELECT + " where lot.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Lot.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这个批次"));
    }

    /** The lot of a product with that number. */
    @Transactional(readOnly = true)
    public Optional<Lot> find(UUID product, String number) {
        return jdbc.sql(SELECT + " where lot.product = :product and lot.number = :number")
                .param("product", product)
                .param("number", number)
                .query(new DataClassRowMapper<>(Lot.class))
                .optional();
    }

    /** Lots of a product, the newest first; at most 500. */
    @Transactional(readOnly = true)
    public List<Lot> of(UUID product) {
        return jdbc.sql(
                        SELECT
                                + " where lot.product = :product order by lot.made_on desc, lot.number desc limit 500")
                .param("product", product)
                .query(new DataClassRowMapper<>(Lot.class))
                .list();
    }

    /** Lots made in a county or a part of it, the newest first; at most 500. */
    @Transactional(readOnly = true)
    public List<Lot> within(DivisionCode place) {
        return jdbc.sql(
                        SELECT
                                + " where lot.division like :within order by lot.made_on desc, lot.id desc limit 500")
                .param("within", place.pattern())
                .query(new DataClassRowMapper<>(Lot.class))
                .list();
    }

    /** What events call a lot: its name, then those that it had before it was corrected. */
    @Transactional(readOnly = true)
    public List<String> names(Lot lot) {
        var former =
                jdbc.sql(
                                """
                                select epc from traceability.former_name
                                 where lot = :lot and epc <> :epc order by recorded_at desc, epc
                                """)
                        .param("lot", lot.id())
                        .param("epc", lot.epc())
                        .query(String.class)
                        .list();
        return Stream.concat(Stream.of(lot.epc()), former.stream()).toList();
    }

    /** Keeps what events have called lots of a product until now. */
    void keepNames(UUID product) {
        jdbc.sql(SELECT + " where lot.product = :product")
                .param("product", product)
                .query(new DataClassRowMapper<>(Lot.class))
                .list()
                .forEach(this::keepName);
    }

    /** Keeps what events have called a lot until now. */
    void keepName(Lot lot) {
        jdbc.sql(
                        """
                        insert into traceability.former_name (lot, epc, division, recorded_at)
                        values (:lot, :epc, :division, :now) on conflict do nothing
                        """)
                .param("lot", lot.id())
                .param("epc", lot.epc())
                .param("division", lot.division())
                .param("now", now(lot))
                .update();
    }

    /** Which codes are on a lot, those that were spoilt later included. */
    @Transactional(readOnly = true)
    public List<CodesOnLot> codes(UUID lot) {
        return jdbc.sql(
                        """
                        select roll.id, roll.number, lower(packing.numbers), upper(packing.numbers) - 1
                          from traceability.packing
                          join traceability.roll on roll.id = packing.roll
                         where packing.lot = :lot and packing.ended_at is null
                         order by roll.issued_at, roll.id, lower(packing.numbers)
                        """)
                .param("lot", lot)
                .query((row, _) ->
                        new CodesOnLot(
                                row.getObject(1, UUID.class),
                                Roll.label(row.getInt(2)),
                                row.getLong(3),
                                row.getLong(4)))
                .list();
    }

    /**
     * Lets no further codes be put on a lot; what is on it stays. Several causes hold
     * independently, and the same one holds once.
     *
     * @param cause of the caller, such as {@code inspection 0198…}; {@link #release} names it again
     * @param reason in plain words for whoever packs
     * @throws Problem when there is no such lot within the actor's divisions
     */
    @Transactional
    public void hold(UUID id, String cause, String reason) {
        var lot = get(id);
        var isNew =
                jdbc.sql(
                                        """
                                        insert into traceability.hold (division, lot, cause, reason, recorded_at, recorded_by)
                                        values (:division, :lot, :cause, :reason, :now, :by)
                                            on conflict (lot, cause) where ended_at is null do nothing
                                        """)
                                .param("division", lot.division())
                                .param("lot", id)
                                .param("cause", cause)
                                .param("reason", reason)
                                .param("now", now(lot))
                                .param("by", Actor.current().name())
                                .update()
                        == 1;
        if (isNew) {
            audit.record("停止绑定溯源码", subject(lot), null, cause, reason);
        }
    }

    /** Ends what a cause held; nothing happens where it holds nothing. */
    @Transactional
    public void release(UUID id, String cause) {
        var lot = get(id);
        var ended =
                jdbc.sql(
                                """
                                update traceability.hold set ended_at = :now, ended_by = :by
                                 where lot = :lot and cause = :cause and ended_at is null
                                """)
                        .param("now", now(lot))
                        .param("by", Actor.current().name())
                        .param("lot", id)
                        .param("cause", cause)
                        .update();
        if (ended > 0) {
            audit.record("恢复绑定溯源码", subject(lot), cause, null, null);
        }
    }

    static Audit.Subject subject(Lot lot) {
        return new Audit.Subject(
                "lot", lot.id().toString(), lot.productName() + " " + lot.number(), lot.division());
    }

    private OffsetDateTime now(Lot lot) {
        return counties.now(DivisionCode.of(lot.division())).atOffset(ZoneOffset.UTC);
    }
}
