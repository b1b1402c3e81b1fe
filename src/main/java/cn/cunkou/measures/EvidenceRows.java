package cn.cunkou.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads evidence rows of one question, or of two a year apart. */
final class EvidenceRows implements RowMapper<Evidence.Row> {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Asked asked;
    private final @Nullable Asked before;

    EvidenceRows(Asked asked, @Nullable Asked before) {
        this.asked = asked;
        this.before = before;
    }

    List<Evidence.Row> page(JdbcClient database, long offset, int size) {
        var sql = rows().add("order by " + order() + " limit ? offset ?", size, offset);
        return database.sql(sql.text()).params(sql.parameters()).query(this).list();
    }

    /** The rows with these ids, the last first. */
    List<Evidence.Row> byIds(JdbcClient database, String[] ids) {
        var type = Objects.requireNonNull(asked.definition().tallied()).id() + "[]";
        var sql =
                select(asked, "false", asked.definition().view() + " as e")
                        .add("where e.id = any(cast(? as " + type + "))", (Object) ids)
                        .add("order by day desc, e.id::text desc");
        return database.sql(sql.text()).params(sql.parameters()).query(this).list();
    }

    /** All of them, one after the other. */
    void each(JdbcClient database, Consumer<Evidence.Row> reader) {
        var sql = rows().add("order by " + order());
        database.sql(sql.text())
                .withFetchSize(ROWS_AT_ONCE)
                .params(sql.parameters())
                .query((ResultSet row) -> {
                    reader.accept(mapRow(row, 0));
                });
    }

    long count(JdbcClient database) {
        var sql = new Sql().add("select count(*) from").add(Sql.rows(asked));
        if (before != null) {
            sql = new Sql().add("select (").add(sql).add(") + (select count(*) from");
            sql.add(Sql.rows(before)).add(")");
        }
        return Objects.requireNonNull(
                database.sql(sql.text()).params(sql.parameters()).query(Long.class).single());
    }

    private Sql rows() {
        var sql = select(asked, "false");
        if (before != null) {
            sql = new Sql().add("select * from (").add(sql).add("union all");
            sql.add(select(before, "true")).add(") as both_periods");
        }
        return sql;
    }

    private String order() {
        var time = state() ? "division" : "day desc";
        return time + ", id" + (state() ? "" : " desc");
    }

    private boolean state() {
        return asked.definition().kind() == Definition.Kind.STATE;
    }

    private Sql select(Asked part, String earlier) {
        return select(part, earlier, "").add(Sql.rows(part));
    }

    private Sql select(Asked part, String earlier, String from) {
        var measure = part.definition().measure();
        var time = state() ? "null::date as day, e.validity::text" : "e.day, null::text";
        return new Sql()
                .add("select e.id, e.subject::text, e.division, " + time + " as validity,")
                .add("e.value::numeric, " + Sql.weight(part.definition()) + "::numeric as weight,")
                .add(
                        "e.recorded_at, "
                                + earlier
                                + " as earlier, "
                                + Sql.cells(measure)
                                + " as cells")
                .add("from " + from);
    }

    @Override
    public Evidence.Row mapRow(ResultSet row, int number) throws SQLException {
        var id = Objects.requireNonNull(row.getString("id"));
        var link = asked.definition().measure().link();
        return new Evidence.Row(
                id,
                row.getString("subject"),
                row.getString("division"),
                row.getObject("day", LocalDate.class),
                row.getString("validity"),
                Figure.Value.plain(row.getBigDecimal("value")),
                Figure.Value.plain(row.getBigDecimal("weight")),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getBoolean("earlier"),
                cells((@Nullable String[]) row.getArray("cells").getArray()),
                link == null
                        ? null
                        : link.replace("{id}", id)
                                .replace("{subject}", row.getString("subject"))
                                .replace("{subject}", row.getString("subject")));
    }

    private static List<String> cells(@Nullable String[] cells) {
        return Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList();
    }
}
