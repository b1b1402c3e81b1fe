package cn.cunkou.funds.claims;

import cn.cunkou.access.Role;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Payouts.Recipient;
import cn.cunkou.funds.Payouts.Voucher;
import cn.cunkou.funds.claims.Claim.Account;
import cn.cunkou.funds.claims.Claim.Correction;
import cn.cunkou.funds.claims.Claim.Found;
import cn.cunkou.funds.claims.Claim.PaperFile;
import cn.cunkou.funds.claims.Claim.Said;
import cn.cunkou.funds.claims.Claim.Step;
import cn.cunkou.funds.claims.Claim.Whom;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Applications in the database. */
@Component
class ClaimTable {
    /** One whose payment was refused or withdrawn waits for the next batch. */
    private static final String STATE =
            """
            (case when claim.state = 'batched' and payment.state in ('refused', 'withdrawn') then 'payable'
                  else claim.state end)\
            """;

    private static final String FROM =
            " from funds.claim left join funds.payment on payment.id = claim.payment ";

    private static final String SELECT =
            "select claim.*, "
                    + STATE
                    + """
                     as standing,
                     array(select by_id from funds.claim_step
                            where claim_step.claim = claim.id and act like '审核%' and claim_step.number > claim.steps_before
                            order by claim_step.number) as reviewed_by
                    """
                    + FROM;

    private static final String MATCHING =
            " where (cast(:county as text) is null or claim.division = :county)"
                    + " and (cast(:fund as text) is null or claim.fund = :fund)"
                    + " and (cast(:reward as text) is null or claim.reward = :reward)"
                    + " and (cast(:state as text) is null or "
                    + STATE
                    + " = :state)"
                    + " and (cast(:words as text) is null or position(:words in concat_ws(' ', claim.subject_name,"
                    + " claim.payee_name, reward_label)) > 0) ";

    private static final String KEEPER = Role.STATION_KEEPER.id();

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which applications a list shows; null where it does not matter. */
    record Filter(
            @Nullable String county,
            @Nullable String fund,
            @Nullable String reward,
            @Nullable String state,
            @Nullable String words) {}

    /** An application as it is opened. */
    record Opened(
            Fund fund,
            String reward,
            String rewardLabel,
            Whom whom,
            LocalDate judged,
            String turn,
            Recipient payee,
            List<String> stages) {}

