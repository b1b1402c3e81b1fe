package cn.cunkou.registry;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.PartiesPage.Filter;
import cn.cunkou.registry.PartiesPage.Row;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parties of a county as a table; it never reads an unmasked name or phone of a person. */
@Repository
class PartyTable {
    private final JdbcClient jdbc;

    PartyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Paged<Row> page(Filter filter, Gazetteer names, Paged.Request request) {
        return rows(filter, names, request);
    }

    /** All parties that match, for export. */
    @Transactional(readOnly = true)
    public List<Row> all(Filter filter, Gazetteer names) {
        return Paged.all(request -> rows(filter, names, request));
    }

    private Paged<Row> rows(Filter filter, Gazetteer names, Paged.Request request) {
        var total = new ArrayList<Long>();
        var within = filter.town().isEmpty() ? filter.county().digits() : filter.town();
        var rows =
                jdbc.sql(
                                """
                                select count(*) over () as total, id, division, kind, public_name, credit_code,
                                       case when kind in ('person', 'household') then masked_phone else phone end as phone
                                  from registry.party
                                 where division like :within and (:kind = '' or kind = :kind)
                                   and position(cast(:name as text) in public_name || coalesce(credit_code, '')) > 0
                                 order by public_name, id limit :limit offset :offset
                                """)
                        .param("within", within + "%")
                        .param("kind", filter.kind())
                        .param("name", filter.q().strip())
                        .param("limit", request.size())
                        .param("offset", request.offset())
                        .query((row, number) -> {
                            total.add(row.getLong("total"));
                            return new Row(
                                    row.getObject("id", UUID.class),
                                    Party.Kind.of(row.getString("kind")),
                                    row.getString("public_name"),
                                    text(row.getString("credit_code")),
                                    text(row.getString("phone")),
                                    names.place(DivisionCode.of(row.getString("division"))));
                        })
                        .list();
        return request.of(rows, total.isEmpty() ? 0 : total.getFirst());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
