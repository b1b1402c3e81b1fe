package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Manifest.SavedPartition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts of tables that migrations do not make, such as months of events: they are there again
 * before their rows, or all rows would come into the part for what has none.
 */
final class Partitions {
    private static final String MADE =
            """
            select format('%I.%I', n.nspname, part.relname) as name, format('%I.%I', tn.nspname, t.relname) as of_table,
                   pg_get_expr(part.relpartbound, part.oid) as bound
              from pg_inherits
              join pg_class part on part.oid = inhrelid join pg_namespace n on n.oid = part.relnamespace
              join pg_class t on t.oid = inhparent join pg_namespace tn on tn.oid = t.relnamespace
             where part.relkind = 'r' and part.relispartition and pg_get_expr(part.relpartbound, part.oid) <> 'DEFAULT'
             order by name
            """;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+\\.[a-z0-9_]+");
    private static final Pattern BOUND =
            Pattern.compile("FOR VALUES FROM \\('[0-9 :+.-]+'\\) TO \\('[0-9 :+.-]+'\\)");

    private Partitions() {}

    static List<SavedPartition> read(Connection connection) throws SQLException {
        var made = new ArrayList<SavedPartition>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(MADE)) {
            while (rows.next()) {
                made.add(
                        new SavedPartition(
                                rows.getString("name"),
                                rows.getString("of_table"),
                                rows.getString("bound")));
            }
        }
        return made;
    }

    /**
     * Makes those that are not there, like their tables and as well protected.
     *
     * @throws IOException when one is not of the form that {@link #read} gives
     */
    static void make(Connection connection, List<SavedPartition> wanted)
            throws SQLException, IOException {
        var there = read(connection).stream().map(SavedPartition::name).toList();
        try (var statement = connection.createStatement()) {
            for (var one : wanted) {
                if (!NAME.matcher(one.name()).matches()
                        || !NAME.matcher(one.table()).matches()
                        || !BOUND.matcher(one.bound()).matches()) {
                    throw new IOException("no part of a table is like " + one);
                }
                if (!there.contains(one.name())) {
                    statement.execute(
                            "create table %s (like %s including all)"
                                    .formatted(one.name(), one.table()));
                    statement.execute("call platform.protect('%s')".formatted(one.name()));
                    statement.execute(
                            "alter table %s attach partition %s %s"
                                    .formatted(one.table(), one.name(), one.bound()));
                }
            }
        }
    }
}
