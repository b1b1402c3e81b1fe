package cn.cunkou.papers;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Papers by the many, as far as whoever acts may see them; the latest first. */
@Service
public class PaperLists {
    private static final String MATCHING =
            """
             where division like :division
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:body as text) is null or body::text = :body)
               and (cast(:item as text) is null
                    or exists (select from unnest(fulfils) as fulfilled
                                where fulfilled = :item or split_part(fulfilled, '/', 2) = :item))
               and (cast(:from as date) is null or day >= cast(:from as date))
               and (cast(:to as date) is null or day <= cast(:to as date))
               and case when valid then 'standing' when withdrawn_at is not null then 'withdrawn' else 'superseded' end
                   = any (cast(:states as text[]))
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', number, title, body_name))) = 0)
            """;
    private static final String ORDER = " order by day desc, id desc";

    private final JdbcClient jdbc;

    PaperLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Paged<Paper> list(PaperFilter filter, Paged.Request page) {
        var rows =
                asked(PaperRows.SELECT + MATCHING + ORDER + " limit :size offset :offset", filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new PaperRows())
                        .list();
        return page.of(rows, count(filter));
    }

    @Transactional(readOnly = true)
    public long count(PaperFilter filter) {
        return asked("select count(*) from papers.paper_facts" + MATCHING, filter)
                .query(Long.class)
                .single();
    }

    /** Every paper that matches. */
    @Transactional(readOnly = true)
    public List<Paper> everything(PaperFilter filter) {
        return asked(PaperRows.SELECT + MATCHING + ORDER, filter).query(new PaperRows()).list();
    }

    /** The items that some standing paper of a county fulfils, {@code plan/item}. */
    @Transactional(readOnly = true)
    public Set<String> fulfilled(DivisionCode county) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select distinct fulfilment.plan || '/' || fulfilment.item
                                  from papers.fulfilment
                                  join papers.paper on paper.id = fulfilment.paper and paper.valid
                                 where paper.division like :county
                                """)
                        .param("county", county.pattern())
                        .query(String.class)
                        .list());
    }

    private StatementSpec asked(String sql, PaperFilter filter) {
        return jdbc.sql(sql)
                .param("division", filter.divisionPattern())
                .param("kind", filter.kindId())
                .param("body", filter.bodyId())
                .param("item", filter.itemId())
                .param("from", filter.first())
                .param("to", filter.last())
                .param("states", filter.states())
                .param("words", filter.words());
    }
}
