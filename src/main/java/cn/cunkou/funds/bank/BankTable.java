package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of bank statements and their matches, as they are stored. */
@Repository
class BankTable {
    /** What the ledger says went over the account; what was corrected never did. */
    private static final String MOVEMENTS =
            """
            select moved.*, bank_movement.match
              from (select entry.fund, min(entry.number) as number, entry.kind, min(entry.day) as day,
                           sum(case when entry.kind in ('receipt', 'claw-back') then entry.fen else -entry.fen end)::bigint as fen,
                           max(coalesce(payment.payee_name, entry.payee_name)) as payee, max(entry.purpose) as purpose
                      from funds.entry
                      left join funds.payment on payment.id = entry.payment
                     where entry.fund = :fund and entry.kind in ('receipt', 'return', 'payment', 'claw-back')
                       and not exists (select from funds.entry as correction
                                        where correction.corrects = entry.id and correction.kind = 'correction')
                     group by entry.fund, entry.kind, case when entry.kind in ('receipt', 'return') then entry.id else entry.payment end,
                              case when entry.kind = 'claw-back' then entry.recorded_at end) as moved
              left join funds.bank_movement on bank_movement.fund = moved.fund and bank_movement.number = moved.number
            """;

    private final JdbcClient jdbc;

    BankTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All lines of an account, in the order of the bank. */
    List<BankLine> lines(String fund) {
        return jdbc.sql("select * from funds.bank_line where fund = :fund order by day, position")
                .param("fund", fund)
                .query(BankTable::line)
                .list();
    }

    Optional<BankLine> line(String fund, UUID id) {
        return jdbc.sql("select * from funds.bank_line where fund = :fund and id = :id")
                .param("fund", fund)
                .param("id", id)
                .query(BankTable::line)
                .optional();
    }

    /** All that the ledger says went over the account, in the order of the ledger. */
    List<Movement> movements(String fund) {
        return jdbc.sql(MOVEMENTS + " order by moved.number")
                .param("fund", fund)
                .query((row, number) ->
                        new Movement(
                                row.getLong("number"),
                                row.getString("kind"),
                                row.getObject("day", LocalDate.class),
                                row.getLong("fen"),
                                row.getString("payee"),
                                row.getString("purpose"),
                                row.getObject("match", UUID.class)))
                .list();
    }

    UUID insert(Fund fund, SheetLine line, Instant at) {
        return jdbc.sql(
                        """
                        insert into funds.bank_line (fund, division, serial, day, party, tail, fen, balance_fen, remark, imported_at,
                                                     imported_by)
                        values (:fund, :division, :serial, :day, :party, :tail, :fen, :balance, :remark, :at, :by)
                        returning id
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("serial", line.serial())
                .param("day", line.day())
                .param("party", line.party())
                .param("tail", line.tail())
                .param("fen", line.fen())
                .param("balance", line.balance())
                .param("remark", line.remark())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .query(UUID.class)
                .single();
    }

    /** Takes a line out, unless a person matched it; a match by the program goes with it. */
    boolean remove(String fund, UUID line) {
        jdbc.sql(
                        """
                        select bank_match.id from funds.bank_match join funds.bank_line on bank_line.match = bank_match.id
                         where bank_line.id = :id and not by_hand
                        """)
                .param("id", line)
                .query(UUID.class)
                .optional()
                .ifPresent(match -> unmatch(fund, match));
        return jdbc.sql("delete from funds.bank_line where id = :id and match is null")
                        .param("id", line)
                        .update()
                == 1;
    }

    /** Says that lines and movements are the same money. */
    void match(
            Fund fund,
            Collection<UUID> lines,
            Collection<Long> movements,
            boolean hand,
            Instant at) {
        var id =
                jdbc.sql(
                                """
                                insert into funds.bank_match (fund, division, by_hand, at, by_name)
                                values (:fund, :division, :hand, :at, :by) returning id
                                """)
                        .param("fund", fund.id())
                        .param("division", fund.division().digits())
                        .param("hand", hand)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        jdbc.sql("update funds.bank_line set match = :match where id = any (:lines)")
                .param("match", id)
                .param("lines", lines.toArray(UUID[]::new))
                .update();
        jdbc.sql(
                        """
                        insert into funds.bank_movement (fund, number, division, match)
                        select :fund, number, :division, :match from unnest(cast(:numbers as bigint[])) as given (number)
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("match", id)
                .param("numbers", movements.toArray(Long[]::new))
                .update();
    }

    /** Takes a match back; false when there is none. */
    boolean unmatch(String fund, UUID match) {
        jdbc.sql("update funds.bank_line set match = null where fund = :fund and match = :match")
                .param("fund", fund)
                .param("match", match)
                .update();
        return jdbc.sql("delete from funds.bank_match where fund = :fund and id = :match")
                        .param("fund", fund)
                        .param("match", match)
                        .update()
                == 1;
    }

    /**
     * What the ledger has on hand on the evening of a day, in fen; what was corrected counts
     * neither way.
     */
    long onHand(String fund, LocalDate day) {
        return jdbc.sql(
                        """
                        select coalesce(sum(case when to_account like 'source:%' then fen else 0 end
                                          - case when from_account like 'source:%' then fen else 0 end), 0)::bigint
                          from funds.entry where fund = :fund and day <= :day and kind <> 'correction'
                           and not exists (select from funds.entry as correction
                                            where correction.corrects = entry.id and correction.kind = 'correction')
                        """)
                .param("fund", fund)
                .param("day", day)
                .query(Long.class)
                .single();
    }

    long entries(String fund) {
        return jdbc.sql("select coalesce(max(number), 0) from funds.entry where fund = :fund")
                .param("fund", fund)
                .query(Long.class)
                .single();
    }

    static BankLine line(ResultSet row, int number) throws SQLException {
        return new BankLine(
                row.getObject("id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getString("party"),
                row.getString("tail"),
                row.getLong("fen"),
                row.getLong("balance_fen"),
                row.getString("remark"),
                row.getString("serial"),
                match(row));
    }

    private static @Nullable UUID match(ResultSet row) throws SQLException {
        return row.getObject("match", UUID.class);
    }
}
