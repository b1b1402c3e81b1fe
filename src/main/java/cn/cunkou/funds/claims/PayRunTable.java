package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.Actor;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PayRuns in the database. */
@Component
class PayRunTable {
    private static final String SELECT =
            "select id, fund, division, number, line, source, made_on, made_by, made_name from funds.claim_batch ";

    private final JdbcClient jdbc;

    PayRunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(Fund fund, String line, @Nullable String source, LocalDate today, Instant at) {
        return jdbc.sql(
                        """
                        insert into funds.claim_batch (fund, division, number, line, source, made_on, made_by, made_name, made_at)
                        values (:fund, :division, (select coalesce(max(number), 0) + 1 from funds.claim_batch where fund = :fund),
                                :line, :source, :today, :by, :name, :now)
                        returning id
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("line", line)
                .param("source", source)
                .param("today", today)
                .param("by", Actor.current().id())
                .param("name", Actor.current().name())
                .param("now", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<PayRun> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(PayRun.class))
                .optional();
    }

    /** The batches of a county, the newest first. */
    List<PayRun> in(DivisionCode county) {
        return jdbc.sql(
                        SELECT
                                + " where division = :county order by made_at desc, id desc limit 500")
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(PayRun.class))
                .list();
    }
}
