package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers that outlived their program and its watcher, and what they left behind. */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final String PATIENCE_SECONDS = "60";

    private Orphans() {}

    /**
     * Afterwards nothing works in the directory and no process id in it is believed. The caller
     * holds its lock.
     */
    static void stop(ServerPrograms programs, Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        var running = Processes.serversIn(data);
        if (!running.isEmpty()) {
            LOG.warn("Stopping a database server that was left over in {}: {}", data, running);
            var asked =
                    programs.run(
                            "pg_ctl",
                            "stop",
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            PATIENCE_SECONDS);
            if (!asked.ok()) {
                stopWithoutPidFile(data);
            }
            endRest(data);
        }
        // A restarted machine or container gives the number of the dead server to somebody else,
        // and the server
        // would then refuse to start.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static void stopWithoutPidFile(Path data) throws IOException {
        var running = Processes.serversIn(data);
        for (long pid : running) {
            if (!running.contains(Processes.parent(pid))) {
                signal("INT", pid);
            }
        }
        await(data, 20);
    }

    /**
     * Children of a killed server end by themselves; one that hangs holds nothing that is not in
     * the log.
     */
    private static void endRest(Path data) throws IOException {
        for (long pid : await(data, 10)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        var left = await(data, 10);
        if (!left.isEmpty()) {
            throw new DatabaseRefused(
                    "A database server still works in "
                            + data
                            + " and cannot be stopped: process "
                            + left
                            + ". Stop it, for example with kill -INT, and start again.");
        }
    }

    private static List<Long> await(Path data, int seconds) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var running = Processes.serversIn(data);
        while (!running.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while stopping a left-over database server", e);
            }
            running = Processes.serversIn(data);
        }
        return running;
    }

    private static void signal(String name, long pid) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().onExit().join();
    }
}
