package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsTests {
    private final Connections database = TestPostgres.database();

    @Test
    void aSecondRunHasNothingToDo() throws SQLException {
        // Flyway would find the history broken, if it were asked.
        execute("update platform.flyway_platform set checksum = 1");
        assertThatCode(() -> Migrations.migrate(database)).doesNotThrowAnyException();
        execute("truncate platform.migration_fingerprint");
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Migrations.migrate(database))
                .withMessageContaining("platform");
    }

    @Test
    void refusesADatabaseThatANewerProgramHasShaped() throws SQLException {
        execute(
                """
                truncate platform.migration_fingerprint;
                insert into platform.flyway_platform
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'x', 1, true)
                """);
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Migrations.migrate(database))
                .withMessageContaining("newer version of this program");
    }

    @Test
    void severalProgramsMayStartAtOnce() {
        var fresh = TestPostgres.unmigrated();
        assertThat(
                        IntStream.range(0, 3)
                                .parallel()
                                .mapToObj(program -> {
                                    Migrations.migrate(fresh);
                                    return program;
                                }))
                .hasSize(3);
    }

    /** What no policy protects is named here: tables of libraries, read before anybody is known. */
    @Test
    void everyTableIsProtected() throws SQLException {
        assertThat(
                        strings(
                                """
                                select oid::regclass::text from pg_class
                                 where relkind in ('r', 'p') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
                                   and not (relrowsecurity and (relforcerowsecurity or relnamespace = 'measures'::regnamespace))
                                   and relname !~ '^flyway_'
                                """))
                .containsExactlyInAnyOrder(
                        "platform.scheduled_tasks",
                        "platform.migration_fingerprint",
                        "platform.seed_rows",
                        "access.session",
                        "access.session_attributes");
    }

    /**
     * A table without rows has nothing to refuse, so the policies are read too; restrictive ones
     * open nothing.
     */
    @Test
    void noTableCanBeReadWithoutAScope() throws SQLException {
        assertThat(
                        strings(
                                """
                                select schemaname || '.' || tablename || ' ' || policyname from pg_policies
                                 where roles && '{cunkou_app,public}' and permissive = 'PERMISSIVE'
                                   and coalesce(qual, with_check) !~ 'platform.scope'
                                """))
                .isEmpty();
        for (var table : strings("select oid::regclass::text from pg_class where relrowsecurity")) {
            try (var connection = database.open(Role.APP);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select * from " + table)) {
                assertThat(rows.next()).as(table).isFalse();
            } catch (SQLException e) {
                assertThat(e.getMessage()).containsAnyOf("no scope is set", "permission denied");
            }
        }
    }

    private List<String> strings(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.open(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
