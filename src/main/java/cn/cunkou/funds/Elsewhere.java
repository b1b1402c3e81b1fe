package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other programmes of the county have paid for the same. */
@Component
class Elsewhere {
    private final JdbcClient jdbc;

    Elsewhere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payment out of another fund. */
    record Found(String fund, String title, long number, LocalDate day, long fen) {
        Money amount() {
            return new Money(fen);
        }
    }

    /**
     * Payments for the same subject by the same reward or for the same purpose, not clawed back;
     * signs and blanks in the purpose do not matter.
     */
    List<Found> paid(Fund fund, Proposal proposal) {
        var subject = proposal.subject();
        if (subject == null) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select entry.fund, fund.title, entry.number, entry.day, entry.fen
                          from funds.entry
                          join funds.fund on fund.id = entry.fund
                         where entry.division = :division and entry.subject_kind = :kind and entry.subject = :subject
                           and entry.fund <> :fund and entry.kind = 'payment'
                           and (entry.reward = :reward
                                or regexp_replace(entry.purpose, '[[:punct:][:space:]，。、；：（）]', '', 'g')
                                 = regexp_replace(:purpose, '[[:punct:][:space:]，。、；：（）]', '', 'g'))
                           and (select coalesce(sum(back.fen), 0) from funds.entry as back
                                 where back.payment = entry.payment and back.kind = 'claw-back')
                             < (select sum(all_of_it.fen) from funds.entry as all_of_it
                                 where all_of_it.payment = entry.payment and all_of_it.kind = 'payment')
                         order by entry.day, entry.number limit 5
                        """)
                .param("division", fund.division().digits())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("fund", fund.id())
                .param("reward", proposal.reward() == null ? "" : proposal.reward())
                .param("purpose", proposal.purpose())
                .query(new DataClassRowMapper<>(Found.class))
                .list();
    }
}
