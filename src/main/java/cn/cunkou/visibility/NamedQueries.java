package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries that were given a name; a name is taken once in a county. */
@Service
class NamedQueries {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    NamedQueries(JdbcClient jdbc, Audit audit, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** A query and its name. */
    record NamedQuery(String name, JsonNode query) {
        /** Its parameters, as {@link QueryLanguage} reads them. */
        Map<String, List<String>> parameters() {
            var parameters = new LinkedHashMap<String, List<String>>();
            var nested = new LinkedHashSet<String>();
            for (var parameter : query.properties()) {
                if (parameter.getKey().equals("@context")) {
                    continue;
                }
                var values = new ArrayList<String>();
                var given = parameter.getValue();
                for (var value : given.isArray() ? given : List.of(given)) {
                    if (value.isContainer()) {
                        nested.add(parameter.getKey());
                    }
                    // a field may be asked for with null: that it is there is all that matters
                    values.add(value.isNull() ? "true" : value.asString());
                }
                parameters.put(parameter.getKey(), values);
            }
            if (!nested.isEmpty()) {
                throw EpcisProblem.parameters(nested, "只能是值或值的列表");
            }
            return parameters;
        }

        /** The prefixes that it declares in its {@code @context}. */
        Map<String, String> declared() {
            var prefixes = new LinkedHashMap<String, String>();
            var context = query.path("@context");
            for (var part : context.isArray() ? context : List.of(context)) {
                part.properties()
                        .forEach(one -> prefixes.put(one.getKey(), one.getValue().asString("")));
            }
            return prefixes;
        }

        /**
         * The query as it stands alone.
         *
         * @throws EpcisProblem when it needs prefixes that it does not declare
         */
        EventQuery read() {
            return QueryLanguage.read(parameters(), declared()::get);
        }
    }

    /**
     * @throws EpcisProblem when the county has a query of that name
     */
    @Transactional
    void add(NamedQuery query, String division) {
        var added =
                jdbc.sql(
                                """
                                insert into visibility.named_query (county, name, division, query, created_at, created_by, body)
                                values (left(:division, 6), :name, :division, cast(:query as json), :now, :by, :body)
                                on conflict do nothing
                                """)
                        .param("division", division)
                        .param("name", query.name())
                        .param("query", query.query().toString())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .param("body", Party.of(Actor.current()))
                        .update();
        if (added == 0) {
            throw EpcisProblem.exists("名为「%s」的查询".formatted(query.name()));
        }
        audit.record("保存事件查询", subject(query.name(), division), null, query, null);
    }

    @Transactional(readOnly = true)
    Optional<NamedQuery> find(String name) {
        return jdbc.sql(
                        """
                        select name, query::text from visibility.named_query where name = :name order by county limit 1
                        """)
                .param("name", name)
                .query((row, number) ->
                        new NamedQuery(row.getString(1), json.readTree(row.getString(2))))
                .optional();
    }

    @Transactional(readOnly = true)
    List<NamedQuery> list(String after, int most) {
        return jdbc.sql(
                        """
                        select name, query::text from visibility.named_query
                         where name > :after order by name, county limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) ->
                        new NamedQuery(row.getString(1), json.readTree(row.getString(2))))
                .list();
    }

    /**
     * @throws EpcisProblem when there is none
     */
    @Transactional
    void remove(String name) {
        var query = find(name).orElseThrow(() -> EpcisProblem.noSuchQuery(name));
        var division =
                jdbc.sql(
                                """
                                delete from visibility.named_query
                                 where (county, name) in (select county, name from visibility.named_query
                                                           where name = :name order by county limit 1)
                                returning division
                                """)
                        .param("name", name)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> EpcisProblem.noSuchQuery(name));
        audit.record("删除事件查询", subject(name, division), query, Map.of(), null);
    }

    private static Audit.Subject subject(String name, String division) {
        return new Audit.Subject("epcis-query", name, name, division);
    }
}
