package cn.cunkou.measures;

import cn.cunkou.values.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the database to the state that the measure files describe, unless it is there already. */
final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    /** Counts up when the engine installs the same files in another way. */
    private static final int EDITION = 3;

    private final MeasureFiles measures;
    private final List<String> modules;

    Installation(MeasureFiles measures, List<String> modules) {
        this.measures = measures;
        this.modules = modules;
    }

    /**
     * Installs what is not there yet.
     *
     * @param connection of the owner, in no transaction
     * @param measure reads what is recorded later: external series
     * @throws BrokenMeasures when any file is wrong; then everything stays as it was
     */
    Definitions install(Connection connection, JdbcClient measure) throws SQLException {
        var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        var owner = JdbcClient.create(template);
        var wanted = fingerprint(owner);
        if (!isInstalled(owner, wanted)) {
            install(connection, template, wanted);
        }
        return new Definitions(definitions(owner), measure);
    }

    private void install(Connection connection, JdbcTemplate template, String wanted)
            throws SQLException {
        var owner = JdbcClient.create(template);
        connection.setAutoCommit(false);
        try {
            // A second node that starts at the same time waits here, and then finds it done.
            owner.sql("select pg_advisory_xact_lock(hashtext('measures.installed'))")
                    .query()
                    .listOfRows();
            if (!isInstalled(owner, wanted)) {
                reinstall(template, owner, wanted);
            }
            connection.commit();
        } catch (RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void reinstall(JdbcTemplate template, JdbcClient owner, String wanted) {
        var views = new Views(owner);
        var sources = new Sources(template, modules);
        sources.dropAll();
        views.dropAll();
        views.create(measures.files());
        sources.follow(measures.files());
        var faults = new ArrayList<>(views.faults());
        faults.addAll(sources.faults());
        if (!faults.isEmpty()) {
            throw new BrokenMeasures(faults);
        }
        // Nodes that run already have figures in memory from before.
        owner.sql("insert into measures.change (source) select id from measures.source").update();
        owner.sql(
                        """
                        insert into measures.installed (fingerprint) values (?)
                        on conflict (one) do update set fingerprint = excluded.fingerprint, installed_at = now()
                        """)
                .param(wanted)
                .update();
        LOG.info("installed {} measures", measures.files().size());
    }

    private boolean isInstalled(JdbcClient owner, String wanted) {
        return owner.sql(
                        """
                        select exists (select from measures.installed where fingerprint = ?)
                           and (select count(*) from pg_class
                                 where relnamespace = 'measures'::regnamespace and relkind = 'v') = ?
                        """)
                .param(wanted)
                .param(
                        measures.files().stream()
                                .filter(file -> file.measure().aggregate() != Aggregate.GROWTH)
                                .count())
                .query(Boolean.class)
                .single();
    }

    /** Of the files and of this very server: a restored database has other transaction numbers. */
    private String fingerprint(JdbcClient owner) {
        var server =
                owner.sql("select system_identifier::text from pg_control_system()")
                        .query(String.class)
                        .single();
        var texts =
                Stream.concat(
                        Stream.of(EDITION + " " + server + " " + modules),
                        measures.files().stream()
                                .flatMap(file -> Stream.of(file.name(), file.text())));
        return Sha256.hex(texts.toArray(String[]::new));
    }

    /** What stands in the database, by id. */
    private Map<String, Definition> definitions(JdbcClient database) {
        var columns = columns(database);
        var tallied = tallied(database);
        var definitions = new HashMap<String, Definition>();
        for (var file : measures.files()) {
            var measure = file.measure();
            var found = columns.getOrDefault(measure.id(), Set.of());
            var kind =
                    measure.aggregate() == Aggregate.GROWTH
                            ? Definition.Kind.GROWTH
                            : found.contains("day") ? Definition.Kind.EVENT : Definition.Kind.STATE;
            definitions.put(
                    measure.id(),
                    new Definition(
                            measure,
                            kind,
                            found.contains("weight"),
                            measure.aggregate().bySubject() ? tallied.get(measure.id()) : null,
                            measure.id(),
                            null));
        }
        return definitions;
    }

    /** The measures whose changes name subjects. */
    private static Map<String, Definition.Tallied> tallied(JdbcClient database) {
        var tallied = new HashMap<String, Definition.Tallied>();
        database.sql(
                        """
                        select reading.measure, format_type(id.atttypid, null), format_type(subject.atttypid, null)
                          from measures.reading
                          join measures.source on source.id = reading.source and source.subject_column is not null
                          join pg_attribute id on id.attname = 'id'
                               and id.attrelid = to_regclass('measures."' || reading.measure || '"')
                          join pg_attribute subject on subject.attname = 'subject' and subject.attrelid = id.attrelid
                        """)
                .query(row -> {
                    tallied.put(
                            row.getString(1),
                            new Definition.Tallied(row.getString(2), row.getString(3)));
                });
        return tallied;
    }

    private static Map<String, Set<String>> columns(JdbcClient database) {
        var columns = new HashMap<String, Set<String>>();
        database.sql(
                        """
                        select c.relname, a.attname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                         where c.relnamespace = 'measures'::regnamespace and c.relkind = 'v'
                        """)
                .query(row -> {
                    columns.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getString(2));
                });
        return columns;
    }
}
