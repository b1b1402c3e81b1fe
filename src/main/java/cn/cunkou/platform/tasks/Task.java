package cn.cunkou.platform.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of long work.
 *
 * @param state queued, running, done, failed or cancelled
 * @param href where its result is
 */
public record Task(
        String id,
        String division,
        String kind,
        String title,
        String payload,
        String owner,
        String ownerName,
        String state,
        long done,
        long total,
        @Nullable String note,
        @Nullable String href,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public boolean isOver() {
        return state.equals("done") || state.equals("failed") || state.equals("cancelled");
    }

    /** How far it is, 0 to 100. */
    public int percent() {
        return state.equals("done") ? 100 : total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }
}
