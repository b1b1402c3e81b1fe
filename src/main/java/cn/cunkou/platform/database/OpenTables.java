package cn.cunkou.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables that their owner may fill with COPY, which is refused under forced row-level security:
 * within this transaction their policies, triggers and the foreign keys that point ahead are put
 * aside.
 */
final class OpenTables implements AutoCloseable {
    private static final String TRIGGERS =
            """
            select quote_ident(tgname) from pg_trigger
             where tgrelid = ?::regclass and not tgisinternal and tgenabled = 'O' and tgparentid = 0
            """;

    private final Connection connection;
    private final List<Catalog.Table> tables;
    private final List<String> toClose = new ArrayList<>();

    private OpenTables(Connection connection, List<Catalog.Table> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    static OpenTables of(
            Connection connection,
            List<Catalog.Table> tables,
            List<Catalog.Reference> pointingAhead)
            throws SQLException {
        var open = new OpenTables(connection, tables);
        for (var table : tables) {
            if (table.forced()) {
                open.alter(table.name(), "no force row level security", "force row level security");
            }
            for (var trigger : open.triggers(table)) {
                open.alter(table.name(), "disable trigger " + trigger, "enable trigger " + trigger);
            }
        }
        for (var key : pointingAhead) {
            var constraint = "alter constraint " + key.constraint() + " ";
            open.alter(
                    key.from(),
                    constraint + "deferrable initially deferred",
                    constraint + key.timing());
        }
        return open;
    }

    private List<String> triggers(Catalog.Table table) throws SQLException {
        var triggers = new ArrayList<String>();
        try (var query = connection.prepareStatement(TRIGGERS)) {
            query.setString(1, table.name());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
        }
        return triggers;
    }

    private void alter(String table, String now, String afterwards) throws SQLException {
        execute("alter table " + table + " " + now);
        toClose.add("alter table " + table + " " + afterwards);
    }

    /** Also what migrations have sown. */
    void clear() throws SQLException {
        execute(
                tables.stream()
                        .map(Catalog.Table::name)
                        .collect(Collectors.joining(", ", "truncate ", " cascade")));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Everything is as it was; after an error the transaction sees to that. */
    @Override
    public void close() throws SQLException {
        if (connection.unwrap(org.postgresql.core.BaseConnection.class).getTransactionState()
                == org.postgresql.core.TransactionState.FAILED) {
            return;
        }
        execute("set constraints all immediate");
        for (var statement : toClose) {
            execute(statement);
        }
    }
}
