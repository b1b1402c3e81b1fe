package cn.cunkou.measures;

import cn.cunkou.measures.Origins.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
            reads.stream().map(Read::relation).distinct().forEach(new Triggers(owner)::watch);
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
                        insert into measures.source (relation, day_column, division_column, subject_column, by_place)
                        values (?, ?, ?, ?, exists (
                               select from pg_index
                                 join pg_attribute as day on day.attrelid = indrelid and day.attnum = indkey[0]
                                 join pg_attribute as place on place.attrelid = indrelid and place.attnum = indkey[1]
                                where indrelid = to_regclass(?) and indpred is null and indisvalid
                                  and day.attname = ? and place.attname = ?))
                        on conflict (relation, day_column, division_column, subject_column)
                        do update set relation = excluded.relation
                        returning id
                        """)
                .param(relation)
                .param(origin == null ? null : origin.dayColumn())
                .param(origin == null ? null : origin.divisionColumn())
                .param(origin == null ? null : origin.subjectColumn())
                .param(relation)
                .param(origin == null ? null : origin.dayColumn())
                .param(origin == null ? null : origin.divisionColumn())
                .query(Integer.class)
                .single();
    }
}
