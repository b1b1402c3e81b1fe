package cn.cunkou.region;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.DivisionsPage.Filter;
import cn.cunkou.region.DivisionsPage.KindCount;
import cn.cunkou.region.DivisionsPage.Row;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The towns and villages of a county as a table. */
@Repository
class DivisionTable {
    /** Sorting as the reader chose it; the columns are ours, never theirs. */
    enum Sort {
        CODE("code"),
        NAME("town_name, length(code), short_name, code");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }

        static Sort of(String typed) {
            return typed.equals("name") ? NAME : CODE;
        }
    }

    private final JdbcClient jdbc;

    DivisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Paged<Row> page(Filter filter, Paged.Request request) {
        return rows(filter, request);
    }

    /** All rows, for export. */
    @Transactional(readOnly = true)
    public List<Row> all(Filter filter) {
        return Paged.all(request -> rows(filter, request));
    }

    private Paged<Row> rows(Filter filter, Paged.Request request) {
        var total = new ArrayList<Long>();
        var rows =
                jdbc.sql(
                                """
                                select count(*) over () as total, found.* from (
                                    select division.code, division.name, division.short_name, division.kind,
                                           coalesce(above.name, division.name) as town_name,
                                           lower(division.validity) as from_day, upper(division.validity) as until_day,
                                           division.assumed_before
                                      from region.division
                                      left join region.division above
                                        on above.code = division.town and above.validity @> cast(:day as date)
                                     where division.county = :county and length(division.code) > 6
                                       and division.validity @> cast(:day as date)
                                       and (:town = '' or division.town = :town) and (:kind = '' or division.kind = :kind)) as found
                                 where not exists (select from unnest(cast(:words as text[])) as word
                                                    where position(word in town_name || name || short_name || code) = 0)
                                """
                                        + " order by "
                                        + Sort.of(filter.sort()).columns
                                        + " limit :limit offset :offset")
                        .param("day", filter.day())
                        .param("county", filter.county().digits())
                        .param("town", filter.town())
                        .param("kind", filter.kind())
                        .param("words", Words.of(filter.q()).toArray(String[]::new))
                        .param("limit", request.size())
                        .param("offset", request.offset())
                        .query((row, number) -> {
                            total.add(row.getLong("total"));
                            return new Row(
                                    new DivisionRows().mapRow(row, number),
                                    row.getString("town_name"));
                        })
                        .list();
        return request.of(rows, total.isEmpty() ? 0 : total.getFirst());
    }

    /** How many of each kind the county has that day. */
    @Transactional(readOnly = true)
    public List<KindCount> counts(Filter filter) {
        return jdbc
                .sql(
                        """
                        select kind, count(*) as divisions from region.division
                         where county = :county and length(code) > 6 and validity @> cast(:day as date)
                         group by kind
                        """)
                .param("county", filter.county().digits())
                .param("day", filter.day())
                .query((row, number) ->
                        new KindCount(
                                Division.Kind.of(row.getString("kind")), row.getLong("divisions")))
                .list()
                .stream()
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }
}
