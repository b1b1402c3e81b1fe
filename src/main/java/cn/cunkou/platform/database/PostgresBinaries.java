package cn.cunkou.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, which this program carries and unpacks once. */
final class PostgresBinaries {
    static final String VERSION = "18.6.0";
    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private PostgresBinaries() {}

    /**
     * Unpacked beside each other by version, whole or not at all. Returns the folder with bin, lib
     * and share.
     */
    static Path unpackInto(Path folder) throws IOException {
        var target = folder.resolve("bin-" + VERSION);
        if (Files.isDirectory(target)) {
            return target;
        }
        var part = folder.resolve("bin-" + VERSION + ".part");
        Folders.delete(part);
        try (var archive = open();
                var tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(archive)))) {
            Folders.create(part);
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(part, entry, tar);
            }
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static InputStream open() {
        var name = "/postgres-linux-" + architecture() + ".txz";
        var archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseRefused(
                    "This program carries no PostgreSQL for "
                            + System.getProperty("os.name")
                            + " on "
                            + System.getProperty("os.arch")
                            + ". Set CUNKOU_DATABASE_URL to a PostgreSQL 18 that runs elsewhere.");
        }
        return archive;
    }

    private static String architecture() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return "none";
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> "none";
        };
    }

    private static void unpack(Path root, TarArchiveEntry entry, InputStream content)
            throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Folders.create(path);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Folders.create(path.getParent());
            Files.copy(content, path);
            // Another user than ours may have to run these, whatever our umask is.
            Files.setPosixFilePermissions(
                    path,
                    PosixFilePermissions.fromString(
                            (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
            try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.force(true);
            }
        }
    }
}
