package cn.cunkou.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What changed behind a measure since a snapshot: found by transaction numbers, so that a change
 * that was under way at the time of the snapshot is among them.
 */
record Changes(List<Change> all) {

    /** A day in a county; of any county and day when nothing is known about what changed. */
    record Change(@Nullable String county, @Nullable LocalDate day) {}

    private static final String UNSEEN =
            """
              from measures.reading
              join measures.change on change.source = reading.source
             where reading.measure = ?
               and change.xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
               and not pg_visible_in_snapshot(change.xid, cast(? as pg_snapshot))
            """;

    static Changes since(JdbcClient database, String measure, String snapshot) {
        return new Changes(
                database.sql("select distinct change.county, change.day" + UNSEEN)
                        .params(measure, snapshot, snapshot)
                        .query(new DataClassRowMapper<>(Change.class))
                        .list());
    }

    /** Whom they are about. */
    static String[] subjects(JdbcClient database, String measure, String snapshot) {
        return database.sql(
                        "select distinct subject from (select unnest(change.subjects) as subject"
                                + UNSEEN
                                + ") as named")
                .params(measure, snapshot, snapshot)
                .query((row, _) -> row.getString(1))
                .list()
                .toArray(String[]::new);
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Whether any of them may concern every county and day. */
    boolean anywhere() {
        return all.stream().anyMatch(change -> change.day() == null);
    }

    SortedMap<String, SortedSet<LocalDate>> byCounty() {
        var counties = new TreeMap<String, SortedSet<LocalDate>>();
        for (var change : all) {
            if (change.county() != null && change.day() != null) {
                counties.computeIfAbsent(change.county(), _ -> new TreeSet<>()).add(change.day());
            }
        }
        return counties;
    }
}
