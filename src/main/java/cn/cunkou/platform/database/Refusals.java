package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says what the operating system's and the server's errors mean for whoever has to mend them. */
final class Refusals {
    private static final long MEGABYTE = 1_000_000;
    private static final long NEEDED_AT_FIRST = 250 * MEGABYTE;
    private static final long NEEDED_LATER = 40 * MEGABYTE;

    private Refusals() {}

    /** Refuses before anything is half done. */
    static void checkSpace(Path folder, boolean first) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long needed = first ? NEEDED_AT_FIRST : NEEDED_LATER;
        if (free < needed) {
            throw diskFull(folder, free, needed, null);
        }
    }

    static DatabaseRefused forException(Path folder, IOException e) {
        var message = String.valueOf(e.getMessage());
        var file =
                e instanceof FileSystemException problem && problem.getFile() != null
                        ? problem.getFile()
                        : folder.toString();
        if (isFull(message)) {
            return diskFull(folder, freeSpace(folder), NEEDED_LATER, e);
        }
        if (message.contains("Read-only file system")) {
            return new DatabaseRefused(
                    "The data directory "
                            + folder
                            + " lies on a read-only file system ("
                            + file
                            + "). Mount it writable, or choose another directory with --data.",
                    e);
        }
        if (e instanceof AccessDeniedException || message.contains("Permission denied")) {
            return new DatabaseRefused(
                    "The data directory "
                            + folder
                            + " cannot be written ("
                            + file
                            + "). Give it to the user who runs this program, or choose another directory with --data.",
                    e);
        }
        if (e instanceof FileSystemException) {
            return new DatabaseRefused(
                    "The data directory "
                            + folder
                            + " cannot be used: "
                            + message
                            + " ("
                            + e.getClass().getSimpleName()
                            + "). It must be a directory that this program may write.",
                    e);
        }
        return new DatabaseRefused("The database in " + folder + " cannot be used: " + message, e);
    }

    static DatabaseRefused forServerOutput(
            Path folder, String what, String output, @Nullable Path log) {
        if (isFull(output)) {
            return diskFull(folder, freeSpace(folder), NEEDED_LATER, null);
        }
        if (output.contains("Read-only file system")) {
            return new DatabaseRefused(
                    "The data directory "
                            + folder
                            + " lies on a read-only file system."
                            + " Mount it writable, or choose another directory with --data.");
        }
        var last =
                Arrays.stream(output.strip().split("\n", -1))
                        .filter(line -> !line.isBlank())
                        .reduce((earlier, later) -> later)
                        .orElse("it said nothing");
        return new DatabaseRefused(
                what
                        + " in "
                        + folder
                        + ": "
                        + last.strip()
                        + (log == null ? "" : ". More is in " + log + "."));
    }

    private static boolean isFull(String message) {
        return message.contains("No space left on device")
                || message.contains("Disk quota exceeded");
    }

    private static DatabaseRefused diskFull(
            Path folder, long free, long needed, @Nullable IOException e) {
        var message =
                "The disk that holds "
                        + folder
                        + " is full: "
                        + free / MEGABYTE
                        + " MB are free, at least "
                        + needed / MEGABYTE
                        + " MB are needed. Free some space there, or choose another directory with --data.";
        return e == null ? new DatabaseRefused(message) : new DatabaseRefused(message, e);
    }

    private static long freeSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
