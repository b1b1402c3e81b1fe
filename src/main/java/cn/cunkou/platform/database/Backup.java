package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Saves everything in one file, and brings it back: a zip with a manifest, each table as COPY text
 * and all attachments. It fits any later version of this program and any PostgreSQL.
 */
public final class Backup {
    /** How much was saved or brought back. */
    public record Summary(int tables, long rows, long attachments) {
        static Summary of(Manifest manifest) {
            return new Summary(manifest.tables().size(), manifest.rows(), manifest.attachments());
        }
    }

    private Backup() {}

    /**
     * Writes a new file, while the program serves: one moment of the database, and every attachment
     * of that moment.
     *
     * @throws DatabaseRefused when that cannot be; no file is left behind
     */
    public static Summary write(Connections connections, Path attachments, Path file) {
        try {
            return Summary.of(
                    new BackupWriter(connections, attachments, file.toAbsolutePath()).write());
        } catch (SQLException | IOException e) {
            throw new DatabaseRefused(
                    "The backup " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Brings a backup back into a database and an attachments directory that hold nothing yet.
     *
     * @throws DatabaseRefused when that cannot be; the target is empty then, as it was
     */
    public static Summary restore(Connections connections, Path attachments, Path file) {
        try {
            return Summary.of(
                    new BackupReader(
                                    connections,
                                    attachments.toAbsolutePath(),
                                    file.toAbsolutePath())
                            .restore());
        } catch (SQLException | IOException e) {
            throw new DatabaseRefused(
                    "The backup " + file + " could not be brought back: " + e.getMessage(), e);
        }
    }
}
