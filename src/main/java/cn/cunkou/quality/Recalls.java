package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lots that failed and are called back: who was told, what came back, how it ended. */
@Service
public class Recalls {
    private static final String SELECT =
            """
            select recall.id, recall.division, recall.lot, lot.number as lot_number, product.name as product,
                   party.public_name as producer, recall.report, report.number as report_number, report.sample, recall.reason,
                   recall.opened_on, recall.opened_at, recall.opened_by, recall.outcome, recall.proposed_by,
                   recall.proposed_by_id, recall.closed_on, recall.closed_by,
                   not exists (select from quality.report as standing
                                where standing.sample = report.sample and standing.signed_at is not null
                                  and standing.superseded_at is null and not standing.passed) as corrected
              from quality.recall
              join quality.report on report.id = recall.report
              join traceability.lot on lot.id = recall.lot
              join traceability.product on product.id = lot.product
              join registry.party on party.id = product.producer
            """;

    private final JdbcClient jdbc;
    private final LabReports reports;
    private final LotSamples samples;
    private final Counties counties;
    private final Audit audit;

    Recalls(
            JdbcClient jdbc,
            LabReports reports,
            LotSamples samples,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.samples = samples;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A recall.
     *
     * @param outcome how it ended, in the words of whoever wants it closed
     * @param closedOn null while it goes on
     * @param corrected whether the sample did not fail after all, as another report says
     */
    public record Recall(
            UUID id,
            String division,
            UUID lot,
            String lotNumber,
            String product,
            String producer,
            UUID report,
            String reportNumber,
            UUID sample,
            String reason,
            LocalDate openedOn,
            Instant openedAt,
            String openedBy,
            @Nullable String outcome,
            @Nullable String proposedBy,
            @Nullable String proposedById,
            @Nullable LocalDate closedOn,
            @Nullable String closedBy,
            boolean corrected) {
        public boolean isOpen() {
            return closedOn == null;
        }
    }

    /** Somebody who was told. */
    public record Notice(String told, String way, String words, LocalDate day, String recordedBy) {}

    /**
     * What came back.
     *
     * @param handling destroyed, kept or other-use
     */
    public record Return(
            String giver,
            BigDecimal amount,
            String unit,
            String handling,
            LocalDate day,
            String recordedBy) {
        public String handlingWords() {
            return LotSamples.word(HANDLINGS, handling);
        }
    }

    static final List<List<String>> HANDLINGS =
            List.of(
                    List.of("destroyed", "已销毁"),
                    List.of("kept", "封存待处理"),
                    List.of("other-use", "转作他用"));

    /** Who was told, as filled in. */
    public record NoticeInput(
            @Nullable String told,
            @Nullable String way,
            @Nullable String words,
            @Nullable String day) {}

    /** What came back, as filled in. */
    public record ReturnInput(
            @Nullable String giver,
            @Nullable String amount,
            @Nullable String unit,
            @Nullable String handling,
            @Nullable String day) {}

    /** Recalls in a county, those that go on first. */
    @Transactional(readOnly = true)
    public Paged<Recall> list(DivisionCode county, Paged.Request page) {
        var where = " where recall.division like :within";
        var rows =
                jdbc.sql(
                                SELECT
                                        + where
                                        + " order by recall.closed_on is not null, recall.opened_on desc, recall.id limit :size offset :offset")
                        .param("within", county.pattern())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Recall.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from quality.recall" + where)
                        .param("within", county.pattern())
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Recalls that go on, as far as whoever acts sees them. */
    @Transactional(readOnly = true)
    public List<Recall> open() {
        return jdbc.sql(SELECT + " where recall.closed_on is null order by recall.opened_on")
                .query(new DataClassRowMapper<>(Recall.class))
                .list();
    }

    /**
     * The recall of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Recall get(UUID id) {
        return jdbc.sql(SELECT + " where recall.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Recall.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这次召回"));
    }

    /** Recalls of a lot whose sample still stands as failed. */
    @Transactional(readOnly = true)
    public List<Recall> of(UUID lot) {
        return jdbc
                .sql(SELECT + " where recall.lot = :lot order by recall.opened_on")
                .param("lot", lot)
                .query(new DataClassRowMapper<>(Recall.class))
                .stream()
                .filter(recall -> !recall.corrected())
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Notice> notices(UUID recall) {
        return jdbc.sql(
                        """
                        select told, way, words, day, recorded_by from quality.recall_notice
                         where recall = :recall order by day, recorded_at, id
                        """)
                .param("recall", recall)
                .query(new DataClassRowMapper<>(Notice.class))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Return> returns(UUID recall) {
        return jdbc.sql(
                        """
                        select giver, amount, unit, handling, day, recorded_by from quality.recall_return
                         where recall = :recall order by day, recorded_at, id
                        """)
                .param("recall", recall)
                .query(new DataClassRowMapper<>(Return.class))
                .list();
    }

    /**
     * Calls back the lot that failed by a report in force.
     *
     * @throws Problem when the report did not fail or stands no longer, or no reason is given
     */
    @Transactional
    public UUID open(UUID reportId, @Nullable String why) {
        var report = reports.get(reportId);
        var sample = samples.get(report.sample());
        if (report.passed() || !report.isInForce()) {
            throw Problem.conflict("这份报告没有判不合格，或已经被更正，不能据此召回。");
        }
        if (sample.recall() != null) {
            throw Problem.conflict("这个批次已经在召回。");
        }
        var faults = new Faults();
        var reason = faults.required("reason", "召回的原因", why, 300);
        Refusal.unlessSound(faults, "没有召回");
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into quality.recall (division, lot, report, reason, opened_on, opened_at, opened_by)
                                    values (:division, :lot, :report, :reason, :today, :now, :by) returning id
                                    """)
                            .param("division", sample.division())
                            .param("lot", sample.lot())
                            .param("report", reportId)
                            .param("reason", reason)
                            .param("today", counties.today(DivisionCode.of(sample.division())))
                            .param("now", Moment.of(counties, sample.division()))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("召回批次", subject(get(id)), null, get(id), reason);
            return id;
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("这个批次已经在召回。");
        }
    }

    /** Notes that somebody was told of a recall. */
    @Transactional
    public void notify(UUID id, NoticeInput input) {
        var recall = requireOpen(id);
        var faults = new Faults();
        var told = faults.required("told", "通知了谁", input.told(), 100);
        var way = faults.required("way", "怎么通知的", input.way(), 40);
        var words = faults.required("words", "说了什么", input.words(), 300);
        var day = day(recall, input.day(), faults);
        Refusal.unlessSound(faults, "没有登记");
        jdbc.sql(
                        """
                        insert into quality.recall_notice (division, recall, told, way, words, day, recorded_at, recorded_by)
                        values (:division, :recall, :told, :way, :words, :day, :now, :by)
                        """)
                .param("division", recall.division())
                .param("recall", id)
                .param("told", told)
                .param("way", way)
                .param("words", words)
                .param("day", day)
                .param("now", Moment.of(counties, recall.division()))
                .param("by", Actor.current().name())
                .update();
        audit.record("通知召回", subject(recall), null, input, null);
    }

    /** Notes what came back. */
    @Transactional
    public void giveBack(UUID id, ReturnInput input) {
        var recall = requireOpen(id);
        var faults = new Faults();
        var giver = faults.required("giver", "谁退回的", input.giver(), 100);
        var typed = faults.required("amount", "多少", input.amount(), 20);
        var unit = faults.required("unit", "单位", input.unit(), 10);
        if (!typed.isEmpty() && !typed.matches("(?!0+(\\.0*)?$)\\d{1,9}(\\.\\d{1,3})?")) {
            faults.add("amount", "不是大于0的数", "写成120或12.5");
        }
        var handling = Objects.requireNonNullElse(Faults.given(input.handling()), "");
        if (HANDLINGS.stream().noneMatch(one -> one.getFirst().equals(handling))) {
            faults.add("handling", "没有选怎么处理", "选已销毁、封存待处理或转作他用");
        }
        var day = day(recall, input.day(), faults);
        Refusal.unlessSound(faults, "没有登记");
        jdbc.sql(
                        """
                        insert into quality.recall_return (division, recall, giver, amount, unit, handling, day, recorded_at,
                                                           recorded_by)
                        values (:division, :recall, :giver, :amount, :unit, :handling, :day, :now, :by)
                        """)
                .param("division", recall.division())
                .param("recall", id)
                .param("giver", giver)
                .param("amount", new BigDecimal(typed))
                .param("unit", unit)
                .param("handling", handling)
                .param("day", day)
                .param("now", Moment.of(counties, recall.division()))
                .param("by", Actor.current().name())
                .update();
        audit.record("登记召回退回", subject(recall), null, input, null);
    }

    private LocalDate day(Recall recall, @Nullable String typed, Faults faults) {
        var today = counties.today(DivisionCode.of(recall.division()));
        var day = FormDay.read(faults, "day", typed);
        if (day != null && (day.isAfter(today) || day.isBefore(recall.openedOn()))) {
            faults.add("day", "不在召回开始到今天之间", "核对日期");
        }
        return day == null ? today : day;
    }

    /**
     * Says how a recall ended; another person then closes it. A new proposal replaces the last one.
     */
    @Transactional
    public void propose(UUID id, @Nullable String typed) {
        var recall = requireOpen(id);
        var faults = new Faults();
        var outcome = faults.required("outcome", "召回结果", typed, 500);
        Refusal.unlessSound(faults, "没有提请");
        var proposed =
                jdbc.sql(
                                """
                                update quality.recall
                                   set outcome = :outcome, proposed_at = :now, proposed_by = :by, proposed_by_id = :byId
                                 where id = :id and closed_at is null
                                """)
                        .param("outcome", outcome)
                        .param("now", Moment.of(counties, recall.division()))
                        .param("by", Actor.current().name())
                        .param("byId", Actor.current().id())
                        .param("id", id)
                        .update();
        if (proposed == 0) {
            throw closed();
        }
        audit.record("提请召回结案", subject(recall), null, outcome, null);
    }

    /**
     * Closes a recall that another person proposed to close. The lot stays stopped.
     *
     * @param read how it ended, as whoever closes it read it
     * @throws Problem when nobody did, whoever closes it did, or it says otherwise by now
     */
    @Transactional
    public void close(UUID id, String read) {
        var recall = requireOpen(id);
        if (recall.proposedById() == null) {
            throw Problem.conflict("还没有人提请结案，先写明召回结果。");
        }
        if (recall.proposedById().equals(Actor.current().id())) {
            throw Problem.conflict("提请的人不能自己结案，请另一位同事核对后结案。");
        }
        var closed =
                jdbc.sql(
                                """
                                update quality.recall set closed_on = :today, closed_at = :now, closed_by = :by
                                 where id = :id and closed_at is null and outcome = :read and proposed_by_id <> :byId
                                """)
                        .param("today", counties.today(DivisionCode.of(recall.division())))
                        .param("now", Moment.of(counties, recall.division()))
                        .param("by", Actor.current().name())
                        .param("byId", Actor.current().id())
                        .param("read", read)
                        .param("id", id)
                        .update();
        if (closed == 0) {
            throw Problem.conflict("召回结果刚刚改过，或者已经有人结案。请重新打开这一页，看过再结案。");
        }
        audit.record("召回结案", subject(recall), recall, get(id), recall.outcome());
    }

    private Recall requireOpen(UUID id) {
        var recall = get(id);
        if (!recall.isOpen()) {
            throw closed();
        }
        return recall;
    }

    private static Problem closed() {
        return Problem.conflict("这次召回已经结案。");
    }

    private static Audit.Subject subject(Recall recall) {
        return new Audit.Subject(
                "recall",
                recall.id().toString(),
                recall.product() + " " + recall.lotNumber(),
                recall.division());
    }
}
