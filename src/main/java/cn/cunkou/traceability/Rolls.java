package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rolls of codes: issued, taken to the printer, put on things, spoilt. */
@Service
public class Rolls {
    static final long MOST = 100_000_000;

    private static final String SELECT =
            """
            select roll.id, roll.division, roll.product, product.name as product_name, product.gtin, roll.number, roll.codes,
                   roll.secret, roll.printer, roll.issued_on, roll.issued_at, roll.issued_by
              from traceability.roll
              join traceability.product on product.id = roll.product
            """;

    private final JdbcClient jdbc;
    private final Products products;
    private final Lots lots;
    private final CodeSecrets secrets;
    private final Counties counties;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    Rolls(
            JdbcClient jdbc,
            Products products,
            Lots lots,
            CodeSecrets secrets,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.products = products;
        this.lots = lots;
        this.secrets = secrets;
        this.counties = counties;
        this.audit = audit;
    }

    /** A roll as it was asked for. */
    public record RollInput(@Nullable String codes, @Nullable String printer) {}

    /** Codes put on a lot; {@code first} and {@code last} as printed, both included. */
    public record PackingInput(
            @Nullable String lot,
            @Nullable String first,
            @Nullable String last,
            @Nullable String day) {}

    /** Codes that are on no thing any more. */
    public record SpoilageInput(
            @Nullable String kind,
            @Nullable String first,
            @Nullable String last,
            @Nullable String reason) {}

    /** Codes on a lot. */
    public record Packing(
            UUID id,
            UUID lot,
            String lotNumber,
            long first,
            long last,
            LocalDate packedOn,
            @Nullable String reason,
            String recordedBy) {}

    /** Codes that are on no thing any more, and why. */
    public record Spoilage(
            String kind,
            long first,
            long last,
            String reason,
            Instant recordedAt,
            String recordedBy) {
        public String words() {
            return word(kind);
        }
    }

    /** Codes taken away for printing. */
    public record Export(
            String format, long first, long last, long startedAt, Instant at, String by) {}

    static String word(String kind) {
        return switch (kind) {
            case "void" -> "作废";
            case "damaged" -> "破损";
            default -> "退回";
        };
    }

    /** Rolls of a product, the newest first. */
    @Transactional(readOnly = true)
    public List<Roll> of(UUID product) {
        return jdbc.sql(
                        SELECT
                                + " where roll.product = :product order by roll.issued_at desc, roll.id desc")
                .param("product", product)
                .query(new DataClassRowMapper<>(Roll.class))
                .list();
    }

    /**
     * The roll of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Roll get(UUID id) {
        return jdbc.sql(SELECT + " where roll.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Roll.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这一卷码"));
    }

    /** The roll that codes with those first letters belong to. */
    @Transactional(readOnly = true)
    public Optional<Roll> find(int number) {
        return jdbc.sql(SELECT + " where roll.number = :number")
                .param("number", number)
                .query(new DataClassRowMapper<>(Roll.class))
                .optional();
    }

    /**
     * Issues a roll of codes for a product; it is one row, however many codes it has.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID issue(UUID productId, RollInput input) {
        var product = products.get(productId);
        var faults = new Faults();
        var codes = codes(input.codes(), faults);
        var printer = faults.required("printer", "给谁印", input.printer(), 60);
        Products.refuse(faults, "没有发码");
        var place = DivisionCode.of(product.division());
        var id = insert(product, codes, printer, place);
        var roll = get(id);
        audit.record("发放溯源码", subject(roll), null, roll, null);
        return id;
    }

    private UUID insert(Product product, long codes, String printer, DivisionCode place) {
        var secret = secrets.newest().version();
        for (int tries = 0; tries < 100; tries++) {
            var id =
                    jdbc.sql(
                                    """
                                    insert into traceability.roll (division, product, number, codes, secret, printer, issued_on,
                                                                   issued_at, issued_by)
                                    values (:division, :product, :number, :codes, :secret, :printer, :today, :now, :by)
                                        on conflict (number) do nothing returning id
                                    """)
                            .param("division", product.division())
                            .param("product", product.id())
                            .param("number", 1 + random.nextInt((1 << ItemCode.ROLL_BITS) - 1))
                            .param("codes", codes)
                            .param("secret", secret)
                            .param("printer", printer)
                            .param("today", counties.today(place))
                            .param("now", now(place))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .optional();
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new IllegalStateException("a hundred random numbers of rolls were all taken");
    }

    private static long codes(@Nullable String typed, Faults faults) {
        var text = faults.required("codes", "多少个码", typed, 12);
        var codes = text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
        if (!text.isEmpty() && (codes < 1 || codes > MOST)) {
            faults.add("codes", "不是1到1亿之间的整数", "填要印多少个标签，更多的分几卷");
        }
        return codes;
    }

    /** What makes and checks the codes of a roll; for one thread. */
    CodeSmith smith(Roll roll) {
        return new CodeSmith(secrets.find(roll.secret()));
    }

