package cn.cunkou.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The steps of all parts of projects, as they are stored. */
@Repository
class StepBook {
    private static final String SELECT = "select * from projects.step";
    private static final String ORDER = " order by at, id";

    private final JdbcClient jdbc;

    StepBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step about to be taken; see {@link Step}. */
    record Draft(
            Step.About about,
            UUID subject,
            Step.Kind kind,
            @Nullable String stage,
            String text,
            String paper,
            @Nullable LocalDate deadline,
            LocalDate day) {
        static Draft of(
                Step.About about, UUID subject, Step.Kind kind, String text, LocalDate day) {
            return new Draft(about, subject, kind, null, text, "", null, day);
        }
    }

    UUID add(Project project, Draft step, Stamp stamp) {
        return jdbc.sql(
                        """
                        insert into projects.step (project, division, about, subject, kind, stage, text, paper, deadline, day, at, by,
                                                   actor)
                        values (:project, :division, :about, :subject, :kind, :stage, :text, :paper, :deadline, :day, :at, :by, :actor)
                        returning id
                        """)
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("about", step.about().id())
                .param("subject", step.subject())
                .param("kind", step.kind().id())
                .param("stage", step.stage())
                .param("text", step.text())
                .param("paper", step.paper())
                .param("deadline", step.deadline())
                .param("day", step.day())
                .param("at", stamp.time())
                .param("by", stamp.by())
                .param("actor", stamp.actor())
                .query(UUID.class)
                .single();
    }

    /** What happened to one part, the earliest first. */
    @Transactional(readOnly = true)
    List<Step> about(UUID subject) {
        return jdbc.sql(SELECT + " where subject = :subject" + ORDER)
                .param("subject", subject)
                .query(StepBook::step)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Step> last(UUID subject) {
        return about(subject).stream().reduce((_, later) -> later);
    }

    /** What happened to all parts of a project, the earliest first. */
    @Transactional(readOnly = true)
    List<Step> of(UUID project) {
        return jdbc.sql(SELECT + " where project = :project" + ORDER)
                .param("project", project)
                .query(StepBook::step)
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getObject("id", UUID.class),
                Step.About.of(row.getString("about")),
                row.getObject("subject", UUID.class),
                Step.Kind.of(row.getString("kind")),
                row.getString("stage"),
                row.getString("text"),
                row.getString("paper"),
                row.getObject("deadline", LocalDate.class),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                new Stamp(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("actor")));
    }
}
