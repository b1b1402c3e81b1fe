package cn.cunkou.platform.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Progress kept in the task's row, at most twice a second, in transactions of its own so that
 * others see it.
 */
final class StoredProgress implements Progress {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String task;
    private final OwnTransaction transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private String note = "";
    private @Nullable String href;

    StoredProgress(String task, OwnTransaction transaction, JdbcClient jdbc, Clock clock) {
        this.task = task;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Runs something in a transaction of its own. */
    interface OwnTransaction {
        void run(Runnable act);
    }

    void started() {
        transaction.run(() ->
                jdbc.sql(
                                """
                                update platform.task set state = 'running', started_at = coalesce(started_at, :now) where id::text = :id
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", task)
                        .update());
    }

    @Override
    public void at(long done, long total) {
        var now = clock.instant();
        if (now.isBefore(next) && done < total) {
            return;
        }
        next = now.plus(PAUSE);
        var stop = new boolean[1];
        transaction.run(() ->
                stop[0] =
                        jdbc.sql(
                                        """
                                        update platform.task set done = :done, total = :total where id::text = :id returning cancel_requested
                                        """)
                                .param("done", done)
                                .param("total", total)
                                .param("id", task)
                                .query(Boolean.class)
                                .single());
        if (stop[0]) {
            throw new Tasks.Cancelled();
        }
    }

    @Override
    public void result(String note, String href) {
        this.note = note;
        this.href = href;
    }

    String note() {
        return note;
    }

    @Nullable String href() {
        return href;
    }
}
