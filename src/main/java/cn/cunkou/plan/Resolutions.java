package cn.cunkou.plan;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decided where papers contradict themselves. */
@Service
public class Resolutions {
    private static final int WORDING_DIGITS = 16;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Counties counties;
    private final Audit audit;

    Resolutions(JdbcClient jdbc, Plans plans, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * Settles a contradiction of the edition in force, or opens it again. The decision that holds,
     * handed in once more, is not decided a second time.
     *
     * @param seen the {@link #version} that was looked at; null where nobody looked
     * @throws Problem when there is no such contradiction, something is missing, somebody decided
     *     meanwhile, or the county lies outside the actor's divisions
     */
    @Transactional
    public Resolution.Signed decide(
            String plan, String conflict, Decision handedIn, @Nullable String seen) {
        // Two who decide at once come one after the other, and the second sees the first's
        // decision.
        OneAtATime.on(jdbc, "conflict " + plan + "/" + conflict);
        var edition = plans.find(plan).orElseThrow(() -> Problem.notFound("方案" + plan));
        var county = edition.paper().division();
        var about =
                edition.paper().conflicts().stream()
                        .filter(one -> one.id().equals(conflict))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("方案里的矛盾" + conflict));
        Plans.requireWhole(edition.paper());
        var decision = handedIn.checked(about);
        var before =
                edition.settled().stream()
                        .filter(one -> one.conflict().id().equals(conflict))
                        .map(Settled::resolution)
                        .findFirst();
        var latest = latest(plan, conflict);
        if (latest.filter(one -> one.says(decision, about)).isPresent()) {
            return latest.get();
        }
        if (seen != null
                && !seen.equals(
                        version(about, latest.map(Resolution.Signed::resolution).stream()))) {
            throw overtaken(about, latest);
        }
        if (decision.reading() == null && before.isEmpty()) {
            throw Problem.badRequest("这一处还没有核定，不用撤销；请选一种写法。");
        }
        var now = counties.now(county).truncatedTo(ChronoUnit.MICROS);
        var id =
                jdbc.sql(
                                """
                                insert into plan.resolution (division, plan, conflict, wording, reading, reason,
                                                             paper_title, paper_number, decided_by, recorded_by, recorded_at)
                                values (:division, :plan, :conflict, :wording, :reading, :reason,
                                        :paperTitle, :paperNumber, :decidedBy, :by, :at)
                                returning id
                                """)
                        .param("division", county.digits())
                        .param("plan", plan)
                        .param("conflict", conflict)
                        .param("wording", about.wording())
                        .param("reading", decision.reading())
                        .param("reason", decision.reason())
                        .param("paperTitle", decision.paperTitle())
                        .param("paperNumber", decision.paperNumber())
                        .param("decidedBy", decision.decidedBy())
                        .param("by", Actor.current().name())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .query((row, index) -> row.getObject(1, UUID.class))
                        .single();
        audit.record(
                decision.reading() == null ? "撤销核定" : "核定方案",
                new Audit.Subject(
                        "conflict", plan + "/" + conflict, about.label(), county.digits()),
                before.orElse(null),
                decision,
                null);
        return history(plan).stream()
                .filter(one -> one.resolution().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Tells how a contradiction is worded, and what was decided about it last, from other states.
     */
    static String version(Conflict conflict, Stream<Resolution> latestFirst) {
        return conflict.wording().substring(0, WORDING_DIGITS)
                + latestFirst
                        .filter(one -> one.conflict().equals(conflict.id()))
                        .findFirst()
                        .map(one -> "-" + one.id())
                        .orElse("");
    }

    private Optional<Resolution.Signed> latest(String plan, String conflict) {
        return history(plan).stream()
                .filter(one -> one.resolution().conflict().equals(conflict))
                .findFirst();
    }

    private static Problem overtaken(Conflict about, Optional<Resolution.Signed> latest) {
        var since =
                latest.filter(one -> one.resolution().wording().equals(about.wording()))
                        .map(one ->
                                "%s于%s登记了：%s"
                                        .formatted(
                                                one.recordedBy(),
                                                ChineseTime.minute(one.resolution().recordedAt()),
                                                one.resolution().choice(about)))
                        .orElse("方案换了新的一版，这一处的写法改了");
        return Problem.conflict("您打开以后，%s。您填的还没有保存。".formatted(since));
    }

    /** Everything that was decided about a plan, the latest first. */
    @Transactional(readOnly = true)
    public List<Resolution.Signed> history(String plan) {
        return jdbc.sql(
                        """
                        select id, plan, conflict, wording, reading, reason, paper_title, paper_number, recorded_at,
                               decided_by, recorded_by
                          from plan.resolution where plan = :plan order by recorded_at desc, id desc limit 500
                        """)
                .param("plan", plan)
                .query(Resolutions::signed)
                .list();
    }

    private static Resolution.Signed signed(ResultSet row, int number) throws SQLException {
        return new Resolution.Signed(
                resolution(row, number), row.getString("decided_by"), row.getString("recorded_by"));
    }

    static Resolution resolution(ResultSet row, int number) throws SQLException {
        return new Resolution(
                row.getObject("id", UUID.class),
                row.getString("plan"),
                row.getString("conflict"),
                row.getString("wording"),
                row.getString("reading"),
                row.getString("reason"),
                row.getString("paper_title"),
                row.getString("paper_number"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
