package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.values.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks what must always hold of the stored state; says what does not, where, and how to mend it.
 */
public final class Doctor {
    /**
     * Tables that hold no places: those of libraries, and the measure engine's own, which the
     * program cannot read.
     */
    static final Set<String> WITHOUT_SCOPE =
            Set.of(
                    "access.session",
                    "access.session_attributes",
                    "measures.change",
                    "measures.horizon",
                    "measures.installed",
                    "measures.partial",
                    "measures.partial_county",
                    "measures.partial_state",
                    "measures.reading",
                    "measures.source",
                    "measures.tally",
                    "measures.tally_subject",
                    "platform.migration_fingerprint",
                    "platform.scheduled_tasks",
                    "platform.seed_rows");

    private final List<String> faults = new ArrayList<>();

    private Doctor() {}

    /** What is wrong, one sentence each; empty when all is well. */
    public static List<String> examine(Connections connections, Path attachments)
            throws SQLException, IOException {
        var doctor = new Doctor();
        try (var connection = connections.open(Role.BACKUP)) {
            doctor.policies(connection);
            doctor.roles(connection);
            doctor.attachments(connection, attachments);
        }
        return doctor.faults;
    }

    private void policies(Connection connection) throws SQLException {
        for (var table :
                column(
                        connection,
                        """
                        select n.nspname || '.' || c.relname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                           and not (c.relrowsecurity and c.relforcerowsecurity
                                    and exists (select from pg_policy p where p.polrelid = c.oid))
                         order by 1
                        """)) {
            if (!WITHOUT_SCOPE.contains(table) && !table.startsWith("platform.flyway_")) {
                faults.add(
                        "table %s has no scope policy in force; call platform.protect('%s') in a migration"
                                .formatted(table, table));
            }
        }
    }

    private void roles(Connection connection) throws SQLException {
        for (var role :
                column(
                        connection,
                        """
                        select rolname from pg_roles
                         where rolname in ('cunkou_owner', 'cunkou_app', 'cunkou_measure', 'cunkou_public', 'cunkou_backup')
                           and (rolsuper or rolcreaterole or (rolbypassrls and rolname <> 'cunkou_backup'))
                        """)) {
            faults.add(
                    "role %s may do more than it should; run the script of ./cunkou database-script again"
                            .formatted(role));
        }
    }

    private void attachments(Connection connection, Path folder) throws SQLException, IOException {
        var known =
                new TreeSet<>(column(connection, "select sha256 from platform.file order by 1"));
        var found = new TreeSet<String>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder, 2)) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        for (var hash : known) {
            if (!found.contains(hash)) {
                faults.add(
                        "attachment %s is on record but not in %s; bring it back from a backup"
                                .formatted(hash, folder));
            } else if (!hash.equals(hashOf(folder.resolve(hash.substring(0, 2)).resolve(hash)))) {
                faults.add(
                        "attachment %s has other content than its name says; bring it back from a backup"
                                .formatted(hash));
            }
        }
        found.removeAll(known);
        for (var stray : found) {
            faults.add(
                    "file %s in %s belongs to no record; it was left by an upload that was not finished and may be removed"
                            .formatted(stray, folder));
        }
    }

    private static String hashOf(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            var digest = Sha256.begun();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Sha256.hex(digest);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
