package cn.cunkou.region;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.SitesPage.Filter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sites of a county as a table. */
@Repository
class SiteTable {
    private final JdbcClient jdbc;

    SiteTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Paged<Site> page(Filter filter, Paged.Request request) {
        return rows(filter, request);
    }

    /** All sites, for export. */
    @Transactional(readOnly = true)
    public List<Site> all(Filter filter) {
        return Paged.all(request -> rows(filter, request));
    }

    private Paged<Site> rows(Filter filter, Paged.Request request) {
        var total = new ArrayList<Long>();
        var rows =
                jdbc.sql(
                                "select count(*) over () as total, "
                                        + SiteRows.COLUMNS
                                        + """
                                          from region.site
                                         where division like :within and (:kind = '' or kind = :kind)
                                           and not exists (select from unnest(cast(:words as text[])) as word
                                                            where position(word in name || address) = 0)
                                         order by division, name, id limit :limit offset :offset
                                        """)
                        .param(
                                "within",
                                (filter.town().isEmpty() ? filter.county().digits() : filter.town())
                                        + "%")
                        .param("kind", filter.kind())
                        .param("words", Words.of(filter.q()).toArray(String[]::new))
                        .param("limit", request.size())
                        .param("offset", request.offset())
                        .query((row, number) -> {
                            total.add(row.getLong("total"));
                            return new SiteRows().mapRow(row, number);
                        })
                        .list();
        return request.of(rows, total.isEmpty() ? 0 : total.getFirst());
    }
}
