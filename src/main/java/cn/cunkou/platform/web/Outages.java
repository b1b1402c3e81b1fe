package cn.cunkou.platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;

/** Tells from a failure that the database is away, or that it cannot take what it was given. */
final class Outages {
    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    /**
     * Classes and states of SQL: connection lost, server stopping or starting, no connection left.
     */
    private static final Set<String> AWAY = Set.of("08", "57P01", "57P02", "57P03", "53300");

    /** Characters that the database has no place for. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private Outages() {}

    /** Empty for a failure of another kind. */
    static Optional<Problem> problem(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(e -> Stream.ofNullable(problem(e)))
                .findFirst();
    }

    private static @Nullable Problem problem(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (UNSTORABLE.contains(state)) {
            return Problem.unreadable();
        }
        var away =
                e instanceof SQLTransientConnectionException
                        || AWAY.contains(state)
                        || AWAY.contains(state.substring(0, Math.min(2, state.length())));
        if (!away) {
            return null;
        }
        log.error("the database cannot be reached: {}", e.getMessage());
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "数据库暂时连不上",
                "系统暂时连不上数据库，请过一会儿再试。刚才填写的内容没有保存。",
                List.of());
    }

    static Stream<@Nullable Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, e -> e != null, Outages::cause)
                .limit(30);
    }

    /** What failed first: a connection that is lost cannot be rolled back either. */
    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        if (failure instanceof TransactionSystemException rollback
                && rollback.getApplicationException() != null) {
            return rollback.getApplicationException();
        }
        return failure == null ? null : failure.getCause();
    }
}
