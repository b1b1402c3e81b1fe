package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.web.Paged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the rows of imports. */
@Repository
class BatchRows {
    private static final int AT_ONCE = 1_000;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};
    private static final String COLUMNS =
            """
            select number, verdict, cells::text as cells, was::text as was, faults::text as faults, subject,
                   before::text as before, after::text as after, kept
              from platform.import_row where batch = cast(:batch as uuid)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BatchRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What an apply or an undo says about a row. */
    record Outcome(int number, @Nullable String subject, @Nullable String kept) {}

    void replace(Batch batch, List<BatchRow> rows) {
        drop(batch.id());
        for (int start = 0; start < rows.size(); start += AT_ONCE) {
            insert(batch, rows.subList(start, Math.min(rows.size(), start + AT_ONCE)));
        }
    }

    void drop(String batch) {
        jdbc.sql("delete from platform.import_row where batch = cast(:batch as uuid)")
                .param("batch", batch)
                .update();
    }

    private void insert(Batch batch, List<BatchRow> rows) {
        jdbc.sql(
                        """
                        insert into platform.import_row
                               (batch, division, number, verdict, cells, was, faults, subject, before, after)
                        select cast(:batch as uuid), :division, row.number, row.verdict, row.cells, row.was, row.faults,
                               row.subject, row.before, row.after
                          from jsonb_to_recordset(cast(:rows as jsonb)) as row
                               (number int, verdict text, cells jsonb, was jsonb, faults jsonb, subject text,
                                before jsonb, after jsonb)
                        """)
                .param("batch", batch.id())
                .param("division", batch.division())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Notes ids of records and reasons of refusals. */
    void note(Batch batch, List<Outcome> outcomes) {
        jdbc.sql(
                        """
                        update platform.import_row
                           set subject = coalesce(said.subject, import_row.subject), kept = said.kept
                          from jsonb_to_recordset(cast(:said as jsonb)) as said (number int, subject text, kept text)
                         where batch = cast(:batch as uuid) and import_row.number = said.number
                        """)
                .param("batch", batch.id())
                .param("said", json.writeValueAsString(outcomes))
                .update();
    }

    List<BatchRow> all(String batch) {
        return jdbc.sql(COLUMNS + " order by number")
                .param("batch", batch)
                .query((row, number) -> read(row))
                .list();
    }

    Paged<BatchRow> some(String batch, Result verdict, Paged.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + " and verdict = :verdict order by number limit :size offset :offset")
                        .param("batch", batch)
                        .param("verdict", verdict.name())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query((row, number) -> read(row))
                        .list();
        var total =
                jdbc.sql(
                                """
                                select count(*) from platform.import_row
                                 where batch = cast(:batch as uuid) and verdict = :verdict
                                """)
                        .param("batch", batch)
                        .param("verdict", verdict.name())
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    Paged<BatchRow> kept(String batch, Paged.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + " and kept is not null order by number limit :size offset :offset")
                        .param("batch", batch)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query((row, number) -> read(row))
                        .list();
        var total =
                jdbc.sql(
                                """
                                select count(*) from platform.import_row
                                 where batch = cast(:batch as uuid) and kept is not null
                                """)
                        .param("batch", batch)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** The faults of all wrong rows by row number, for the returned workbook. */
    Map<Integer, List<Fault>> faults(String batch) {
        var faults = new TreeMap<Integer, List<Fault>>();
        jdbc.sql(
                        """
                        select number, faults::text as faults from platform.import_row
                         where batch = cast(:batch as uuid) and verdict = 'WRONG'
                        """)
                .param("batch", batch)
                .query(row -> {
                    faults.put(
                            row.getInt("number"), json.readValue(row.getString("faults"), FAULTS));
                });
        return faults;
    }

    private BatchRow read(java.sql.ResultSet row) throws java.sql.SQLException {
        var was = row.getString("was");
        var before = row.getString("before");
        var after = row.getString("after");
        return new BatchRow(
                row.getInt("number"),
                Result.valueOf(row.getString("verdict")),
                json.readValue(row.getString("cells"), TEXTS),
                was == null ? null : json.readValue(was, TEXTS),
                json.readValue(row.getString("faults"), FAULTS),
                row.getString("subject"),
                before == null ? null : json.readTree(before),
                after == null ? null : json.readTree(after),
                row.getString("kept"));
    }
}
