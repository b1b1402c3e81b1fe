package cn.cunkou.projects;

import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Projects by the many, as far as whoever acts may see them. */
@Service
class ProjectLists {
    private static final String MATCHING =
            """
             where division like :division
               and (cast(:state as text) is null or case
                        when :state = 'overdue' then accepted is null and deadline < :today
                        else :state = case when accepted is not null then 'accepted' when in_acceptance then 'in-acceptance'
                                           when contracted is null then 'preparing' else 'building' end end)
               and (cast(:body as text) is null or body::text = :body)
               and (cast(:item as text) is null or :item = any (items))
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', title, body_name, contractor_name))) = 0)
            """;
    private static final String ORDER = " order by accepted is not null, deadline, title, id";

    private final JdbcClient jdbc;

    ProjectLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those not accepted first, by their deadline. */
    @Transactional(readOnly = true)
    Paged<Project> list(ProjectFilter filter, LocalDate today, Paged.Request page) {
        var rows =
                asked(
                                ProjectBook.SELECT
                                        + MATCHING
                                        + ORDER
                                        + " limit :size offset :offset",
                                filter,
                                today)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(ProjectBook::project)
                        .list();
        return page.of(rows, count(filter, today));
    }

    @Transactional(readOnly = true)
    List<Project> everything(ProjectFilter filter, LocalDate today) {
        return asked(ProjectBook.SELECT + MATCHING + ORDER, filter, today)
                .query(ProjectBook::project)
                .list();
    }

    @Transactional(readOnly = true)
    long count(ProjectFilter filter, LocalDate today) {
        return asked("select count(*) from projects.project_facts" + MATCHING, filter, today)
                .query(Long.class)
                .single();
    }

    private StatementSpec asked(String sql, ProjectFilter filter, LocalDate today) {
        return jdbc.sql(sql)
                .param("division", filter.pattern())
                .param("state", filter.stateId())
                .param("today", today)
                .param("body", filter.bodyId())
                .param("item", filter.itemId())
                .param("words", filter.words());
    }
}
