package cn.cunkou.funds;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Funds as everybody may know them. */
@Service
public class PublicFunds {
    private static final String SELECT =
            "select id, division, plan, title, attribution, opened_day from funds.public_fund ";

    private final JdbcClient jdbc;

    PublicFunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fund without its bank and its people. */
    public record PublicFund(
            String id,
            String division,
            @Nullable String plan,
            String title,
            String attribution,
            LocalDate openedDay) {}

    @Transactional(readOnly = true)
    public List<PublicFund> all() {
        return jdbc.sql(SELECT + " order by division, opened_day, id")
                .query(new DataClassRowMapper<>(PublicFund.class))
                .list();
    }

    @Transactional(readOnly = true)
    public List<PublicFund> in(DivisionCode county) {
        return all().stream().filter(fund -> fund.division().equals(county.digits())).toList();
    }

    /**
     * The fund of that id.
     *
     * @throws Problem when there is none
     */
    @Transactional(readOnly = true)
    public PublicFund get(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(PublicFund.class))
                .optional()
                .orElseThrow(Funds::missing);
    }

    /** What the county calls sources and lines that no plan names, by id. */
    @Transactional(readOnly = true)
    public Map<String, String> addedNames(String fund) {
        return jdbc
                .sql(
                        """
                        select 'source:' || id as name, label from funds.public_source where fund = :fund
                        union all select 'line:' || id, label from funds.public_line where fund = :fund
                        """)
                .param("fund", fund)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
