package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {
    @TempDir private Path folder = Path.of("");

    private Connections source = TestPostgres.unmigrated();
    private Path attachments = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void aDatabaseInUse() throws SQLException, IOException {
        source = TestPostgres.database();
        attachments = folder.resolve("source/attachments");
        Files.createDirectories(attachments.resolve("ab"));
        file = folder.resolve("backups/today.zip");
        execute(
                source,
                """
                insert into platform.message (division, recipient, title, body, created_at)
                    select '441424', 'a' || n, E'𣒍 \\t塘㙍镇\\n\\\\N', '', now() from generate_series(1, 500) n;
                insert into platform.file (sha256, size, media_type) values (repeat('a', 64), 1, 'image/png');
                """);
        Files.writeString(attachments.resolve("ab/abcd"), "a photo");
        Files.writeString(attachments.resolve("draft-1"), "half a ph");
    }

    @Test
    void bringsEverythingBack() throws Exception {
        var saved = Backup.write(source, attachments, file);
        assertThat(saved.rows()).isGreaterThanOrEqualTo(501);
        assertThat(saved.attachments()).isEqualTo(1);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        var target = TestPostgres.unmigrated();
        var brought = folder.resolve("target/attachments");
        assertThat(Backup.restore(target, brought, file)).isEqualTo(saved);
        assertThat(contents(target)).isEqualTo(contents(source));
        assertThat(brought.resolve("ab/abcd")).hasContent("a photo");
        assertThat(brought.resolve("draft-1")).doesNotExist();
        assertSameBonds(target);
    }

    @Test
    void bringsItBackIntoADatabaseThatWasOnlyStarted() throws Exception {
        Backup.write(source, attachments, file);
        var target = TestPostgres.database();
        Backup.restore(target, folder.resolve("target/attachments"), file);
        assertThat(contents(target)).isEqualTo(contents(source));
    }

    @Test
    void eventsOfAMonthComeBackIntoTheirMonth() throws Exception {
        execute(
                source,
                """
                select visibility.make_month('2026-03-01');
                insert into visibility.event_epc (event_time, event, division, role, epc)
                    select timestamptz '2026-03-31 23:59:59+00' + n * interval '1 second', uuidv7(), '441424', 'epc', 'urn:t:' || n
                      from generate_series(0, 2) as n;
                """);
        Backup.write(source, attachments, file);
        var target = TestPostgres.unmigrated();
        Backup.restore(target, folder.resolve("target/attachments"), file);
        assertThat(contents(target)).isEqualTo(contents(source));
        assertThat(number(target, "select count(*) from visibility.event_epc_2026_03"))
                .isEqualTo(1);
        assertThat(number(target, "select count(*) from visibility.event_epc_other")).isEqualTo(2);
        // who sees what of it is as it was
        assertThat(policies(target)).isEqualTo(policies(source));
    }

    private static long number(Connections database, String query) throws SQLException {
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String policies(Connections database) throws SQLException {
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select string_agg(concat_ws(' ', tablename, policyname, roles, cmd, qual), E'\\n' order by tablename, policyname)
                                  from pg_policies where schemaname = 'visibility'
                                """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void whatIsEmptiedMeanwhileIsSavedWithWhatSaysWhereItWent() throws Exception {
        execute(
                source,
                """
                select visibility.make_month('2021-01-01');
                insert into visibility.event_epc (event_time, event, division, role, epc)
                    values ('2021-01-01Z', uuidv7(), '441424', 'epc', 'urn:t:1');
                """);
        try (var connection = source.open(Role.OWNER);
                var owner = connection.createStatement()) {
            connection.setAutoCommit(false);
            owner.execute("lock table visibility.old_month in access exclusive mode");
            var backup = Thread.ofPlatform().start(() -> Backup.write(source, attachments, file));
            while (number(
                            source,
                            "select count(*) from pg_locks where not granted and mode = 'AccessShareLock'"
                                    + " and relation = cast('visibility.old_month' as regclass)")
                    == 0) {
                assertThat(backup.isAlive()).isTrue();
                Thread.sleep(5);
            }
            owner.execute("truncate visibility.event_epc_2021_01");
            owner.execute(
                    "insert into platform.message (division, recipient, title, body, created_at)"
                            + " values ('441424', 'b', 'moved', '', now())");
            connection.commit();
            backup.join();
        }
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "tables/platform.message.copy")).contains("moved");
            assertThat(text(zip, "tables/visibility.event_epc.copy")).isEmpty();
        }
    }

    @Test
    void savesOneMomentWhilePeopleWrite() throws Exception {
        execute(
                source,
                """
                create schema shop;
                grant usage on schema shop to cunkou_app;
                create table shop.receipt (id int generated always as identity primary key, total int not null);
                create table shop.line (receipt int not null references shop.receipt, value int not null);
                grant insert, select on shop.receipt, shop.line to cunkou_app;
                """);
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writers = Arrays.asList(writer(stop, written), writer(stop, written));
        try {
            for (int backup = 1; backup <= 5; backup++) {
                int before = written.get();
                while (written.get() < before + 20) {
                    assertThat(writers).allMatch(Thread::isAlive);
                    Thread.sleep(5);
                }
                var moment = folder.resolve(backup + ".zip");
                Backup.write(source, attachments, moment);
                assertWhole(moment);
            }
        } finally {
            stop.set(true);
            for (var writer : writers) {
                writer.join();
            }
        }
    }

    /**
     * Each receipt has three lines that make up its total, and its number was given before the
     * sequence's.
     */
    private static void assertWhole(Path moment) throws IOException {
        try (var zip = new ZipFile(moment.toFile())) {
            var receipts = text(zip, "tables/shop.receipt.copy").lines().count();
            var lines = text(zip, "tables/shop.line.copy").lines().count();
            assertThat(receipts).isPositive();
            assertThat(lines).isEqualTo(3 * receipts);
            var manifest = Manifest.read(zip.getInputStream(zip.getEntry(Manifest.ENTRY)));
            var sequence =
                    manifest.sequences().stream()
                            .filter(one -> one.name().equals("shop.receipt_id_seq"))
                            .findFirst()
                            .orElseThrow();
            assertThat(sequence.value()).isGreaterThanOrEqualTo(receipts);
        }
    }

    @Test
    void bringsBackWhatWasSavedWhilePeopleWrote() throws Exception {
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writer = Thread.ofPlatform().start(() -> writeThreesUntil(stop, written));
        while (written.get() < 20) {
            assertThat(writer.isAlive()).isTrue();
            Thread.sleep(5);
        }
        Backup.write(source, attachments, file);
        stop.set(true);
        writer.join();
        var target = TestPostgres.unmigrated();
        Backup.restore(target, folder.resolve("target/attachments"), file);
        assertThat(
                        Integer.parseInt(
                                single(
                                        target,
                                        "select count(*) from platform.message where recipient = 'three'")))
                .isBetween(60, 3 * written.get());
        assertThat(
                        single(
                                target,
                                """
                                select count(*) from (select from platform.message where recipient = 'three'
                                                       group by title having count(*) <> 3) as torn
                                """))
                .isEqualTo("0");
    }

    private void writeThreesUntil(AtomicBoolean stop, AtomicInteger written) {
        try (var connection = source.open(Role.APP);
                var scope = connection.prepareStatement("set local cunkou.scope = '441424'");
                var insert =
                        connection.prepareStatement(
                                "insert into platform.message (division, recipient, title, body, created_at)"
                                        + " values ('441424', 'three', ?, '', now())")) {
            connection.setAutoCommit(false);
            for (int number = 1; !stop.get(); number++) {
                scope.execute();
                for (int part = 1; part <= 3; part++) {
                    insert.setString(1, Integer.toString(number));
                    insert.executeUpdate();
                }
                connection.commit();
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Thread writer(AtomicBoolean stop, AtomicInteger written) {
        return Thread.ofPlatform()
                .start(() -> {
                    try (var connection = source.open(Role.APP);
                            var receipt =
                                    connection.prepareStatement(
                                            "insert into shop.receipt (total) values (6) returning id");
                            var line =
                                    connection.prepareStatement(
                                            "insert into shop.line values (?, ?)")) {
                        connection.setAutoCommit(false);
                        while (!stop.get()) {
                            try (var id = receipt.executeQuery()) {
                                id.next();
                                line.setInt(1, id.getInt(1));
                            }
                            for (int value = 1; value <= 3; value++) {
                                line.setInt(2, value);
                                line.executeUpdate();
                            }
                            connection.commit();
                            written.incrementAndGet();
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void refusesATargetInUse() throws Exception {
        Backup.write(source, attachments, file);
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(
                        () -> Backup.restore(source, folder.resolve("target/attachments"), file))
                .withMessageContaining("platform.message (500 rows)");
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Backup.restore(TestPostgres.unmigrated(), attachments, file))
                .withMessageContaining("has files already");
        assertThat(contents(source)).contains("500");
    }

    @Test
    void aDamagedBackupLeavesTheTargetEmpty() throws Exception {
        Backup.write(source, attachments, file);
        var target = TestPostgres.unmigrated();
        var brought = folder.resolve("target/attachments");
        for (var damage : new String[] {"truncated", "row lost", "row broken"}) {
            assertThatExceptionOfType(DatabaseRefused.class)
                    .as(damage)
                    .isThrownBy(() -> Backup.restore(target, brought, damaged(damage)));
            assertThat(brought).doesNotExist();
        }
        Backup.restore(target, brought, file);
        assertThat(contents(target)).isEqualTo(contents(source));
    }

    @Test
    void refusesABackupOfANewerProgram() throws Exception {
        Backup.write(source, attachments, file);
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() ->
                        Backup.restore(
                                TestPostgres.unmigrated(),
                                folder.resolve("target/attachments"),
                                damaged("newer")))
                .withMessageContaining("platform 999");
    }

    @Test
    void neverOverwritesABackup() {
        Backup.write(source, attachments, file);
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Backup.write(source, attachments, file))
                .withMessageContaining("already");
        assertThat(folder.resolve("backups")).isDirectoryContaining("glob:**/today.zip");
        assertThat(folder.resolve("backups/today.zip.part")).doesNotExist();
    }

    private Path damaged(String damage) throws IOException {
        var copy = folder.resolve(damage + ".zip");
        if (damage.equals("truncated")) {
            Files.write(copy, Arrays.copyOf(Files.readAllBytes(file), 2000));
            return copy;
        }
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : zip.stream().toList()) {
                var text = text(zip, entry.getName());
                if (entry.getName().equals("tables/platform.message.copy")) {
                    switch (damage) {
                        case "row lost" -> text = text.substring(text.indexOf('\n') + 1);
                        case "row broken" -> text = text.replaceFirst("441424\t", "");
                        default -> {}
                    }
                } else if (damage.equals("newer")) {
                    text = text.replaceFirst("\"platform\" : \"\\d+\"", "\"platform\" : \"999\"");
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return copy;
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every table with its number of rows and a sum over them. */
    private static String contents(Connections database) throws SQLException {
        var contents = new StringBuilder();
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement()) {
            for (var table : Catalog.read(connection).inOrder()) {
                try (var rows =
                        statement.executeQuery(
                                "select count(*), coalesce(sum(hashtext(t::text)), 0) from "
                                        + table.name()
                                        + " t")) {
                    rows.next();
                    contents.append(
                            table.name()
                                    + " "
                                    + rows.getString(1)
                                    + " "
                                    + rows.getString(2)
                                    + "\n");
                }
            }
        }
        return contents.toString();
    }

    /** Security, triggers and keys are in force again. */
    private void assertSameBonds(Connections target) throws SQLException {
        var bonds =
                """
                select string_agg(line, chr(10) order by line) from (
                    select relnamespace::regnamespace || '.' || relname || relrowsecurity || relforcerowsecurity as line
                      from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information)'
                    union all
                    select tgrelid::regclass || ' ' || tgname || tgenabled::text from pg_trigger where not tgisinternal
                    union all
                    select conrelid::regclass || ' ' || conname || condeferrable || condeferred from pg_constraint
                     where contype = 'f') as lines
                """;
        assertThat(single(target, bonds)).isEqualTo(single(source, bonds));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> {
                    try (var connection = target.open(Role.APP);
                            var statement = connection.createStatement()) {
                        statement.execute("select * from platform.message");
                    }
                })
                .withMessageContaining("no scope is set");
    }

    private static String single(Connections database, String query) throws SQLException {
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connections database, String sql) throws SQLException {
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
