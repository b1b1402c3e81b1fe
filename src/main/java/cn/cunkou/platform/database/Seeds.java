package cn.cunkou.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows migrations have sown in each table: more than these, and somebody has worked here.
 */
final class Seeds {
    private static final String TABLE = "platform.seed_rows";
    // A database is not in use because its scheduler has noted when to do what.
    private static final String SCHEDULE = "platform.scheduled_tasks";

    private Seeds() {}

    /** Counts anew every table that nobody has worked in since the last count. */
    static void note(Connection connection, Map<String, Long> before) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists "
                            + TABLE
                            + " (name text primary key, rows bigint not null)");
            statement.execute(
                    "comment on table "
                            + TABLE
                            + " is 'not in backups: counted when migrations have run'");
        }
        var noted = noted(connection);
        for (var now : counts(connection).entrySet()) {
            long sown = noted.getOrDefault(now.getKey(), 0L);
            if (before.getOrDefault(now.getKey(), 0L) <= sown) {
                try (var upsert =
                        connection.prepareStatement(
                                "insert into "
                                        + TABLE
                                        + " values (?, ?) on conflict (name) do update set rows = excluded.rows")) {
                    upsert.setString(1, now.getKey());
                    upsert.setLong(2, now.getValue());
                    upsert.executeUpdate();
                }
            }
        }
    }

    static void checkEmpty(Connection connection, Connections connections) throws SQLException {
        var noted = noted(connection);
        var used = new ArrayList<String>();
        for (var now : counts(connection).entrySet()) {
            if (now.getValue() > noted.getOrDefault(now.getKey(), 0L)
                    && !now.getKey().equals(SCHEDULE)) {
                used.add(now.getKey() + " (" + now.getValue() + " rows)");
            }
        }
        if (!used.isEmpty()) {
            throw new DatabaseRefused(
                    "The database at "
                            + connections.url()
                            + " is in use: "
                            + String.join(", ", used)
                            + ". A backup is only brought back where nothing is yet: start with a new data directory.");
        }
    }

    static Map<String, Long> counts(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : Catalog.read(connection).tables().keySet()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                counts.put(table, rows.getLong(1));
            }
        }
        return counts;
    }

    private static Map<String, Long> noted(Connection connection) throws SQLException {
        var noted = new TreeMap<String, Long>();
        try (var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("select to_regclass('" + TABLE + "')")) {
                if (!exists.next() || exists.getString(1) == null) {
                    return noted;
                }
            }
            try (var rows = statement.executeQuery("select name, rows from " + TABLE)) {
                while (rows.next()) {
                    noted.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return noted;
    }
}
