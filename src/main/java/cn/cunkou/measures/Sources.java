package cn.cunkou.measures;

import cn.cunkou.measures.Origins.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the tables behind the evidence views and puts triggers on them that tell what changed. */
final class Sources {

    private final JdbcTemplate owner;
    private final JdbcClient client;
    private final Origins origins;
    private final List<String> modules;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param modules the schemas of the modules, lower ones first
     */
    Sources(JdbcTemplate owner, List<String> modules) {
        this.owner = owner;
        this.client = JdbcClient.create(owner);
        this.origins = new Origins(owner);
        this.modules = modules;
    }

    List<String> faults() {
        return faults;
    }

    /** A table that a measure's view reads, directly or through other views. */
    record Read(String measure, String schema, String relation, String kind) {}

    private record Source(
            int id,
            @Nullable String dayColumn,
            @Nullable String divisionColumn,
            @Nullable String subjectColumn) {}

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
                truncate measures.change, measures.partial, measures.partial_county, measures.partial_state,
                         measures.tally_subject, measures.tally,
                         measures.reading, measures.source;
                """);
    }

    void follow(List<MeasureFile> files) {
        var reads = reads();
        var bySubjectFirst =
                files.stream()
                        .sorted(
                                Comparator.comparing(
                                        file -> !file.measure().aggregate().bySubject()))
                        .toList();
        for (var file : bySubjectFirst) {
            checkFunctions(file);
            var origin = origin(file);
            if (file.measure().partials() && origin == null) {
                faults.add(
                        file.name()
                                + ": cannot keep day partials: day and division must be columns of one table that"
                                + " is read once, without window, distinct on or limit");
            }
            for (var read : reads) {
                if (read.measure().equals(file.measure().id())) {
                    checkBelow(file, read);
                    var own = origin != null && origin.relation().equals(read.relation());
                    note(read, own ? origin : null);
                }
            }
        }
        if (faults.isEmpty()) {
            reads.stream().map(Read::relation).distinct().forEach(this::watch);
        }
    }

    private @Nullable Origin origin(MeasureFile file) {
        var origin = origins.origin(file);
        return (file.measure().aggregate().bySubject()
                        ? origin
                        : origin.map(Origin::withoutSubject))
                .orElse(null);
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
                        || modules.subList(0, Math.max(0, modules.indexOf(own)))
                                .contains(read.schema());
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

    private void note(Read read, @Nullable Origin origin) {
        var known = origin == null ? Optional.<Integer>empty() : known(origin);
        var source = known.orElseGet(() -> newSource(read.relation(), origin));
        client.sql("insert into measures.reading (measure, source) values (?, ?)")
                .param(read.measure())
                .param(source)
                .update();
    }

    /** Whoever needs no subjects takes what is there for somebody who does. */
    private Optional<Integer> known(Origin origin) {
        return client.sql(
                        """
                        select min(id) from measures.source
                         where relation = ? and day_column = ? and division_column = ?
                           and (cast(? as text) is null or subject_column = ?)
                        having min(id) is not null
                        """)
                .param(origin.relation())
                .param(origin.dayColumn())
                .param(origin.divisionColumn())
                .param(origin.subjectColumn())
                .param(origin.subjectColumn())
                .query(Integer.class)
                .optional();
    }

    private int newSource(String relation, @Nullable Origin origin) {
        return client.sql(
                        """
                        insert into measures.source (relation, day_column, division_column, subject_column)
                        values (?, ?, ?, ?)
                        on conflict (relation, day_column, division_column, subject_column)
                        do update set relation = excluded.relation
                        returning id
                        """)
                .param(relation)
                .param(origin == null ? null : origin.dayColumn())
                .param(origin == null ? null : origin.divisionColumn())
                .param(origin == null ? null : origin.subjectColumn())
                .query(Integer.class)
                .single();
    }

    private void watch(String relation) {
        var sources =
                client.sql(
                                """
                                select id, day_column, division_column, subject_column
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
            sql.append("        insert into measures.change (source, county, day, subjects)\n");
            sql.append(
                    tables.length == 0
                            ? "select %d, null, null, null".formatted(source.id())
                            : changed(source, tables));
            sql.append(";\n");
        }
        return sql.toString();
    }

    private static String changed(Source source, String... tables) {
        var day = source.dayColumn();
        var division = source.divisionColumn();
        if (day == null || division == null) {
            return "select %d, null::text, null::date, null::text[] where %s"
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
                                "select left(%s, 6) as county, %s as day, %s::text as subject from %s"
                                        .formatted(
                                                Origins.quoted(division),
                                                Origins.quoted(day),
                                                subject == null ? "null" : Origins.quoted(subject),
                                                table))
                        .collect(Collectors.joining(" union all "));
        return "select %d, county, day, %s from (%s) as changed where county is not null and day is not null group by county, day"
                .formatted(
                        source.id(),
                        subject == null
                                ? "null::text[]"
                                : "array_agg(distinct subject) filter (where subject is not null)",
                        rows);
    }
}
