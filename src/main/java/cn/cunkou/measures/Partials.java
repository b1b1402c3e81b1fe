package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Day totals of additive measures. The days touched by changes since the snapshot that the totals
 * are true for are added up again when somebody asks, in one repeatable-read transaction, so that
 * the changes it sees are exactly those whose rows it adds up.
 */
final class Partials {
    private final Snapshots snapshots;

    Partials(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    Answer answer(Asked asked) {
        return snapshots
                .read(database -> answerIfTrue(database, asked))
                .orElseGet(() -> repairAndAnswer(asked));
    }

    /** Makes the totals of a measure true, whether somebody asks or not. */
    void repair(Definition definition) {
        if (!snapshots.read(database -> isTrue(database, definition))) {
            snapshots.alone(
                    key(definition),
                    database -> {
                        repair(database, definition);
                        return definition;
                    });
        }
    }

    private Answer repairAndAnswer(Asked asked) {
        return snapshots.alone(
                key(asked.definition()),
                database -> {
                    repair(database, asked.definition());
                    return total(database, asked);
                });
    }

    private static String key(Definition definition) {
        return "measures.partial " + definition.id();
    }

    private static Optional<Answer> answerIfTrue(JdbcClient database, Asked asked) {
        return isTrue(database, asked.definition())
                ? Optional.of(total(database, asked))
                : Optional.empty();
    }

    private static boolean isTrue(JdbcClient database, Definition definition) {
        return changes(database, definition).filter(Changes::none).isPresent();
    }

    /** What changed since the totals were true; empty when they never were. */
    private static Optional<Changes> changes(JdbcClient database, Definition definition) {
        return database.sql("select seen::text from measures.partial_state where measure = ?")
                .param(definition.id())
                .query(String.class)
                .optional()
                .map(seen -> Changes.since(database, definition.id(), seen));
    }

    private static void repair(JdbcClient database, Definition definition) {
        // Losing a repair in a crash loses its snapshot with it: nothing to wait for.
        database.sql("set local synchronous_commit = off").update();
        var changes = changes(database, definition);
        if (changes.isEmpty() || changes.get().anywhere()) {
            rebuild(database, definition);
        } else {
            changes.get()
                    .byCounty()
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

    private static void rebuild(JdbcClient database, Definition definition) {
        for (var table : List.of("partial", "partial_county")) {
            database.sql("delete from measures." + table + " where measure = ?")
                    .param(definition.id())
                    .update();
        }
        add(
                database,
                definition,
                new Sql().add("where e.day is not null and e.division is not null"));
    }

    private static void redo(
            JdbcClient database, Definition definition, String county, SortedSet<LocalDate> days) {
        var list = days.stream().map(LocalDate::toString).toArray(String[]::new);
        var id = definition.id();
        database.sql(
                        """
                        delete from measures.partial
                         where measure = ? and day = any(cast(? as date[])) and left(division, 6) = ?
                        """)
                .params(id, list, county)
                .update();
        database.sql(
                        """
                        delete from measures.partial_county
                         where measure = ? and day = any(cast(? as date[])) and county = ?
                        """)
                .params(id, list, county)
                .update();
        var where =
                new Sql()
                        .add("where e.day = any(cast(? as date[]))", (Object) list)
                        .add(
                                "and e.division >= ? and e.division < ?",
                                county,
                                Asked.beyond(county));
        if (county.length() < 6) {
            where.add("and left(e.division, 6) = ?", county);
        }
        add(database, definition, where);
    }

    private static void add(JdbcClient database, Definition definition, Sql where) {
        var base = definition.measure().bases().isEmpty() ? "''" : "coalesce(e.base, '')";
        var sql =
                new Sql()
                        .add("with town as (")
                        .add(
                                "insert into measures.partial (measure, base, division, day, total, weight, rows)")
                        .add("select ?, " + base + ", left(e.division, 9), e.day,", definition.id())
                        .add(
                                "coalesce(sum(e.value), 0), coalesce(sum("
                                        + Sql.weight(definition)
                                        + "), 0),")
                        .add("count(*) from " + definition.view() + " as e")
                        .add(where)
                        .add("group by 2, 3, 4 returning *)")
                        .add(
                                "insert into measures.partial_county (measure, base, county, day, total, weight, rows)")
                        .add(
                                "select measure, base, left(division, 6), day, sum(total), sum(weight), sum(rows)")
                        .add("from town group by 1, 2, 3, 4");
        database.sql(sql.text()).params(sql.parameters()).update();
    }

    private static Answer total(JdbcClient database, Asked asked) {
        var byTown =
                asked.division().length() > 6
                        || (asked.grouped() instanceof Asked.Grouping.ByDivision(var digits)
                                && digits > 6);
        var place = byTown ? "division" : "county";
        var key =
                asked.grouped() instanceof Asked.Grouping.ByDivision(var digits)
                        ? "left(" + place + ", " + digits + ")"
                        : "''";
        var sql =
                new Sql()
                        .add("select " + key + " as key, coalesce(sum(rows), 0)::bigint as rows,")
                        .add(
                                "coalesce(sum(total), 0) as total, coalesce(sum(weight), 0) as weight,")
                        .add("0 as subjects, pg_current_snapshot()::text as seen")
                        .add("from measures." + (byTown ? "partial" : "partial_county"))
                        .add("where measure = ? and day <= ?", asked.definition().id(), asked.to());
        if (asked.from() != null) {
            sql.add("and day >= ?", asked.from());
        }
        if (asked.base() != null) {
            sql.add("and base = ?", asked.base());
        }
        if (!asked.division().isEmpty()) {
            sql.add(
                    "and " + place + " >= ? and " + place + " < ?",
                    asked.division(),
                    asked.beyond());
        }
        if (!key.equals("''")) {
            sql.add("group by 1");
        }
        return Reading.answer(database, sql);
    }
}
