package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.Manifest.SavedSequence;
import cn.cunkou.platform.database.Manifest.SavedTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes one backup. */
record BackupWriter(Connections connections, Path attachments, Path file) {
    private static final String SEQUENCES =
            """
            select format('%I.%I', nspname, relname) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where relkind = 'S' and relpersistence = 'p' and nspname !~ '^pg_' order by 1
            """;

    Manifest write() throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new DatabaseRefused(
                    "There is a file at "
                            + file
                            + " already. Move it away, or choose another name.");
        }
        Folders.create(file.getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            // It holds personal data.
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Manifest manifest;
            try (var zip =
                    new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                manifest = write(zip);
            }
            Folders.flush(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Folders.flush(file.getParent());
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Manifest write(ZipOutputStream zip) throws SQLException, IOException {
        try (var connection = connections.open(Role.BACKUP)) {
            oneMoment(connection);
            var createdAt = Instant.now();
            var migrations = migrations(connection);
            zip.setLevel(Deflater.BEST_SPEED);
            var tables = new ArrayList<SavedTable>();
            for (var table : Catalog.read(connection).inOrder()) {
                tables.add(save(connection, table, zip));
            }
            var partitions = Partitions.read(connection);
            // Not before the rows: sequences know no moment, and may only be ahead.
            var sequences = sequences(connection);
            connection.commit();
            // Not before the rows either: a file is there before the row that refers to it.
            zip.setLevel(Deflater.NO_COMPRESSION);
            long files = saveAttachments(zip);
            var manifest =
                    new Manifest(
                            Manifest.FORMAT,
                            product(),
                            createdAt,
                            migrations,
                            tables,
                            partitions,
                            sequences,
                            files);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            manifest.write(zip);
            zip.closeEntry();
            return manifest;
        }
    }

    private static void oneMoment(Connection connection) throws SQLException {
        var tables =
                Catalog.read(connection).tables().values().stream()
                        .filter(table -> !table.partitioned())
                        .map(Catalog.Table::name)
                        .toList();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (var statement = connection.createStatement()) {
            // A row that would be filtered is an error and not a gap.
            statement.execute("set local row_security = off");
            // Before there is a snapshot: nobody empties a table that the snapshot has rows of,
            // which
            // truncate would do behind its back.
            if (!tables.isEmpty()) {
                statement.execute(
                        "lock table " + String.join(", ", tables) + " in access share mode");
            }
        }
    }

    private static SavedTable save(Connection connection, Catalog.Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        var saved = new SavedTable(table.name(), table.columns(), 0);
        zip.putNextEntry(new ZipEntry(saved.entry()));
        long rows =
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), zip);
        zip.closeEntry();
        return new SavedTable(table.name(), table.columns(), rows);
    }

    static Map<String, String> migrations(Connection connection) throws SQLException {
        var histories =
                strings(
                        connection,
                        "select relname from pg_class"
                                + " where relnamespace = to_regnamespace('platform') and relkind = 'r' and relname ^@ 'flyway_'");
        var migrations = new TreeMap<String, String>();
        for (var history : histories) {
            var versions =
                    strings(
                            connection,
                            "select version from platform."
                                    + history
                                    + " where success and version is not null and type <> 'BASELINE' order by installed_rank desc limit 1");
            versions.forEach(
                    version -> migrations.put(history.substring("flyway_".length()), version));
        }
        return migrations;
    }

    private static List<SavedSequence> sequences(Connection connection) throws SQLException {
        var sequences = new ArrayList<SavedSequence>();
        for (var name : strings(connection, SEQUENCES)) {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select last_value, is_called from " + name)) {
                rows.next();
                sequences.add(new SavedSequence(name, rows.getLong(1), rows.getBoolean(2)));
            }
        }
        return sequences;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private long saveAttachments(ZipOutputStream zip) throws IOException {
        if (!Files.isDirectory(attachments)) {
            return 0;
        }
        List<Path> files;
        try (var walk =
                Files.find(attachments, 8, (path, attributes) -> attributes.isRegularFile())) {
            files =
                    walk.filter(path -> !path.getFileName().toString().startsWith("draft-"))
                            .sorted()
                            .toList();
        }
        long saved = 0;
        for (var attachment : files) {
            try (var in = Files.newInputStream(attachment)) {
                zip.putNextEntry(new ZipEntry("attachments/" + attachments.relativize(attachment)));
                in.transferTo(zip);
                zip.closeEntry();
                saved++;
            } catch (NoSuchFileException e) {
                // removed meanwhile, which is only done to files that nothing refers to
            }
        }
        return saved;
    }

    private static String product() {
        return Objects.requireNonNullElse(
                BackupWriter.class.getPackage().getImplementationVersion(), "development");
    }
}
