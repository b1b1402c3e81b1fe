package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user of the operating system that runs the server, which refuses to be run by root.
 *
 * @param prefix what comes before the server's own commands
 * @param uid who must own the database directory
 */
record ServerAccount(List<String> prefix, int uid) {
    private static final int ROOT = 0;
    static final int NOBODY = 65534;

    /**
     * Root in a user namespace without a mapping: its files stay root's, but it does not look like
     * root.
     */
    private static final ServerAccount UNMAPPED_ROOT =
            new ServerAccount(List.of("unshare", "-U"), ROOT);

    /** The owner of the database directory decides, when there is one already. */
    static ServerAccount of(Path database) throws IOException {
        int self = Folders.owner(Path.of("/proc/self"));
        boolean exists = Files.exists(database);
        int owner = exists ? Folders.owner(database) : self;
        if (self != ROOT) {
            if (owner != self) {
                throw new DatabaseRefused(
                        "The database in "
                                + database
                                + " belongs to user "
                                + owner
                                + ", but this program runs as user "
                                + self
                                + ". Run it as user "
                                + owner
                                + ", or give the files to this one: chown -R "
                                + self
                                + " "
                                + database.getParent());
            }
            return new ServerAccount(List.of(), self);
        }
        if (owner == ROOT && works(UNMAPPED_ROOT)) {
            return UNMAPPED_ROOT;
        }
        var other = of(owner == ROOT ? NOBODY : owner);
        if ((owner == ROOT && exists) || !works(other)) {
            throw new DatabaseRefused(
                    "PostgreSQL refuses to be run by root, and here neither `unshare -U` nor `setpriv`"
                            + " can run it as another user for "
                            + database
                            + ". Run this program as an ordinary user that owns "
                            + database.getParent()
                            + ", for example: chown -R "
                            + NOBODY
                            + ":"
                            + NOBODY
                            + " "
                            + database);
        }
        if (!exists) {
            checkPassable(database);
        }
        return other;
    }

    private static ServerAccount of(int uid) {
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), uid);
    }

    private static void checkPassable(Path database) throws IOException {
        for (var folder = database.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)
                    && !Files.getPosixFilePermissions(folder)
                            .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new DatabaseRefused(
                        "The database server has to run as user "
                                + NOBODY
                                + " here, which cannot pass through "
                                + folder
                                + ". Open it with: chmod o+x "
                                + folder
                                + ", or choose another data directory.");
            }
        }
    }

    private static boolean works(ServerAccount account) {
        try {
            var trial =
                    new ProcessBuilder(account.command(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(List<String> plain) {
        var all = new ArrayList<>(prefix);
        all.addAll(plain);
        return all;
    }

    void own(Path path) throws IOException {
        if (Folders.owner(path) != uid) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", uid);
        }
    }
}
