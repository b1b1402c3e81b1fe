package cn.cunkou.funds;

import cn.cunkou.plan.rewards.Award;
import cn.cunkou.plan.rewards.AwardBook;
import cn.cunkou.plan.rewards.Awards;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What rewards have paid, as the ledgers have it, each by the day it was judged by; unknown of
 * plans without a fund.
 */
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
                                select entry.reward, entry.subject, coalesce(min(claim.judged), min(entry.day)) as day,
                                       sum(case when kind = 'payment' then entry.fen else -entry.fen end) as fen,
                                       case when entry.fund = :plan then null else entry.fund end as programme
                                  from funds.entry left join funds.claim on claim.payment = entry.payment
                                 where entry.reward is not null and entry.subject is not null and kind in ('payment', 'claw-back')
                                   and entry.division = (select division from funds.fund where id = :plan)
                                 group by entry.payment, entry.reward, entry.subject, entry.fund
                                having sum(case when kind = 'payment' then entry.fen else -entry.fen end) > 0
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
