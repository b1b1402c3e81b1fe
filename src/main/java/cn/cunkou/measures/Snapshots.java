package cn.cunkou.measures;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Work that sees the database as it stood at one moment. */
final class Snapshots {
    private final DataSource source;

    Snapshots(DataSource source) {
        this.source = source;
    }

    /** What is done in a snapshot, on the connection that has it. */
    interface Work<T> {
        T on(JdbcClient database);
    }

    /** Reads in one snapshot. */
    <T> T read(Work<T> work) {
        return connected((connection, database) -> inSnapshot(connection, database, work));
    }

    /**
     * The same, but one after the other for the same key, each in a snapshot younger than the work
     * it waited for.
     */
    <T> T alone(String key, Work<T> work) {
        try {
            return aloneOnce(key, work);
        } catch (ConcurrencyFailureException overtaken) {
            // What is kept was thrown away meanwhile, by upkeep or a new installation.
            return aloneOnce(key, work);
        }
    }

    private <T> T aloneOnce(String key, Work<T> work) {
        return connected((connection, database) -> {
            database.sql("select pg_advisory_lock(hashtextextended(?, 0))")
                    .param(key)
                    .query()
                    .listOfRows();
            try {
                return inSnapshot(connection, database, work);
            } finally {
                database.sql("select pg_advisory_unlock(hashtextextended(?, 0))")
                        .param(key)
                        .query()
                        .listOfRows();
            }
        });
    }

    private interface Connected<T> {
        T on(Connection connection, JdbcClient database) throws SQLException;
    }

    private <T> T connected(Connected<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(
                    connection,
                    JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException failed) {
            var known = new SQLExceptionSubclassTranslator().translate("measures", null, failed);
            throw known == null ? new IllegalStateException(failed) : known;
        }
    }

    private static <T> T inSnapshot(Connection connection, JdbcClient database, Work<T> work)
            throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        var done = false;
        try {
            var result = work.on(database);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
