package cn.cunkou.visibility;

import cn.cunkou.visibility.identifiers.Identifiers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the lists of what occurs in events. */
@Component
class Resources {
    /** Steps from one thing to the next in the index, however often each occurs. */
    private static final String THINGS =
            """
            with recursive things as (
                (select epc from visibility.event_epc where epc > :after and role not like '%quantity'
                  order by epc limit 1)
                union all
                select (select epc from visibility.event_epc x
                         where x.epc > things.epc and x.role not like '%quantity' order by epc limit 1)
                  from things where things.epc is not null
            )
            select epc from things where epc is not null limit :most
            """;

    private final JdbcClient jdbc;
    private final MonthsBack months;

    Resources(JdbcClient jdbc, MonthsBack months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    /** Members after the one given, in the order of their texts. */
    @Transactional(readOnly = true)
    List<String> list(Resource resource, @Nullable String after, int most) {
        if (resource.kind() == null) {
            months.bring("true", Map.of());
        }
        return resource.kind() == null
                ? jdbc.sql(THINGS)
                        .param("after", after == null ? "" : after)
                        .param("most", most)
                        .query((row, number) -> row.getString(1))
                        .list()
                : jdbc.sql(
                                """
                                select distinct value from visibility.known
                                 where kind = :kind and value > :after order by value limit :most
                                """)
                        .param("kind", resource.kind())
                        .param("after", after == null ? "" : after)
                        .param("most", most)
                        .query((row, number) -> row.getString(1))
                        .list();
    }

    /**
     * @throws EpcisProblem when no event has it
     */
    @Transactional(readOnly = true)
    void check(Resource resource, String name) {
        var stored = resource.isUri() ? Identifiers.canonical(name) : Words.bare(name);
        if (resource.kind() == null) {
            months.bringOf(new String[] {stored});
        }
        var sql =
                resource.kind() == null
                        ? "select exists (select from visibility.event_epc where epc = :name)"
                        : "select exists (select from visibility.known where kind = :kind and value = :name)";
        if (!jdbc.sql(sql)
                .param("name", stored)
                .param("kind", resource.kind())
                .query(Boolean.class)
                .single()) {
            throw EpcisProblem.noSuch("「%s」".formatted(name));
        }
    }
}
