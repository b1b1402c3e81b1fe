package cn.cunkou.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables whose rows are worth keeping. A table whose rows are made again, or end with the
 * installation, says so itself: {@code comment on table x is 'not in backups: …'}; it is neither
 * saved nor restored.
 */
final class Catalog {
    /**
     * @param name quoted, with its schema
     */
    record Table(String name, List<String> columns, boolean partitioned, boolean forced) {
        String columnList() {
            return columns.stream()
                    .map(Catalog::quoted)
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        /** Reads all rows; COPY itself refuses partitioned tables. */
        String copyOut() {
            var list = columnList();
            var source =
                    partitioned
                            ? "(select "
                                    + list.substring(1, list.length() - 1)
                                    + " from "
                                    + name
                                    + ")"
                            : name + " " + list;
            return "copy " + source + " to stdout";
        }

        String copyIn() {
            return "copy " + name + " " + columnList() + " from stdin";
        }
    }

    /** A foreign key between tables. */
    record Reference(String from, String to, String constraint, String timing) {}

    private static final String TABLES =
            """
            select format('%I.%I', nspname, relname) as name, relkind = 'p' as partitioned, relforcerowsecurity as forced,
                   (select array_agg(attname::text order by attnum) from pg_attribute
                     where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
              from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where relkind in ('r', 'p') and not relispartition and relpersistence = 'p'
               and nspname !~ '^pg_' and nspname <> 'information_schema'
               and not (nspname = 'platform' and relname ^@ 'flyway_')
               and coalesce(obj_description(pg_class.oid, 'pg_class'), '') !~ '^not in backups:'
             order by name
            """;

    private static final String REFERENCES =
            """
            select format('%I.%I', fn.nspname, f.relname) as referring, format('%I.%I', tn.nspname, t.relname) as referred,
                   quote_ident(conname) as name,
                   case when not condeferrable then 'not deferrable' when condeferred then 'deferrable initially deferred'
                        else 'deferrable initially immediate' end as timing
              from pg_constraint
              join pg_class f on f.oid = conrelid join pg_namespace fn on fn.oid = f.relnamespace
              join pg_class t on t.oid = confrelid join pg_namespace tn on tn.oid = t.relnamespace
             where contype = 'f' and conparentid = 0
             order by referring, name
            """;

    private final Map<String, Table> tables = new TreeMap<>();
    private final List<Reference> references = new ArrayList<>();

    private Catalog() {}

    static Catalog read(Connection connection) throws SQLException {
        var catalog = new Catalog();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    var columns = rows.getArray("columns");
                    var table =
                            new Table(
                                    rows.getString("name"),
                                    columns == null
                                            ? List.of()
                                            : List.of((String[]) columns.getArray()),
                                    rows.getBoolean("partitioned"),
                                    rows.getBoolean("forced"));
                    catalog.tables.put(table.name(), table);
                }
            }
            try (var rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) {
                    catalog.references.add(
                            new Reference(
                                    rows.getString("referring"),
                                    rows.getString("referred"),
                                    rows.getString("name"),
                                    rows.getString("timing")));
                }
            }
        }
        return catalog;
    }

    Map<String, Table> tables() {
        return tables;
    }

    /** Every table after those it refers to, as far as that is possible. */
    List<Table> inOrder() {
        var ordered = new LinkedHashMap<String, Table>();
        while (ordered.size() < tables.size()) {
            var waiting =
                    tables.values().stream()
                            .filter(table -> !ordered.containsKey(table.name()))
                            .toList();
            var ready =
                    waiting.stream()
                            .filter(table -> ordered.keySet().containsAll(needs(table.name())))
                            .toList();
            // A circle is broken at its first table; the key that then points ahead is checked at
            // the end.
            for (var table : ready.isEmpty() ? waiting.subList(0, 1) : ready) {
                ordered.put(table.name(), table);
            }
        }
        return List.copyOf(ordered.values());
    }

    private List<String> needs(String table) {
        return references.stream()
                .filter(reference ->
                        reference.from().equals(table) && !reference.to().equals(table))
                .map(Reference::to)
                .filter(tables::containsKey)
                .toList();
    }

    /** The foreign keys whose rows come before what they refer to. */
    List<Reference> pointingAhead() {
        var seen = new HashSet<String>();
        var ahead = new ArrayList<Reference>();
        for (var table : inOrder()) {
            seen.add(table.name());
            references.stream()
                    .filter(reference -> reference.from().equals(table.name()))
                    .filter(reference ->
                            tables.containsKey(reference.to()) && !seen.contains(reference.to()))
                    .forEach(ahead::add);
        }
        return ahead;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
