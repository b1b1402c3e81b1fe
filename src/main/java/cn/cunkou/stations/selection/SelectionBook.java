package cn.cunkou.stations.selection;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of rounds, candidates and points. */
@Component
class SelectionBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    SelectionBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    /** All rounds of a station, the latest first. */
    List<Selection> of(UUID station) {
        return jdbc.sql(
                        "select * from stations.selection where station = :station order by from_day desc, id desc")
                .param("station", station)
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Selection(
                            id,
                            row.getObject("from_day", LocalDate.class),
                            Selection.State.of(row.getString("state")),
                            criteria(id),
                            candidates(id),
                            row.getObject("chosen", UUID.class),
                            row.getObject("starts", LocalDate.class),
                            row.getString("reason"));
                })
                .list();
    }

    private List<Criterion> criteria(UUID selection) {
        return jdbc.sql(
                        "select place, label, weight from stations.selection_criterion where selection = :id order by place")
                .param("id", selection)
                .query(new DataClassRowMapper<>(Criterion.class))
                .list();
    }

    private List<Candidate> candidates(UUID selection) {
        return jdbc.sql(
                        "select * from stations.candidate where selection = :id order by recorded_at, id")
                .param("id", selection)
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Candidate(
                            id,
                            row.getString("name"),
                            row.getString("phone"),
                            row.getString("about"),
                            row.getObject("trained", LocalDate.class),
                            row.getString("training_paper"),
                            scores(id));
                })
                .list();
    }

    private List<Candidate.Score> scores(UUID candidate) {
        return jdbc.sql(
                        """
                        select place, scorer, scorer_name, points from stations.candidate_score
                         where candidate = :id order by scorer_name, scorer, place
                        """)
                .param("id", candidate)
                .query(new DataClassRowMapper<>(Candidate.Score.class))
                .list();
    }

    void open(Station station, List<Criterion> criteria, LocalDate today) {
        var id =
                jdbc.sql(
                                """
                                insert into stations.selection (station, division, from_day, recorded_at, recorded_by)
                                values (:station, :division, :today, :now, :by) returning id
                                """)
                        .param("station", station.id())
                        .param("division", station.division().digits())
                        .param("today", today)
                        .param("now", now(station))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        for (var one : criteria) {
            jdbc.sql(
                            """
                            insert into stations.selection_criterion (selection, place, division, label, weight)
                            values (:id, :place, :division, :label, :weight)
                            """)
                    .param("id", id)
                    .param("place", one.place())
                    .param("division", station.division().digits())
                    .param("label", one.label())
                    .param("weight", one.weight())
                    .update();
        }
    }

    /** Adds a candidate; false when the round has one with that number. */
    boolean add(Station station, UUID selection, String name, String phone, String about) {
        return jdbc.sql(
                                """
                                insert into stations.candidate (selection, division, name, phone, about, recorded_at, recorded_by)
                                values (:selection, :division, :name, :phone, :about, :now, :by)
                                    on conflict (selection, phone) do nothing
                                """)
                        .param("selection", selection)
                        .param("division", station.division().digits())
                        .param("name", name)
                        .param("phone", phone)
                        .param("about", about)
                        .param("now", now(station))
                        .param("by", Actor.current().name())
                        .update()
                > 0;
    }

    void score(Station station, UUID candidate, int place, int points) {
        jdbc.sql(
                        """
                        insert into stations.candidate_score (candidate, place, scorer, division, scorer_name, points, recorded_at)
                        values (:candidate, :place, :scorer, :division, :name, :points, :now)
                            on conflict (candidate, place, scorer) do update
                           set points = excluded.points, recorded_at = excluded.recorded_at
                        """)
                .param("candidate", candidate)
                .param("place", place)
                .param("scorer", Actor.current().id())
                .param("division", station.division().digits())
                .param("name", Actor.current().name())
                .param("points", points)
                .param("now", now(station))
                .update();
    }

    void train(UUID candidate, LocalDate day, String paper) {
        jdbc.sql(
                        "update stations.candidate set trained = :day, training_paper = :paper where id = :id")
                .param("id", candidate)
                .param("day", day)
                .param("paper", paper)
                .update();
    }

    /** Whether the round was still open to be decided. */
    boolean decide(UUID selection, UUID candidate, LocalDate starts, String reason) {
        return jdbc.sql(
                                """
                                update stations.selection
                                   set state = 'decided', chosen = :candidate, starts = :starts, reason = :reason, ended_by = :by
                                 where id = :id and state = 'open'
                                """)
                        .param("id", selection)
                        .param("candidate", candidate)
                        .param("starts", starts)
                        .param("reason", reason)
                        .param("by", Actor.current().name())
                        .update()
                > 0;
    }

    void giveUp(UUID selection, String reason) {
        jdbc.sql(
                        "update stations.selection set state = 'given-up', reason = :reason, ended_by = :by where id = :id and state = 'open'")
                .param("id", selection)
                .param("reason", reason)
                .param("by", Actor.current().name())
                .update();
    }

    private OffsetDateTime now(Station station) {
        return counties.now(station.county()).atOffset(ZoneOffset.UTC);
    }
}
