package cn.cunkou.platform.database;

import cn.cunkou.platform.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Opens each transaction for whoever acts: the database then shows the rows of that actor's
 * divisions, and knows their roles. Without an actor nothing is set, and every protected table
 * refuses.
 */
final class ScopedTransactions extends JdbcTransactionManager {
    ScopedTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var actor = Actor.currentOrNull();
        if (actor == null) {
            return;
        }
        try (var statement =
                connection.prepareStatement(
                        """
                        select set_config('cunkou.scope', ?, true), set_config('cunkou.actor', ?, true),
                               set_config('cunkou.bodies', ?, true), set_config('cunkou.roles', ?, true)
                        """)) {
            statement.setString(1, actor.scope().setting());
            statement.setString(2, actor.id());
            statement.setString(
                    3, actor.bodies().isEmpty() ? "*" : String.join(",", actor.bodies()));
            statement.setString(4, roles(actor));
            statement.execute();
        }
    }

    /** What the database knows somebody as; tasks have a role of their own. */
    private static String roles(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM ? "system" : String.join(",", actor.roles());
    }
}
