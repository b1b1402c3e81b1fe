package cn.cunkou.funds.claims;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applications as everybody may know them: from the public notice on. */
@Service
public class PublicClaims {
    private final JdbcClient jdbc;

    PublicClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that is shown, waits for its money, or has it.
     *
     * @param name without that of a person
     * @param state publicity, payable or paid
     */
    public record PublicClaim(
            String fund,
            String reward,
            String name,
            Money amount,
            LocalDate judged,
            String state,
            LocalDate since,
            @Nullable UUID notice,
            @Nullable LocalDate paidOn) {}

    /** Those of a county, the latest first. */
    @Transactional(readOnly = true)
    public List<PublicClaim> in(DivisionCode county) {
        return jdbc.sql(
                        """
                        select fund, reward_label, subject_public, fen, judged, state, waits_since, notice, paid_on
                          from funds.public_claim where division = :county
                         order by waits_since desc, id desc limit 2000
                        """)
                .param("county", county.digits())
                .query((row, number) ->
                        new PublicClaim(
                                row.getString("fund"),
                                row.getString("reward_label"),
                                row.getString("subject_public"),
                                new Money(row.getLong("fen")),
                                row.getObject("judged", LocalDate.class),
                                row.getString("state"),
                                row.getObject("waits_since", LocalDate.class),
                                row.getObject("notice", UUID.class),
                                row.getObject("paid_on", LocalDate.class)))
                .list();
    }
}
