package cn.cunkou.stations.applications;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.applications.Application.ApplicantKind;
import cn.cunkou.stations.applications.Application.Money;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of applications, of who applies, and of what was done about them. */
@Component
class ApplicationBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    ApplicationBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql("select * from stations.application where id = :id")
                .param("id", id)
                .query(ApplicationBook::row)
                .optional();
    }

    /** The application, held against other writers until the transaction ends. */
    Optional<Application> lock(UUID id) {
        return jdbc.sql("select * from stations.application where id = :id for update")
                .param("id", id)
                .query(ApplicationBook::row)
                .optional();
    }

    Optional<Application> openIn(DivisionCode village) {
        return jdbc.sql("select * from stations.application where division = :village and is_open")
                .param("village", village.digits())
                .query(ApplicationBook::row)
                .optional();
    }

    Optional<Application> of(UUID station) {
        return jdbc.sql("select * from stations.application where station = :station")
                .param("station", station)
                .query(ApplicationBook::row)
                .optional();
    }

    Applicant applicant(UUID id) {
        return jdbc.sql("select name, phone from stations.applicant where application = :id")
                .param("id", id)
                .query((row, number) ->
                        new Applicant(row.getString("name"), row.getString("phone")))
                .single();
    }

    List<Step> steps(UUID id) {
        return jdbc.sql(
                        """
                        select step, note, day, at, by_id, by_name from stations.application_step
                         where application = :id order by at desc, id desc
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Step(
                                Step.Kind.read(row.getString("step")).orElseThrow(),
                                row.getString("note"),
                                row.getObject("day", LocalDate.class),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("by_id"),
                                row.getString("by_name")))
                .list();
    }

    Paged<Application> list(String division, @Nullable State state, Paged.Request page) {
        var where =
                """
                 where division like :pattern
                   and (cast(:state as text) is null or state = :state)
                """;
        var id = state == null ? null : state.id();
        var rows =
                jdbc.sql(
                                "select * from stations.application"
                                        + where
                                        + " order by is_open desc, waits_since, id limit :size offset :offset")
                        .param("pattern", division + "%")
                        .param("state", id)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(ApplicationBook::row)
                        .list();
        var total =
                jdbc.sql("select count(*) from stations.application" + where)
                        .param("pattern", division + "%")
                        .param("state", id)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The days since which those of a state wait, the longest first; as far as whoever acts sees.
     */
    List<Application> waiting(State state) {
        return jdbc.sql(
                        "select * from stations.application where state = :state order by waits_since limit 1000")
                .param("state", state.id())
                .query(ApplicationBook::row)
                .list();
    }

    Application insert(NewApplication wanted, LocalDate today) {
        var id =
                jdbc.sql(
                                """
                                insert into stations.application (receipt, division, level, premises, area, applicant_kind, why,
                                                                  money, money_note, state, day, waits_since, recorded_at,
                                                                  recorded_by, by_id)
                                values (:receipt, :division, :level, :premises, :area, :kind, :why, :money, :moneyNote,
                                        'submitted', :today, :today, :now, :by, :byId)
                                returning id
                                """)
                        .param("receipt", Receipts.fresh())
                        .param("division", wanted.village().digits())
                        .param("level", wanted.level().id())
                        .param("premises", wanted.premises())
                        .param("area", wanted.area())
                        .param("kind", wanted.applicantKind().id())
                        .param("why", wanted.why())
                        .param("money", wanted.money().id())
                        .param("moneyNote", wanted.moneyNote())
                        .param("today", today)
                        .param("now", now(wanted.village()))
                        .param("by", Actor.current().name())
                        .param("byId", Actor.current().id())
                        .query(UUID.class)
                        .single();
        jdbc.sql(
                        """
                        insert into stations.applicant (application, division, name, phone)
                        values (:id, :division, :name, :phone)
                        """)
                .param("id", id)
                .param("division", wanted.village().digits())
                .param("name", wanted.applicant().name())
                .param("phone", wanted.applicant().phone())
                .update();
        return find(id).orElseThrow();
    }

    /** Changes all but the village, the state and who entered it. */
    void amend(UUID id, NewApplication wanted) {
        jdbc.sql(
                        """
                        update stations.application
                           set level = :level, premises = :premises, area = :area, applicant_kind = :kind, why = :why,
                               money = :money, money_note = :moneyNote
                         where id = :id
                        """)
                .param("id", id)
                .param("level", wanted.level().id())
                .param("premises", wanted.premises())
                .param("area", wanted.area())
                .param("kind", wanted.applicantKind().id())
                .param("why", wanted.why())
                .param("money", wanted.money().id())
                .param("moneyNote", wanted.moneyNote())
                .update();
        jdbc.sql(
                        "update stations.applicant set name = :name, phone = :phone where application = :id")
                .param("id", id)
                .param("name", wanted.applicant().name())
                .param("phone", wanted.applicant().phone())
                .update();
    }

    void move(UUID id, State state, @Nullable UUID station, LocalDate today) {
        jdbc.sql(
                        """
                        update stations.application set state = :state, station = :station, waits_since = :today
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.id())
                .param("station", station)
                .param("today", today)
                .update();
    }

    void step(Application application, Step.Kind kind, String note, LocalDate today) {
        var actor = Actor.current();
        jdbc.sql(
                        """
                        insert into stations.application_step (application, division, step, note, day, at, by_id, by_name)
                        values (:id, :division, :step, :note, :today, :now, :byId, :by)
                        """)
                .param("id", application.id())
                .param("division", application.village().digits())
                .param("step", kind.id())
                .param("note", note)
                .param("today", today)
                .param("now", now(application.village()))
                .param("byId", actor.id())
                .param("by", actor.name())
                .update();
    }

    /** Code of the village in which a town station stands, where somebody has said so. */
    Optional<String> seat(UUID station) {
        return jdbc.sql("select village from stations.seat where station = :station")
                .param("station", station)
                .query(String.class)
                .optional();
    }

    /** Writes down in which village a town station stands. */
    void seat(UUID station, DivisionCode town, DivisionCode village) {
        jdbc.sql(
                        """
                        insert into stations.seat (station, division, village, recorded_at, recorded_by)
                        values (:station, :division, :village, :now, :by)
                            on conflict (station) do update
                           set village = excluded.village, recorded_at = excluded.recorded_at,
                               recorded_by = excluded.recorded_by
                        """)
                .param("station", station)
                .param("division", town.digits())
                .param("village", village.digits())
                .param("now", now(village))
                .param("by", Actor.current().name())
                .update();
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }

    private static Application row(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                row.getString("receipt"),
                DivisionCode.of(row.getString("division")),
                Level.of(row.getString("level")),
                row.getString("premises"),
                row.getBigDecimal("area"),
                ApplicantKind.read(row.getString("applicant_kind")).orElseThrow(),
                row.getString("why"),
                Money.read(row.getString("money")).orElseThrow(),
                row.getString("money_note"),
                State.read(row.getString("state")).orElseThrow(),
                row.getObject("day", LocalDate.class),
                row.getObject("waits_since", LocalDate.class),
                row.getObject("station", UUID.class),
                row.getString("recorded_by"),
                row.getString("by_id"));
    }
}
