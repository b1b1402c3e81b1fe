package cn.cunkou.activities;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Activities by the many, as far as whoever acts may see them; the latest first. */
@Service
class ActivityLists {
    private static final String MATCHING =
            """
             where division like :division
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:body as text) is null or body::text = :body)
               and (cast(:from as date) is null or day >= cast(:from as date))
               and (cast(:to as date) is null or day <= cast(:to as date))
               and case when valid then 'standing' when withdrawn_at is not null then 'withdrawn' else 'superseded' end
                   = any (cast(:states as text[]))
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', title, place, partner, body_name))) = 0)
            """;
    private static final String ORDER = " order by day desc, id desc";

    private final JdbcClient jdbc;

    ActivityLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Paged<Activity> list(ActivityFilter filter, Paged.Request page) {
        var rows =
                asked(
                                ActivityRows.SELECT
                                        + MATCHING
                                        + ORDER
                                        + " limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new ActivityRows())
                        .list();
        var total =
                asked("select count(*) from activities.activity_facts" + MATCHING, filter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Every activity that matches. */
    @Transactional(readOnly = true)
    public List<Activity> everything(ActivityFilter filter) {
        return asked(ActivityRows.SELECT + MATCHING + ORDER, filter)
                .query(new ActivityRows())
                .list();
    }

    private StatementSpec asked(String sql, ActivityFilter filter) {
        return jdbc.sql(sql)
                .param("division", filter.divisionPattern())
                .param("kind", Faults.given(filter.kind()))
                .param("body", Faults.given(filter.body()))
                .param("from", filter.first())
                .param("to", filter.last())
                .param("states", filter.states())
                .param("words", filter.words());
    }
}
