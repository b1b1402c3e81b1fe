package cn.cunkou;

import static org.awaitility.Awaitility.await;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.TestPostgres;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Empties every register before a test class; what migrations and the start itself put in stays.
 */
class EmptyRegisters implements TestExecutionListener {
    private static final String KEPT =
            "platform.(flyway_.*|migration_fingerprint|scheduled_tasks)|region.(division|loaded.*)"
                    + "|measures.(installed.*|source|reading)";

    /**
     * Rows are deleted by somebody whom neither triggers nor policies bind: to truncate hundreds of
     * empty tables takes a second each time.
     */
    private static final String EMPTY =
            """
            set session_replication_role = replica;
            do $$
            declare filled text;
            begin
                for filled in select format('%%I.%%I', schemaname, tablename) from pg_tables
                               where tableowner = 'cunkou_owner' and schemaname || '.' || tablename !~ '^(%s)$'
                loop
                    execute 'delete from ' || filled;
                end loop;
            end
            $$
            """
                    .formatted(KEPT);

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
        try (var connection = connections.open(Role.OWNER)) {
            TestPostgres.tamper(connection.getCatalog(), EMPTY);
        }
    }
}
