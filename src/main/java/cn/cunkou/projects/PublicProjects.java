package cn.cunkou.projects;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Projects as everybody may see them. */
@Service
public class PublicProjects {
    private final JdbcClient jdbc;

    PublicProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A project as everybody may see it; see {@link Project}. */
    public record PublicProject(
            UUID id,
            DivisionCode division,
            String plan,
            String title,
            String body,
            @Nullable String contractor,
            String content,
            String goals,
            LocalDate deadline,
            String decision,
            String countyPost,
            String contractorPost,
            List<String> items,
            Money contracted,
            int percent,
            @Nullable YearMonth reported,
            @Nullable LocalDate accepted) {}

    public record Signed(String kind, String title, String party, Money amount, LocalDate day) {}

    public record Month(YearMonth month, int percent, LocalDate day) {}

    /** Those of a county whose names hold all the words, those not yet accepted first. */
    @Transactional(readOnly = true)
    public Paged<PublicProject> find(DivisionCode county, String q, Paged.Request page) {
        var matching =
                """
                 where county = :county
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', title, body_name, contractor_name))) = 0)
                """;
        var rows =
                jdbc.sql(
                                "select * from projects.public_project"
                                        + matching
                                        + " order by accepted is not null, deadline, title, id limit :size offset :offset")
                        .param("county", county.digits())
                        .param("words", SearchWords.of(q))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(PublicProjects::project)
                        .list();
        var total =
                jdbc.sql("select count(*) from projects.public_project" + matching)
                        .param("county", county.digits())
                        .param("words", SearchWords.of(q))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The project of that id.
     *
     * @throws cn.cunkou.platform.web.Problem when the county has none
     */
    @Transactional(readOnly = true)
    public PublicProject get(DivisionCode county, UUID id) {
        return jdbc.sql("select * from projects.public_project where id = :id and county = :county")
                .param("id", id)
                .param("county", county.digits())
                .query(PublicProjects::project)
                .optional()
                .orElseThrow(Projects::missing);
    }

    /** Its contracts in the order they were signed. */
    @Transactional(readOnly = true)
    public List<Signed> contracts(UUID project) {
        return jdbc.sql(
                        "select * from projects.public_contract where project = :project order by signed")
                .param("project", project)
                .query((row, number) ->
                        new Signed(
                                Contract.Kind.of(row.getString("kind")).label(),
                                row.getString("title"),
                                row.getString("party_name"),
                                new Money(row.getLong("amount_fen")),
                                Objects.requireNonNull(row.getObject("signed", LocalDate.class))))
                .list();
    }

    /** What was reported of it, the newest month first. */
    @Transactional(readOnly = true)
    public List<Month> months(UUID project) {
        return jdbc.sql(
                        "select * from projects.public_progress where project = :project order by month desc")
                .param("project", project)
                .query((row, number) ->
                        new Month(
                                Objects.requireNonNull(ProjectBook.month(row, "month")),
                                row.getInt("percent"),
                                Objects.requireNonNull(row.getObject("day", LocalDate.class))))
                .list();
    }

    private static PublicProject project(ResultSet row, int number) throws SQLException {
        return new PublicProject(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("plan"),
                row.getString("title"),
                row.getString("body_name"),
                row.getString("contractor_name"),
                row.getString("content"),
                row.getString("goals"),
                Objects.requireNonNull(row.getObject("deadline", LocalDate.class)),
                row.getString("decision"),
                row.getString("county_post"),
                row.getString("contractor_post"),
                Arrays.asList((String[]) row.getArray("items").getArray()),
                new Money(row.getLong("contracted_fen")),
                row.getInt("percent"),
                ProjectBook.month(row, "reported"),
                row.getObject("accepted", LocalDate.class));
    }
}
