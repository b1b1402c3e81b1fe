package cn.cunkou.measures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Day totals of additive measures. Changes since the snapshot that the totals are true for are
 * found by transaction numbers; the days they touch are added up again when somebody asks. A repair
 * works in one repeatable-read transaction, so that the changes it sees are exactly those whose
 * rows it adds up, and one at a time per measure.
 */
final class Partials {
    private static final int LOCKS = 0x6d656173;

    private final DataSource measure;

    Partials(DataSource measure) {
        this.measure = measure;
    }

    /** A day in a county; of any county and day when nothing is known about what changed. */
    private record Change(@Nullable String county, @Nullable LocalDate day) {}

    Answer answer(Asked asked) {
        try (var connection = measure.getConnection()) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var ready = inSnapshot(connection, () -> answerIfTrue(database, asked));
            return ready.isPresent() ? ready.get() : alone(connection, database, asked.definition(), () -> total(database, asked));
        } catch (SQLException failed) {
            throw translated(asked.definition(), failed);
        }
    }

    /** Makes the totals of a measure true, whether somebody asks or not. */
    void repair(Definition definition) {
        try (var connection = measure.getConnection()) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var changes = changes(database, definition);
            if (changes.isEmpty() || !changes.get().isEmpty()) {
                alone(connection, database, definition, () -> definition);
            }
        } catch (SQLException failed) {
            throw translated(definition, failed);
        }
    }

    private Optional<Answer> answerIfTrue(JdbcClient database, Asked asked) {
        var changes = changes(database, asked.definition());
        return changes.isPresent() && changes.get().isEmpty()
                ? Optional.of(total(database, asked))
                : Optional.empty();
    }

    /** Repairs, and looks at the totals before anything else can change. */
    private static <T> T alone(
            Connection connection, JdbcClient database, Definition definition, Work<T> look)
            throws SQLException {
        // Before the transaction: its snapshot must be younger than the repair it waited for.
        database.sql("select pg_advisory_lock(?, hashtext(?))")
                .params(LOCKS, definition.id())
                .query()
                .listOfRows();
        try {
            return inSnapshot(
                    connection,
                    () -> {
                        repair(database, definition);
                        return look.run();
                    });
        } finally {
            database.sql("select pg_advisory_unlock(?, hashtext(?))")
                    .params(LOCKS, definition.id())
                    .query()
                    .listOfRows();
        }
    }

    private static RuntimeException translated(Definition definition, SQLException failed) {
        var translator = new SQLExceptionSubclassTranslator();
        var known = translator.translate("day totals of " + definition.id(), null, failed);
        return known == null ? new IllegalStateException(failed) : known;
    }

    private interface Work<T> {
        T run();
    }

    private static <T> T inSnapshot(Connection connection, Work<T> work) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        var done = false;
        try {
            var result = work.run();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** What changed since the totals were true; empty when they never were. */
    private static Optional<List<Change>> changes(JdbcClient database, Definition definition) {
        var seen =
                database.sql("select seen::text from measures.partial_state where measure = ?")
                        .param(definition.id())
                        .query(String.class)
                        .optional();
        return seen.map(snapshot ->
                database.sql(
                                """
                                select distinct change.county, change.day
                                  from measures.reading
                                  join measures.change on change.source = reading.source
                                 where reading.measure = ?
                                   and change.xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
                                   and not pg_visible_in_snapshot(change.xid, cast(? as pg_snapshot))
                                """)
                        .params(definition.id(), snapshot, snapshot)
                        .query(new DataClassRowMapper<>(Change.class))
                        .list());
    }

    private static void repair(JdbcClient database, Definition definition) {
        // Losing a repair in a crash loses its snapshot with it: nothing to wait for.
        database.sql("set local synchronous_commit = off").update();
        var changes = changes(database, definition);
        if (changes.isEmpty() || changes.get().stream().anyMatch(change -> change.day() == null)) {
            rebuild(database, definition);
        } else {
            byCounty(changes.get())
                    .forEach((county, days) -> redo(database, definition, county, days));
        }
        database.sql(
                        """
                        insert into measures.partial_state (measure, seen) values (?, pg_current_snapshot())
                        on conflict (measure) do update set seen = excluded.seen, at = excluded.at
                        """)
                .param(definition.id())
                .update();
    }

    private static SortedMap<String, SortedSet<LocalDate>> byCounty(List<Change> changes) {
        var counties = new TreeMap<String, SortedSet<LocalDate>>();
        for (var change : changes) {
            if (change.county() != null && change.day() != null) {
                counties.computeIfAbsent(change.county(), _ -> new TreeSet<>()).add(change.day());
            }
        }
        return counties;
    }

    private static void rebuild(JdbcClient database, Definition definition) {
        database.sql("delete from measures.partial where measure = ?")
                .param(definition.id())
                .update();
        add(
                database,
                definition,
                new Sql().add("where e.day is not null and e.division is not null"));
    }

    private static void redo(
            JdbcClient database, Definition definition, String county, SortedSet<LocalDate> days) {
        var list = days.stream().map(LocalDate::toString).toArray(String[]::new);
        var beyond =
                county.substring(0, county.length() - 1)
                        + (char) (county.charAt(county.length() - 1) + 1);
        database.sql(
                        """
                        delete from measures.partial
                         where measure = ? and day = any(cast(? as date[])) and left(division, 6) = ?
                        """)
                .params(definition.id(), list, county)
                .update();
        add(
                database,
                definition,
                new Sql()
                        .add("where e.day = any(cast(? as date[]))", (Object) list)
                        .add("and e.division >= ? and e.division < ?", county, beyond)
                        .add("and left(e.division, 6) = ?", county));
    }

    private static void add(JdbcClient database, Definition definition, Sql where) {
        var base = definition.measure().bases().isEmpty() ? "''" : "coalesce(e.base, '')";
        var sql =
                new Sql()
                        .add(
                                "insert into measures.partial (measure, base, division, day, total, weight, rows)")
                        .add("select ?, " + base + ", left(e.division, 9), e.day,", definition.id())
                        .add(
                                "coalesce(sum(e.value), 0), coalesce(sum("
                                        + Sql.weight(definition)
                                        + "), 0),")
                        .add("count(*) from " + definition.view() + " as e")
                        .add(where)
                        .add("group by 2, 3, 4");
        database.sql(sql.text()).params(sql.parameters()).update();
    }

    private static Answer total(JdbcClient database, Asked asked) {
        var key =
                asked.grouped() instanceof Asked.Grouping.ByDivision(var digits)
                        ? "left(division, " + digits + ")"
                        : "''";
        var sql =
                new Sql()
                        .add("select " + key + " as key, coalesce(sum(rows), 0)::bigint as rows,")
                        .add(
                                "coalesce(sum(total), 0) as total, coalesce(sum(weight), 0) as weight,")
                        .add("0 as subjects, pg_current_snapshot()::text as seen")
                        .add("from measures.partial where measure = ?", asked.definition().id())
                        .add("and day <= ?", asked.to());
        if (asked.from() != null) {
            sql.add("and day >= ?", asked.from());
        }
        if (asked.base() != null) {
            sql.add("and base = ?", asked.base());
        }
        if (!asked.division().isEmpty()) {
            sql.add("and division >= ? and division < ?", asked.division(), asked.beyond());
        }
        if (!key.equals("''")) {
            sql.add("group by 1");
        }
        return Reading.answer(database, sql);
    }
}
