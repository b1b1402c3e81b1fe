package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the database to the shape that this program needs, module after module, as its owner. */
public final class Migrations {
    /**
     * Foreign keys point only to earlier ones. A module without migrations has no folder and is
     * passed over.
     */
    static final List<String> MODULES =
            List.of(
                    "platform",
                    "region",
                    "registry",
                    "access",
                    "measures",
                    "plan",
                    "visibility",
                    "traceability",
                    "production",
                    "quality",
                    "stations",
                    "papers",
                    "activities",
                    "officers",
                    "programme",
                    "projects",
                    "funds",
                    "disclosure",
                    "portal",
                    "console",
                    "demo");

    // Any constant will do, as long as every instance of this program uses the same.
    private static final long ONE_AT_A_TIME = 0x63756e6b6f75L;

    private Migrations() {}

    /**
     * Does nothing, quickly, when the database has seen exactly these migrations.
     *
     * @throws DatabaseRefused when the database was shaped by a newer or another program
     */
    public static void migrate(Connections connections) {
        var scripts = MigrationScripts.load();
        run(
                connections,
                connection -> {
                    if (!scripts.fingerprint().equals(fingerprint(connection))) {
                        alone(
                                connection,
                                () -> {
                                    var rowsBefore = Seeds.counts(connection);
                                    dropInstalledViews(connection);
                                    for (var module : MODULES) {
                                        if (scripts.has(module)) {
                                            migrate(connections, scripts, module, null);
                                        }
                                    }
                                    Seeds.note(connection, rowsBefore);
                                    remember(connection, scripts.fingerprint());
                                });
                    }
                });
    }

    /**
     * Brings an empty database to the shape of an earlier day: the given version of each module
     * given.
     */
    static void migrateTo(Connections connections, Map<String, String> versions) {
        var scripts = MigrationScripts.load();
        run(
                connections,
                connection ->
                        alone(
                                connection,
                                () -> {
                                    for (var module : MODULES) {
                                        if (versions.containsKey(module)) {
                                            migrate(
                                                    connections,
                                                    scripts,
                                                    module,
                                                    versions.get(module));
                                        }
                                    }
                                    Seeds.note(connection, Map.of());
                                }));
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void run(Connections connections, Work work) {
        try (var connection = connections.open(Role.OWNER)) {
            work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at "
                            + connections.url()
                            + " cannot be migrated: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void migrate(
            Connections connections,
            MigrationScripts scripts,
            String module,
            @Nullable String target) {
        var flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(
                                connections.url(),
                                Role.OWNER.user(),
                                connections.password(Role.OWNER))
                        .defaultSchema("platform")
                        .schemas("platform")
                        .table("flyway_" + module)
                        .resourceProvider(scripts.provider(module))
                        .javaMigrationClassProvider(List::of)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .initSql("set client_min_messages = warning")
                        .cleanDisabled(true)
                        .validateOnMigrate(true)
                        .ignoreMigrationPatterns(new String[0]);
        if (target != null) {
            flyway.target(target);
        }
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The database at "
                            + connections.url()
                            + " cannot be brought to the shape that module "
                            + module
                            + " needs. If it was used by a newer version of this program, use that version. Details: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void alone(Connection connection, Step work) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            if (!exists(connection, "to_regnamespace('platform')")) {
                statement.execute("create schema platform");
            }
            work.run();
            statement.execute("select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + name + " is not null")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /**
     * Views that the program installs at every start would hold on to columns that a migration
     * wants to change. They say so themselves: {@code comment on view x is 'installed at start'}.
     */
    private static void dropInstalledViews(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$
                    declare doomed text;
                    begin
                        for doomed in select oid::regclass from pg_class
                                       where relkind = 'v' and obj_description(oid, 'pg_class') = 'installed at start' loop
                            execute 'drop view if exists ' || doomed || ' cascade';
                        end loop;
                    end $$
                    """);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "Views of the last start cannot be dropped before migrating: " + e.getMessage(),
                    e);
        }
    }

    private static @Nullable String fingerprint(Connection connection) throws SQLException {
        if (!exists(connection, "to_regclass('platform.migration_fingerprint')")) {
            return null;
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select fingerprint from platform.migration_fingerprint")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void remember(Connection connection, String fingerprint) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists platform.migration_fingerprint (
                        fingerprint text not null,
                        seen_at     timestamptz not null default now()
                    )\
                    """);
            statement.execute(
                    "comment on table platform.migration_fingerprint is 'not in backups: the migrations seen last'");
            statement.execute("truncate platform.migration_fingerprint");
        }
        try (var insert =
                connection.prepareStatement(
                        "insert into platform.migration_fingerprint (fingerprint) values (?)")) {
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        }
    }
}
