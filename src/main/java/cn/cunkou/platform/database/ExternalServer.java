package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a server that somebody else runs must have before this program touches it. */
final class ExternalServer {
    private static final int OLDEST_VERSION = 180000;
    private static final String SCRIPT =
            " An administrator of the server runs the script that `./cunkou database-script` prints,"
                    + " once, with the password of CUNKOU_DATABASE_URL.";

    private ExternalServer() {}

    static void check(Connections connections) {
        for (var role : Role.values()) {
            try (var connection = connections.open(role)) {
                if (role == Role.OWNER) {
                    checkVersion(connection, connections);
                    checkRolesAndDatabase(connection, connections);
                }
            } catch (SQLException e) {
                throw refusal(connections, role, e);
            }
        }
    }

    private static DatabaseRefused refusal(Connections connections, Role role, SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return new DatabaseRefused(
                    connections.url()
                            + " does not let "
                            + role.user()
                            + " log in: "
                            + e.getMessage()
                            + "."
                            + SCRIPT,
                    e);
        }
        if (state.equals("3D000") || state.equals("42501")) {
            return new DatabaseRefused(
                    connections.url()
                            + " cannot be used by "
                            + role.user()
                            + ": "
                            + e.getMessage()
                            + "."
                            + SCRIPT,
                    e);
        }
        return new DatabaseRefused(
                "The database at "
                        + connections.url()
                        + " cannot be reached: "
                        + e.getMessage()
                        + " Check CUNKOU_DATABASE_URL, that the server runs, and that it accepts connections from here.",
                e);
    }

    private static void checkVersion(Connection connection, Connections connections)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            rows.next();
            if (rows.getInt(1) < OLDEST_VERSION) {
                throw new DatabaseRefused(
                        "The server at "
                                + connections.url()
                                + " is PostgreSQL "
                                + rows.getString(2)
                                + "; 18 or newer is needed.");
            }
        }
    }

    private static void checkRolesAndDatabase(Connection connection, Connections connections)
            throws SQLException {
        var faults = new ArrayList<String>();
        for (var check : CHECKS) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select " + check.holds())) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    faults.add(check.fault());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new DatabaseRefused(
                    "The database at "
                            + connections.url()
                            + " is not set up: "
                            + String.join("; ", faults)
                            + "."
                            + SCRIPT);
        }
    }

    private record Check(String holds, String fault) {}

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            "exists (select from pg_roles where rolname = 'cunkou_public')",
                            "the role cunkou_public is missing"),
                    new Check(
                            "not exists (select from pg_roles where rolname ^@ 'cunkou_' and rolsuper)",
                            "one of the cunkou roles is a superuser, which no row-level security binds"),
                    new Check(
                            "not exists (select from pg_roles where rolname in"
                                    + " ('cunkou_owner', 'cunkou_app', 'cunkou_measure', 'cunkou_public') and rolbypassrls)",
                            "a role other than cunkou_backup has BYPASSRLS"),
                    new Check(
                            "exists (select from pg_roles where rolname = 'cunkou_backup' and rolbypassrls)",
                            "cunkou_backup lacks BYPASSRLS"),
                    new Check(
                            "exists (select from pg_roles where rolname = 'cunkou_backup'"
                                    + " and pg_has_role(oid, 'pg_read_all_data', 'usage'))",
                            "cunkou_backup is not a member of pg_read_all_data"),
                    new Check(
                            "exists (select from pg_auth_members where roleid = to_regrole('cunkou_public')"
                                    + " and member = 'cunkou_owner'::regrole and set_option and not inherit_option)",
                            "cunkou_owner is not a member of cunkou_public with inherit false, set true"),
                    new Check(
                            "has_database_privilege('cunkou_owner', current_database(), 'create')",
                            "cunkou_owner may not create schemas in it"),
                    new Check(
                            "current_setting('server_encoding') = 'UTF8'",
                            "its encoding is not UTF8"),
                    new Check(
                            "(select datctype not in ('C', 'POSIX') from pg_database where datname = current_database())",
                            "its LC_CTYPE is C, with which Chinese cannot be searched"));
}
