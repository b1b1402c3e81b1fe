package cn.cunkou.measures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts triggers on the tables behind the views, which tell what each statement changed. */
final class Triggers {
    private final JdbcTemplate owner;
    private final JdbcClient client;

    Triggers(JdbcTemplate owner) {
        this.owner = owner;
        this.client = JdbcClient.create(owner);
    }

    private record Source(
            int id,
            @Nullable String dayColumn,
            @Nullable String divisionColumn,
            @Nullable String subjectColumn,
            boolean byPlace) {}

    void watch(String relation) {
        var sources =
                client.sql(
                                """
                                select id, day_column, division_column, subject_column, by_place
                                  from measures.source where relation = ? order by id
                                """)
                        .param(relation)
                        .query(new DataClassRowMapper<>(Source.class))
                        .list();
        var function = "measures.note_" + sources.getFirst().id();
        owner.execute(
                """
                create function %s() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
                begin
                    if tg_op = 'INSERT' then
                %s    elsif tg_op = 'DELETE' then
                %s    elsif tg_op = 'UPDATE' then
                %s    else
                %s    end if;
                    return null;
                end $$;
                revoke all on function %s() from public;
                """
                        .formatted(
                                function,
                                appends(sources, "fresh"),
                                appends(sources, "stale"),
                                appends(sources, "fresh", "stale"),
                                appends(sources),
                                function));
        trigger(relation, function, "inserted", "insert", "referencing new table as fresh");
        trigger(relation, function, "deleted", "delete", "referencing old table as stale");
        trigger(
                relation,
                function,
                "updated",
                "update",
                "referencing old table as stale new table as fresh");
        trigger(relation, function, "emptied", "truncate", "");
    }

    private void trigger(String on, String function, String name, String event, String tables) {
        owner.execute(
                "create trigger measures_%s after %s on %s %s for each statement execute function %s()"
                        .formatted(name, event, on, tables, function));
    }

    private static String appends(List<Source> sources, String... tables) {
        var sql = new StringBuilder();
        for (var source : sources) {
            sql.append(
                    "        insert into measures.change (source, county, day, places, subjects)\n");
            sql.append(
                    tables.length == 0
                            ? "select %d, null, null, null, null".formatted(source.id())
                            : changed(source, tables));
            sql.append(";\n");
        }
        return sql.toString();
    }

    private static String changed(Source source, String... tables) {
        var day = source.dayColumn();
        var division = source.divisionColumn();
        if (day == null || division == null) {
            return "select %d, null::text, null::date, null::text[], null::text[] where %s"
                    .formatted(
                            source.id(),
                            Arrays.stream(tables)
                                    .map(table -> "exists (select from " + table + ")")
                                    .collect(Collectors.joining(" or ")));
        }
        var subject = source.subjectColumn();
        var rows =
                Arrays.stream(tables)
                        .map(table ->
                                "select left(%1$s, 9) as place, %2$s as day, %3$s::text as subject from %4$s"
                                        .formatted(
                                                Origins.quoted(division),
                                                Origins.quoted(day),
                                                subject == null ? "null" : Origins.quoted(subject),
                                                table))
                        .collect(Collectors.joining(" union all "));
        var places = source.byPlace() ? "array_agg(distinct place)" : "null::text[]";
        var subjects =
                subject == null
                        ? "null::text[]"
                        : "array_agg(distinct subject) filter (where subject is not null)";
        return """
        select %d, left(place, 6), day, %s, %s from (%s) as changed
         where place is not null and day is not null group by left(place, 6), day\
        """
                .formatted(source.id(), places, subjects, rows);
    }
}
