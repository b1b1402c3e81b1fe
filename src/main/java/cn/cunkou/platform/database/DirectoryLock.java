package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Holds a data directory for one process; the operating system lets go of it when the process dies.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    // Closing any channel on the file would drop this process's lock, so a second attempt from
    // within must not open it.
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock take(Path dataDirectory) throws IOException {
        var directory = dataDirectory.toRealPath();
        synchronized (HELD_HERE) {
            if (!HELD_HERE.add(directory)) {
                throw refusal(directory, ProcessHandle.current().pid() + "");
            }
            var locked = false;
            try {
                var channel =
                        FileChannel.open(
                                directory.resolve("cunkou.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                locked = lock(directory, channel);
                return new DirectoryLock(directory, channel);
            } finally {
                if (!locked) {
                    HELD_HERE.remove(directory);
                }
            }
        }
    }

    private static boolean lock(Path directory, FileChannel channel) throws IOException {
        if (!tryLock(channel)) {
            var holder = ByteBuffer.allocate(32);
            channel.read(holder, 0);
            channel.close();
            throw refusal(
                    directory,
                    new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII)
                            .strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
                0);
        return true;
    }

    // A process that was just killed may hold it for a moment more.
    private static boolean tryLock(FileChannel channel) throws IOException {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            if (channel.tryLock() != null) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the data directory", e);
            }
        }
    }

    private static DatabaseRefused refusal(Path directory, String holder) {
        return new DatabaseRefused(
                "The data directory "
                        + directory
                        + " is in use by process "
                        + (holder.isEmpty() ? "(unknown)" : holder)
                        + ". Stop that one first, or give this one a directory of its own.");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            channel.close();
            HELD_HERE.remove(directory);
        }
    }
}
