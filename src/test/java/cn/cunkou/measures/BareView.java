package cn.cunkou.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a measure is by definition: its aggregate over its view, in the plainest SQL there is. */
final class BareView {
    private BareView() {}

    static @Nullable BigDecimal value(JdbcClient database, Asked asked) {
        var definition = asked.definition();
        var weight = definition.weighted() ? "weight" : "1";
        var where = where(asked);
        var aggregate =
                switch (definition.measure().aggregate()) {
                    case COUNT -> "select count(*)" + where;
                    case DISTINCT -> "select count(distinct subject)" + where;
                    case SUM -> "select coalesce(sum(value), 0)" + where;
                    case SHARE, AVERAGE ->
                            "select sum(value)::numeric / nullif(sum(" + weight + "), 0)" + where;
                    case LATEST ->
                            "select sum(value) from (select value, rank() over (partition by subject"
                                    + " order by day desc, recorded_at desc, id desc) as age"
                                    + where
                                    + ") as last where age = 1";
                    case GROWTH -> throw new IllegalArgumentException();
                };
        var value =
                database.sql(aggregate).query((row, _) -> Found.of(row.getBigDecimal(1))).single();
        return value.value();
    }

    static long rows(JdbcClient database, Asked asked) {
        var latest = asked.definition().measure().aggregate() == Aggregate.LATEST;
        return database.sql(
                        "select count(" + (latest ? "distinct subject" : "*") + ")" + where(asked))
                .query(Long.class)
                .single();
    }

    private static String where(Asked asked) {
        var definition = asked.definition();
        var time =
                definition.kind() == Definition.Kind.STATE
                        ? "validity @> date '" + asked.to() + "'"
                        : "day <= '"
                                + asked.to()
                                + "'"
                                + (asked.from() == null
                                        ? ""
                                        : " and day >= '" + asked.from() + "'");
        return " from "
                + definition.view()
                + " where division like '"
                + asked.division()
                + "%' and "
                + time
                + (asked.base() == null ? "" : " and base = '" + asked.base() + "'");
    }

    /** A value that may be missing; a row mapper cannot return null. */
    private record Found(@Nullable BigDecimal value) {
        static Found of(@Nullable BigDecimal value) {
            return new Found(
                    value == null
                            ? null
                            : Figure.Value.plain(value.setScale(12, RoundingMode.HALF_UP)));
        }
    }
}
