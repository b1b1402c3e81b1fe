package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects and what they are to be, as they are stored. */
@Repository
class ProjectBook {
    static final String SELECT = "select * from projects.project_facts";

    private final JdbcClient jdbc;

    ProjectBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a project was to be at some time. */
    record Edition(
            int number,
            Project.Terms terms,
            @Nullable String contractorName,
            String reason,
            Stamp stamp) {}

    Optional<Project> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(ProjectBook::project)
                .optional();
    }

    /** Keeps others who act on the same project waiting until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "project " + id)
                .query((row, number) -> true)
                .single();
    }

    UUID insert(
            DivisionCode division, String plan, LocalDate day, Project.Terms terms, Stamp stamp) {
        var id =
                jdbc.sql(
                                """
                                insert into projects.project (division, plan, day, recorded_at, recorded_by)
                                values (:division, :plan, :day, :at, :by) returning id
                                """)
                        .param("division", division.digits())
                        .param("plan", plan)
                        .param("day", day)
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .query(UUID.class)
                        .single();
        insertEdition(id, division, 1, terms, null, "", stamp);
        return id;
    }

    /** Adds an edition that takes the place of the latest. */
    void revise(
            Project project,
            Project.Terms terms,
            @Nullable UUID change,
            String reason,
            Stamp stamp) {
        jdbc.sql("update projects.edition set latest = false where project = :project and latest")
                .param("project", project.id())
                .update();
        insertEdition(
                project.id(),
                project.division(),
                project.edition() + 1,
                terms,
                change,
                reason,
                stamp);
    }

    private void insertEdition(
            UUID project,
            DivisionCode division,
            int number,
            Project.Terms terms,
            @Nullable UUID change,
            String reason,
            Stamp stamp) {
        jdbc.sql(
                        """
                        insert into projects.edition (project, division, number, title, body, contractor, content, goals, deadline,
                                                      decision, county_post, contractor_post, items, change, reason,
                                                      recorded_at, recorded_by)
                        values (:project, :division, :number, :title, :body, :contractor, :content, :goals, :deadline, :decision,
                                :countyPost, :contractorPost, :items, :change, :reason, :at, :by)
                        """)
                .param("project", project)
                .param("division", division.digits())
                .param("number", number)
                .param("title", terms.title())
                .param("body", terms.body())
                .param("contractor", terms.contractor())
                .param("content", terms.content())
                .param("goals", terms.goals())
                .param("deadline", terms.deadline())
                .param("decision", terms.decision())
                .param("countyPost", terms.countyPost())
                .param("contractorPost", terms.contractorPost())
                .param("items", terms.items().toArray(String[]::new))
                .param("change", change)
                .param("reason", reason)
                .param("at", stamp.time())
                .param("by", stamp.by())
                .update();
    }

    /** All editions of a project, the latest first. */
    List<Edition> editions(UUID project) {
        return jdbc.sql(
                        """
                        select edition.*, party.public_name as contractor_name
                          from projects.edition left join registry.public_party as party on party.id = edition.contractor
                         where project = :project order by number desc
                        """)
                .param("project", project)
                .query((row, number) ->
                        new Edition(
                                row.getInt("number"),
                                terms(row),
                                row.getString("contractor_name"),
                                row.getString("reason"),
                                stamp(row, "recorded_at", "recorded_by")))
                .list();
    }

    static Stamp stamp(ResultSet row, String at, String by) throws SQLException {
        return new Stamp(row.getTimestamp(at).toInstant(), row.getString(by), "");
    }

    static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("plan"),
                row.getObject("day", LocalDate.class),
                row.getInt("number"),
                terms(row),
                row.getString("body_name"),
                row.getString("contractor_name"),
                new Money(row.getLong("contracted_fen")),
                row.getObject("contracted", LocalDate.class),
                row.getInt("percent"),
                month(row, "reported"),
                row.getInt("open_rectifications"),
                row.getObject("accepted", LocalDate.class),
                row.getBoolean("in_acceptance"));
    }

    static @Nullable YearMonth month(ResultSet row, String column) throws SQLException {
        var day = row.getObject(column, LocalDate.class);
        return day == null ? null : YearMonth.from(day);
    }

    private static Project.Terms terms(ResultSet row) throws SQLException {
        return new Project.Terms(
                row.getString("title"),
                Objects.requireNonNull(row.getObject("body", UUID.class)),
                row.getObject("contractor", UUID.class),
                row.getString("content"),
                row.getString("goals"),
                Objects.requireNonNull(row.getObject("deadline", LocalDate.class)),
                row.getString("decision"),
                row.getString("county_post"),
                row.getString("contractor_post"),
                Arrays.asList((String[]) row.getArray("items").getArray()));
    }
}
