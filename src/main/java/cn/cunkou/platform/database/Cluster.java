package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Makes the database directory: beside its place, and moved there when it is whole. */
final class Cluster {
    static final String DATABASE = "cunkou";
    private static final String BOOTSTRAP = "bootstrap";
    private static final String ONLY_BOOTSTRAP =
            "host all " + BOOTSTRAP + " 127.0.0.1/32 scram-sha-256\n";

    private Cluster() {}

    static void create(ServerFiles files, ServerPrograms programs) throws IOException {
        var data = files.dataInTheMaking();
        for (var maker : Processes.makersOf(data)) {
            maker.destroyForcibly();
            maker.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        Orphans.stop(programs, data);
        Folders.delete(data);
        Files.createDirectory(
                data,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        programs.account().own(data);
        var bootstrapPassword = ServerFiles.randomPassword();
        initialise(files, programs, data, bootstrapPassword);
        files.writeConfiguration(ONLY_BOOTSTRAP);
        var server = Server.start(files, programs, data);
        var passwords = ServerFiles.newPasswords();
        try {
            makeRoles(server, RolesScript.render(DATABASE, passwords), bootstrapPassword);
        } catch (SQLException e) {
            throw new IOException("the roles could not be made: " + e.getMessage(), e);
        } finally {
            server.stop();
        }
        files.writePasswords(passwords);
        Files.move(data, files.data(), StandardCopyOption.ATOMIC_MOVE);
        Folders.flush(files.folder());
    }

    static void initialise(
            ServerFiles files, ServerPrograms programs, Path data, String password, String... more)
            throws IOException {
        var passwordFile = files.folder().resolve("bootstrap");
        Folders.write(passwordFile, password, "rw-------");
        try {
            programs.account().own(passwordFile);
            var arguments =
                    new java.util.ArrayList<>(
                            java.util.List.of(
                                    "-D",
                                    data.toString(),
                                    "-U",
                                    BOOTSTRAP,
                                    "-A",
                                    "scram-sha-256",
                                    "--pwfile=" + passwordFile,
                                    "-E",
                                    "UTF8",
                                    "-k",
                                    "--no-instructions",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=C",
                                    // With C, pg_trgm silently drops all Chinese.
                                    "--lc-ctype=C.UTF-8"));
            arguments.addAll(java.util.List.of(more));
            var made = programs.run("initdb", arguments.toArray(String[]::new));
            if (!made.ok()) {
                throw Refusals.forServerOutput(
                        files.folder(), "The database could not be made", made.output(), null);
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The only thing the superuser ever does; then it has no password and may not log in. */
    private static void makeRoles(Server server, RolesScript script, String password)
            throws SQLException {
        try (var connection = Connections.open(url(server, "postgres"), BOOTSTRAP, password)) {
            script.makeRolesAndDatabase(connection);
        }
        try (var connection = Connections.open(url(server, DATABASE), BOOTSTRAP, password);
                var statement = connection.createStatement()) {
            script.prepareDatabase(connection);
            statement.execute("alter role " + BOOTSTRAP + " nologin password null");
        }
    }

    /**
     * For when the file that holds them is lost. No server may run: this one works alone and asks
     * nobody.
     */
    static Map<Role, String> renewPasswords(ServerFiles files, ServerPrograms programs)
            throws IOException {
        Orphans.stop(programs, files.data());
        var passwords = ServerFiles.newPasswords();
        var statements =
                passwords.entrySet().stream()
                        .map(entry ->
                                "alter role "
                                        + entry.getKey().user()
                                        + " password '"
                                        + entry.getValue()
                                        + "'\n")
                        .collect(Collectors.joining());
        var done =
                programs.runWithInput(
                        statements,
                        "postgres",
                        "--single",
                        "-D",
                        files.data().toString(),
                        DATABASE);
        if (!done.ok() || done.output().contains("ERROR:")) {
            throw Refusals.forServerOutput(
                    files.folder(),
                    "The roles could not be given new passwords",
                    done.output(),
                    null);
        }
        files.writePasswords(passwords);
        return passwords;
    }

    static String url(Server server, String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }
}
