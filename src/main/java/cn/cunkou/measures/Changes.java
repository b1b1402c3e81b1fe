package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What changed behind a measure since a snapshot: found by transaction numbers, so that a change
 * that was under way at the time of the snapshot is among them.
 */
record Changes(List<Change> all) {

    /**
     * A day in a town, or in a county when the towns are not known; of any county and day when
     * nothing is known about what changed.
     */
    record Change(@Nullable String county, @Nullable LocalDate day, @Nullable String place) {}

    private static final String TOWNS = "select distinct change.county, change.day, place";
    private static final String IN_TOWNS = "left join unnest(change.places) as place on true";

    private static final String BEHIND =
            """
              from measures.reading
              join measures.change on change.source = reading.source
            """;

    private static final String UNSEEN =
            """
             where reading.measure = ?
               and change.xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
               and not pg_visible_in_snapshot(change.xid, cast(? as pg_snapshot))
            """;

    /** All of them, wherever and whenever. */
    static Changes since(JdbcClient database, String measure, String snapshot) {
        return read(
                database,
                new Sql()
                        .add(TOWNS)
                        .add(BEHIND)
                        .add(IN_TOWNS)
                        .add(UNSEEN, measure, snapshot, snapshot));
    }

    /** Those that may concern the place and the days of a question. */
    static Changes since(JdbcClient database, Asked asked, String snapshot) {
        return read(
                database, within(new Sql().add(TOWNS).add(BEHIND).add(IN_TOWNS), asked, snapshot));
    }

    /** Whom those are about. */
    static String[] subjects(JdbcClient database, Asked asked, String snapshot) {
        var sql =
                within(
                        new Sql()
                                .add(
                                        "select distinct subject from (select unnest(change.subjects) as subject")
                                .add(BEHIND),
                        asked,
                        snapshot);
        sql.add(") as named");
        return database.sql(sql.text())
                .params(sql.parameters())
                .query((row, _) -> row.getString(1))
                .list()
                .toArray(String[]::new);
    }

    private static Sql within(Sql sql, Asked asked, String snapshot) {
        sql.add(UNSEEN, asked.definition().id(), snapshot, snapshot)
                .add("and (change.day is null or change.day <= ?", asked.to());
        if (asked.from() != null) {
            sql.add("and change.day >= ?", asked.from());
        }
        return sql.add(")")
                .add(
                        "and (change.county is null or change.county ^@ ? or ? ^@ change.county)",
                        asked.county(),
                        asked.county());
    }

    private static Changes read(JdbcClient database, Sql sql) {
        return new Changes(
                database.sql(sql.text())
                        .params(sql.parameters())
                        .query((row, _) ->
                                new Change(
                                        row.getString(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getString(3)))
                        .list());
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Whether any of them may concern every county and day. */
    boolean anywhere() {
        return all.stream().anyMatch(change -> change.day() == null);
    }

    /** Those of which the town is known. */
    List<Change> inTowns() {
        return all.stream().filter(change -> change.place() != null).toList();
    }

    /** Those of which only the county is known. */
    List<Change> inCounties() {
        return all.stream().filter(change -> change.place() == null).toList();
    }
}
