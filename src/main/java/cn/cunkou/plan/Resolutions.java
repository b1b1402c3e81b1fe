package cn.cunkou.plan;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decided where papers contradict themselves. */
@Service
public class Resolutions {
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
     * Settles a contradiction of the edition in force, or opens it again.
     *
     * @throws Problem when there is no such contradiction, something is missing, or the county lies
     *     outside the actor's divisions
     */
    @Transactional
    public Resolution decide(String plan, String conflict, Decision handedIn) {
        var edition = plans.find(plan).orElseThrow(() -> Problem.notFound("方案" + plan));
        var county = edition.paper().division();
        var about =
                edition.paper().conflicts().stream()
                        .filter(one -> one.id().equals(conflict))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("方案里的矛盾" + conflict));
        if (!Actor.current().scope().covers(county.digits())) {
            throw Problem.forbidden("方案属于全县，您的管理范围不含全县。");
        }
        var decision = handedIn.checked(about);
        var before =
                edition.settled().stream()
                        .filter(one -> one.conflict().id().equals(conflict))
                        .map(Settled::resolution)
                        .findFirst();
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
        return plans.resolutions(plan).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
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
