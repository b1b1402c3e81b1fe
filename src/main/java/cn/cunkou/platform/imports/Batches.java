package cn.cunkou.platform.imports;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.web.Paged;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of imports. */
@Repository
class Batches {
    private static final String COLUMNS =
            """
            select id::text, division, kind, file_name, sha256, sheet, remarks, state, note, total, created, updated,
                   unchanged, wrong, kept, check_millis, owner_name, task, created_at, checked_at, applied_at, applied_by,
                   undone_at, undone_by
              from platform.import_batch
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Batches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String add(String kind, String division, String fileName, String sha256, Table table) {
        var actor = Actor.current();
        return jdbc.sql(
                        """
                        insert into platform.import_batch
                               (division, kind, file_name, sha256, sheet, remarks, state, total, owner, owner_name, created_at)
                        values (:division, :kind, :name, :sha256, :sheet, :remarks, 'CHECKING', :total, :owner, :ownerName, :now)
                        returning id::text
                        """)
                .param("division", division)
                .param("kind", kind)
                .param("name", fileName)
                .param("sha256", sha256)
                .param("sheet", table.sheet())
                .param("remarks", String.join("\n", table.remarks()))
                .param("total", table.lines().size())
                .param("owner", actor.id())
                .param("ownerName", actor.name())
                .param("now", now())
                .query(String.class)
                .single();
    }

    Optional<Batch> find(String id) {
        return jdbc.sql(COLUMNS + " where id::text = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Batch.class))
                .optional();
    }

    /** The batch, held against everybody else until the transaction ends. */
    Optional<Batch> hold(String id) {
        return jdbc.sql(COLUMNS + " where id::text = :id for update")
                .param("id", id)
                .query(new DataClassRowMapper<>(Batch.class))
                .optional();
    }

    Paged<Batch> latest(Paged.Request page) {
        var rows =
                jdbc.sql(COLUMNS + " order by created_at desc, id desc limit :size offset :offset")
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Batch.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from platform.import_batch").query(Long.class).single();
        return page.of(rows, total);
    }

    /** Checked imports, of all that whoever acts may see, that have waited for that long. */
    List<Batch> unconfirmedFor(Duration time) {
        return jdbc.sql(COLUMNS + " where state = 'CHECKED' and checked_at <= :before")
                .param("before", now().minus(time))
                .query(new DataClassRowMapper<>(Batch.class))
                .list();
    }

    /** Takes the step from one state to the next; false when it is not in that state (any more). */
    boolean step(String id, State from, State to, String note) {
        return jdbc.sql(
                                """
                                update platform.import_batch set state = :to, note = :note
                                 where id::text = :id and state = :from
                                """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("note", note)
                        .update()
                == 1;
    }

    void underWay(String id, String task) {
        jdbc.sql("update platform.import_batch set task = :task where id::text = :id")
                .param("id", id)
                .param("task", task)
                .update();
    }

    void checked(String id, Map<Result, Integer> counts, long millis, String note) {
        jdbc.sql(
                        """
                        update platform.import_batch
                           set state = 'CHECKED', note = :note, checked_at = :now, check_millis = :millis,
                               created = :created, updated = :updated, unchanged = :unchanged, wrong = :wrong
                         where id::text = :id
                        """)
                .param("id", id)
                .param("note", note)
                .param("now", now())
                .param("millis", millis)
                .param("created", counts.getOrDefault(Result.CREATED, 0))
                .param("updated", counts.getOrDefault(Result.UPDATED, 0))
                .param("unchanged", counts.getOrDefault(Result.UNCHANGED, 0))
                .param("wrong", counts.getOrDefault(Result.WRONG, 0))
                .update();
    }

    /**
     * @param by name of the person who confirmed it
     */
    void applied(String id, String by) {
        jdbc.sql(
                        """
                        update platform.import_batch
                           set state = 'APPLIED', note = '', applied_at = :now, applied_by = :by where id::text = :id
                        """)
                .param("id", id)
                .param("now", now())
                .param("by", by)
                .update();
    }

    void undone(String id, String by, int kept, String note) {
        jdbc.sql(
                        """
                        update platform.import_batch
                           set state = 'UNDONE', note = :note, kept = :kept, undone_at = :now, undone_by = :by
                         where id::text = :id
                        """)
                .param("id", id)
                .param("note", note)
                .param("kept", kept)
                .param("now", now())
                .param("by", by)
                .update();
    }

    /** An undo found every record edited since: the import stays as it is. */
    void nothingUndone(String id, int kept, String note) {
        jdbc.sql(
                        """
                        update platform.import_batch set state = 'APPLIED', note = :note, kept = :kept where id::text = :id
                        """)
                .param("id", id)
                .param("note", note)
                .param("kept", kept)
                .update();
    }

    /** One import of a kind at a time: what is compared with the register stays compared. */
    void alone(Batch batch) {
        OneAtATime.on(jdbc, "import " + batch.kind() + " " + batch.division().substring(0, 6));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
