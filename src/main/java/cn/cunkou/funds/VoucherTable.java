package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Vouchers, as they are stored. */
@Repository
class VoucherTable {
    private static final String ISSUES =
            """
            select issue.*, counted.issued, counted.redeemed, counted.settled
              from funds.voucher_issue as issue
              join lateral (select count(*)::int as issued, count(voucher.provider)::int as redeemed,
                                   (count(*) filter (where payment.state = 'paid'))::int as settled
                              from funds.voucher left join funds.payment on payment.id = voucher.payment
                             where voucher.issue = issue.id) as counted on true
            """;
    private static final String VOUCHERS =
            """
            select voucher.*, body.name as provider_name, payment.state as payment_state
              from funds.voucher
              left join registry.body on body.id = voucher.provider
              left join funds.payment on payment.id = voucher.payment
            """;

    private final JdbcClient jdbc;

    VoucherTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code as it is kept. */
    record Kept(String hash, byte[] locked) {}

    void insert(
            Fund fund, Vouchers.Plan plan, LocalDate day, UUID commitment, Instant at, UUID id) {
        var subject = plan.terms().subject();
        jdbc.sql(
                        """
                        insert into funds.voucher_issue (id, fund, division, title, line, fen, service, providers, document, day,
                                                         expires, use, source, subject_kind, subject, subject_name, place,
                                                         commitment, recorded_at, recorded_by)
                        values (:id, :fund, :division, :title, :line, :fen, :service, :providers, :document, :day, :expires,
                                :use, :source, :subjectKind, :subject, :subjectName, :place, :commitment, :at, :by)
                        """)
                .param("id", id)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("title", plan.title())
                .param("line", plan.line())
                .param("fen", plan.amount().fen())
                .param("service", plan.service())
                .param("providers", plan.providers().toArray(UUID[]::new))
                .param("document", plan.document())
                .param("day", day)
                .param("expires", plan.expires())
                .param("use", plan.terms().use())
                .param("source", plan.terms().source())
                .param("subjectKind", subject == null ? null : subject.kind())
                .param("subject", subject == null ? null : subject.id())
                .param("subjectName", subject == null ? null : subject.name())
                .param("place", subject == null ? null : subject.place())
                .param("commitment", commitment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
    }

    void insert(Fund fund, UUID issue, int number, String holder, Kept code) {
        jdbc.sql(
                        """
                        insert into funds.voucher (issue, division, number, holder, code_hash, code_locked)
                        values (:issue, :division, :number, :holder, :hash, :locked)
                        """)
                .param("issue", issue)
                .param("division", fund.division().digits())
                .param("number", number)
                .param("holder", holder)
                .param("hash", code.hash())
                .param("locked", code.locked())
                .update();
    }

    List<Voucher.Issue> issues(String fund) {
        return jdbc.sql(ISSUES + " where issue.fund = :fund order by issue.day desc, issue.id desc")
                .param("fund", fund)
                .query(VoucherTable::issue)
                .list();
    }

    Optional<Voucher.Issue> issue(UUID id) {
        return jdbc.sql(ISSUES + " where issue.id = :id")
                .param("id", id)
                .query(VoucherTable::issue)
                .optional();
    }

    /** Keeps an issue from expiring, or others from redeeming of it, until the transaction ends. */
    void hold(UUID issue, boolean alone) {
        jdbc.sql(
                        "select id from funds.voucher_issue where id = :id for "
                                + (alone ? "update" : "share"))
                .param("id", issue)
                .query(UUID.class)
                .optional();
    }

    /** Issues whose last day is past and whose rest did not go back yet. */
    List<Voucher.Issue> over(String county, LocalDate today) {
        return jdbc.sql(
                        ISSUES
                                + " where issue.division = :county and released_day is null and expires < :today")
                .param("county", county)
                .param("today", today)
                .query(VoucherTable::issue)
                .list();
    }

    void released(UUID issue, LocalDate day) {
        jdbc.sql("update funds.voucher_issue set released_day = :day where id = :id")
                .param("day", day)
                .param("id", issue)
                .update();
    }

    List<Voucher> of(UUID issue) {
        return jdbc.sql(VOUCHERS + " where voucher.issue = :issue order by number")
                .param("issue", issue)
                .query(VoucherTable::voucher)
                .list();
    }

    Voucher of(UUID issue, int number) {
        return jdbc.sql(VOUCHERS + " where voucher.issue = :issue and number = :number")
                .param("issue", issue)
                .param("number", number)
                .query(VoucherTable::voucher)
                .single();
    }

    Optional<Voucher> coded(String hash) {
        return jdbc.sql(VOUCHERS + " where code_hash = :hash")
                .param("hash", hash)
                .query(VoucherTable::voucher)
                .optional();
    }

    byte[] locked(UUID voucher) {
        return jdbc.sql("select code_locked from funds.voucher where id = :id")
                .param("id", voucher)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** Takes a voucher, unless somebody was faster. */
    boolean redeem(UUID voucher, UUID provider, LocalDate day, Instant at) {
        return jdbc.sql(
                                """
                                update funds.voucher set provider = :provider, redeemed_day = :day, redeemed_at = :at, redeemed_by = :by
                                 where id = :id and provider is null
                                """)
                        .param("provider", provider)
                        .param("day", day)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .param("id", voucher)
                        .update()
                == 1;
    }

    void settle(List<UUID> vouchers, UUID payment) {
        jdbc.sql("update funds.voucher set payment = :payment where id = any (:ids)")
                .param("payment", payment)
                .param("ids", vouchers.toArray(UUID[]::new))
                .update();
    }

    /** How many redeemed vouchers of a fund no payment was proposed for that still stands. */
    long unsettled(String fund) {
        return jdbc.sql(
                        """
                        select count(*) from funds.voucher join funds.voucher_issue as issue on issue.id = voucher.issue
                          left join funds.payment on payment.id = voucher.payment and payment.state not in ('refused', 'withdrawn')
                         where issue.fund = :fund and voucher.provider is not null and payment.id is null
                        """)
                .param("fund", fund)
                .query(Long.class)
                .single();
    }

    private static Voucher.Terms terms(ResultSet row) throws SQLException {
        var kind = row.getString("subject_kind");
        return new Voucher.Terms(
                row.getString("use"),
                row.getString("source"),
                kind == null
                        ? null
                        : new Proposal.Subject(
                                kind,
                                row.getString("subject"),
                                row.getString("subject_name"),
                                row.getString("place")));
    }

    private static Voucher.Issue issue(ResultSet row, int number) throws SQLException {
        return new Voucher.Issue(
                row.getObject("id", UUID.class),
                row.getString("fund"),
                row.getString("title"),
                row.getString("line"),
                new Money(row.getLong("fen")),
                row.getString("service"),
                List.of((UUID[]) row.getArray("providers").getArray()),
                row.getString("document"),
                row.getObject("day", LocalDate.class),
                row.getObject("expires", LocalDate.class),
                row.getObject("commitment", UUID.class),
                row.getObject("released_day", LocalDate.class),
                terms(row),
                row.getInt("issued"),
                row.getInt("redeemed"),
                row.getInt("settled"));
    }

    private static Voucher voucher(ResultSet row, int number) throws SQLException {
        return new Voucher(
                row.getObject("id", UUID.class),
                row.getObject("issue", UUID.class),
                row.getInt("number"),
                row.getString("holder"),
                row.getObject("provider", UUID.class),
                row.getString("provider_name"),
                row.getObject("redeemed_day", LocalDate.class),
                row.getObject("payment", UUID.class),
                row.getString("payment_state"));
    }
}
