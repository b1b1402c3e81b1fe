package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.Manifest.SavedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/**
 * Brings one backup back: the shape it was written in, its rows in one transaction, then the shape
 * of today.
 */
record BackupReader(Connections connections, Path attachments, Path file) {
    private static final int COPY_BUFFER = 1 << 16;

    Manifest restore() throws SQLException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatabaseRefused("There is no backup at " + file + ".");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip);
            checkVersions(manifest);
            checkAttachmentsEmpty();
            try (var connection = connections.open(Role.OWNER)) {
                Seeds.checkEmpty(connection, connections);
                dropSchemas(connection);
                Migrations.migrateTo(connections, manifest.migrations());
                restore(connection, zip, manifest);
                analyze(connection, manifest);
            }
            Migrations.migrate(connections);
            return manifest;
        } catch (ZipException e) {
            throw new DatabaseRefused(
                    "The file " + file + " is damaged or no backup: " + e.getMessage() + ".", e);
        }
    }

    private Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new DatabaseRefused(
                    "The file " + file + " is no backup of this program: it has no manifest.");
        }
        try (var in = zip.getInputStream(entry)) {
            return Manifest.read(in);
        }
    }

    private void checkVersions(Manifest manifest) {
        var scripts = MigrationScripts.load();
        var unknown = new ArrayList<String>();
        manifest.migrations()
                .forEach((module, version) -> {
                    if (!scripts.knows(module, version)) {
                        unknown.add(module + " " + version);
                    }
                });
        if (manifest.format() != Manifest.FORMAT || !unknown.isEmpty()) {
            throw new DatabaseRefused(
                    "The backup "
                            + file
                            + " was written by version "
                            + manifest.product()
                            + " of this program, which knows more than this one ("
                            + String.join(", ", unknown)
                            + "). Use that version or a newer one.");
        }
    }

    private void checkAttachmentsEmpty() throws IOException {
        if (Files.isDirectory(attachments)) {
            try (var entries = Files.newDirectoryStream(attachments)) {
                if (entries.iterator().hasNext()) {
                    throw new DatabaseRefused(
                            "The directory "
                                    + attachments
                                    + " has files already. A backup is only brought back where nothing is yet.");
                }
            }
        }
    }

    /** What migrations made and sowed here goes; the backup has its own. */
    private static void dropSchemas(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$
                    declare ours name;
                    begin
                        for ours in select nspname from pg_namespace where nspowner = 'cunkou_owner'::regrole loop
                            execute format('drop schema %I cascade', ours);
                        end loop;
                    end $$
                    """);
        }
    }

    private void restore(Connection connection, ZipFile zip, Manifest manifest)
            throws SQLException, IOException {
        var unpacked = attachments.resolveSibling(attachments.getFileName() + ".restoring");
        Folders.delete(unpacked);
        connection.setAutoCommit(false);
        try {
            fill(connection, zip, manifest);
            unpackAttachments(zip, unpacked);
            Files.deleteIfExists(attachments);
            Files.move(unpacked, attachments, StandardCopyOption.ATOMIC_MOVE);
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            Folders.delete(unpacked);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void fill(Connection connection, ZipFile zip, Manifest manifest)
            throws SQLException, IOException {
        Partitions.make(connection, manifest.partitions());
        var catalog = Catalog.read(connection);
        var tables = catalog.inOrder();
        checkSameTables(manifest, tables);
        try (var loading = OpenTables.of(connection, tables, catalog.pointingAhead())) {
            loading.clear();
            for (var table : tables) {
                var saved =
                        manifest.tables().stream()
                                .filter(candidate -> candidate.name().equals(table.name()))
                                .findFirst();
                if (saved.isPresent()) {
                    fill(connection, zip, table, saved.get());
                }
            }
            for (var sequence : manifest.sequences()) {
                try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                    set.setString(1, sequence.name());
                    set.setLong(2, sequence.value());
                    set.setBoolean(3, sequence.called());
                    set.execute();
                }
            }
        }
    }

    private void checkSameTables(Manifest manifest, List<Catalog.Table> tables) {
        for (var saved : manifest.tables()) {
            if (tables.stream()
                    .noneMatch(table ->
                            table.name().equals(saved.name())
                                    && table.columns().containsAll(saved.columns()))) {
                throw new DatabaseRefused(
                        "The backup "
                                + file
                                + " has a table "
                                + saved.name()
                                + " that its migrations do not make, so it cannot be brought back whole.");
            }
        }
    }

    private void fill(Connection connection, ZipFile zip, Catalog.Table table, SavedTable saved)
            throws SQLException, IOException {
        var entry = zip.getEntry(saved.entry());
        if (entry == null) {
            throw new DatabaseRefused(
                    "The backup " + file + " is damaged: it has no " + saved.entry() + ".");
        }
        var target =
                new Catalog.Table(
                        table.name(), saved.columns(), table.partitioned(), table.forced());
        try (var in = zip.getInputStream(entry)) {
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(target.copyIn(), in, COPY_BUFFER);
            if (rows != saved.rows()) {
                throw new DatabaseRefused(
                        "The backup "
                                + file
                                + " is damaged: "
                                + saved.rows()
                                + " rows of "
                                + saved.name()
                                + " were saved, "
                                + rows
                                + " are there.");
            }
        }
    }

    private static void unpackAttachments(ZipFile zip, Path target) throws IOException {
        Folders.create(target);
        for (var entry :
                zip.stream().filter(one -> one.getName().startsWith("attachments/")).toList()) {
            var path =
                    target.resolve(entry.getName().substring("attachments/".length())).normalize();
            if (!path.startsWith(target)) {
                throw new IOException(
                        "an attachment reaches outside its directory: " + entry.getName());
            }
            Folders.create(path.getParent());
            try (var in = zip.getInputStream(entry)) {
                Files.copy(in, path);
            }
            Folders.flush(path);
        }
    }

    private static void analyze(Connection connection, Manifest manifest) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : manifest.tables()) {
                statement.execute("analyze " + table.name());
            }
        }
    }
}
