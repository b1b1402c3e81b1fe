package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 临时关门: days that are known before, on which a station's door is shut, told to everybody. */
@Service
public class ClosedDays {
    private static final int LONGEST = 30;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    ClosedDays(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** Some days, the last one included. */
    public record Stretch(LocalDate firstDay, LocalDate lastDay, String reason) {
        public String words() {
            return (firstDay.equals(lastDay) ? firstDay.toString() : firstDay + "至" + lastDay)
                    + "关门："
                    + reason;
        }
    }

    /** Those that are not over on a day, the next first; everybody may know of them. */
    @Transactional(readOnly = true)
    public List<Stretch> from(UUID station, LocalDate day) {
        return jdbc.sql(
                        """
                        select first_day, last_day, reason from stations.public_closed_day
                         where station = :station and last_day >= :day order by first_day limit 20
                        """)
                .param("station", station)
                .param("day", day)
                .query(new DataClassRowMapper<>(Stretch.class))
                .list();
    }

    /**
     * Says that the door will be shut.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void announce(
            Station station,
            @Nullable String first,
            @Nullable String last,
            @Nullable String reason) {
        var faults = new Faults();
        var from = day(faults, "first", faults.required("first", "从哪天", first, 10));
        var given = day(faults, "last", last);
        var until = given == null ? from : given;
        var why = faults.required("reason", "为什么关门", reason, 60);
        var today = counties.today(station.county());
        if (from != null && until != null) {
            if (until.isBefore(from)) {
                faults.add("last", "结束早于开始", "核对日期");
            } else if (until.isBefore(today)) {
                faults.add("last", "已经过了", "填今天或以后的日子");
            } else if (ChronoUnit.DAYS.between(from, until) >= LONGEST) {
                faults.add("last", "超过30天", "关这么久请登记歇业");
            }
        }
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        try {
            jdbc.sql(
                            """
                            insert into stations.closed_day (station, division, during, reason, recorded_at, recorded_by)
                            values (:station, :division, daterange(:from, :until, '[]'), :reason, :now, :by)
                            """)
                    .param("station", station.id())
                    .param("division", station.division().digits())
                    .param("from", Objects.requireNonNull(from))
                    .param("until", Objects.requireNonNull(until))
                    .param("reason", why)
                    .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                    .param("by", Actor.current().name())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("这几天里有的已经登记关门了。");
        }
        audit.record(
                "临时关门",
                new Audit.Subject(
                        "station",
                        station.id().toString(),
                        station.name(),
                        station.division().digits()),
                null,
                from + "至" + until,
                why);
    }

    private static @Nullable LocalDate day(Faults faults, String field, @Nullable String typed) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成2019-12-31这样");
            return null;
        }
    }
}
