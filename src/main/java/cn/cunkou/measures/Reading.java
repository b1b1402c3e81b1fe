package cn.cunkou.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers questions from the database, in the role that reads all places. */
final class Reading {
    /** Up to here a table is read whole in less time than keeping tallies of it costs. */
    static final long LARGE = 100_000;

    private final JdbcClient measure;
    private final Partials partials;
    private final Tallies tallies;

    Reading(DataSource measure, long large) {
        var snapshots = new Snapshots(measure);
        this.measure = JdbcClient.create(measure);
        this.partials = new Partials(snapshots);
        this.tallies = new Tallies(snapshots, large);
    }

    Answer answer(Asked asked) {
        if (asked.fromPartials()) {
            return partials.answer(asked);
        }
        return tallies.keeps(asked) ? tallies.answer(asked) : answer(measure, Sql.sums(asked));
    }

    Partials partials() {
        return partials;
    }

    Tallies tallies() {
        return tallies;
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
        // A divided answer without groups has no snapshot of its own: the oldest possible is always
        // looked at again.
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
