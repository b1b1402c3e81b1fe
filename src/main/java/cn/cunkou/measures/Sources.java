package cn.cunkou.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the tables behind the evidence views and puts triggers on them that tell what changed. */
final class Sources {

    private final JdbcTemplate owner;
    private final JdbcClient client;
    private final List<String> modules;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param modules the schemas of the modules, lower ones first
     */
    Sources(JdbcTemplate owner, List<String> modules) {
        this.owner = owner;
        this.client = JdbcClient.create(owner);
        this.modules = modules;
    }

    List<String> faults() {
        return faults;
    }

    /** A table that a measure's view reads, directly or through other views. */
    record Read(String measure, String schema, String relation, String kind) {}

    private record Source(int id, @Nullable String dayColumn, @Nullable String divisionColumn) {}

    void dropAll() {
        owner.execute(
                """
                do $$
                declare doomed text;
                begin
                    for doomed in select oid::regprocedure from pg_proc
                                   where pronamespace = 'measures'::regnamespace and proname ^@ 'note_' loop
                        execute 'drop function ' || doomed || ' cascade';
                    end loop;
                end $$;
                truncate measures.change, measures.partial, measures.partial_state, measures.reading, measures.source;
                """);
    }

    void follow(List<MeasureFile> files) {
        var reads = reads();
        for (var file : files) {
            checkFunctions(file);
            var origin = origin(file);
            if (file.measure().partials() && origin.isEmpty()) {
                faults.add(
                        file.name()
                                + ": cannot keep day partials: day and division must be columns of one table that"
                                + " is read once, without window, distinct on or limit");
            }
            for (var read : reads) {
                if (read.measure().equals(file.measure().id())) {
                    checkBelow(file, read);
                    note(read, origin.filter(found -> found.relation().equals(read.relation())));
                }
            }
        }
        if (faults.isEmpty()) {
            reads.stream().map(Read::relation).distinct().forEach(this::watch);
        }
    }

    private List<Read> reads() {
        return client.sql(
                        """
                        with recursive read as (
                            select v.relname as measure, d.refobjid as relation
                              from pg_class v
                              join pg_rewrite r on r.ev_class = v.oid
                              join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                                              and d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid
                             where v.relnamespace = 'measures'::regnamespace and v.relkind = 'v'
                            union
                            select read.measure, d.refobjid
                              from read
                              join pg_rewrite r on r.ev_class = read.relation
                              join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                                              and d.refclassid = 'pg_class'::regclass and d.refobjid <> read.relation
                        )
                        select read.measure, n.nspname as schema, c.oid::regclass::text as relation, c.relkind::text as kind
                          from read
                          join pg_class c on c.oid = read.relation
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind <> 'v'
                         order by relation, measure
                        """)
                .query(new DataClassRowMapper<>(Read.class))
                .list();
    }

    private void checkBelow(MeasureFile file, Read read) {
        var own = file.measure().module();
        var allowed =
                own.equals(read.schema())
                        || modules.indexOf(read.schema()) >= 0
                                && modules.indexOf(read.schema()) < modules.indexOf(own);
        if (!allowed) {
            faults.add(file.name() + ": reads " + read.relation() + ", which is not below " + own);
        }
        if (!read.kind().equals("r") && !read.kind().equals("p")) {
            faults.add(
                    file.name() + ": reads " + read.relation() + ", whose changes cannot be seen");
        }
    }

    /** A function's tables are unknown to pg_depend: only functions that read none are allowed. */
    private void checkFunctions(MeasureFile file) {
        client.sql(
                        """
                        select p.oid::regprocedure::text
                          from pg_rewrite r
                          join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                                          and d.refclassid = 'pg_proc'::regclass
                          join pg_proc p on p.oid = d.refobjid
                         where r.ev_class = to_regclass(?) and p.provolatile <> 'i'
                        """)
                .param("measures.\"" + file.measure().id() + "\"")
                .query(String.class)
                .list()
                .forEach(function ->
                        faults.add(file.name() + ": calls " + function + ", which may change"));
    }

    private record Origin(String relation, String dayColumn, String divisionColumn) {}

