package cn.cunkou;

import static org.awaitility.Awaitility.await;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
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

    /** What runs in the background waits meanwhile: it would hold locks of its own. */
    @Override
    public void beforeTestClass(TestContext test) throws Exception {
        var context = test.getApplicationContext();
        var schedulers = context.getBeansOfType(Scheduler.class).values();
        schedulers.forEach(Scheduler::pause);
        try {
            for (var scheduler : schedulers) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> scheduler.getCurrentlyExecuting().isEmpty());
            }
            empty(context.getBean(Connections.class));
        } finally {
            schedulers.forEach(Scheduler::resume);
        }
    }

    private static void empty(Connections connections) throws SQLException {
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
