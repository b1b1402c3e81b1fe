package cn.cunkou.platform.audit;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of acts: who did what to which record, with the record before and after, in the
 * transaction of the act.
 */
@Service
public class Audit {
    private static final String COLUMNS =
            """
            select id::text, at, actor_kind, actor_name, act, subject_kind, subject_id, subject_name, division,
                   before::text, after::text, reason
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What an act was about.
     *
     * @param kind such as {@code station}
     * @param division where it belongs; decides who sees the entry
     */
    public record Subject(String kind, String id, String name, String division) {}

    /** One act; {@code before} and {@code after} are JSON. */
    public record Entry(
            String id,
            Instant at,
            String actorKind,
            String actorName,
            String act,
            String subjectKind,
            String subjectId,
            String subjectName,
            String division,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    /**
     * Writes one entry.
     *
     * @param act what was done, in the words of the page, such as 开业
     * @param before the record as it was, or null for a new one
     * @param after the record as it is, or null for a removed one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String act,
            Subject subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        var actor = Actor.current();
        jdbc.sql(
                        """
                        insert into platform.audit (at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id,
                                                    subject_name, division, before, after, reason)
                        values (:at, :actorKind, :actorId, :actorName, :act, :kind, :id, :name, :division,
                                cast(:before as jsonb), cast(:after as jsonb), :reason)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorKind", actor.kind().name())
                .param("actorId", actor.id())
                .param("actorName", actor.name())
                .param("act", act)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("name", subject.name())
                .param("division", subject.division())
                .param("before", written(before))
                .param("after", written(after))
                .param("reason", reason)
                .update();
    }

    /**
     * What somebody did that another's transaction does for them.
     *
     * @param act in the words of the page
     * @param after the record as it is
     */
    public record Act(Actor actor, String act, Subject subject, Object after) {}

    /**
     * The statement that writes one entry for each act, each in the name of whoever did it; its
     * {@link #values} come with it. For those who write it in one go with the acts themselves.
     */
    public static final String INSERT_ALL =
            """
            insert into platform.audit (at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, subject_name,
                                        division, after)
            select cast(:auditAt as timestamptz), actor_kind, actor_id, actor_name, act, kind, id, name, division,
                   cast(after as jsonb)
              from unnest(cast(:auditKinds as text[]), cast(:auditActors as text[]), cast(:auditNames as text[]),
                          cast(:auditActs as text[]), cast(:auditSubjectKinds as text[]), cast(:auditSubjects as text[]),
                          cast(:auditSubjectNames as text[]), cast(:auditDivisions as text[]), cast(:auditAfters as text[]))
                as given (actor_kind, actor_id, actor_name, act, kind, id, name, division, after)
            """;

    /** The parameters of {@link #INSERT_ALL}. */
    public Map<String, Object> values(List<Act> acts) {
        return Map.of(
                "auditAt", clock.instant().toString(),
                "auditKinds", column(acts, one -> one.actor().kind().name()),
                "auditActors", column(acts, one -> one.actor().id()),
                "auditNames", column(acts, one -> one.actor().name()),
                "auditActs", column(acts, Act::act),
                "auditSubjectKinds", column(acts, one -> one.subject().kind()),
                "auditSubjects", column(acts, one -> one.subject().id()),
                "auditSubjectNames", column(acts, one -> one.subject().name()),
                "auditDivisions", column(acts, one -> one.subject().division()),
                "auditAfters", column(acts, one -> json.writeValueAsString(one.after())));
    }

    private static String[] column(List<Act> acts, Function<Act, String> value) {
        return acts.stream().map(value).toArray(String[]::new);
    }

    /** The acts on one record, latest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(String subjectKind, String subjectId) {
        return jdbc.sql(
                        COLUMNS
                                + " from platform.audit where subject_kind = :kind and subject_id = :id order by at desc, id desc limit 200")
                .param("kind", subjectKind)
                .param("id", subjectId)
                .query(new DataClassRowMapper<>(Entry.class))
                .list();
    }

    /** Entries in view of whoever acts, latest first; days are those of China. */
    @Transactional(readOnly = true)
    public Paged<Entry> search(
            String text, @Nullable LocalDate from, @Nullable LocalDate to, Paged.Request page) {
        var where =
                """
                 from platform.audit
                where (:text = '' or actor_name like :like or subject_name like :like or act like :like)
                  and (cast(:from as date) is null or at >= cast(:from as date)::timestamp at time zone 'Asia/Shanghai')
                  and (cast(:to as date) is null or at < (cast(:to as date) + 1)::timestamp at time zone 'Asia/Shanghai')
                """;
        var like = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var rows =
                jdbc.sql(COLUMNS + where + " order by at desc, id desc limit :size offset :offset")
                        .param("text", text.strip())
                        .param("like", like)
                        .param("from", from)
                        .param("to", to)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Entry.class))
                        .list();
        var total =
                jdbc.sql("select count(*)" + where)
                        .param("text", text.strip())
                        .param("like", like)
                        .param("from", from)
                        .param("to", to)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    public Entry find(String id) {
        return jdbc.sql(COLUMNS + " from platform.audit where id::text = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Entry.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这条操作记录"));
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }
}