    /**
     * The table of which each row is evidence of its own day and place, if there is one: day and
     * division of the view are columns of one table that is read once, with nothing that lets a row
     * speak for other days.
     */
    private Optional<Origin> origin(MeasureFile file) {
        if (file.measure().aggregate() == Aggregate.GROWTH) {
            return Optional.empty();
        }
        var rule = rule(file);
        if (rule.isEmpty()
                || rule.contains(":hasWindowFuncs true")
                || rule.contains(":hasDistinctOn true")
                || rule.contains(":limitCount {")
                || rule.contains(":limitOffset {")) {
            return Optional.empty();
        }
        return selected(file).filter(origin -> readOnce(rule, origin.relation()));
    }

    private String rule(MeasureFile file) {
        return client.sql("select ev_action::text from pg_rewrite where ev_class = to_regclass(?)")
                .param("measures.\"" + file.measure().id() + "\"")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private boolean readOnce(String rule, String relation) {
        var oid =
                client.sql("select to_regclass(?)::oid::text")
                        .param(relation)
                        .query(String.class)
                        .single();
        var entry = ":rtekind 0 :relid " + oid + " ";
        var first = rule.indexOf(entry);
        return first >= 0 && rule.indexOf(entry, first + 1) < 0;
    }

    private Optional<Origin> selected(MeasureFile file) {
        var columns = Views.columns(client, file.measure().id());
        if (!columns.containsKey("day") || !columns.containsKey("division")) {
            return Optional.empty();
        }
        var sql = "select day, division from (" + file.select() + "\n) as evidence limit 0";
        return Objects.requireNonNull(
                owner.query(
                        sql,
                        result -> {
                            var meta =
                                    result.getMetaData()
                                            .unwrap(org.postgresql.PGResultSetMetaData.class);
                            var day = table(meta, 1);
                            if (day.isEmpty() || !day.equals(table(meta, 2))) {
                                return Optional.<Origin>empty();
                            }
                            return Optional.of(
                                    new Origin(
                                            regclass(day.get()),
                                            meta.getBaseColumnName(1),
                                            meta.getBaseColumnName(2)));
                        }));
    }

    private static Optional<String> table(org.postgresql.PGResultSetMetaData meta, int column)
            throws java.sql.SQLException {
        var name = meta.getBaseTableName(column);
        return name == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(quoted(meta.getBaseSchemaName(column)) + "." + quoted(name));
    }

    private String regclass(String quoted) {
        return client.sql("select to_regclass(?)::text").param(quoted).query(String.class).single();
    }

    private void note(Read read, Optional<Origin> origin) {
        var source =
                client.sql(
                                """
                                insert into measures.source (relation, day_column, division_column) values (?, ?, ?)
                                on conflict (relation, day_column, division_column)
                                do update set relation = excluded.relation
                                returning id
                                """)
                        .param(read.relation())
                        .param(origin.map(Origin::dayColumn).orElse(null))
                        .param(origin.map(Origin::divisionColumn).orElse(null))
                        .query(Integer.class)
                        .single();
        client.sql("insert into measures.reading (measure, source) values (?, ?)")
                .param(read.measure())
                .param(source)
                .update();
    }

    private void watch(String relation) {
        var sources =
                client.sql(
                                """
                                select id, day_column, division_column from measures.source where relation = ? order by id
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
            sql.append("        insert into measures.change (source, county, day)\n");
            var selects = new ArrayList<String>();
            for (var table : tables) {
                selects.add(changed(source, table));
            }
            sql.append(
                            selects.isEmpty()
                                    ? "select %d, null, null".formatted(source.id())
                                    : String.join("\nunion\n", selects))
                    .append(";\n");
        }
        return sql.toString();
    }

    private static String changed(Source source, String table) {
        var day = source.dayColumn();
        var division = source.divisionColumn();
        if (day == null || division == null) {
            return "select %d, null::text, null::date where exists (select from %s)"
                    .formatted(source.id(), table);
        }
        return "select distinct %1$d, left(%2$s, 6), %3$s from %4$s where %2$s is not null and %3$s is not null"
                .formatted(source.id(), quoted(division), quoted(day), table);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
