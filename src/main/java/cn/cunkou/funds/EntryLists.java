package cn.cunkou.funds;

import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entries by the many, the latest first. */
@Service
class EntryLists {
    private static final String MATCHING =
            """
             where entry.fund = :fund
               and (cast(:number as bigint) is null or number = :number)
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:line as text) is null or line = :line or line like :line || '.%')
               and (cast(:source as text) is null or source = :source)
               and (cast(:subject as text) is null or subject = :subject)
               and (cast(:place as text) is null or place like :place || '%')
               and (cast(:reward as text) is null or reward = :reward)
               and (cast(:payment as text) is null or payment::text = :payment)
               and (cast(:from as date) is null or day >= :from)
               and (cast(:to as date) is null or day <= :to)
               and (cast(:rule as text) is null
                    or (line, use) in (select rule_line.line, coalesce(nullif(rule_line.use, ''), entry.use)
                                         from funds.rule_line where rule_line.fund = :fund and rule_line.rule = :rule)
                       and (from_account like 'line:%' or to_account like 'line:%'))
               and (cast(:account as text) is null or :account in (from_account, to_account))
            """;

    private final JdbcClient jdbc;

    EntryLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which entries a list shows; null for all. */
    record Filter(
            String fund,
            @Nullable Long number,
            @Nullable String kind,
            @Nullable String line,
            @Nullable String source,
            @Nullable String subject,
            @Nullable String place,
            @Nullable String reward,
            @Nullable String payment,
            @Nullable String rule,
            @Nullable String account,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @Transactional(readOnly = true)
    public Paged<Entry> list(Filter filter, Paged.Request page) {
        var rows =
                asked(
                                "select "
                                        + EntryRows.COLUMNS
                                        + " from funds.entry as entry"
                                        + MATCHING
                                        + " order by number desc limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(EntryRows::entry)
                        .list();
        var total =
                asked("select count(*) from funds.entry as entry" + MATCHING, filter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Every entry that matches. */
    @Transactional(readOnly = true)
    public List<Entry> everything(Filter filter) {
        return asked(
                        "select "
                                + EntryRows.COLUMNS
                                + " from funds.entry as entry"
                                + MATCHING
                                + " order by number",
                        filter)
                .query(EntryRows::entry)
                .list();
    }

    /** The promises of a fund that somebody may draw on or let go: those of vouchers are not. */
    @Transactional(readOnly = true)
    public List<Commitment> open(String fund) {
        return commitments(fund).stream()
                .filter(one -> one.rest() > 0 && !one.forVouchers())
                .toList();
    }

    /** The promises of a fund, also those that nothing is left of. */
    @Transactional(readOnly = true)
    public List<Commitment> commitments(String fund) {
        return jdbc.sql(
                        """
                        select commitment as id, max(line) as line, max(contract) filter (where kind = 'commitment') as contract,
                               max(purpose) filter (where kind = 'commitment') as purpose,
                               min(day) filter (where kind = 'commitment') as day,
                               sum(case when kind = 'commitment' then fen else 0 end)::bigint as promised,
                               sum(case when kind in ('commitment', 'claw-back') then fen else -fen end)::bigint as rest,
                               bool_or(kind = 'commitment' and starts_with(coalesce(cause, ''), 'vouchers:')) as for_vouchers
                          from funds.entry where fund = :fund and commitment is not null
                         group by commitment order by day, commitment
                        """)
                .param("fund", fund)
                .query((row, number) ->
                        new Commitment(
                                row.getObject("id", UUID.class),
                                row.getString("line"),
                                row.getString("contract"),
                                row.getString("purpose"),
                                row.getObject("day", LocalDate.class),
                                row.getLong("promised"),
                                row.getLong("rest"),
                                row.getBoolean("for_vouchers")))
                .list();
    }

    /** What a contract was promised and may still draw, in fen. */
    record Commitment(
            UUID id,
            String line,
            @Nullable String contract,
            String purpose,
            LocalDate day,
            long promised,
            long rest,
            boolean forVouchers) {}

    private StatementSpec asked(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("fund", filter.fund())
                .param("number", filter.number())
                .param("kind", filter.kind())
                .param("line", filter.line())
                .param("source", filter.source())
                .param("subject", filter.subject())
                .param("place", filter.place())
                .param("reward", filter.reward())
                .param("payment", filter.payment())
                .param("rule", filter.rule())
                .param("account", filter.account())
                .param("from", filter.from())
                .param("to", filter.to());
    }
}
