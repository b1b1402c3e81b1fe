package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded server dies in every way we know, and keeps what it promised. */
class EmbeddedPostgresTests {
    private static Path made = Path.of("");
    private Path folder = Path.of("");

    @BeforeAll
    static void makeOne() throws IOException {
        made = Files.createTempDirectory("cunkou-made-");
        shareBinaries(made);
        EmbeddedPostgres.start(made).close();
    }

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Files.createTempDirectory("cunkou-server-");
    }

    @AfterEach
    void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @AfterAll
    static void removeMade() throws IOException {
        Folders.delete(made);
    }

    @Test
    void keepsWhatWasWritten() throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (var postgres = startCopy()) {
                assertThat(
                                query(
                                        postgres.connections(),
                                        """
                                        create schema if not exists kept;
                                        create table if not exists kept.numbers (number int);
                                        insert into kept.numbers values (1);
                                        select count(*) from kept.numbers
                                        """))
                        .isEqualTo(start + "");
            }
        }
    }

    @Test
    void syncsToDiskAndAsksForPasswords() throws Exception {
        try (var postgres = startCopy()) {
            var connections = postgres.connections();
            assertThat(
                            query(
                                    connections,
                                    "select current_setting('fsync') || current_setting('data_checksums')"))
                    .isEqualTo("onon");
            assertThat(query(connections, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(query(connections, "show wal_level")).isEqualTo("replica");
            assertThat(
                            Files.getPosixFilePermissions(
                                    folder.resolve("postgres/passwords.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(connections.toString()).doesNotContain(connections.password(Role.OWNER));
            assertNoEntry(connections.url(), "cunkou_owner", "wrong");
            assertNoEntry(connections.url(), "bootstrap", "");
            assertNoEntry(
                    connections.url().replace("/cunkou", "/postgres"),
                    "cunkou_owner",
                    connections.password(Role.OWNER));
        }
    }

    @Test
    void makesNewPasswordsWhenTheOldOnesAreLost() throws Exception {
        copy();
        Files.delete(folder.resolve("postgres/passwords.properties"));
        for (int start = 1; start <= 2; start++) {
            try (var postgres = EmbeddedPostgres.start(folder)) {
                for (var role : Role.values()) {
                    postgres.connections().open(role).close();
                }
            }
        }
    }

    @Test
    void servesABackupFromAnotherProcess() throws Exception {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        try (var postgres = startCopy()) {
            var found = EmbeddedPostgres.running(folder).orElseThrow();
            assertThat(found.url()).isEqualTo(postgres.connections().url());
            assertThat(query(found, "select 1")).isEqualTo("1");
        }
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void refusesASecondInstance() throws Exception {
        copy();
        try (var program = RunningProgram.start(folder).awaitWriting()) {
            assertThatExceptionOfType(DatabaseRefused.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(folder))
                    .withMessageContaining("in use by process " + program.pid());
        }
        try (var postgres = startCopy()) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThatExceptionOfType(DatabaseRefused.class)
                        .isThrownBy(() -> EmbeddedPostgres.start(folder))
                        .withMessageContaining(
                                "in use by process " + ProcessHandle.current().pid());
            }
            try (var second = RunningProgram.start(folder)) {
                assertThat(second.refusal())
                        .contains("in use by process " + ProcessHandle.current().pid());
            }
            assertThat(query(postgres.connections(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void survivesTheDeathOfTheApplication() throws Exception {
        copy();
        var program = RunningProgram.start(folder).awaitWriting();
        program.close();
        assertKept(program);
    }

    @Test
    void survivesTheDeathOfTheWatcher() throws Exception {
        copy();
        var program = RunningProgram.start(folder).awaitWriting();
        RunningProgram.kill(program.watcherPid());
        int before = program.lastKept();
        program.await("a new watcher", () -> program.said().contains("it has a new one"));
        program.await("it goes on writing", () -> program.lastKept() > before + 50);
        assertThat(program.said()).doesNotContain("interrupted");
        program.close();
        assertKept(program);
    }

    @Test
    void survivesTheDeathOfTheServer() throws Exception {
        copy();
        var program = RunningProgram.start(folder).awaitWriting();
        RunningProgram.kill(program.serverPid());
        program.await("it notices", () -> program.said().contains("interrupted"));
        int before = program.lastKept();
        program.await("it goes on writing", () -> program.lastKept() > before + 20);
        program.close();
        assertKept(program);
    }

    @Test
    void survivesTheDeathOfEverything() throws Exception {
        copy();
        var program = RunningProgram.start(folder).awaitWriting();
        RunningProgram.kill(program.serverPid(), program.watcherPid(), program.pid());
        assertKept(program);
    }

    @Test
    void stopsAServerThatOutlivedProgramAndWatcher() throws Exception {
        copy();
        for (boolean withoutPidFile : new boolean[] {false, true}) {
            var program = RunningProgram.start(folder).awaitWriting();
            RunningProgram.kill(program.watcherPid(), program.pid());
            assertThat(Processes.runs(program.serverPid())).isTrue();
            if (withoutPidFile) {
                Files.delete(folder.resolve("postgres/data/postmaster.pid"));
            }
            assertKept(program);
            assertThat(Processes.runs(program.serverPid())).isFalse();
        }
    }

    @Test
    void doesNotBelieveAPidFileThatNamesSomebodyElse() throws Exception {
        copy();
        Files.writeString(
                folder.resolve("postgres/data/postmaster.pid"),
                ProcessHandle.current().pid()
                        + "\n"
                        + folder.resolve("postgres/data")
                        + "\n1\n5432\n\n127.0.0.1\n\nready\n");
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        try (var postgres = startCopy()) {
            assertThat(query(postgres.connections(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void beginsAgainWhenItsFirstStartWasKilled() throws Exception {
        shareBinaries(folder);
        for (int milliseconds : new int[] {700, 1100, 1500, 1900}) {
            var program = RunningProgram.start(folder);
            Thread.sleep(milliseconds);
            RunningProgram.kill(program.pid());
        }
        Files.createDirectories(
                folder.resolve("postgres/bin-" + PostgresBinaries.VERSION + ".part/bin"));
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres.connections(), "select 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres/data.init")).doesNotExist();
    }

    private EmbeddedPostgres startCopy() throws Exception {
        copy();
        return EmbeddedPostgres.start(folder);
    }

    /** A database that was made before and shut down; making one takes seconds. */
    private void copy() throws Exception {
        if (!Files.exists(folder.resolve("postgres"))) {
            var copied =
                    new ProcessBuilder(
                                    "cp",
                                    "-a",
                                    made.resolve("postgres").toString(),
                                    folder.toString())
                            .start();
            assertThat(copied.waitFor()).isZero();
        }
    }

    static void shareBinaries(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.createSymbolicLink(
                folder.resolve("postgres/bin-" + PostgresBinaries.VERSION),
                TestPostgres.sharedBinaries());
    }

    private void assertKept(RunningProgram program) throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var kept = query(postgres.connections(), "select max(number) from kept.numbers");
            assertThat(Integer.parseInt(kept)).isGreaterThanOrEqualTo(program.lastKept());
            assertThat(
                            query(
                                    postgres.connections(),
                                    "truncate kept.numbers; select count(*) from kept.numbers"))
                    .isEqualTo("0");
        }
    }

    private static String query(Connections connections, String sql) throws SQLException {
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            for (boolean rows = statement.execute(sql); !rows; rows = statement.getMoreResults()) {
                assertThat(statement.getUpdateCount()).isNotNegative();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void assertNoEntry(String url, String user, String password) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Connections.open(url, user, password).close());
    }
}
