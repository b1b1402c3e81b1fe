package cn.cunkou.disclosure;

import cn.cunkou.plan.NewNotice;
import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Masking;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notices and objections as they are stored. */
@Repository
class NoticeBook {
    // Counts come from what everybody may know: objections themselves are for those who answer
    // them.
    private static final String SELECT =
            """
            select notice.*, body.name as body_name, coalesce(shown.objections, 0) as objections,
                   coalesce(shown.answered, 0) as answered, coalesce(shown.upheld, 0) as upheld
              from disclosure.notice
              join registry.body on body.id = notice.body
              left join disclosure.public_notice as shown on shown.id = notice.id
            """;

    private final JdbcClient jdbc;
    private final Counties counties;

    NoticeBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    UUID insert(NewNotice notice) {
        var id =
                jdbc.sql(
                                """
                                insert into disclosure.notice (division, body, title, said, item, about, from_day, working_days,
                                                               recorded_at, recorded_by)
                                values (:division, :body, :title, :said, :item, :about, :from, :days, :now, :by)
                                returning id
                                """)
                        .param("division", notice.division().digits())
                        .param("body", notice.body())
                        .param("title", notice.title())
                        .param("said", notice.said())
                        .param("item", notice.item())
                        .param("about", notice.about())
                        .param("from", notice.from())
                        .param("days", notice.workingDays())
                        .param("now", now(notice.division()))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        var number = 0;
        for (var line : notice.lines()) {
            jdbc.sql(
                            """
                            insert into disclosure.notice_line (notice, division, number, name, what, amount_fen)
                            values (:notice, :division, :number, :name, :what, :amount)
                            """)
                    .param("notice", id)
                    .param("division", notice.division().digits())
                    .param("number", ++number)
                    .param("name", shown(line))
                    .param("what", line.what())
                    .param("amount", line.amount() == null ? null : line.amount().fen())
                    .update();
        }
        return id;
    }

    Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + " where notice.id = :id")
                .param("id", id)
                .query((row, number) -> notice(row, lines(id)))
                .optional();
    }

    /** The notice, held against other writers until the transaction ends. */
    Optional<Notice> lock(UUID id) {
        jdbc.sql("select id from disclosure.notice where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** All of a county, the newest first, without their lines. */
    List<Notice> all(DivisionCode county) {
        return jdbc.sql(
                        SELECT
                                + " where notice.division = :county order by notice.from_day desc, notice.id desc")
                .param("county", county.digits())
                .query((row, number) -> notice(row, List.of()))
                .list();
    }

    /** Those of all counties whose end was not announced yet. */
    List<Notice> unended() {
        return jdbc.sql(
                        SELECT
                                + " where notice.ended_on is null and notice.withdrawn_at is null order by notice.from_day")
                .query((row, number) -> notice(row, List.of()))
                .list();
    }

    private List<Notice.Line> lines(UUID notice) {
        return jdbc.sql(
                        "select name, what, amount_fen from disclosure.notice_line where notice = :notice order by number")
                .param("notice", notice)
                .query(NoticeBook::line)
                .list();
    }

    static Notice.Line line(ResultSet row, int number) throws SQLException {
        return new Notice.Line(
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("what")),
                row.getObject("amount_fen", Long.class));
    }

    void end(Notice notice, LocalDate day, boolean holds) {
        jdbc.sql("update disclosure.notice set ended_on = :day, held = :held where id = :id")
                .param("day", day)
                .param("held", holds)
                .param("id", notice.id())
                .update();
    }

    void withdraw(Notice notice, String reason) {
        jdbc.sql(
                        """
                        update disclosure.notice set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                         where id = :id
                        """)
                .param("now", now(notice.division()))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .param("id", notice.id())
                .update();
    }

    /**
     * Takes in an objection; one that came with the same form before is left as it is.
     *
     * @param form digest of the form
     */
    @Transactional
    void object(
            UUID notice,
            DivisionCode county,
            String form,
            String said,
            @Nullable String name,
            @Nullable String contact) {
        jdbc.sql(
                        """
                        insert into disclosure.objection (notice, division, form, said, name, contact, day)
                        values (:notice, :division, :form, :said, :name, :contact, :day)
                            on conflict (form) do nothing
                        """)
                .param("notice", notice)
                .param("division", county.digits())
                .param("form", form)
                .param("said", said)
                .param("name", name)
                .param("contact", contact)
                .param("day", counties.today(county))
                .update();
    }

    List<Objection> objections(UUID notice) {
        return jdbc.sql(
                        """
                        select id, notice, said, name, contact, day, verdict, answer, answered_at, answered_by
                          from disclosure.objection where notice = :notice order by verdict is not null, day, id
                        """)
                .param("notice", notice)
                .query(NoticeBook::objection)
                .list();
    }

    /** How many objections whoever acts has to answer. */
    long open() {
        return jdbc.sql(
                        """
                        select count(*) from disclosure.objection
                          join disclosure.notice on notice.id = objection.notice and notice.withdrawn_at is null
                         where verdict is null
                        """)
                .query(Long.class)
                .single();
    }

    void answer(Objection objection, boolean upheld, String said, DivisionCode county) {
        jdbc.sql(
                        """
                        update disclosure.objection
                           set verdict = :verdict, answer = :answer, answered_at = :now, answered_by = :by
                         where id = :id and verdict is null
                        """)
                .param("verdict", upheld ? "upheld" : "dismissed")
                .param("answer", said)
                .param("now", now(county))
                .param("by", Actor.current().name())
                .param("id", objection.id())
                .update();
    }

    private OffsetDateTime now(DivisionCode county) {
        return counties.now(county).atOffset(ZoneOffset.UTC);
    }

    private static Notice notice(ResultSet row, List<Notice.Line> lines) throws SQLException {
        var reason = row.getString("withdrawal_reason");
        var ended = row.getObject("ended_on", LocalDate.class);
        return new Notice(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("body_name"),
                row.getString("title"),
                row.getString("said"),
                row.getString("item"),
                row.getString("about"),
                Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                row.getInt("working_days"),
                lines,
                new Notice.Objections(
                        row.getInt("objections"), row.getInt("answered"), row.getInt("upheld")),
                stamp(row, "recorded"),
                reason == null ? null : new Notice.Withdrawal(stamp(row, "withdrawn"), reason),
                ended == null ? null : new Notice.Ended(ended, row.getBoolean("held")));
    }

    private static Objection objection(ResultSet row, int number) throws SQLException {
        var verdict = row.getString("verdict");
        return new Objection(
                row.getObject("id", UUID.class),
                row.getObject("notice", UUID.class),
                row.getString("said"),
                row.getString("name"),
                row.getString("contact"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                verdict == null
                        ? null
                        : new Objection.Answer(
                                verdict.equals("upheld"),
                                Objects.requireNonNull(row.getString("answer")),
                                stamp(row, "answered")));
    }

    private static Notice.Stamp stamp(ResultSet row, String what) throws SQLException {
        return new Notice.Stamp(
                Objects.requireNonNull(row.getString(what + "_by")),
                Objects.requireNonNull(row.getObject(what + "_at", OffsetDateTime.class))
                        .toInstant());
    }

    /** The name of a line as everybody reads it. */
    static String shown(NewNotice.Line line) {
        return line.person() ? Masking.name(line.name()) : line.name();
    }
}
