package cn.cunkou.funds;

import cn.cunkou.plan.rewards.Award;
import cn.cunkou.plan.rewards.AwardBook;
import cn.cunkou.plan.rewards.Awards;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What rewards have paid, as the ledgers have it; unknown of plans without a fund. */
@Component
class FundAwards implements AwardBook {
    private final JdbcClient jdbc;
    private final FundTable funds;

    FundAwards(JdbcClient jdbc, FundTable funds) {
        this.jdbc = jdbc;
        this.funds = funds;
    }

    @Override
    @Transactional(readOnly = true)
    public Awards awards(String plan) {
        if (funds.find(plan).isEmpty()) {
            return Awards.UNRECORDED;
        }
        return Awards.of(
                jdbc.sql(
                                """
                                select reward, subject, min(day) as day,
                                       sum(case when kind = 'payment' then fen else -fen end) as fen,
                                       case when fund = :plan then null else fund end as programme
                                  from funds.entry
                                 where reward is not null and subject is not null and kind in ('payment', 'claw-back')
                                   and division = (select division from funds.fund where id = :plan)
                                 group by payment, reward, subject, fund
                                having sum(case when kind = 'payment' then fen else -fen end) > 0
                                """)
                        .param("plan", plan)
                        .query((row, number) ->
                                new Award(
                                        row.getString("reward"),
                                        row.getString("subject"),
                                        row.getObject("day", LocalDate.class),
                                        new Money(row.getLong("fen")),
                                        row.getString("programme")))
                        .list());
    }
}
