package cn.cunkou.measures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Distinct counts and latest values of large tables, kept subject by subject for each question.
 * Changes name their subjects; only the rows of those are read again.
 */
final class Tallies {
    /** So many changed subjects are not looked up one by one. */
    private static final int MANY = 20_000;

    private final Snapshots snapshots;
    private final long large;

    /**
     * @param large rows of a table from which on it is worth the keeping
     */
    Tallies(Snapshots snapshots, long large) {
        this.snapshots = snapshots;
        this.large = large;
    }

    private record Tally(int id, String seen, long subjects, String total) {
        Answer answer(String seen) {
            var total = new BigDecimal(total());
            return new Answer(List.of(new Sums("", subjects, total, total, subjects)), seen);
        }
    }

    boolean keeps(Asked asked) {
        return asked.definition().tallied() != null
                && asked.grouped() instanceof Asked.Grouping.Whole
                && asked.aim() == Asked.Aim.FIGURE
                && asked.division().length() <= 6
                && isLarge(asked.definition());
    }

    boolean isLarge(Definition definition) {
        return snapshots.read(database -> size(database, definition.id())) >= large;
    }

    Answer answer(Asked asked) {
        return snapshots
                .read(database -> answerIfTrue(database, asked))
                .orElseGet(() ->
                        snapshots.alone(key(asked), database -> bringUpToDate(database, asked)));
    }

    /**
     * Ids of the rows that a latest value is made of, the last first; empty where no tally is kept.
     */
    Optional<String[]> page(Asked asked, long offset, int size) {
        if (!isLatest(asked) || !keeps(asked)) {
            return Optional.empty();
        }
        return Optional.of(
                snapshots.read(database ->
                        database.sql(
                                        """
                                        select row from measures.tally_subject
                                         where tally = (select id from measures.tally where question = ?)
                                         order by day desc, row desc limit ? offset ?
                                        """)
                                .params(key(asked), size, offset)
                                .query((row, _) -> row.getString(1))
                                .list()
                                .toArray(String[]::new)));
    }

    /** The planner's estimate of the largest table behind a measure. */
    private static long size(JdbcClient database, String measure) {
        return database.sql(
                        """
                        select coalesce(max(greatest(reltuples, 0)), 0)::bigint
                          from measures.reading
                          join measures.source on source.id = reading.source
                          join pg_class on pg_class.oid = to_regclass(source.relation)
                         where reading.measure = ?
                        """)
                .param(measure)
                .query(Long.class)
                .single();
    }

    private static String key(Asked asked) {
        return String.join(
                " ",
                asked.definition().id(),
                asked.division(),
                String.valueOf(asked.from()),
                String.valueOf(asked.to()),
                String.valueOf(asked.base()),
                asked.dimensions().toString());
    }

    private static Optional<Tally> find(JdbcClient database, Asked asked) {
        return database.sql(
                        """
                        select id, seen::text as seen, subjects, total::text as total
                          from measures.tally where question = ?
                        """)
                .param(key(asked))
                .query(new DataClassRowMapper<>(Tally.class))
                .optional();
    }

    private static Optional<Answer> answerIfTrue(JdbcClient database, Asked asked) {
        return find(database, asked)
                .filter(tally -> changes(database, asked, tally).none())
                .map(tally -> tally.answer(snapshot(database)));
    }

    private static Changes changes(JdbcClient database, Asked asked, Tally tally) {
        return Changes.since(database, asked, tally.seen());
    }

    private static String snapshot(JdbcClient database) {
        return database.sql("select pg_current_snapshot()::text").query(String.class).single();
    }

    private static Answer bringUpToDate(JdbcClient database, Asked asked) {
        database.sql("set local synchronous_commit = off").update();
        var known = find(database, asked);
        if (known.isPresent()) {
            var tally = known.get();
            var subjects = Changes.subjects(database, asked, tally.seen());
            if (!changes(database, asked, tally).anywhere() && subjects.length <= MANY) {
                return redo(database, asked, tally, subjects);
            }
        }
        return build(database, asked);
    }

    private static Answer build(JdbcClient database, Asked asked) {
        database.sql("delete from measures.tally where question = ?").param(key(asked)).update();
        var id =
                database.sql(
                                """
                                insert into measures.tally (measure, question, seen, subjects, total)
                                values (?, ?, pg_current_snapshot(), 0, 0) returning id
                                """)
                        .params(asked.definition().id(), key(asked))
                        .query(Integer.class)
                        .single();
        return note(database, id, all(database, asked, id), Delta.NONE);
    }

    private static Answer redo(JdbcClient database, Asked asked, Tally tally, String[] list) {
        var gone =
                delta(
                        database,
                        new Sql()
                                .add("with changed as (delete from measures.tally_subject")
                                .add("where tally = ? and subject = any(?)", tally.id(), list));
        return note(database, tally.id(), again(database, asked, tally.id(), list), gone);
    }

    private static Delta all(JdbcClient database, Asked asked, int id) {
        return isLatest(asked)
                ? delta(database, insert().add(LAST, id).add(Sql.latest(asked, new Sql())))
                : delta(
                        database,
                        insert().add(
                                        "select distinct cast(? as int), e.subject::text, 0, null::date, null from",
                                        id)
                                .add(Sql.matching(asked)));
    }

    private static Delta again(JdbcClient database, Asked asked, int id, String[] subjects) {
        var type = tallied(asked).subject() + "[]";
        if (isLatest(asked)) {
            var only =
                    new Sql()
                            .add("and e.subject = any(cast(? as " + type + "))", (Object) subjects);
            return delta(database, insert().add(LAST, id).add(Sql.latest(asked, only)));
        }
        return delta(
                database,
                insert().add(
                                "select cast(? as int), changed.subject::text, 0, null::date, null",
                                id)
                        .add(
                                "from unnest(cast(? as " + type + ")) as changed (subject)",
                                (Object) subjects)
                        .add("where exists (select from")
                        .add(Sql.matching(asked))
                        .add("and e.subject = changed.subject)"));
    }

    private static Sql insert() {
        return new Sql()
                .add(
                        "with changed as (insert into measures.tally_subject (tally, subject, total, day, row)");
    }

    private static final String LAST =
            "select cast(? as int), e.subject::text, e.value, e.day, e.id::text from";

    private static boolean isLatest(Asked asked) {
        return asked.definition().measure().aggregate() == Aggregate.LATEST;
    }

    private static Definition.Tallied tallied(Asked asked) {
        return Objects.requireNonNull(asked.definition().tallied());
    }

    private record Delta(long subjects, BigDecimal total) {
        static final Delta NONE = new Delta(0, BigDecimal.ZERO);
    }

    private static Delta delta(JdbcClient database, Sql changed) {
        var sql =
                changed.add("returning total)")
                        .add("select count(*) as subjects, coalesce(sum(total), 0) as total")
                        .add("from changed");
        return database.sql(sql.text())
                .params(sql.parameters())
                .query(new DataClassRowMapper<>(Delta.class))
                .single();
    }

    private static Answer note(JdbcClient database, int id, Delta come, Delta gone) {
        var tally =
                database.sql(
                                """
                                   update measures.tally
                                      set subjects = subjects + ?, total = total + ?,
                                          seen = pg_current_snapshot(), asked_at = clock_timestamp()
                                    where id = ?
                                returning id, seen::text as seen, subjects, total::text as total
                                """)
                        .params(
                                come.subjects() - gone.subjects(),
                                come.total().subtract(gone.total()),
                                id)
                        .query(new DataClassRowMapper<>(Tally.class))
                        .single();
        return tally.answer(tally.seen());
    }
}
