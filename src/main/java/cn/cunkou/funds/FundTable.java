package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Funds, and what the county added to them, in the database. */
@Component
class FundTable {
    private static final String FUND =
            "select id, division, plan, title, attribution, bank, account_tail, responsible, document, opened_day from funds.fund ";

    /** Changes whenever something is added to what holds for a fund; nothing is ever taken away. */
    static final String STAMP =
            """
            concat_ws(' ',
                (select id from plan.public_edition where plan = :plan order by number desc limit 1),
                (select id from plan.public_resolution where plan = :plan order by recorded_at desc, id desc limit 1),
                (select count(*) from plan.public_resolution where plan = :plan),
                (select count(*) from funds.line where fund = :fund),
                (select count(*) from funds.source where fund = :fund))\
            """;

    private final JdbcClient jdbc;
    private final Counties counties;

    FundTable(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    List<Fund> in(DivisionCode county) {
        return jdbc.sql(FUND + " where division = :county order by opened_day, id")
                .param("county", county.digits())
                .query(FundTable::fund)
                .list();
    }

    /** All that whoever acts may see. */
    List<Fund> all() {
        return jdbc.sql(FUND + " order by division, opened_day, id").query(FundTable::fund).list();
    }

    Optional<Fund> find(String id) {
        return jdbc.sql(FUND + " where id = :id").param("id", id).query(FundTable::fund).optional();
    }

    void insert(Fund fund) {
        jdbc.sql(
                        """
                        insert into funds.fund (id, division, plan, title, attribution, bank, account_tail, responsible,
                                                document, opened_day, recorded_at, recorded_by)
                        values (:id, :division, :plan, :title, :attribution, :bank, :tail, :responsible, :document, :day,
                                :now, :by)
                        """)
                .param("id", fund.id())
                .param("division", fund.division().digits())
                .param("plan", fund.plan())
                .param("title", fund.title())
                .param("attribution", fund.attribution().id())
                .param("bank", fund.bank())
                .param("tail", fund.accountTail())
                .param("responsible", fund.responsible())
                .param("document", fund.document())
                .param("day", fund.opened())
                .param("now", now(fund))
                .param("by", Actor.current().name())
                .update();
    }

    List<Charter.Added> sources(String fund) {
        return jdbc.sql(
                        "select id, label, fen, '{}'::text[] as rules from funds.source where fund = :fund order by recorded_at, id")
                .param("fund", fund)
                .query(FundTable::added)
                .list();
    }

    List<Charter.Added> lines(String fund) {
        return jdbc.sql(
                        "select id, label, null::bigint as fen, rules from funds.line where fund = :fund order by string_to_array(id, '.')::int[]")
                .param("fund", fund)
                .query(FundTable::added)
                .list();
    }

    boolean addSource(Fund fund, Charter.Added source, String document) {
        return jdbc.sql(
                                """
                                insert into funds.source (fund, division, id, label, fen, document, recorded_at, recorded_by)
                                values (:fund, :division, :id, :label, :fen, :document, :now, :by) on conflict do nothing
                                """)
                        .param("fund", fund.id())
                        .param("division", fund.division().digits())
                        .param("id", source.id())
                        .param("label", source.label())
                        .param("fen", source.fen())
                        .param("document", document)
                        .param("now", now(fund))
                        .param("by", Actor.current().name())
                        .update()
                == 1;
    }

    boolean addLine(Fund fund, Charter.Added line, String document) {
        return jdbc.sql(
                                """
                                insert into funds.line (fund, division, id, label, rules, document, recorded_at, recorded_by)
                                values (:fund, :division, :id, :label, :rules, :document, :now, :by) on conflict do nothing
                                """)
                        .param("fund", fund.id())
                        .param("division", fund.division().digits())
                        .param("id", line.id())
                        .param("label", line.label())
                        .param("rules", line.rules().toArray(String[]::new))
                        .param("document", document)
                        .param("now", now(fund))
                        .param("by", Actor.current().name())
                        .update()
                == 1;
    }

    /** Says whether anything was added to what holds for a fund. */
    String stamp(Fund fund) {
        return jdbc.sql("select " + STAMP)
                .param("plan", fund.plan() == null ? "" : fund.plan())
                .param("fund", fund.id())
                .query((row, number) -> row.getString(1))
                .single();
    }

    /** Which lines and uses a rule speaks of. */
    record RuleLine(String rule, String line, String use) {}

    void ruleLines(Fund fund, List<RuleLine> all) {
        jdbc.sql("delete from funds.rule_line where fund = :fund")
                .param("fund", fund.id())
                .update();
        jdbc.sql(
                        """
                        insert into funds.rule_line (fund, division, rule, line, use)
                        select :fund, :division, rule, line, use
                          from unnest(cast(:rules as text[]), cast(:lines as text[]), cast(:uses as text[])) as given (rule, line, use)
                            on conflict do nothing
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("rules", all.stream().map(RuleLine::rule).toArray(String[]::new))
                .param("lines", all.stream().map(RuleLine::line).toArray(String[]::new))
                .param("uses", all.stream().map(RuleLine::use).toArray(String[]::new))
                .update();
    }

    private OffsetDateTime now(Fund fund) {
        return counties.now(fund.division()).atOffset(ZoneOffset.UTC);
    }

    private static Fund fund(ResultSet row, int number) throws SQLException {
        return new Fund(
                row.getString("id"),
                DivisionCode.of(row.getString("division")),
                row.getString("plan"),
                row.getString("title"),
                Attribution.of(row.getString("attribution")),
                row.getString("bank"),
                row.getString("account_tail"),
                row.getString("responsible"),
                row.getString("document"),
                row.getObject("opened_day", LocalDate.class));
    }

    private static Charter.Added added(ResultSet row, int number) throws SQLException {
        return new Charter.Added(
                row.getString("id"),
                row.getString("label"),
                row.getObject("fen", Long.class),
                texts(row.getArray("rules")));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
