package cn.cunkou.officers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports, to look things up in. */
@Service
class ReportLists {
    private static final String ALL = "select report.* from officers.report_facts as report";
    private static final String MATCHING =
            """
             where valid and division like :pattern
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:from as date) is null or day >= :from)
               and (cast(:to as date) is null or day <= :to)
               and (:state = '' or :state = state or (:state = 'open' and state <> 'handled'))
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', said, recorded_by))) = 0)
            """;
    private static final String ORDER = " order by day desc, recorded_at desc, id desc";

    private final JdbcClient jdbc;
    private final ReportKinds kinds;

    ReportLists(JdbcClient jdbc, ReportKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /** How many reports of a kind are about a town and its villages, or about the county itself. */
    record Tally(DivisionCode place, String kind, long count) {}

    @Transactional(readOnly = true)
    Paged<Report> list(DivisionCode county, ReportFilter filter, Paged.Request page) {
        var rows =
                asked(ALL + MATCHING + ORDER + " limit :size offset :offset", filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(rows(county))
                        .list();
        return page.of(rows, count(filter));
    }

    @Transactional(readOnly = true)
    long count(ReportFilter filter) {
        return asked("select count(*) from officers.report_facts" + MATCHING, filter)
                .query(Long.class)
                .single();
    }

    /** Every report that matches. */
    @Transactional(readOnly = true)
    List<Report> everything(DivisionCode county, ReportFilter filter) {
        return asked(ALL + MATCHING + ORDER, filter).query(rows(county)).list();
    }

    /** What whoever acts reported, the latest first. */
    @Transactional(readOnly = true)
    Paged<Report> own(DivisionCode county, Paged.Request page) {
        var reporter = Actor.current().id();
        var own = " where valid and reporter = :reporter";
        var rows =
                jdbc.sql(
                                ALL
                                        + own
                                        + " order by recorded_at desc, id desc limit :size offset :offset")
                        .param("reporter", reporter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(rows(county))
                        .list();
        var total =
                jdbc.sql("select count(*) from officers.report" + own)
                        .param("reporter", reporter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    Optional<Report> find(UUID id) {
        var division =
                jdbc.sql("select division from officers.report where id = :id")
                        .param("id", id)
                        .query((row, number) -> DivisionCode.of(row.getString(1)))
                        .optional();
        return division.flatMap(place ->
                jdbc.sql(ALL + " where id = :id")
                        .param("id", id)
                        .query(rows(place.county()))
                        .optional());
    }

    /** The report and all it took the place of, the newest first. */
    @Transactional(readOnly = true)
    List<Report> lineage(Report newest) {
        return jdbc.sql(
                        """
                        with recursive line (id, depth) as (
                            select cast(:id as uuid), 0
                            union all
                            select report.id, line.depth + 1
                              from line join officers.report on report.superseded_by = line.id)
                        """
                                + ALL
                                + " join line on line.id = report.id order by line.depth")
                .param("id", newest.id())
                .query(rows(newest.said().division().county()))
                .list();
    }

    /** What offices did about a report, the latest first. */
    @Transactional(readOnly = true)
    List<Report.FollowUp> followUps(UUID report) {
        return jdbc.sql(
                        """
                        select step, note as step_note, recorded_by as step_by, recorded_at as step_at
                          from officers.follow_up where report = :report order by recorded_at desc, id desc
                        """)
                .param("report", report)
                .query((row, number) -> followUp(row, row.getString("step")))
                .list();
    }

    @Transactional(readOnly = true)
    List<Tally> tallies(DivisionCode within, Period period) {
        return jdbc.sql(
                        """
                        select case when length(division) = 6 then division else left(division, 9) end as place, kind,
                               count(*) as count
                          from officers.report
                         where valid and division like :pattern and day between :from and :to
                         group by 1, 2
                        """)
                .param("pattern", within.pattern())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, number) ->
                        new Tally(
                                DivisionCode.of(row.getString("place")),
                                row.getString("kind"),
                                row.getLong("count")))
                .list();
    }

    private StatementSpec asked(String sql, ReportFilter filter) {
        return jdbc.sql(sql)
                .param("pattern", filter.pattern())
                .param("kind", Faults.given(filter.kind()))
                .param("from", filter.first())
                .param("to", filter.last())
                .param("state", filter.state())
                .param("words", filter.words());
    }

    private RowMapper<Report> rows(DivisionCode county) {
        var labels = kinds.labels(county);
        return (row, number) -> report(row, labels);
    }

    private static Report report(ResultSet row, UnaryOperator<String> labels) throws SQLException {
        var kind = row.getString("kind");
        var state = row.getString("state");
        return new Report(
                row.getObject("id", UUID.class),
                new Report.Said(
                        DivisionCode.of(row.getString("division")),
                        row.getObject("day", LocalDate.class),
                        kind,
                        row.getString("said"),
                        row.getBigDecimal("quantity"),
                        row.getString("unit")),
                labels.apply(kind),
                DivisionCode.of(row.getString("officer_of")),
                row.getString("reporter"),
                stamp(row, "recorded"),
                row.getString("sha256"),
                state.equals("new") ? null : followUp(row, state),
                row.getObject("corrects", UUID.class),
                row.getObject("superseded_by", UUID.class));
    }

    private static Report.FollowUp followUp(ResultSet row, @Nullable String step)
            throws SQLException {
        return new Report.FollowUp(
                Report.Step.HANDLED.id().equals(step) ? Report.Step.HANDLED : Report.Step.READ,
                row.getString("step_note"),
                stamp(row, "step"));
    }

    private static Stamp stamp(ResultSet row, String what) throws SQLException {
        return new Stamp(
                row.getString(what + "_by"),
                row.getObject(what + "_at", OffsetDateTime.class).toInstant());
    }
}
