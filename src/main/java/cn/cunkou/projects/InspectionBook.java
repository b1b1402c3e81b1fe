package cn.cunkou.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Inspections and what has to be put right, as they are stored. */
@Repository
class InspectionBook {
    private static final String RECTIFICATIONS =
            """
            select rectification.*, inspection.day as found, standing.kind as state, standing.day as since,
                   coalesce((select step.deadline from projects.step
                              where step.subject = rectification.id and step.deadline is not null
                              order by step.at desc, step.id desc limit 1), rectification.deadline) as until
              from projects.rectification
              join projects.inspection on inspection.id = rectification.inspection
              left join projects.standing on standing.subject = rectification.id
            """;

    private final JdbcClient jdbc;

    InspectionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Project project, Inspection inspection) {
        jdbc.sql(
                        """
                        insert into projects.inspection (id, project, division, kind, day, inspectors, text, passed, failed, longitude,
                                                         latitude, recorded_at, recorded_by)
                        values (:id, :project, :division, :kind, :day, :inspectors, :text, :passed, :failed, :longitude, :latitude,
                                :at, :by)
                        """)
                .param("id", inspection.id())
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("kind", inspection.kind().id())
                .param("day", inspection.day())
                .param("inspectors", inspection.inspectors())
                .param("text", inspection.text())
                .param("passed", inspection.passed().toArray(String[]::new))
                .param("failed", inspection.failed().toArray(String[]::new))
                .param("longitude", inspection.longitude())
                .param("latitude", inspection.latitude())
                .param("at", inspection.recorded().time())
                .param("by", inspection.recorded().by())
                .update();
    }

    UUID insert(
            Project project,
            UUID inspection,
            String finding,
            String responsible,
            LocalDate deadline,
            Stamp stamp) {
        return jdbc.sql(
                        """
                        insert into projects.rectification (project, division, inspection, finding, responsible, deadline, recorded_at,
                                                            recorded_by)
                        values (:project, :division, :inspection, :finding, :responsible, :deadline, :at, :by) returning id
                        """)
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("inspection", inspection)
                .param("finding", finding)
                .param("responsible", responsible)
                .param("deadline", deadline)
                .param("at", stamp.time())
                .param("by", stamp.by())
                .query(UUID.class)
                .single();
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    /** The latest first. */
    List<Inspection> of(UUID project) {
        return jdbc.sql(
                        "select * from projects.inspection where project = :project order by day desc, id desc")
                .param("project", project)
                .query(InspectionBook::inspection)
                .list();
    }

    /** Those that are not put right first, by their deadline. */
    List<Rectification> rectifications(UUID project) {
        return jdbc.sql(
                        RECTIFICATIONS
                                + " where rectification.project = :project order by standing.kind is not distinct from 'closed', until, rectification.id")
                .param("project", project)
                .query(InspectionBook::rectification)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Rectification> rectification(UUID id) {
        return jdbc.sql(RECTIFICATIONS + " where rectification.id = :id")
                .param("id", id)
                .query(InspectionBook::rectification)
                .optional();
    }

    /** All of a county that are not put right. */
    List<Rectification> open(String division) {
        return jdbc.sql(
                        RECTIFICATIONS
                                + " where rectification.division like :division and standing.kind is distinct from 'closed' order by until")
                .param("division", division + "%")
                .query(InspectionBook::rectification)
                .list();
    }

    private static Inspection inspection(ResultSet row, int number) throws SQLException {
        return new Inspection(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                Objects.requireNonNull(Inspection.Kind.read(row.getString("kind"))),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("inspectors"),
                row.getString("text"),
                Arrays.asList((String[]) row.getArray("passed").getArray()),
                Arrays.asList((String[]) row.getArray("failed").getArray()),
                row.getBigDecimal("longitude"),
                row.getBigDecimal("latitude"),
                ProjectBook.stamp(row, "recorded_at", "recorded_by"));
    }

    private static Rectification rectification(ResultSet row, int number) throws SQLException {
        var last = row.getString("state");
        return new Rectification(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                row.getObject("inspection", UUID.class),
                row.getString("finding"),
                row.getString("responsible"),
                Objects.requireNonNull(row.getObject("until", LocalDate.class)),
                Objects.requireNonNull(row.getObject("found", LocalDate.class)),
                Rectification.State.after(last == null ? null : Step.Kind.of(last)),
                row.getObject("since", LocalDate.class));
    }
}
