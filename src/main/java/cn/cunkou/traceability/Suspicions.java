package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes that look copied, and codes whose scratch-off number somebody tries to guess. */
@Service
public class Suspicions {
    /** So many wrong scratch-off numbers are no slip of the finger. */
    private static final int MANY_WRONG = 5;

    private static final String WORTH = "(suspicion.kind = 'copied' or suspicion.times >= :wrong)";
    private static final String SELECT =
            """
            select suspicion.id, suspicion.division, suspicion.roll, product.name as product, roll.number as roll_number,
                   suspicion.number, suspicion.kind, suspicion.day, suspicion.times,
                   (select count(*) from traceability.look
                     where look.roll = suspicion.roll and look.number = suspicion.number) as looks,
                   (select min(at) from traceability.look
                     where look.roll = suspicion.roll and look.number = suspicion.number) as first_look,
                   (select max(at) from traceability.look
                     where look.roll = suspicion.roll and look.number = suspicion.number) as last_look,
                   suspicion.settled_at, suspicion.settled_by, suspicion.outcome
              from traceability.suspicion
              join traceability.roll on roll.id = suspicion.roll
              join traceability.product on product.id = roll.product
            """;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Suspicions(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * Something that looks wrong about one code, with what speaks for it.
     *
     * @param times from how many networks in a day it was looked at, or how many wrong numbers
     */
    public record Suspicion(
            UUID id,
            String division,
            UUID roll,
            String product,
            int rollNumber,
            long number,
            String kind,
            LocalDate day,
            int times,
            long looks,
            @Nullable Instant firstLook,
            @Nullable Instant lastLook,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String outcome) {

        public String rollLabel() {
            return Roll.label(rollNumber);
        }

        public String words() {
            return kind.equals("copied")
                    ? "一天里从%d个不同的网络查询，可能被复制".formatted(times)
                    : "一天里填错刮开码%d次".formatted(times);
        }
    }

    /** Those of a county, open ones first, at most 200. */
    @Transactional(readOnly = true)
    public List<Suspicion> list(DivisionCode county) {
        return jdbc.sql(
                        SELECT
                                + " where suspicion.division like :within and "
                                + WORTH
                                + " order by suspicion.settled_at is not null, suspicion.day desc, suspicion.id limit 200")
                .param("within", county.pattern())
                .param("wrong", MANY_WRONG)
                .query(new DataClassRowMapper<>(Suspicion.class))
                .list();
    }

    @Transactional(readOnly = true)
    public long open() {
        return jdbc.sql(
                        "select count(*) from traceability.suspicion where settled_at is null and "
                                + WORTH)
                .param("wrong", MANY_WRONG)
                .query(Long.class)
                .single();
    }

    /**
     * Says what came of looking into one.
     *
     * @throws Problem when nothing was said, or somebody said it before
     */
    @Transactional
    public void settle(UUID id, @Nullable String typed) {
        var faults = new Faults();
        var outcome = faults.required("outcome", "核查结果", typed, 200);
        Products.refuse(faults, "没有保存");
        var found =
                jdbc.sql(SELECT + " where suspicion.id = :id")
                        .param("id", id)
                        .query(new DataClassRowMapper<>(Suspicion.class))
                        .optional()
                        .orElseThrow(() -> Problem.notFound("这条线索"));
        var settled =
                jdbc.sql(
                                """
                                update traceability.suspicion set settled_at = :now, settled_by = :by, outcome = :outcome
                                 where id = :id and settled_at is null
                                """)
                        .param(
                                "now",
                                counties.now(DivisionCode.of(found.division()))
                                        .atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .param("outcome", outcome)
                        .param("id", id)
                        .update();
        if (settled == 0) {
            throw Problem.conflict("这条线索刚刚有人核查过。");
        }
        audit.record(
                "核查溯源码线索",
                new Audit.Subject(
                        "suspicion",
                        id.toString(),
                        found.product() + " " + found.rollLabel(),
                        found.division()),
                null,
                outcome,
                null);
    }
}
