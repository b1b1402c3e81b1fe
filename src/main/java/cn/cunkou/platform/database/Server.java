package cn.cunkou.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server, and the watcher that ends it when this program ends. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int PORTS_TO_TRY = 5;
    private static final long STOP_SECONDS = 60;
    private static final long LOG_BYTES = 8_000_000;

    private final ServerPrograms programs;
    private final Path data;
    private final int port;
    private final long pid;
    private Process watcher;

    private Server(ServerPrograms programs, Path data, int port, long pid, Process watcher) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.pid = pid;
        this.watcher = watcher;
    }

    static Server start(ServerFiles files, ServerPrograms programs, Path data) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(files, programs, data, freePort());
            } catch (PortTaken e) {
                if (attempt == PORTS_TO_TRY) {
                    throw new DatabaseRefused(
                            "No free port could be found on 127.0.0.1: " + e.getMessage(), e);
                }
            }
        }
    }

    static Server start(ServerFiles files, ServerPrograms programs, Path data, int port)
            throws IOException {
        Orphans.stop(programs, data);
        var log = files.log();
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(
                    log,
                    log.resolveSibling("server.log.1"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        var command =
                programs.command(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-c",
                        "config_file=" + files.configuration(),
                        "-c",
                        "hba_file=" + files.access(),
                        "-p",
                        Integer.toString(port));
        var watcher = watcher(log, "start", command);
        long pid = Long.parseLong(firstLine(watcher));
        while (!isReady(data, pid)) {
            if (!Processes.runs(pid)) {
                watcher.getOutputStream().close();
                throw failure(files, logTail(log, logStart), port);
            }
            pause(10);
        }
        return new Server(programs, data, port, pid, watcher);
    }

    private static Process watcher(Path log, String mode, List<String> arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                "sh",
                                "-c",
                                Resources.text("watcher.sh"),
                                "cunkou-watcher",
                                mode));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String firstLine(Process watcher) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(watcher.getInputStream(), StandardCharsets.US_ASCII));
        var line = reader.readLine();
        if (line == null) {
            throw new IOException("the database server's watcher ended at once");
        }
        return line;
    }

    private static boolean isReady(Path data, long pid) {
        try {
            var lines = Folders.read(data.resolve("postmaster.pid")).lines().toList();
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private static IOException failure(ServerFiles files, String tail, int port) {
        if (tail.contains("could not bind") || tail.contains("Address already in use")) {
            return new PortTaken("port " + port + " is taken");
        }
        throw Refusals.forServerOutput(
                files.folder(), "The database server did not start", tail, files.log());
    }

    private static String logTail(Path log, long from) throws IOException {
        var all = Files.readAllBytes(log);
        int start = (int) Math.max(from, all.length - 4_000L);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return pid;
    }

    long watcherPid() {
        return watcher.pid();
    }

    boolean runs() {
        return Processes.runs(pid);
    }

    /** A watcher that was killed gets a successor; the server is not disturbed. */
    void keepWatched(ServerFiles files) throws IOException {
        if (!watcher.isAlive()) {
            watcher = watcher(files.log(), "guard", List.of(Long.toString(pid)));
            firstLine(watcher);
            LOG.warn("The watcher of the database server was gone; it has a new one");
        }
    }

    /** Ends all sessions and writes everything to disk. */
    void stop() throws IOException {
        watcher.getOutputStream().close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (runs() && System.nanoTime() < deadline) {
            if (!watcher.isAlive()) {
                break;
            }
            pause(5);
        }
        if (runs()) {
            Orphans.stop(programs, data);
        }
    }

    private static void pause(long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database server starts or stops", e);
        }
    }

    static final class PortTaken extends IOException {
        private static final long serialVersionUID = 1L;

        PortTaken(String message) {
            super(message);
        }
    }
}
