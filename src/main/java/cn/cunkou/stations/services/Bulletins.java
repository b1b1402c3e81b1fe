package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 站点公告: what bureau or operator tell stations, to all of the county or to those of one place. */
@Service
public class Bulletins {
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Bulletins(JdbcClient jdbc, Counties counties, Audit audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * One bulletin.
     *
     * @param division to all stations that lie in it
     */
    public record Bulletin(
            UUID id,
            String division,
            String title,
            String body,
            LocalDate from,
            LocalDate until,
            Instant recordedAt,
            String by,
            boolean withdrawn) {
        public boolean isShownOn(LocalDate day) {
            return !withdrawn && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** A bulletin as it is typed. */
    public record BulletinInput(
            @Nullable String division,
            @Nullable String title,
            @Nullable String body,
            @Nullable String from,
            @Nullable String until) {}

    /** What a station is told on a day, the latest first. */
    public List<Bulletin> to(Station station, LocalDate day) {
        // A bulletin to the whole county lies above the divisions of a keeper.
        var system = Actor.system("站点公告", Scope.of(station.county().digits()));
        return Actor.as(
                system,
                () ->
                        Objects.requireNonNull(
                                transaction.execute(status ->
                                        jdbc.sql(
                                                        """
                                                        select * from stations.bulletin
                                                         where starts_with(:division, division) and withdrawn_at is null
                                                           and :day between from_day and until_day
                                                         order by from_day desc, recorded_at desc limit 20
                                                        """)
                                                .param("division", station.division().digits())
                                                .param("day", day)
                                                .query(Bulletins::bulletin)
                                                .list())));
    }

    @Transactional(readOnly = true)
    public Paged<Bulletin> list(DivisionCode county, Paged.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select * from stations.bulletin where division like :pattern
                                 order by recorded_at desc, id desc limit :size offset :offset
                                """)
                        .param("pattern", county.pattern())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(Bulletins::bulletin)
                        .list();
        var total =
                jdbc.sql("select count(*) from stations.bulletin where division like :pattern")
                        .param("pattern", county.pattern())
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * Tells stations something.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID post(DivisionCode county, BulletinInput input) {
        var today = counties.today(county);
        var faults = new Faults();
        var title = faults.required("title", "标题", input.title(), 40);
        var body = faults.requiredLines("body", "内容", input.body(), 500);
        var from = day("from", input.from(), today, faults);
        var until = day("until", input.until(), from.plusDays(30), faults);
        if (until.isBefore(from)) {
            faults.add("until", "结束早于开始", "核对日期");
        } else if (until.isBefore(today)) {
            faults.add("until", "已经过了", "填今天或以后的日子");
        }
        var typed = Faults.given(input.division());
        var division = typed == null ? county.digits() : typed;
        if (!DivisionCode.isValid(division)
                || !county.contains(DivisionCode.of(division))
                || !Actor.current().scope().covers(division)) {
            faults.add("division", "不在您的管理范围内", "选您管的县、镇或村");
        }
        if (faults.any()) {
            throw Problem.badRequest("没有发出：", faults.found());
        }
        var id =
                jdbc.sql(
                                """
                                insert into stations.bulletin (division, title, body, from_day, until_day, recorded_at, recorded_by)
                                values (:division, :title, :body, :from, :until, :now, :by) returning id
                                """)
                        .param("division", division)
                        .param("title", title)
                        .param("body", body)
                        .param("from", from)
                        .param("until", until)
                        .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        audit.record("发站点公告", subject(id, title, division), null, body, null);
        return id;
    }

    /** Takes a bulletin down; it stays to be seen in the console. */
    @Transactional
    public void withdraw(UUID id) {
        var bulletin =
                jdbc.sql("select * from stations.bulletin where id = :id")
                        .param("id", id)
                        .query(Bulletins::bulletin)
                        .optional()
                        .orElseThrow(() -> Problem.notFound("这条公告"));
        if (!bulletin.withdrawn()) {
            jdbc.sql("update stations.bulletin set withdrawn_at = :now where id = :id")
                    .param("id", id)
                    .param(
                            "now",
                            counties.now(DivisionCode.of(bulletin.division()))
                                    .atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(
                    "撤下站点公告",
                    subject(id, bulletin.title(), bulletin.division()),
                    bulletin.body(),
                    null,
                    null);
        }
    }

    private static Audit.Subject subject(UUID id, String title, String division) {
        return new Audit.Subject("station-bulletin", id.toString(), title, division);
    }

    private static LocalDate day(
            String field, @Nullable String typed, LocalDate otherwise, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成%s这样".formatted(otherwise));
            return otherwise;
        }
    }

    private static Bulletin bulletin(ResultSet row, int number) throws SQLException {
        return new Bulletin(
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                row.getObject("withdrawn_at", OffsetDateTime.class) != null);
    }
}
