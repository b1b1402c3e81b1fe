package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.projects.AcceptanceFailed;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.ProjectAccepted;
import cn.cunkou.projects.Projects;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has to be clawed back because a project failed its acceptance: opened by the failure, closed
 * when nothing is out any more, when the project passes after all, or by a person with a reason.
 */
@Service
class Recoveries {
    private final Funds funds;
    private final Projects projects;
    private final Contracts contracts;
    private final PaymentTable table;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final Audit audit;

    Recoveries(
            Funds funds,
            Projects projects,
            Contracts contracts,
            PaymentTable table,
            Counties counties,
            JdbcClient jdbc,
            Audit audit) {
        this.funds = funds;
        this.projects = projects;
        this.contracts = contracts;
        this.table = table;
        this.counties = counties;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A row without what the ledger says. */
    private record Row(
            UUID id,
            UUID project,
            UUID acceptance,
            LocalDate day,
            @Nullable LocalDate closed,
            @Nullable String closedBy,
            @Nullable String reason) {}

    /** What a fund paid under contracts and got back, in fen. */
    private record Moved(long paid, long back) {}

    @EventListener
    void on(AcceptanceFailed failed) {
        var ids = contractsOf(failed.project());
        for (var fund : funds.in(failed.division().county())) {
            var moved = moved(fund.id(), ids);
            if (moved.paid > moved.back) {
                open(fund, failed);
            }
        }
    }

    private void open(Fund fund, AcceptanceFailed failed) {
        jdbc.sql(
                        """
                        insert into funds.recovery (fund, division, project, acceptance, day, recorded_at, recorded_by)
                        values (:fund, :division, :project, :acceptance, :day, :now, :by)
                            on conflict (fund, acceptance) do nothing
                        """)
                .param("fund", fund.id())
                .param("division", fund.division().digits())
                .param("project", failed.project())
                .param("acceptance", failed.acceptance())
                .param("day", counties.today(fund.division()))
                .param("now", counties.now(fund.division()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record("验收未通过，追缴立项", Funds.subject(fund), null, failed.project(), null);
    }

    @EventListener
    void on(ProjectAccepted accepted) {
        jdbc.sql(
                        "select fund, id from funds.recovery where project = :project and closed_day is null")
                .param("project", accepted.project())
                .query((row, number) -> new Open(row.getString(1), row.getObject(2, UUID.class)))
                .list()
                .forEach(one -> close(funds.get(one.fund), one.id, "项目重新验收通过"));
    }

    private record Open(String fund, UUID id) {}

    /** Those of a fund, the open ones first. */
    @Transactional(readOnly = true)
    public List<Recovery> of(Fund fund) {
        return jdbc
                .sql(
                        """
                        select * from funds.recovery where fund = :fund
                         order by closed_day is not null, day desc, id
                        """)
                .param("fund", fund.id())
                .query(Recoveries::row)
                .list()
                .stream()
                .map(row -> told(fund, row))
                .toList();
    }

    /** What the fund paid under the project's contracts, the oldest first. */
    @Transactional(readOnly = true)
    public List<Payment> payments(Fund fund, Recovery recovery) {
        return table.under(fund.id(), contractsOf(recovery.project()));
    }

    /** The open one that a contract's payments fall under; empty where there is none. */
    Optional<Recovery> about(Fund fund, @Nullable String contract) {
        return contract == null
                ? Optional.empty()
                : of(fund).stream()
                        .filter(one -> one.closed() == null)
                        .filter(one ->
                                contractsOf(one.project()).stream()
                                        .anyMatch(id -> id.toString().equals(contract)))
                        .findFirst();
    }

    /** Closes one of which nothing is out any more. */
    void settled(Fund fund, Recovery recovery) {
        var moved = moved(fund.id(), contractsOf(recovery.project()));
        if (moved.paid <= moved.back) {
            close(fund, recovery.id(), "已全部追回");
        }
    }

    /**
     * Closes one because a person decided so, such as for a project that is put right instead.
     *
     * @throws Problem without a reason, or when it is closed already
     */
    @Transactional
    public void waive(Fund fund, UUID id, @Nullable String why) {
        var faults = new Faults();
        var reason = faults.requiredLines("reason", "原因", why, 300);
        if (faults.any()) {
            throw Problem.badRequest("没有写原因：", faults.found());
        }
        close(fund, id, reason);
    }

    private void close(Fund fund, UUID id, String reason) {
        var changed =
                jdbc.sql(
                                """
                                update funds.recovery set closed_day = :day, closed_by = :by, reason = :reason
                                 where id = :id and fund = :fund and closed_day is null
                                """)
                        .param("day", counties.today(fund.division()))
                        .param("by", Actor.current().name())
                        .param("reason", reason)
                        .param("id", id)
                        .param("fund", fund.id())
                        .update();
        if (changed == 0) {
            throw Problem.conflict("这件追缴已经了结，或者没有这件追缴。");
        }
        audit.record("追缴了结", Funds.subject(fund), null, id, reason);
    }

    private Recovery told(Fund fund, Row row) {
        var moved = moved(fund.id(), contractsOf(row.project));
        return new Recovery(
                row.id,
                row.project,
                row.acceptance,
                projects.find(row.project).map(project -> project.title()).orElse("项目"),
                row.day,
                new Money(moved.paid),
                new Money(moved.back),
                row.closed,
                row.closedBy,
                row.reason);
    }

    private List<UUID> contractsOf(UUID project) {
        return contracts.of(project).stream().map(Contract::id).toList();
    }

    private Moved moved(String fund, List<UUID> ids) {
        return jdbc.sql(
                        """
                        select coalesce(sum(fen) filter (where kind = 'payment'), 0) as paid,
                               coalesce(sum(fen) filter (where kind = 'claw-back'), 0) as back
                          from funds.entry where fund = :fund and contract = any (:contracts)
                        """)
                .param("fund", fund)
                .param("contracts", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new Moved(row.getLong(1), row.getLong(2)))
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                row.getObject("acceptance", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("closed_day", LocalDate.class),
                row.getString("closed_by"),
                row.getString("reason"));
    }
}
