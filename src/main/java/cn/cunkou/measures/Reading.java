package cn.cunkou.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers questions from the database, in the role that reads all places. */
final class Reading {
    private final JdbcClient measure;
    private final Partials partials;

    Reading(DataSource measure) {
        this.measure = JdbcClient.create(measure);
        this.partials = new Partials(measure);
    }

    Answer answer(Asked asked) {
        return asked.fromPartials() ? partials.answer(asked) : answer(measure, Sql.sums(asked));
    }

    Partials partials() {
        return partials;
    }

    static Answer answer(JdbcClient database, Sql sql) {
        var groups = new ArrayList<Sums>();
        var seen = new ArrayList<String>();
        database.sql(sql.text())
                .params(sql.parameters())
                .query(row -> {
                    groups.add(sums(row));
                    seen.add(Objects.requireNonNull(row.getString("seen")));
                });
        // A grouped question without rows has no snapshot of its own: the oldest possible is always
        // checked again.
        return new Answer(groups, seen.isEmpty() ? "1:1:" : seen.getFirst());
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                Objects.requireNonNullElse(row.getString("key"), ""),
                row.getLong("rows"),
                row.getBigDecimal("total"),
                row.getBigDecimal("weight"),
                row.getLong("subjects"));
    }
}
