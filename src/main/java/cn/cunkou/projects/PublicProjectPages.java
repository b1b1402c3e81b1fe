package cn.cunkou.projects;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
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
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 项目 for everybody: what is built, by whom, for how much, until when, and how far it is. */
@Controller
public class PublicProjectPages {
    private static final int ROWS = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Plans plans;
    private final Counties counties;
    private final Divisions divisions;

    PublicProjectPages(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Plans plans,
            Counties counties,
            Divisions divisions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.plans = plans;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Bean
    static MenuEntry publicProjectsMenu() {
        return new MenuEntry(Place.PORTAL, "", 42, "项目", "/projects", "plan");
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

    public record PublicProjectsPage(String place, String q, Paged<PublicProject> projects) {}

    public record PublicProjectPage(
            PublicProject project,
            String place,
            List<Option> items,
            List<Signed> contracts,
            List<Month> months) {}

    @GetMapping("/projects")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var found = transaction.execute(_ -> find(county.code(), q, new Paged.Request(page, ROWS)));
        model.addAttribute(
                "page", new PublicProjectsPage(county.name(), q, Objects.requireNonNull(found)));
        return "projects/public";
    }

    private Paged<PublicProject> find(DivisionCode county, String q, Paged.Request page) {
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
                        .query(PublicProjectPages::project)
                        .list();
        var total =
                jdbc.sql("select count(*) from projects.public_project" + matching)
                        .param("county", county.digits())
                        .param("words", SearchWords.of(q))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @GetMapping("/projects/{id}")
    String one(@PathVariable UUID id, Model model) {
        var county = counties.home().code();
        var page = transaction.execute(_ -> page(county, id));
        model.addAttribute("page", Objects.requireNonNull(page));
        return "projects/publicOne";
    }

    private PublicProjectPage page(DivisionCode county, UUID id) {
        var project =
                jdbc.sql(
                                "select * from projects.public_project where id = :id and county = :county")
                        .param("id", id)
                        .param("county", county.digits())
                        .query(PublicProjectPages::project)
                        .optional()
                        .orElseThrow(Projects::missing);
        var plan = plans.find(project.plan()).map(edition -> edition.plan());
        var items =
                project.items().stream()
                        .flatMap(item ->
                                plan
                                        .flatMap(it -> it.item(item))
                                        .map(found -> new Option(item, found.label()))
                                        .stream())
                        .toList();
        return new PublicProjectPage(
                project,
                divisions.gazetteer(county, counties.today(county)).place(project.division()),
                items,
                contracts(id),
                months(id));
    }

    private List<Signed> contracts(UUID project) {
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

    private List<Month> months(UUID project) {
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
