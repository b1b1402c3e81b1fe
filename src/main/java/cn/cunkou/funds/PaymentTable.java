package cn.cunkou.funds;

import cn.cunkou.funds.Payment.PaperFile;
import cn.cunkou.funds.Payment.State;
import cn.cunkou.funds.Payment.Step;
import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.funds.Proposal.Subject;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Payments in the database. */
@Component
class PaymentTable {
    private static final String SELECT =
            """
            select payment.*,
                   array(select by_id from funds.payment_step where payment_step.payment = payment.id
                          order by number) as approved_by,
                   array(select sha256 from funds.payment_file where payment_file.payment = payment.id
                          order by added_at, payment_file.id) as hashes
              from funds.payment as payment \
            """;
    private static final String MATCHING =
            """
             where fund = :fund
               and (cast(:state as text) is null or state = :state)
               and (cast(:line as text) is null or line = :line or line like :line || '.%')
               and (cast(:words as text) is null or position(:words in concat_ws(' ', payee_name, purpose, subject_name)) > 0)
            """;

    private static final String OFFSET =
            "(select clock_offset_days from region.public_county where code = :county) as clock_offset_days";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    PaymentTable(JdbcClient jdbc, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    /** Which payments a list shows. */
    record Filter(
            String fund, @Nullable String state, @Nullable String line, @Nullable String words) {}

    UUID insert(Fund fund, Proposal said, List<String> stages, Instant at) {
        var subject = said.subject();
        var investment = said.investment();
        var eligible = investment.eligible();
        var guide = investment.guide();
        return jdbc.sql(
                        """
                        insert into funds.payment (fund, division, line, fen, day, payee_kind, payee, payee_name, payee_public,
                                                   use, subject_kind, subject, subject_name, place, purpose, source,
                                                   eligible_fen, guide_fen, excluded, contract, milestone, commitment, reward,
                                                   papers, stages, proposed_by, proposed_name, proposed_at)
                        values (:fund, :division, :line, :fen, :day, :payeeKind, :payee, :payeeName, :payeePublic, :use,
                                :subjectKind, :subject, :subjectName, :place, :purpose, :source, :eligible, :guide, :excluded,
                                :contract, :milestone, :commitment, :reward, :papers, :stages, :by, :name, :now)
                        returning id
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("line", said.line())
                .param("fen", said.amount().fen())
                .param("day", said.day())
                .param("payeeKind", said.payee().kind())
                .param("payee", said.payee().id())
                .param("payeeName", said.payee().name())
                .param("payeePublic", said.payee().publicName())
                .param("use", said.use())
                .param("subjectKind", subject == null ? null : subject.kind())
                .param("subject", subject == null ? null : subject.id())
                .param("subjectName", subject == null ? null : subject.name())
                .param("place", subject == null ? null : subject.place())
                .param("purpose", said.purpose())
                .param("source", said.source())
                .param("eligible", eligible == null ? null : eligible.fen())
                .param("guide", guide == null ? null : guide.fen())
                .param("excluded", investment.excluded().toArray(String[]::new))
                .param("contract", said.contract())
                .param("milestone", said.milestone())
                .param("commitment", said.commitment())
                .param("reward", said.reward())
                .param("papers", said.papers().toArray(UUID[]::new))
                .param("stages", stages.toArray(String[]::new))
                .param("by", Actor.current().id())
                .param("name", Actor.current().name())
                .param("now", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<Payment> find(String fund, UUID id) {
        return one(SELECT + " where fund = :fund and id = :id", fund, id);
    }

    /** The payment, held against others who decide about it. */
    Optional<Payment> lock(String fund, UUID id) {
        return one(SELECT + " where fund = :fund and id = :id for update of payment", fund, id);
    }

    private Optional<Payment> one(String sql, String fund, UUID id) {
        return jdbc.sql(sql)
                .param("fund", fund)
                .param("id", id)
                .query(PaymentTable::payment)
                .optional();
    }

    Paged<Payment> list(Filter filter, Paged.Request page) {
        var rows =
                asked(
                                SELECT
                                        + MATCHING
                                        + " order by day desc, id desc limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(PaymentTable::payment)
                        .list();
        var total =
                asked("select count(*) from funds.payment" + MATCHING, filter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Those of any fund that wait for an approval. */
    List<Payment> open() {
        return jdbc.sql(SELECT + " where state = 'proposed' order by proposed_at limit 500")
                .query(PaymentTable::payment)
                .list();
    }

    /** Others of the fund to the same payee, of the same amount, for the same purpose. */
    List<Payment> alike(Payment payment) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where fund = :fund and id <> :id and payee = :payee and fen = :fen and purpose = :purpose
                                   and state in ('proposed', 'paid') order by day limit 5
                                """)
                .param("fund", payment.fund())
                .param("id", payment.id())
                .param("payee", payment.payee().id())
                .param("fen", payment.amount().fen())
                .param("purpose", payment.said().purpose())
                .query(PaymentTable::payment)
                .list();
    }

    /** Those of a fund that were paid under contracts, the oldest first. */
    List<Payment> under(String fund, List<UUID> contracts) {
        return jdbc.sql(
                        SELECT
                                + " where fund = :fund and state = 'paid' and contract = any (:contracts) order by day, id")
                .param("fund", fund)
                .param("contracts", contracts.stream().map(UUID::toString).toArray(String[]::new))
                .query(PaymentTable::payment)
                .list();
    }

    private StatementSpec asked(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("fund", filter.fund())
                .param("state", filter.state())
                .param("line", filter.line())
                .param("words", filter.words());
    }

    List<Step> steps(UUID payment) {
        return jdbc.sql(
                        """
                        select number, stage, verdict, reason, by_id, by_name, at from funds.payment_step
                         where payment = :payment order by number
                        """)
                .param("payment", payment)
                .query(new DataClassRowMapper<>(Step.class))
                .list();
    }

    void step(Fund fund, Payment payment, String stage, String verdict, String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into funds.payment_step (payment, division, number, stage, verdict, reason, by_id, by_name, at)
                        values (:payment, :division, :number, :stage, :verdict, :reason, :by, :name, :now)
                        """)
                .param("payment", payment.id())
                .param("division", fund.division().digits())
                .param("number", payment.done() + 1)
                .param("stage", stage)
                .param("verdict", verdict)
                .param("reason", reason)
                .param("by", Actor.current().id())
                .param("name", Actor.current().name())
                .param("now", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void become(Payment payment, int done, State state) {
        jdbc.sql(
                        """
                        update funds.payment set stage = :stage, state = :state, version = version + 1 where id = :id
                        """)
                .param("stage", done)
                .param("state", state.id())
                .param("id", payment.id())
                .update();
    }

    /** A payment, and what says whether its fund's charter is what it was. */
    record Stamped(Payment payment, String stamp, int clockOffsetDays) {}

    /** Payments with all that their approval wants to know, at once. */
    List<Stamped> stamped(Fund fund, List<UUID> ids) {
        return jdbc.sql(
                        SELECT.replace(
                                        "payment.*,",
                                        "payment.*, "
                                                + FundTable.STAMP
                                                + " as stamp, "
                                                + OFFSET
                                                + ",")
                                + " where fund = :fund and id = any (:ids)")
                .param("fund", fund.id())
                .param("plan", fund.plan() == null ? "" : fund.plan())
                .param("county", fund.division().digits())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) ->
                        new Stamped(
                                payment(row, number),
                                row.getString("stamp"),
                                row.getInt("clock_offset_days")))
                .list();
    }

    /**
     * Enters payments whose last approval they have, with the entries of the ledger.
     *
     * @return false when somebody has decided about one of them since; nothing may stay then
     */
    boolean paid(List<Order> orders, List<Entry> entries) {
        var known = orders.stream().map(Order::ready).map(Objects::requireNonNull).toList();
        var payments = known.stream().map(Order.Ready::payment).toList();
        var acts =
                orders.stream()
                        .map(order -> {
                            var one = Objects.requireNonNull(order.ready());
                            return new Audit.Act(
                                    order.actor(),
                                    "批准支付",
                                    Payments.subject(one.charter().fund(), one.payment()),
                                    one.payment().said());
                        })
                        .toList();
        // Several statements in one go: others wait for the ledger meanwhile.
        return jdbc.sql(
                                """
                                with changed as (
                                    update funds.payment set stage = approved.number, state = 'paid', version = payment.version + 1
                                      from unnest(cast(:ids as uuid[]), cast(:versions as int[]), cast(:numbers as int[]),
                                                  cast(:stages as text[]), cast(:approvers as text[]),
                                                  cast(:approverNames as text[]), cast(:times as timestamptz[]))
                                               as approved (id, version, number, stage, by_id, by_name, at)
                                     where payment.id = approved.id and payment.id = any (:ids) and state = 'proposed'
                                       and payment.version = approved.version
                                    returning payment.id, payment.division, approved.number, approved.stage, by_id, by_name, at)
                                insert into funds.payment_step (payment, division, number, stage, verdict, reason, by_id, by_name, at)
                                select id, division, number, stage, 'approved', '', by_id, by_name, at from changed;
                                """
                                        + EntryRows.INSERT_JSON
                                        + ";"
                                        + Audit.INSERT_ALL)
                        .param("ids", payments.stream().map(Payment::id).toArray(UUID[]::new))
                        .param(
                                "versions",
                                payments.stream().map(Payment::version).toArray(Integer[]::new))
                        .param(
                                "numbers",
                                payments.stream()
                                        .map(one -> one.done() + 1)
                                        .toArray(Integer[]::new))
                        .param(
                                "stages",
                                payments.stream()
                                        .map(one -> one.stages().getLast())
                                        .toArray(String[]::new))
                        .param(
                                "approvers",
                                orders.stream()
                                        .map(order -> order.actor().id())
                                        .toArray(String[]::new))
                        .param(
                                "approverNames",
                                orders.stream()
                                        .map(order -> order.actor().name())
                                        .toArray(String[]::new))
                        .param(
                                "times",
                                known.stream()
                                        .map(one -> one.at().toString())
                                        .toArray(String[]::new))
                        .param("entries", EntryRows.json(entries, json))
                        .params(audit.values(acts))
                        .update()
                == orders.size();
    }

    List<PaperFile> files(UUID payment) {
        return jdbc.sql(
                        """
                        select payment_file.id, name, payment_file.sha256, media_type, size
                          from funds.payment_file join platform.file on file.sha256 = payment_file.sha256
                         where payment = :payment order by added_at, payment_file.id
                        """)
                .param("payment", payment)
                .query(new DataClassRowMapper<>(PaperFile.class))
                .list();
    }

    void attach(Fund fund, UUID payment, String name, Files.Stored file, Instant at) {
        jdbc.sql(
                        """
                        insert into funds.payment_file (payment, division, sha256, name, added_at, added_by)
                        values (:payment, :division, :sha256, :name, :now, :by)
                        """)
                .param("payment", payment)
                .param("division", fund.division().digits())
                .param("sha256", file.sha256())
                .param("name", name)
                .param("now", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                row.getString("fund"),
                said(row),
                FundTable.texts(row.getArray("stages")),
                row.getInt("stage"),
                State.of(row.getString("state")),
                row.getInt("version"),
                row.getString("proposed_by"),
                row.getString("proposed_name"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                FundTable.texts(row.getArray("approved_by")),
                FundTable.texts(row.getArray("hashes")));
    }

    private static Proposal said(ResultSet row) throws SQLException {
        var kind = row.getString("subject_kind");
        return new Proposal(
                row.getString("line"),
                new Money(row.getLong("fen")),
                row.getObject("day", LocalDate.class),
                new Payee(
                        row.getString("payee_kind"),
                        row.getObject("payee", UUID.class),
                        row.getString("payee_name"),
                        row.getString("payee_public")),
                row.getString("use"),
                kind == null
                        ? null
                        : new Subject(
                                kind,
                                row.getString("subject"),
                                row.getString("subject_name"),
                                row.getString("place")),
                row.getString("purpose"),
                row.getString("source"),
                new Investment(
                        money(row, "eligible_fen"),
                        FundTable.texts(row.getArray("excluded")),
                        money(row, "guide_fen")),
                row.getString("contract"),
                row.getString("milestone"),
                row.getObject("commitment", UUID.class),
                row.getString("reward"),
                List.of((UUID[]) row.getArray("papers").getArray()),
                FundTable.texts(row.getArray("hashes")).size());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        var fen = row.getObject(column, Long.class);
        return fen == null ? null : new Money(fen);
    }
}
