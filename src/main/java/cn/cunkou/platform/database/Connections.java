package cn.cunkou.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/** Where the database is, and the password of each role that may log in. */
public final class Connections {
    /** A role that logs in. The fifth, {@code cunkou_public}, owns the public views and cannot. */
    public enum Role {
        OWNER("cunkou_owner"),
        APP("cunkou_app"),
        MEASURE("cunkou_measure"),
        BACKUP("cunkou_backup");

        private final String user;

        Role(String user) {
            this.user = user;
        }

        public String user() {
            return user;
        }
    }

    private final String url;
    private final Map<Role, String> passwords;

    Connections(String url, Map<Role, String> passwords) {
        this.url = url;
        this.passwords = new EnumMap<>(passwords);
    }

    /**
     * A server that somebody else runs, checked: new enough, and its roles as {@code roles.sql}
     * makes them.
     *
     * @param url {@code jdbc:postgresql://…?password=…} or {@code postgresql://user:password@…};
     *     its password is that of all four roles
     */
    public static Connections external(String url) {
        var address = ServerAddress.parse(url);
        var passwords = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            passwords.put(role, address.password());
        }
        var connections = new Connections(address.url(), passwords);
        ExternalServer.check(connections);
        return connections;
    }

    /** A JDBC URL without user and password. */
    public String url() {
        return url;
    }

    public String password(Role role) {
        return Objects.requireNonNull(passwords.get(role));
    }

    /** A new connection of one role, for work outside the pools. */
    public Connection open(Role role) throws SQLException {
        return open(url, role.user(), password(role));
    }

    static Connection open(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "cunkou");
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address: " + url);
        }
        return connection;
    }

    @Override
    public String toString() {
        return url;
    }
}