    /** Notes who takes which codes of a roll away. */
    @Transactional
    public void note(Roll roll, String format, Stretch codes, long startedAt) {
        jdbc.sql(
                        """
                        insert into traceability.export (division, roll, format, first, last, started_at, at, by)
                        values (:division, :roll, :format, :first, :last, :startedAt, :now, :by)
                        """)
                .param("division", roll.division())
                .param("roll", roll.id())
                .param("format", format)
                .param("first", codes.first())
                .param("last", codes.last())
                .param("startedAt", startedAt)
                .param("now", now(DivisionCode.of(roll.division())))
                .param("by", Actor.current().name())
                .update();
        audit.record("导出溯源码", subject(roll), null, codes, format);
    }

    /** Who took codes of a roll away, the latest first; at most 100. */
    @Transactional(readOnly = true)
    public List<Export> exports(UUID roll) {
        return jdbc.sql(
                        """
                        select format, first, last, started_at, at, by from traceability.export
                         where roll = :roll order by at desc, id desc limit 100
                        """)
                .param("roll", roll)
                .query(new DataClassRowMapper<>(Export.class))
                .list();
    }

    /** Which codes of a roll are on which lot. */
    @Transactional(readOnly = true)
    public List<Packing> packings(UUID roll) {
        return jdbc.sql(
                        """
                        select packing.id, packing.lot, lot.number as lot_number, lower(numbers) as first,
                               upper(numbers) - 1 as last, packed_on, packing.reason, packing.recorded_by
                          from traceability.packing
                          join traceability.lot on lot.id = packing.lot
                         where roll = :roll and ended_at is null order by lower(numbers)
                        """)
                .param("roll", roll)
                .query(new DataClassRowMapper<>(Packing.class))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Spoilage> spoilages(UUID roll) {
        return jdbc.sql(
                        """
                        select kind, lower(numbers) as first, upper(numbers) - 1 as last, reason, recorded_at, recorded_by
                          from traceability.spoilage where roll = :roll order by lower(numbers)
                        """)
                .param("roll", roll)
                .query(new DataClassRowMapper<>(Spoilage.class))
                .list();
    }

    /**
     * Puts codes on a lot of the roll's product.
     *
     * @throws Problem with everything that is wrong; a conflict when one of the codes is on a lot
     *     already
     */
    @Transactional
    public void pack(UUID id, PackingInput input) {
        var roll = get(id);
        var faults = new Faults();
        var lot = lot(roll, input.lot(), faults);
        var codes = Stretch.read(input.first(), input.last(), roll.codes(), faults);
        var today = counties.today(DivisionCode.of(roll.division()));
        var typed = FormDay.read(faults, "day", input.day());
        var day = typed == null ? today : typed;
        if (day.isAfter(today)) {
            faults.add("day", "晚于今天", "填包装的日期");
        } else if (lot != null && day.isBefore(lot.madeOn())) {
            faults.add("day", "早于这个批次的采收或生产日期", "核对日期和批次");
        }
        Products.refuse(faults, "没有绑定");
        insert(roll, Objects.requireNonNull(lot), codes, day, null);
        audit.record("绑定溯源码", subject(roll), null, input, null);
    }

    /**
     * Lets codes be on another lot; that they were on the first stays on record.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void repack(UUID id, UUID packing, @Nullable String lotId, @Nullable String why) {
        var roll = get(id);
        var before =
                packings(id).stream()
                        .filter(one -> one.id().equals(packing))
                        .findFirst()
                        .orElseThrow(() -> Problem.conflict("这一段码的绑定刚刚被别人改过，请重新打开后再改。"));
        var faults = new Faults();
        var lot = lot(roll, lotId, faults);
        var reason = faults.required("reason", "为什么改", why, 200);
        if (lot != null && before.packedOn().isBefore(lot.madeOn())) {
            faults.add("lot", "这个批次在包装以后才采收或生产", "核对批次");
        }
        Products.refuse(faults, "没有改绑");
        var ended =
                jdbc.sql(
                                """
                                update traceability.packing set ended_at = :now, ended_by = :by
                                 where id = :id and ended_at is null
                                """)
                        .param("now", now(DivisionCode.of(roll.division())))
                        .param("by", Actor.current().name())
                        .param("id", packing)
                        .update();
        if (ended == 0) {
            throw Problem.conflict("这一段码的绑定刚刚被别人改过，请重新打开后再改。");
        }
        var codes = new Stretch(before.first(), before.last());
        insert(roll, Objects.requireNonNull(lot), codes, before.packedOn(), reason);
        audit.record("改绑溯源码", subject(roll), before, lot, reason);
    }

    private void insert(Roll roll, Lot lot, Stretch codes, LocalDate day, @Nullable String reason) {
        try {
            jdbc.sql(
                            """
                            insert into traceability.packing (division, roll, lot, numbers, packed_on, reason, recorded_at,
                                                              recorded_by)
                            values (:division, :roll, :lot, int8range(:first, :last, '[]'), :day, :reason, :now, :by)
                            """)
                    .param("division", lot.division())
                    .param("roll", roll.id())
                    .param("lot", lot.id())
                    .param("first", codes.first())
                    .param("last", codes.last())
                    .param("day", day)
                    .param("reason", reason)
                    .param("now", now(DivisionCode.of(roll.division())))
                    .param("by", Actor.current().name())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Products.unfit(
                    "没有绑定", new Problem.Fault("first", "这些号里有的已经绑定到批次", "核对号段；绑错了的在下面改绑，写明原因"));
        }
    }

    private @Nullable Lot lot(Roll roll, @Nullable String typed, Faults faults) {
        var lot =
                lots.of(roll.product()).stream()
                        .filter(one -> one.id().toString().equals(typed))
                        .findFirst()
                        .orElse(null);
        if (lot == null) {
            faults.add("lot", "没有选批次", "从这个产品的批次里选一个，还没有就先登记");
        } else if (lot.held() != null) {
            faults.add("lot", "这个批次停止绑定：" + lot.held(), "换一个批次，或等它恢复");
        }
        return lot;
    }

    /**
     * Says of codes that they are on no thing any more.
     *
     * @throws Problem with everything that is wrong; a conflict when it was said before
     */
    @Transactional
    public void spoil(UUID id, SpoilageInput input) {
        var roll = get(id);
        var faults = new Faults();
        var kind = Objects.requireNonNullElse(Faults.given(input.kind()), "");
        if (!List.of("void", "damaged", "returned").contains(kind)) {
            faults.add("kind", "没有选怎么了", "选作废、破损或退回");
        }
        var codes = Stretch.read(input.first(), input.last(), roll.codes(), faults);
        var reason = faults.required("reason", "原因", input.reason(), 200);
        Products.refuse(faults, "没有登记");
        try {
            jdbc.sql(
                            """
                            insert into traceability.spoilage (division, roll, kind, numbers, reason, recorded_at, recorded_by)
                            values (:division, :roll, :kind, int8range(:first, :last, '[]'), :reason, :now, :by)
                            """)
                    .param("division", roll.division())
                    .param("roll", roll.id())
                    .param("kind", kind)
                    .param("first", codes.first())
                    .param("last", codes.last())
                    .param("reason", reason)
                    .param("now", now(DivisionCode.of(roll.division())))
                    .param("by", Actor.current().name())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Products.unfit("没有登记", new Problem.Fault("first", "这些号里有的已经登记作废、破损或退回", "核对号段"));
        }
        audit.record(word(kind) + "溯源码", subject(roll), null, input, reason);
    }

    private static Audit.Subject subject(Roll roll) {
        return new Audit.Subject(
                "roll",
                roll.id().toString(),
                roll.productName() + " " + roll.label(),
                roll.division());
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }
}
