package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL server that this program carries, keeps running and takes down with it. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long LOOK_EVERY_MILLISECONDS = 250;
    private static final long RETRY_AFTER_MILLISECONDS = 2_000;

    private static final String ACCESS =
            "host "
                    + Cluster.DATABASE
                    + " "
                    + Arrays.stream(Role.values()).map(Role::user).collect(Collectors.joining(","))
                    + " 127.0.0.1/32 scram-sha-256\n";

    private final ServerFiles files;
    private final ServerPrograms programs;
    private final DirectoryLock lock;
    private final Connections connections;
    private final Thread keeper;
    private Server server;
    private boolean closed;

    private EmbeddedPostgres(
            ServerFiles files,
            ServerPrograms programs,
            DirectoryLock lock,
            Server server,
            Map<Role, String> passwords) {
        this.files = files;
        this.programs = programs;
        this.lock = lock;
        this.server = server;
        this.connections = new Connections(Cluster.url(server, Cluster.DATABASE), passwords);
        this.keeper = Thread.ofPlatform().daemon().name("database-keeper").unstarted(this::keep);
    }

    /**
     * Starts the server over the data directory, which it makes at first.
     *
     * @throws DatabaseRefused when the directory cannot be used, with what to do about it
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        try {
            Folders.create(dataDirectory.toAbsolutePath());
            var lock = DirectoryLock.take(dataDirectory);
            EmbeddedPostgres started = null;
            try {
                started = start(dataDirectory.toRealPath(), lock);
                return started;
            } finally {
                if (started == null) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw Refusals.forException(dataDirectory.toAbsolutePath(), e);
        }
    }

    private static EmbeddedPostgres start(Path directory, DirectoryLock lock) throws IOException {
        var files = new ServerFiles(directory.resolve("postgres"));
        boolean first = !Files.isDirectory(files.data());
        Folders.create(files.folder());
        var account = ServerAccount.of(files.data());
        Refusals.checkSpace(files.folder(), first);
        var programs = new ServerPrograms(PostgresBinaries.unpackInto(files.folder()), account);
        if (first) {
            Cluster.create(files, programs);
        }
        checkVersion(files.data());
        files.writeConfiguration(ACCESS);
        var kept = files.readPasswords();
        var passwords = kept.isPresent() ? kept.get() : Cluster.renewPasswords(files, programs);
        var server = Server.start(files, programs, files.data());
        var running = new EmbeddedPostgres(files, programs, lock, server, passwords);
        running.keeper.start();
        return running;
    }

    private static void checkVersion(Path data) throws IOException {
        var version = Folders.read(data.resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new DatabaseRefused(
                    "The database in "
                            + data
                            + " was made by PostgreSQL "
                            + version
                            + ", this program carries "
                            + PostgresBinaries.MAJOR_VERSION
                            + ". Write a backup with the version of"
                            + " this program that made it, and restore that into an empty data directory.");
        }
    }

    /**
     * The server that another process runs over the data directory now, such as for a backup while
     * serving.
     */
    public static Optional<Connections> running(Path dataDirectory) {
        var files = new ServerFiles(dataDirectory.toAbsolutePath().resolve("postgres"));
        try {
            var lines = Folders.read(files.data().resolve("postmaster.pid")).lines().toList();
            if (lines.size() < 8
                    || !Processes.serversIn(files.data())
                            .contains(Long.parseLong(lines.get(0).strip()))) {
                return Optional.empty();
            }
            var url =
                    "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/" + Cluster.DATABASE;
            return files.readPasswords().map(passwords -> new Connections(url, passwords));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public Connections connections() {
        return connections;
    }

    synchronized long serverPid() {
        return server.pid();
    }

    synchronized long watcherPid() {
        return server.watcherPid();
    }

    private void keep() {
        try {
            while (!look()) {
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Mends what is broken. Says whether there is nothing left to keep. */
    private synchronized boolean look() throws InterruptedException {
        if (closed) {
            return true;
        }
        try {
            if (server.runs()) {
                server.keepWatched(files);
            } else {
                LOG.error("The database server is gone; starting it again");
                server.stop();
                server = Server.start(files, programs, files.data(), server.port());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The database server does not start: {}", e.getMessage());
            wait(RETRY_AFTER_MILLISECONDS);
        }
        return closed;
    }

    /** Ends all sessions, writes everything to disk and lets go of the data directory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        notifyAll();
        try {
            server.stop();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the database server was not stopped cleanly", e);
        }
    }
}
