package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What /proc knows. {@link ProcessHandle} takes a dead child that nobody has waited for to be
 * alive.
 */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    static boolean runs(long pid) {
        try {
            var stat = Folders.read(PROC.resolve(pid + "/stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    static long parent(long pid) {
        try {
            var stat = Folders.read(PROC.resolve(pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 4).split(" ", 2)[0]);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return 0;
        }
    }

    /** All PostgreSQL processes, postmaster and others, that work in a database directory. */
    static List<Long> serversIn(Path directory) throws IOException {
        var found = new ArrayList<Long>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                if (isServerIn(entry, directory)) {
                    found.add(Long.parseLong(entry.getFileName().toString()));
                }
            }
        }
        return found;
    }

    /** The {@code initdb} of an earlier program that was killed: it goes on by itself. */
    static List<ProcessHandle> makersOf(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> isMakerOf(process.pid(), directory))
                .toList();
    }

    private static boolean isMakerOf(long pid, Path directory) {
        try {
            var words = List.of(Folders.read(PROC.resolve(pid + "/cmdline")).split("\0"));
            return words.getFirst().endsWith("initdb") && words.contains(directory.toString());
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    private static boolean isServerIn(Path process, Path directory) {
        try {
            var program =
                    Files.readSymbolicLink(process.resolve("exe"))
                            .toString()
                            .replace(" (deleted)", "");
            return program.endsWith("/postgres")
                    && Files.isSameFile(process.resolve("cwd"), directory)
                    && runs(Long.parseLong(process.getFileName().toString()));
        } catch (IOException e) {
            return false; // gone meanwhile, or somebody else's
        }
    }
}
