package cn.cunkou;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Empties every register before a test class; what migrations and the start itself put in stays.
 */
class EmptyRegisters implements TestExecutionListener {
    private static final List<String> KEPT =
            List.of(
                    "platform.flyway_%",
                    "platform.migration_fingerprint",
                    "region.division",
                    "region.loaded%",
                    "measures.installed%",
                    "measures.source",
                    "measures.reading",
                    "platform.scheduled_tasks");

    private static final List<String> LEDGERS = List.of("funds.entry", "funds.leaf", "funds.seal");

    @Override
    public void beforeTestClass(TestContext test) throws Exception {
        var connections = test.getApplicationContext().getBean(Connections.class);
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            """
                            select schemaname || '.' || tablename from pg_tables
                             where schemaname not in ('pg_catalog', 'information_schema') and tableowner = 'cunkou_owner'
                            """)) {
                while (rows.next()) {
                    var table = rows.getString(1);
                    if (KEPT.stream()
                            .noneMatch(kept ->
                                    table.matches(kept.replace(".", "\\.").replace("%", ".*")))) {
                        tables.add(table);
                    }
                }
            }
            // A ledger is only ever added to, also by its owner; a test begins without one.
            for (var ledger : LEDGERS) {
                statement.execute("alter table " + ledger + " disable trigger only_added");
            }
            statement.execute("truncate " + String.join(", ", tables) + " cascade");
            for (var ledger : LEDGERS) {
                statement.execute("alter table " + ledger + " enable trigger only_added");
            }
        }
    }
}
