package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * One server for all tests of this JVM, without the promise to keep anything, and a fresh database
 * for whoever asks. The superuser stays usable here: it copies databases.
 */
public final class TestPostgres {
    private static final String PASSWORD = "test";
    private static final String MIGRATED = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable TestPostgres running;

    private final Server server;
    private final Path folder;

    private TestPostgres(Path folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    /** A database of its own, migrated and otherwise empty. */
    public static Connections database() {
        return running().copyOf(MIGRATED);
    }

    /** A database of its own, as an administrator hands it over: nothing is migrated. */
    public static Connections unmigrated() {
        return running().copyOf("cunkou");
    }

    /** Does something as the superuser. */
    static void asSuperuser(String database, String sql) {
        running().superuser(database, sql);
    }

    /** Does what nobody may, as somebody with the keys of the machine could. */
    public static void tamper(String database, String sql) {
        asSuperuser(database, sql);
    }

    static synchronized TestPostgres running() {
        if (running == null) {
            try {
                running = start();
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the database for tests does not start", e);
            }
            // A JVM shutdown hook of our own would run before Spring closes its pools, and Surefire
            // would wait for both.
            SpringApplication.getShutdownHandlers().add(running::stop);
        }
        return running;
    }

    private static TestPostgres start() throws IOException, SQLException {
        var folder = Files.createTempDirectory("cunkou-test-");
        Folders.create(folder);
        var files = new ServerFiles(folder);
        var account = ServerAccount.of(files.data());
        var programs = new ServerPrograms(sharedBinaries(), account);
        Files.createDirectory(files.data());
        account.own(files.data());
        Cluster.initialise(files, programs, files.data(), PASSWORD, "--no-sync");
        Folders.write(files.tuning(), "fsync = off\nmax_connections = 200\n", "rw-r--r--");
        files.writeConfiguration("host all all 127.0.0.1/32 scram-sha-256\n");
        var test = new TestPostgres(folder, Server.start(files, programs, files.data()));
        try (var connection = Connections.open(test.url("postgres"), "bootstrap", PASSWORD)) {
            RolesScript.render("cunkou", passwords()).makeRolesAndDatabase(connection);
        }
        test.prepare("cunkou");
        test.superuser(
                "postgres",
                "create database "
                        + MIGRATED
                        + " template cunkou owner cunkou_owner strategy file_copy");
        Migrations.migrate(test.connections(MIGRATED));
        return test;
    }

    // The same for every run on this machine: unpacking takes longer than most tests. Of two JVMs
    // that
    // start together one unpacks.
    static Path sharedBinaries() throws IOException {
        var target = Path.of("target", "postgres").toAbsolutePath();
        Files.createDirectories(target);
        try (var file =
                        FileChannel.open(
                                target.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var alone = file.lock()) {
            return PostgresBinaries.unpackInto(target);
        }
    }

    private void prepare(String database) throws SQLException {
        try (var connection = Connections.open(url(database), "bootstrap", PASSWORD)) {
            RolesScript.render(database, passwords()).prepareDatabase(connection);
        }
    }

    private Connections copyOf(String template) {
        var name = "test_" + NUMBER.incrementAndGet();
        superuser(
                "postgres",
                "create database "
                        + name
                        + " template "
                        + template
                        + " owner cunkou_owner strategy file_copy");
        return connections(name);
    }

    private synchronized void superuser(String database, String sql) {
        try (var connection = Connections.open(url(database), "bootstrap", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connections connections(String database) {
        return new Connections(url(database), passwords());
    }

    private String url(String database) {
        return Cluster.url(server, database);
    }

    private static Map<Role, String> passwords() {
        var passwords = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            passwords.put(role, PASSWORD);
        }
        return passwords;
    }

    private void stop() {
        try {
            server.stop();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
