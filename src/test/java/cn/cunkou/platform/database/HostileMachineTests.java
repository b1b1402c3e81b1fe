package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Disks that are full or read-only, users that may not: each gets an answer that says how to mend
 * it.
 */
class HostileMachineTests {
    private Path folder = Path.of("");

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Files.createTempDirectory("cunkou-hostile-");
    }

    @AfterEach
    void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws Exception {
        var file = Files.createFile(folder.resolve("data"));
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("must be a directory");
    }

    @Test
    void refusesAReadOnlyFileSystem() throws Exception {
        try (var program = mounted("mount -t tmpfs -o ro tmpfs \"$0\"")) {
            assertThat(program.refusal()).contains("read-only file system").contains("--data");
        }
    }

    @Test
    void refusesADirectoryOfSomebodyElse() throws Exception {
        assumeThat(RunningProgram.isRoot()).as("only root can give a directory away").isTrue();
        Files.setAttribute(folder, "unix:uid", 12345);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Still root's files, but without root's powers over those of others.
        try (var program =
                RunningProgram.start(folder, "setpriv", "--bounding-set=-all", "--inh-caps=-all")) {
            assertThat(program.refusal()).contains("cannot be written").contains(folder.toString());
        }
        Files.setAttribute(folder, "unix:uid", 0);
    }

    @Test
    void refusesAFullDiskBeforeItBegins() throws Exception {
        try (var program = mounted("mount -t tmpfs -o size=30m tmpfs \"$0\"")) {
            assertThat(program.refusal()).contains("is full").contains("250 MB are needed");
        }
    }

    @Test
    void goesOnWhenAFullDiskHasRoomAgain() throws Exception {
        try (var program = mounted("mount -t tmpfs -o size=400m tmpfs \"$0\"").awaitWriting()) {
            var filler = Path.of("/proc/" + program.pid() + "/root" + folder.resolve("filler"));
            new ProcessBuilder("dd", "if=/dev/zero", "of=" + filler, "bs=1M")
                    .start()
                    .onExit()
                    .join();
            program.await("the database notices", () -> program.said().contains("interrupted"));
            Files.delete(filler);
            int before = program.lastKept();
            program.await("it goes on writing", () -> program.lastKept() > before + 50);
        }
    }

    @Test
    void rootRunsTheServerAsNobodyWhereItHasNoUserNamespaces() throws Exception {
        assumeThat(RunningProgram.isRoot()).as("about root").isTrue();
        var path = withoutUnshare();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (var program = RunningProgram.startWithPath(folder, path)) {
            assertThat(program.refusal())
                    .contains("cannot pass through " + folder)
                    .contains("chmod o+x");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var program = RunningProgram.startWithPath(folder, path).awaitWriting()) {
            assertThat(Folders.owner(Path.of("/proc/" + program.serverPid())))
                    .isEqualTo(ServerAccount.NOBODY);
        }
        // The owner of the files decides from now on, although user namespaces are back.
        try (var program = RunningProgram.start(folder).awaitWriting()) {
            assertThat(Folders.owner(Path.of("/proc/" + program.serverPid())))
                    .isEqualTo(ServerAccount.NOBODY);
        }
    }

    @Test
    void rootIsToldWhenTheServerOfItsFilesCannotRun() throws Exception {
        assumeThat(RunningProgram.isRoot()).as("about root").isTrue();
        Files.createDirectories(folder.resolve("postgres/data"));
        try (var program = RunningProgram.startWithPath(folder, withoutUnshare())) {
            assertThat(program.refusal()).contains("refuses to be run by root").contains("chown");
        }
    }

    @Test
    void anOrdinaryUserRunsItWithoutMore() throws Exception {
        assumeThat(RunningProgram.isRoot())
                .as("root plays the ordinary user in a user namespace")
                .isTrue();
        EmbeddedPostgresTests.shareBinaries(folder);
        try (var program = RunningProgram.start(folder, "unshare", "-U").awaitWriting()) {
            assertThat(Folders.read(Path.of("/proc/" + program.serverPid() + "/cmdline")))
                    .contains("postgres");
        }
    }

    /** A program whose data directory is a file system of its own, which only it sees. */
    private RunningProgram mounted(String mount) throws Exception {
        var privately =
                RunningProgram.isRoot()
                        ? new String[] {"unshare", "-m"}
                        : new String[] {"unshare", "-Urm"};
        var trial =
                new ProcessBuilder(privately[0], privately[1], "sh", "-c", mount, folder.toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(trial.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assumeThat(trial.exitValue()).as("this machine lets us mount a file system").isZero();
        return RunningProgram.start(
                folder,
                privately[0],
                privately[1],
                "sh",
                "-c",
                mount + " && exec \"$@\"",
                folder.toString());
    }

    /** A search path on which {@code unshare} fails, as it does in many containers. */
    private Path fakes() throws IOException {
        var fakes = Files.createDirectories(folder.resolve("fakes"));
        Files.writeString(fakes.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(
                fakes.resolve("unshare"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return fakes;
    }

    private String withoutUnshare() throws IOException {
        return fakes() + ":" + System.getenv("PATH");
    }
}
