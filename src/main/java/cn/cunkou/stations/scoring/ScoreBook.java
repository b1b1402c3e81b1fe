package cn.cunkou.stations.scoring;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.scoring.ScoreLine.Source;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of scorings. */
@Component
class ScoreBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    ScoreBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    /** What is recorded of a station in the year of a run. */
    record Facts(
            UUID station,
            DivisionCode division,
            String code,
            String name,
            String place,
            long services,
            long daysOn,
            boolean fitted) {}

    /** What a person gave. */
    record Given(UUID station, int place, BigDecimal points, String paper) {}

    List<ScoreRun> in(DivisionCode county) {
        return jdbc.sql(
                        "select * from stations.score_run where division = :county order by year desc")
                .param("county", county.digits())
                .query(this::run)
                .list();
    }

    Optional<ScoreRun> find(UUID id) {
        return jdbc.sql("select * from stations.score_run where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /** The run, held against other writers until the transaction ends. */
    Optional<ScoreRun> lock(UUID id) {
        return jdbc.sql("select * from stations.score_run where id = :id for update")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /** Opens a run; empty when the county has one for that year. */
    Optional<UUID> open(DivisionCode county, int year, List<ScoreLine> lines) {
        var id =
                jdbc.sql(
                                """
                                insert into stations.score_run (division, year, recorded_at, recorded_by)
                                values (:county, :year, :now, :by) on conflict do nothing returning id
                                """)
                        .param("county", county.digits())
                        .param("year", year)
                        .param("now", now(county))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .optional();
        id.ifPresent(run -> lines.forEach(line -> insert(county, run, line)));
        return id;
    }

    private void insert(DivisionCode county, UUID run, ScoreLine line) {
        jdbc.sql(
                        """
                        insert into stations.score_line (run, place, division, label, points, source)
                        values (:run, :place, :county, :label, :points, :source)
                        """)
                .param("run", run)
                .param("place", line.place())
                .param("county", county.digits())
                .param("label", line.label())
                .param("points", line.points())
                .param("source", line.source().id())
                .update();
    }

    /** The town and village stations that had opened and were accepted and not closed on a day. */
    List<Facts> facts(DivisionCode county, int year, LocalDate day) {
        return jdbc.sql(
                        """
                        select station.id, station.division, station.code, station.name, named.name as place,
                               coalesce(served.services, 0) as services, coalesce(reported.days, 0) as days_on,
                               coalesce(fitted.validity @> cast(:day as date), false) as fitted
                          from stations.station
                          left join stations.place_name as named on named.code = station.division
                          left join (select station, count(*) as services from stations.service
                                      where counts and day between :first and :day group by station) as served
                            on served.station = station.id
                          left join (select station, count(distinct day) as days from stations.device_day
                                      where day between :first and :day group by station) as reported
                            on reported.station = station.id
                          left join stations.fitted_days as fitted on fitted.station = station.id
                         where station.division like :county and station.level <> 'county' and station.opened <= :day
                           and station.accepted <= :day and (station.closed is null or station.closed > :day)
                         order by station.code
                        """)
                .param("county", county.pattern())
                .param("first", LocalDate.of(year, 1, 1))
                .param("day", day)
                .query((row, number) ->
                        new Facts(
                                row.getObject("id", UUID.class),
                                DivisionCode.of(row.getString("division")),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("place"),
                                row.getLong("services"),
                                row.getLong("days_on"),
                                row.getBoolean("fitted")))
                .list();
    }

    List<Given> given(UUID run) {
        return jdbc.sql(
                        "select station, place, points, paper from stations.score_given where run = :run")
                .param("run", run)
                .query((row, number) ->
                        new Given(
                                row.getObject("station", UUID.class),
                                row.getInt("place"),
                                row.getBigDecimal("points"),
                                row.getString("paper")))
                .list();
    }

    void give(UUID run, int place, UUID station, DivisionCode division, ScoreLine.Mark mark) {
        jdbc.sql(
                        """
                        insert into stations.score_given (run, place, station, division, points, paper, recorded_at, recorded_by)
                        values (:run, :place, :station, :division, :points, :paper, :now, :by)
                            on conflict (run, place, station) do update
                           set points = excluded.points, paper = excluded.paper, recorded_at = excluded.recorded_at,
                               recorded_by = excluded.recorded_by
                        """)
                .param("run", run)
                .param("place", place)
                .param("station", station)
                .param("division", division.digits())
                .param("points", mark.points())
                .param("paper", mark.paper())
                .param("now", now(division))
                .param("by", Actor.current().name())
                .update();
    }

    /** Takes back what was given. */
    void take(UUID run, int place, UUID station) {
        jdbc.sql(
                        "delete from stations.score_given where run = :run and place = :place and station = :station")
                .param("run", run)
                .param("place", place)
                .param("station", station)
                .update();
    }

    /** Freezes what is put up under a notice. */
    void publish(ScoreRun run, UUID notice, LocalDate day, List<Scored> ranking) {
        jdbc.sql("delete from stations.score_result where run = :run")
                .param("run", run.id())
                .update();
        for (var one : ranking) {
            jdbc.sql(
                            """
                            insert into stations.score_result (run, station, division, rank, total, said)
                            values (:run, :station, :division, :rank, :total, :said)
                            """)
                    .param("run", run.id())
                    .param("station", one.station())
                    .param("division", one.division().digits())
                    .param("rank", one.rank())
                    .param("total", one.total())
                    .param("said", one.said())
                    .update();
        }
        jdbc.sql(
                        """
                        update stations.score_run set state = 'published', notice = :notice, day = :day where id = :run
                        """)
                .param("run", run.id())
                .param("notice", notice)
                .param("day", day)
                .update();
    }

    /** The notice of a run that waits for it has ended; false where none waits. */
    boolean end(UUID notice, boolean holds) {
        return jdbc.sql(
                                """
                                update stations.score_run set state = :state where notice = :notice and state = 'published'
                                """)
                        .param("notice", notice)
                        .param(
                                "state",
                                (holds ? ScoreRun.State.FIXED : ScoreRun.State.OBJECTED).id())
                        .update()
                > 0;
    }

    /** The notice of a run was taken down: it is as if it had not been put up. */
    void reopen(UUID notice) {
        jdbc.sql(
                        """
                        update stations.score_run set state = 'open', notice = null, day = null where notice = :notice and state = 'published'
                        """)
                .param("notice", notice)
                .update();
    }

    /** What was put up, the best first. */
    List<Scored> results(UUID run) {
        return jdbc.sql(
                        """
                        select result.*, station.code, station.name, named.name as place
                          from stations.score_result as result
                          join stations.station on station.id = result.station
                          left join stations.place_name as named on named.code = station.division
                         where run = :run order by rank, station.code
                        """)
                .param("run", run)
                .query((row, number) ->
                        new Scored(
                                row.getObject("station", UUID.class),
                                DivisionCode.of(row.getString("division")),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("place"),
                                row.getInt("rank"),
                                row.getBigDecimal("total"),
                                row.getString("said"),
                                List.of()))
                .list();
    }

    List<Consequence> consequences(UUID run) {
        return jdbc.sql(
                        """
                        select station, kind, note, day, recorded_by from stations.score_consequence
                         where run = :run order by recorded_at
                        """)
                .param("run", run)
                .query((row, number) ->
                        new Consequence(
                                row.getObject("station", UUID.class),
                                Consequence.Kind.read(row.getString("kind")).orElseThrow(),
                                row.getString("note"),
                                row.getObject("day", LocalDate.class),
                                row.getString("recorded_by")))
                .list();
    }

    void follow(UUID run, Scored station, Consequence.Kind kind, String note, LocalDate today) {
        jdbc.sql(
                        """
                        insert into stations.score_consequence (run, station, division, kind, note, day, recorded_at, recorded_by)
                        values (:run, :station, :division, :kind, :note, :today, :now, :by)
                        """)
                .param("run", run)
                .param("station", station.station())
                .param("division", station.division().digits())
                .param("kind", kind.id())
                .param("note", note)
                .param("today", today)
                .param("now", now(station.division()))
                .param("by", Actor.current().name())
                .update();
    }

    private ScoreRun run(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ScoreRun(
                id,
                DivisionCode.of(row.getString("division")),
                row.getInt("year"),
                ScoreRun.State.of(row.getString("state")),
                row.getObject("day", LocalDate.class),
                row.getObject("notice", UUID.class),
                lines(id));
    }

    private List<ScoreLine> lines(UUID run) {
        return jdbc.sql(
                        "select place, label, points, source from stations.score_line where run = :run order by place")
                .param("run", run)
                .query((row, number) ->
                        new ScoreLine(
                                row.getInt("place"),
                                row.getString("label"),
                                row.getInt("points"),
                                Source.of(row.getString("source"))))
                .list();
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }
}