    UUID insert(Opened one, LocalDate today, Instant at) {
        var fund = one.fund();
        return jdbc.sql(
                        """
                        insert into funds.claim (fund, division, number, reward, reward_label, subject_kind, subject, subject_name,
                                                 subject_public, is_person, place, judged, turn, payee_kind, payee, payee_name,
                                                 payee_public, stages, state, opened_by, opened_name, opened_at, waits_since,
                                                 from_station)
                        values (:fund, :division, (select coalesce(max(number), 0) + 1 from funds.claim where fund = :fund),
                                :reward, :label, :kind, :subject, :name, :public, :person, :place, :judged, :turn, :payeeKind,
                                :payee, :payeeName, :payeePublic, :stages, 'draft', :by, :byName, :now, :today, :fromStation)
                        returning id
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("reward", one.reward())
                .param("label", one.rewardLabel())
                .param("kind", one.whom().kind().key())
                .param("subject", one.whom().id())
                .param("name", one.whom().name())
                .param("public", one.whom().publicName())
                .param("person", one.whom().isPerson())
                .param("place", one.whom().place())
                .param("judged", one.judged())
                .param("turn", one.turn())
                .param("payeeKind", one.payee().kind())
                .param("payee", one.payee().id())
                .param("payeeName", one.payee().name())
                .param("payeePublic", one.payee().publicName())
                .param("stages", one.stages().toArray(String[]::new))
                .param("by", Actor.current().id())
                .param("byName", Actor.current().name())
                .param("now", at.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .param(
                        "fromStation",
                        one.whom().kind() == SubjectKind.STATION
                                && Actor.current().roles().contains(KEEPER))
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<Claim> find(UUID id) {
        return jdbc.sql(SELECT + " where claim.id = :id")
                .param("id", id)
                .query(this::claim)
                .optional();
    }

    /** The application, held against others who decide about it. */
    Optional<Claim> lock(UUID id) {
        return jdbc.sql(SELECT + " where claim.id = :id for update of claim")
                .param("id", id)
                .query(this::claim)
                .optional();
    }

    Paged<Claim> list(Filter filter, Paged.Request page) {
        var rows =
                asked(
                                SELECT
                                        + MATCHING
                                        + " order by claim.opened_at desc, claim.id desc limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(this::claim)
                        .list();
        var total = asked("select count(*)" + FROM + MATCHING, filter).query(Long.class).single();
        return page.of(rows, total);
    }

    private StatementSpec asked(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("county", filter.county())
                .param("fund", filter.fund())
                .param("reward", filter.reward())
                .param("state", filter.state())
                .param("words", filter.words());
    }

    /** All of one subject, the latest first. */
    List<Claim> of(SubjectKind kind, String subject) {
        return jdbc.sql(
                        SELECT
                                + " where claim.subject_kind = :kind and claim.subject = :subject"
                                + " order by claim.opened_at desc, claim.id desc limit 200")
                .param("kind", kind.key())
                .param("subject", subject)
                .query(this::claim)
                .list();
    }

    /** All in one of these states, those that wait longest first. */
    List<Claim> waiting(State... states) {
        return jdbc.sql(
                        SELECT
                                + " where "
                                + STATE
                                + " = any (:states) order by waits_since, claim.id")
                .param("states", Stream.of(states).map(State::id).toArray(String[]::new))
                .query(this::claim)
                .list();
    }

    /** Those of a batch, by number; also those that the bank gave back since. */
    List<Claim> of(UUID batch) {
        return jdbc.sql(SELECT + " where claim.batch = :batch order by claim.number")
                .param("batch", batch)
                .query(this::claim)
                .list();
    }

    void fill(Claim claim, Recipient payee, @Nullable Account account, @Nullable Money asked) {
        jdbc.sql(
                        """
                        update funds.claim set payee_kind = :kind, payee = :payee, payee_name = :name, payee_public = :public,
                               holder = :holder, bank = :bank, account = :account, asked_fen = :asked, version = version + 1
                         where id = :id
                        """)
                .param("kind", payee.kind())
                .param("payee", payee.id())
                .param("name", payee.name())
                .param("public", payee.publicName())
                .param("holder", account == null ? null : account.holder())
                .param("bank", account == null ? null : account.bank())
                .param("account", account == null ? null : account.number())
                .param("asked", asked == null ? null : asked.fen())
                .param("id", claim.id())
                .update();
    }

    /** Keeps another account beside the one the bank refused, until somebody has looked at it. */
    void correct(Claim claim, Account account) {
        jdbc.sql(
                        """
                        update funds.claim set new_holder = :holder, new_bank = :bank, new_account = :account, corrected_by = :by,
                               corrected_name = :name, version = version + 1
                         where id = :id
                        """)
                .param("holder", account.holder())
                .param("bank", account.bank())
                .param("account", account.number())
                .param("by", Actor.current().id())
                .param("name", Actor.current().name())
                .param("id", claim.id())
                .update();
    }

    /** Forgets the corrected account, which holds by now or is wrong too. */
    void uncorrect(Claim claim) {
        jdbc.sql(
                        """
                        update funds.claim set new_holder = null, new_bank = null, new_account = null, corrected_by = null,
                               corrected_name = null, version = version + 1
                         where id = :id
                        """)
                .param("id", claim.id())
                .update();
    }

    void say(Claim claim, String name, String label, @Nullable String value) {
        jdbc.sql("delete from funds.claim_fact where claim = :claim and name = :name")
                .param("claim", claim.id())
                .param("name", name)
                .update();
        if (value != null) {
            jdbc.sql(
                            """
                            insert into funds.claim_fact (claim, division, name, label, value)
                            values (:claim, :division, :name, :label, :value)
                            """)
                    .param("claim", claim.id())
                    .param("division", claim.division().digits())
                    .param("name", name)
                    .param("label", label)
                    .param("value", value)
                    .update();
        }
    }

    /** Keeps over which days the rule looked at what papers say. */
    void looked(Claim claim, String name, @Nullable LocalDate from, LocalDate to) {
        jdbc.sql(
                        "update funds.claim_fact set from_day = :from, to_day = :to where claim = :claim and name = :name")
                .param("from", from)
                .param("to", to)
                .param("claim", claim.id())
                .param("name", name)
                .update();
    }

    List<Said> said(UUID claim) {
        return jdbc.sql(
                        """
                        select name, label, value, from_day as "from", to_day as "to" from funds.claim_fact where claim = :claim
                         order by name
                        """)
                .param("claim", claim)
                .query(new DataClassRowMapper<>(Said.class))
                .list();
    }

    void add(Claim claim, Invoice invoice) {
        jdbc.sql(
                        """
                        insert into funds.claim_invoice (claim, division, number, seller, day, kind, fen)
                        values (:claim, :division, :number, :seller, :day, :kind, :fen)
                        """)
                .param("claim", claim.id())
                .param("division", claim.division().digits())
                .param("number", invoice.number())
                .param("seller", invoice.seller())
                .param("day", invoice.day())
                .param("kind", invoice.kind())
                .param("fen", invoice.amount().fen())
                .update();
        touch(claim);
    }

    void drop(Claim claim, UUID invoice) {
        jdbc.sql("delete from funds.claim_invoice where claim = :claim and id = :id")
                .param("claim", claim.id())
                .param("id", invoice)
                .update();
        touch(claim);
    }

    private void touch(Claim claim) {
        jdbc.sql("update funds.claim set version = version + 1 where id = :id")
                .param("id", claim.id())
                .update();
    }

    List<Invoice> invoices(UUID claim) {
        return jdbc.sql(
                        "select id, number, seller, day, kind, fen from funds.claim_invoice where claim = :claim order by id")
                .param("claim", claim)
                .query((row, number) ->
                        new Invoice(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getString("seller"),
                                row.getObject("day", LocalDate.class),
                                row.getString("kind"),
                                new Money(row.getLong("fen"))))
                .list();
    }

    /** The title of the application that names an invoice already; empty when none does. */
    Optional<String> invoiced(DivisionCode county, String number) {
        return jdbc.sql(
                        """
                        select '申〔' || extract(year from judged) || '〕' || claim.number || '号'
                          from funds.claim_invoice join funds.claim on claim.id = claim_invoice.claim
                         where claim_invoice.division = :county and claim_invoice.number = :number and live
                        """)
                .param("county", county.digits())
                .param("number", number)
                .query(String.class)
                .optional();
    }

    void attach(Claim claim, String name, Files.Stored file, Instant at) {
        jdbc.sql(
                        """
                        insert into funds.claim_file (claim, division, sha256, name, added_at, added_by)
                        values (:claim, :division, :sha256, :name, :now, :by)
                        """)
                .param("claim", claim.id())
                .param("division", claim.division().digits())
                .param("sha256", file.sha256())
                .param("name", name)
                .param("now", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        touch(claim);
    }

    List<PaperFile> files(UUID claim) {
        return jdbc.sql(
                        """
                        select claim_file.id, name, claim_file.sha256, media_type, size, handed
                          from funds.claim_file join platform.file on file.sha256 = claim_file.sha256
                         where claim = :claim order by added_at, claim_file.id
                        """)
                .param("claim", claim)
                .query(new DataClassRowMapper<>(PaperFile.class))
                .list();
    }

    /** Takes a paper away that was never handed in; whether there was one. */
    boolean detach(Claim claim, UUID file) {
        var gone =
                jdbc.sql(
                                "delete from funds.claim_file where claim = :claim and id = :id and not handed")
                        .param("claim", claim.id())
                        .param("id", file)
                        .update();
        if (gone > 0) {
            touch(claim);
        }
        return gone > 0;
    }

    List<Voucher> vouchers(UUID claim) {
        return files(claim).stream().map(one -> new Voucher(one.name(), one.sha256())).toList();
    }

    /** Hands it in with what the rule came to; reviews begin anew. */
    void handIn(Claim claim, Money amount, String edition, List<Found> findings, LocalDate today) {
        jdbc.sql(
                        """
                        update funds.claim set state = 'review', stage = 0, fen = :fen, edition = :edition,
                               findings = cast(:findings as jsonb), handed_by = :by, handed_on = coalesce(handed_on, :today),
                               waits_since = :today, note = null, version = version + 1,
                               steps_before = (select count(*) from funds.claim_step where claim = :id)
                         where id = :id
                        """)
                .param("fen", amount.fen())
                .param("edition", edition)
                .param("findings", json.writeValueAsString(findings))
                .param("by", Actor.current().id())
                .param("today", today)
                .param("id", claim.id())
                .update();
        jdbc.sql("update funds.claim_file set handed = true where claim = :id and not handed")
                .param("id", claim.id())
                .update();
    }

    void become(Claim claim, State state, int done, @Nullable String note, LocalDate today) {
        jdbc.sql(
                        """
                        update funds.claim set state = :state, stage = :stage, note = :note, waits_since = :today,
                               version = version + 1
                         where id = :id
                        """)
                .param("state", state.id())
                .param("stage", done)
                .param("note", note)
                .param("today", today)
                .param("id", claim.id())
                .update();
        if (state.isOver()) {
            jdbc.sql("update funds.claim_invoice set live = false where claim = :id")
                    .param("id", claim.id())
                    .update();
        }
    }

    void noticed(Claim claim, UUID notice, LocalDate until) {
        jdbc.sql("update funds.claim set notice = :notice, shown_until = :until where id = :id")
                .param("notice", notice)
                .param("until", until)
                .param("id", claim.id())
                .update();
    }

    void batched(Claim claim, UUID batch, UUID payment) {
        jdbc.sql("update funds.claim set batch = :batch, payment = :payment where id = :id")
                .param("batch", batch)
                .param("payment", payment)
                .param("id", claim.id())
                .update();
    }

    void paid(Claim claim, LocalDate day) {
        jdbc.sql("update funds.claim set paid_on = :day where id = :id")
                .param("day", day)
                .param("id", claim.id())
                .update();
    }

    void step(Claim claim, String act, String said, Instant at) {
        jdbc.sql(
                        """
                        insert into funds.claim_step (claim, division, number, act, said, by_id, by_name, at)
                        values (:claim, :division, (select count(*) + 1 from funds.claim_step where claim = :claim), :act, :said,
                                :by, :name, :now)
                        """)
                .param("claim", claim.id())
                .param("division", claim.division().digits())
                .param("act", act)
                .param("said", said)
                .param("by", Actor.current().id())
                .param("name", Actor.current().name())
                .param("now", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Step> steps(UUID claim) {
        return jdbc.sql(
                        "select number, act, said, by_id, by_name, at from funds.claim_step where claim = :claim order by number")
                .param("claim", claim)
                .query(new DataClassRowMapper<>(Step.class))
                .list();
    }

    /** What rewards have paid already, net of what came back. */
    Money paid(String fund, Collection<String> rewards) {
        return new Money(
                jdbc.sql(
                                """
                                select coalesce(sum(case when kind = 'payment' then fen else -fen end), 0) from funds.entry
                                 where fund = :fund and reward = any (:rewards) and kind in ('payment', 'claw-back')
                                """)
                        .param("fund", fund)
                        .param("rewards", rewards.toArray(String[]::new))
                        .query(Long.class)
                        .single());
    }

    /** What applications that were handed in wait for, without that one. */
    Money promised(String fund, Collection<String> rewards, UUID without) {
        return new Money(
                jdbc.sql(
                                "select coalesce(sum(claim.fen), 0)"
                                        + FROM
                                        + """
                                         where claim.fund = :fund and claim.reward = any (:rewards) and claim.id <> :without
                                           and claim.state in ('review', 'approved', 'publicity', 'payable', 'batched', 'bounced')
                                           and (claim.state <> 'batched' or payment.state <> 'paid')
                                        """)
                        .param("fund", fund)
                        .param("rewards", rewards.toArray(String[]::new))
                        .param("without", without)
                        .query(Long.class)
                        .single());
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        var account = row.getString("account");
        return new Claim(
                row.getObject("id", UUID.class),
                row.getString("fund"),
                DivisionCode.of(row.getString("division")),
                row.getInt("number"),
                row.getString("reward"),
                row.getString("reward_label"),
                whom(row),
                row.getObject("judged", LocalDate.class),
                new Recipient(
                        row.getString("payee_kind"),
                        row.getObject("payee", UUID.class),
                        row.getString("payee_name"),
                        row.getString("payee_public")),
                account == null
                        ? null
                        : new Account(row.getString("holder"), row.getString("bank"), account),
                money(row, "asked_fen"),
                money(row, "fen"),
                row.getString("edition"),
                json.readValue(row.getString("findings"), new TypeReference<List<Found>>() {}),
                texts(row.getArray("stages")),
                row.getInt("stage"),
                State.of(row.getString("standing")),
                row.getInt("version"),
                row.getString("opened_by"),
                row.getString("opened_name"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("handed_by"),
                row.getObject("handed_on", LocalDate.class),
                texts(row.getArray("reviewed_by")),
                row.getObject("waits_since", LocalDate.class),
                row.getObject("notice", UUID.class),
                row.getObject("shown_until", LocalDate.class),
                row.getObject("batch", UUID.class),
                row.getObject("payment", UUID.class),
                row.getObject("paid_on", LocalDate.class),
                row.getString("note"),
                row.getBoolean("from_station"),
                correction(row));
    }

    private static @Nullable Correction correction(ResultSet row) throws SQLException {
        var by = row.getString("corrected_by");
        return by == null
                ? null
                : new Correction(
                        new Account(
                                row.getString("new_holder"),
                                row.getString("new_bank"),
                                row.getString("new_account")),
                        by,
                        row.getString("corrected_name"));
    }

    private static Whom whom(ResultSet row) throws SQLException {
        var kind = row.getString("subject_kind");
        return new Whom(
                Stream.of(SubjectKind.values())
                        .filter(one -> one.key().equals(kind))
                        .findFirst()
                        .orElseThrow(),
                row.getString("subject"),
                row.getString("subject_name"),
                row.getString("subject_public"),
                row.getBoolean("is_person"),
                row.getString("place"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        var fen = row.getObject(column, Long.class);
        return fen == null ? null : new Money(fen);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
