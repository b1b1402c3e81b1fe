package cn.cunkou.registry;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The posts of bodies and places, and who held them when: one person at a time, but for what many
 * share. What was recorded is not overwritten.
 */
@Service
public class Posts {
    private static final String TERMS =
            """
            select id, post, title, person, office, phone, lower(term) as from_day, upper(term) as until_day, document
              from registry.post_term
            """;
    private static final RowMapper<Holder> HOLDERS =
            (row, number) ->
                    new Holder(
                            row.getObject("id", UUID.class),
                            row.getObject("post", UUID.class),
                            row.getString("title"),
                            row.getString("person"),
                            row.getString("office"),
                            phone(row.getString("phone")),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class),
                            row.getString("document"));

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Posts(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** Somebody for a post. */
    public record Appointed(Seat seat, Tenure tenure) {}

    /** Who holds the posts of a body on a day. */
    @Transactional(readOnly = true)
    public List<Holder> holders(UUID body, LocalDate day) {
        return jdbc.sql(TERMS + " where body = :body and term @> :day order by title, person")
                .param("body", body)
                .param("day", day)
                .query(HOLDERS)
                .list();
    }

    /** A holder as the register has them now; empty when withdrawn or corrected since. */
    @Transactional(readOnly = true)
    public Optional<Holder> holder(UUID id) {
        return jdbc.sql(TERMS + " where id = :id").param("id", id).query(HOLDERS).optional();
    }

    /**
     * The same, for whoever needs to reach them; that they were looked at is noted in the audit
     * trail.
     */
    @Transactional
    public Optional<Holder> reveal(UUID id) {
        var found = holder(id);
        found.ifPresent(holder ->
                audit.record(
                        "查看个人资料",
                        subject(holder.post(), Masking.name(holder.person())),
                        null,
                        null,
                        null));
        return found;
    }

    /**
     * Names who holds a post of a body from a day on; whoever held it then leaves it that day. A
     * title that is a duty's name means the duty.
     *
     * @param document the paper that names the holder, empty where there is none
     * @throws Problem when there is no such body, or a later holder is named already
     */
    @Transactional
    public UUID appoint(
            UUID body,
            String title,
            String person,
            @Nullable PhoneNumber phone,
            LocalDate from,
            String document) {
        var division =
                jdbc.sql("select division from registry.body where id = :body")
                        .param("body", body)
                        .query((row, number) -> DivisionCode.of(row.getString(1)))
                        .optional()
                        .orElseThrow(() -> Problem.notFound("责任单位"));
        var seat = new Seat(division, body, title, Duty.read(title).orElse(null));
        return appoint(seat, new Tenure(person, "", phone, from, null, document));
    }

    /**
     * Names who holds a post from a day on; where one person holds it at a time, whoever held it
     * then leaves it that day.
     *
     * @throws Problem when whoever acts may not name somebody there, somebody else is named from a
     *     later day already, or the same person from that day
     */
    @Transactional
    public UUID appoint(Seat seat, Tenure tenure) {
        requireOwn(seat.body(), seat.division());
        var post = post(seat);
        requireFree(post, seat.duty(), tenure, null);
        var id = insert(post, seat.division(), tenure, null, null);
        audit.record(
                "登记任职",
                new Audit.Subject("post", post.toString(), seat.title(), seat.division().digits()),
                null,
                tenure,
                null);
        return id;
    }

    /** The same for many of one county, with one entry in the audit trail. */
    @Transactional
    public void load(List<Appointed> many) {
        if (many.isEmpty()) {
            return;
        }
        many.forEach(
                one -> insert(post(one.seat()), one.seat().division(), one.tenure(), null, null));
        var county = many.getFirst().seat().division().county().digits();
        audit.record(
                "批量登记任职",
                new Audit.Subject("posts", county, "%d人任职".formatted(many.size()), county),
                null,
                many.size(),
                null);
    }

    /**
     * Records that somebody leaves a post.
     *
     * @param last their last day in it
     * @throws Problem when they have left before, begin later, or whoever acts may not say so
     */
    @Transactional
    public void leave(UUID id, LocalDate last) {
        var before = standing(id);
        if (last.isBefore(before.from())) {
            throw refused("last", "最后一天%s早于任职第一天%s".formatted(last, before.from()), "核对日期");
        }
        if (before.until() != null && !before.until().isAfter(last)) {
            throw refused(
                    "last", "任职到%s为止，已经登记过".formatted(before.until().minusDays(1)), "要改，请点“更正”");
        }
        jdbc.sql("update registry.post_holder set last_day = :last where id = :id")
                .param("last", last)
                .param("id", id)
                .update();
        audit.record("登记离任", subject(before.post()), before, last, null);
    }

    /**
     * Registers what should have been said; the row that is corrected stays, with a reference to
     * the one that takes its place.
     *
     * @throws Problem as {@link #appoint(Seat, Tenure)}
     */
    @Transactional
    public UUID correct(UUID id, Tenure tenure, String reason) {
        var before = standing(id);
        var seat = seat(before.post());
        requireFree(before.post(), seat.duty(), tenure, id);
        var successor = jdbc.sql("select uuidv7()").query(UUID.class).single();
        jdbc.sql("update registry.post_holder set superseded_by = :successor where id = :id")
                .param("successor", successor)
                .param("id", id)
                .update();
        insert(before.post(), seat.division(), tenure, successor, reason);
        audit.record("更正任职", subject(before.post()), before, tenure, reason);
        return successor;
    }

    /**
     * Takes an appointment out of what counts; it stays on record with the reason.
     *
     * @throws Problem when it does not stand, or whoever acts may not
     */
    @Transactional
    public void withdraw(UUID id, String reason) {
        var before = standing(id);
        jdbc.sql(
                        """
                        update registry.post_holder set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                         where id = :id
                        """)
                .param("now", now(seat(before.post()).division()))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .param("id", id)
                .update();
        audit.record("撤回任职", subject(before.post()), before, null, reason);
    }

    /** Whether whoever acts may name people for a post of that body, or of the place itself. */
    public static boolean mayAppoint(@Nullable UUID body, DivisionCode division) {
        var actor = Actor.current();
        return actor.scope().covers(division.digits())
                && (body == null ? actor.bodies().isEmpty() : actor.actsFor(body.toString()));
    }

    private static void requireOwn(@Nullable UUID body, DivisionCode division) {
        if (!mayAppoint(body, division)) {
            throw Problem.forbidden("您只能登记本单位、本辖区的任职。");
        }
    }

    /** The holder, whose post is held against other writers. */
    private Holder standing(UUID id) {
        var post = holder(id).orElseThrow(Posts::gone).post();
        var seat = seat(post);
        requireOwn(seat.body(), seat.division());
        lock(post);
        return holder(id).orElseThrow(Posts::gone);
    }

    private static Problem gone() {
        return Problem.notFound("这条任职（可能已更正或撤回）");
    }

    private void requireFree(
            UUID post, @Nullable Duty duty, Tenure tenure, @Nullable UUID corrected) {
        var shared = duty != null && duty.isShared();
        var others =
                jdbc
                        .sql(TERMS + " where post = :post order by from_day")
                        .param("post", post)
                        .query(HOLDERS)
                        .list()
                        .stream()
                        .filter(other -> !other.id().equals(corrected))
                        .toList();
        for (var other : others) {
            var same = other.from().equals(tenure.from());
            if (same && (!shared || other.person().equals(tenure.person()))) {
                throw refused("from", "该职务从%s起已登记任职人员".formatted(tenure.from()), "核对日期；登记错的请更正那一条");
            }
            if (!shared
                    && corrected == null
                    && other.from().isAfter(tenure.from())
                    && (tenure.last() == null || !tenure.last().isBefore(other.from()))) {
                throw refused(
                        "from",
                        "该职务在%s或之后已登记任职人员".formatted(other.from()),
                        "补登以前的人，要写最后一天，早于%s".formatted(other.from()));
            }
        }
    }

    private static Problem refused(String field, String fault, String remedy) {
        return new Problem(
                HttpStatus.CONFLICT,
                "与现有记录冲突",
                "什么都还没有保存。",
                List.of(new Problem.Fault(field, fault, remedy)));
    }

    private UUID insert(
            UUID post,
            DivisionCode division,
            Tenure tenure,
            @Nullable UUID id,
            @Nullable String reason) {
        return jdbc.sql(
                        """
                        insert into registry.post_holder (id, post, division, person, office, phone, from_day, last_day, document,
                                                          recorded_at, recorded_by, correction_reason)
                        values (coalesce(cast(:id as uuid), uuidv7()), :post, :division, :person, :office, :phone, :from, :last,
                                :document, :now, :by, :reason)
                        returning id
                        """)
                .param("id", id)
                .param("post", post)
                .param("division", division.digits())
                .param("person", tenure.person())
                .param("office", tenure.office())
                .param("phone", Registry.digits(tenure.phone()))
                .param("from", tenure.from())
                .param("last", tenure.last())
                .param("document", tenure.document())
                .param("now", now(division))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .query(UUID.class)
                .single();
    }

    /** The post, made now if there was none, and held against other writers. */
    private UUID post(Seat seat) {
        jdbc.sql(
                        """
                        insert into registry.post (body, division, title, duty) values (:body, :division, :title, :duty)
                            on conflict do nothing
                        """)
                .param("body", seat.body())
                .param("division", seat.division().digits())
                .param("title", seat.title())
                .param("duty", seat.duty() == null ? null : seat.duty().id())
                .update();
        var post =
                jdbc.sql(
                                """
                                select id from registry.post
                                 where division = :division and title = :title and body is not distinct from :body for update
                                """)
                        .param("body", seat.body())
                        .param("division", seat.division().digits())
                        .param("title", seat.title())
                        .query(UUID.class)
                        .single();
        if (seat.duty() != null) {
            jdbc.sql("update registry.post set duty = :duty where id = :id and duty is null")
                    .param("duty", seat.duty().id())
                    .param("id", post)
                    .update();
        }
        return post;
    }

    private void lock(UUID post) {
        jdbc.sql("select id from registry.post where id = :id for update")
                .param("id", post)
                .query(UUID.class)
                .optional();
    }

    private Seat seat(UUID post) {
        return jdbc.sql("select division, body, title, duty from registry.post where id = :id")
                .param("id", post)
                .query((row, number) ->
                        new Seat(
                                DivisionCode.of(row.getString("division")),
                                row.getObject("body", UUID.class),
                                row.getString("title"),
                                Duty.read(Objects.requireNonNullElse(row.getString("duty"), ""))
                                        .orElse(null)))
                .single();
    }

    private Audit.Subject subject(UUID post) {
        return subject(post, seat(post).title());
    }

    private Audit.Subject subject(UUID post, String name) {
        return new Audit.Subject("post", post.toString(), name, seat(post).division().digits());
    }

    private OffsetDateTime now(DivisionCode division) {
        return counties.now(division).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable PhoneNumber phone(@Nullable String digits) {
        return digits == null ? null : new PhoneNumber(digits);
    }
}
