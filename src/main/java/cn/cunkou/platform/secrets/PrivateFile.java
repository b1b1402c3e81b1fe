package cn.cunkou.platform.secrets;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Small files that nobody but the program's own user can read, not even for a moment. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Makes the file, whole or not at all; one that is there already stays as it is. */
    public static void create(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft =
                Files.createTempFile(
                        folder,
                        file.getFileName().toString(),
                        ".draft",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another instance was quicker; its file counts.
        } finally {
            Files.delete(draft);
        }
    }
}
