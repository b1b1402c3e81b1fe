package cn.cunkou.measures;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the table of which each row is evidence of its own day and place, if a measure has one: day
 * and division of its view are columns of one table that is read once, with nothing that lets a row
 * speak for other days.
 */
final class Origins {

    /**
     * Such a table.
     *
     * @param subjectColumn whom the row is about, when the view takes that from the same table
     */
    record Origin(
            String relation,
            String dayColumn,
            String divisionColumn,
            @Nullable String subjectColumn) {
        Origin withoutSubject() {
            return new Origin(relation, dayColumn, divisionColumn, null);
        }
    }

    private final JdbcTemplate owner;
    private final JdbcClient client;

    Origins(JdbcTemplate owner) {
        this.owner = owner;
        this.client = JdbcClient.create(owner);
    }

    Optional<Origin> origin(MeasureFile file) {
        if (file.measure().aggregate() == Aggregate.GROWTH) {
            return Optional.empty();
        }
        var rule = rule(file);
        if (rule.isEmpty()
                || rule.contains(":hasWindowFuncs true")
                || rule.contains(":hasDistinctOn true")
                || rule.contains(":limitCount {")
                || rule.contains(":limitOffset {")) {
            return Optional.empty();
        }
        return selected(file).filter(origin -> isReadOnce(rule, origin.relation()));
    }

    private String rule(MeasureFile file) {
        return client.sql("select ev_action::text from pg_rewrite where ev_class = to_regclass(?)")
                .param("measures.\"" + file.measure().id() + "\"")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private boolean isReadOnce(String rule, String relation) {
        var oid =
                client.sql("select to_regclass(?)::oid::text")
                        .param(relation)
                        .query(String.class)
                        .single();
        var entry = ":rtekind 0 :relid " + oid + " ";
        var first = rule.indexOf(entry);
        return first >= 0 && rule.indexOf(entry, first + 1) < 0;
    }

    private Optional<Origin> selected(MeasureFile file) {
        var columns = Views.columns(client, file.measure().id());
        if (!columns.containsKey("day") || !columns.containsKey("division")) {
            return Optional.empty();
        }
        var sql =
                "select day, division, subject from (" + file.select() + "\n) as evidence limit 0";
        return Objects.requireNonNull(
                owner.query(
                        sql,
                        result -> {
                            var meta = result.getMetaData().unwrap(PGResultSetMetaData.class);
                            return selected(meta);
                        }));
    }

    private Optional<Origin> selected(PGResultSetMetaData meta) throws SQLException {
        var day = table(meta, 1);
        if (day.isEmpty() || !day.equals(table(meta, 2))) {
            return Optional.empty();
        }
        return Optional.of(
                new Origin(
                        regclass(day.get()),
                        meta.getBaseColumnName(1),
                        meta.getBaseColumnName(2),
                        day.equals(table(meta, 3)) ? meta.getBaseColumnName(3) : null));
    }

    private static Optional<String> table(PGResultSetMetaData meta, int column)
            throws SQLException {
        var name = meta.getBaseTableName(column);
        return name == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(quoted(meta.getBaseSchemaName(column)) + "." + quoted(name));
    }

    private String regclass(String quoted) {
        return client.sql("select to_regclass(?)::text").param(quoted).query(String.class).single();
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
