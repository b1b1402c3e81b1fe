package cn.cunkou.measures;

import cn.cunkou.measures.Changes.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        // Losing a repair in a crash loses its snapshot with it: nothing to wait for. And what is
        // done to towns and days is planned once, however many there are.
        database.sql("set local synchronous_commit = off; set local plan_cache_mode = auto")
                .update();
        var changes = changes(database, definition);
        if (changes.isEmpty() || changes.get().anywhere()) {
            rebuild(database, definition);
        } else {
            redo(database, definition, changes.get());
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
        var all =
                new Sql()
                        .add("from " + definition.view() + " as e")
                        .add("where e.day is not null and e.division is not null");
        add(database, definition, all);
        addCounties(database, definition, new Sql());
    }

    private static void redo(JdbcClient database, Definition definition, Changes changes) {
        redoTowns(database, definition, changes.inTowns());
        redoCounties(database, definition, changes.inCounties());
        var places = column(changes.all(), Change::county);
        var days = column(changes.all(), Change::day);
        var changed =
                "(county, day) in (select * from unnest(cast(? as text[]), cast(? as date[])))";
        database.sql("delete from measures.partial_county where measure = ? and " + changed)
                .params(definition.id(), places, days)
                .update();
        addCounties(
                database,
                definition,
                new Sql()
                        .add("and day = any(cast(? as date[]))", (Object) days)
                        .add(
                                "and (left(division, 6), day) in"
                                        + " (select * from unnest(cast(? as text[]), cast(? as date[])))",
                                places,
                                days));
    }

    /** Towns are looked up one by one: there is an index for it. */
    private static void redoTowns(
            JdbcClient database, Definition definition, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var days = column(changes, Change::day);
        var places = column(changes, Change::place);
        var beyond = column(changes, change -> Asked.beyond(String.valueOf(change.place())));
        database.sql(
                        """
                        delete from measures.partial
                         using unnest(cast(? as date[]), cast(? as text[])) as changed (day, place)
                         where partial.measure = ? and partial.day = changed.day and partial.division = changed.place
                        """)
                .params(days, places, definition.id())
                .update();
        add(
                database,
                definition,
                new Sql()
                        .add(
                                "from unnest(cast(? as date[]), cast(? as text[]), cast(? as text[]))",
                                days,
                                places,
                                beyond)
                        .add("as changed (day, place, beyond)")
                        .add("join " + definition.view() + " as e on e.day = changed.day")
                        .add("and e.division >= changed.place and e.division < changed.beyond")
                        .add("and left(e.division, 9) = changed.place"));
    }

    private static void redoCounties(
            JdbcClient database, Definition definition, List<Change> changes) {
        var counties = new TreeMap<String, List<Change>>();
        for (var change : changes) {
            counties.computeIfAbsent(String.valueOf(change.county()), _ -> new ArrayList<>())
                    .add(change);
        }
        counties.forEach(
                (county, of) -> redoCounty(database, definition, county, column(of, Change::day)));
    }

    private static void redoCounty(
            JdbcClient database, Definition definition, String county, @Nullable String[] days) {
        database.sql(
                        """
                        delete from measures.partial
                         where measure = ? and day = any(cast(? as date[])) and left(division, 6) = ?
                        """)
                .params(definition.id(), days, county)
                .update();
        var rows =
                new Sql()
                        .add("from " + definition.view() + " as e")
                        .add("where e.day = any(cast(? as date[]))", (Object) days)
                        .add(
                                "and e.division >= ? and e.division < ?",
                                county,
                                Asked.beyond(county));
        // For a whole county the bounds are exact; the planner misjudges the condition below.
        if (county.length() < 6) {
            rows.add("and left(e.division, 6) = ?", county);
        }
        add(database, definition, rows);
    }

    private static @Nullable String[] column(
            List<Change> changes, Function<Change, @Nullable Object> of) {
        return changes.stream().map(of).map(String::valueOf).toArray(String[]::new);
    }

    private static void add(JdbcClient database, Definition definition, Sql rows) {
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
                        .add("count(*)")
                        .add(rows)
                        .add("group by 2, 3, 4");
        database.sql(sql.text()).params(sql.parameters()).update();
    }

    private static void addCounties(JdbcClient database, Definition definition, Sql only) {
        var sql =
                new Sql()
                        .add(
                                "insert into measures.partial_county (measure, base, county, day, total, weight, rows)")
                        .add(
                                "select measure, base, left(division, 6), day, sum(total), sum(weight), sum(rows)")
                        .add("from measures.partial where measure = ?", definition.id())
                        .add(only)
                        .add("group by 1, 2, 3, 4");
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
