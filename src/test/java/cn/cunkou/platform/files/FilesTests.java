package cn.cunkou.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class FilesTests {
    /** When the machine does not let us mount a file system. */
    private static final int NOT_MOUNTED = 77;

    @Autowired Files files;
    @Autowired TransactionTemplate transaction;

    @Value("${cunkou.data}")
    Path data;

    @TempDir Path folder;

    @Test
    void theSameBytesAreKeptOnceUnderTheirHash() throws Exception {
        var first = stored("镇,村\n转水镇,輋𣒍村\n");
        var second = stored("镇,村\n转水镇,輋𣒍村\n");
        assertThat(second).isEqualTo(first);
        assertThat(files.path(first.sha256())).hasSize(first.size());
        try (var content = files.open(first.sha256())) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).contains("輋𣒍村");
        }
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> store(InputStream.nullInputStream()))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.fault()).contains("空文件")));
        assertThat(data.resolve("attachments")).isDirectoryNotContaining("glob:**/draft-*");
    }

    @Test
    void whatAKilledProgramLeftUnfinishedGoesWithTheNextStart() throws Exception {
        var attachments = java.nio.file.Files.createDirectories(folder.resolve("attachments"));
        var old = java.nio.file.Files.writeString(attachments.resolve("draft-old"), "半个文件");
        java.nio.file.Files.setLastModifiedTime(
                old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        var fresh = java.nio.file.Files.writeString(attachments.resolve("draft-new"), "半个文件");
        var kept = java.nio.file.Files.createFile(attachments.resolve("kept"));
        new Files(folder, JdbcClient.create(new DriverManagerDataSource())).removeOldDrafts();
        assertThat(attachments.toFile().listFiles())
                .containsExactlyInAnyOrder(fresh.toFile(), kept.toFile());
    }

    @Test
    void aFullDiskIsToldSo() throws Exception {
        var program =
                new ProcessBuilder(
                                "unshare",
                                "-Urm",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=512k tmpfs \"$0\" || exit %d; exec \"$@\""
                                        .formatted(NOT_MOUNTED),
                                folder.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                FullDisk.class.getName(),
                                folder.toString())
                        .start();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeThat(program.exitValue())
                .as("this machine lets us mount a file system")
                .isNotEqualTo(NOT_MOUNTED);
        assertThat(program.inputReader().lines()).containsExactly("507", "0 left");
    }

    private Files.Stored stored(String text) {
        return store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Files.Stored store(InputStream content) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        Objects.requireNonNull(
                                transaction.execute(status ->
                                        files.store(content, "表.csv", Files.Rule.ANY_TABLE))));
    }
}
