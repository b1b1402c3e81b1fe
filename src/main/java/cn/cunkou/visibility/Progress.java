package cn.cunkou.visibility;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has been told of events: of all that {@code seen} shows, and of what {@code
 * target} shows beyond it up to the event {@code after}. What was committed meanwhile comes when
 * the target is reached, whatever its record time.
 *
 * @param since the first record time that counts; for those who were told nothing yet, or long ago
 * @param seen a snapshot of PostgreSQL; null before the first target is reached
 * @param target a snapshot; null between two runs
 * @param afterTime record time of the last event told; null at the beginning of a target
 * @param isLongAgo whether it may have been {@link Recorded#forget forgotten} since which
 *     transactions are new to them
 */
record Progress(
        Instant since,
        @Nullable String seen,
        @Nullable String target,
        @Nullable Instant afterTime,
        @Nullable UUID afterId,
        boolean isLongAgo) {

    /** Nothing told yet, of what was recorded at that moment or later. */
    static Progress from(Instant since) {
        return new Progress(since, null, null, null, null, false);
    }

    /** All told that the snapshot shows. */
    static Progress at(Instant since, String snapshot) {
        return new Progress(since, snapshot, null, null, null, false);
    }

    Progress towards(String snapshot) {
        return new Progress(since, seen, snapshot, null, null, isLongAgo);
    }

    /** The same for those who saw all of {@code seen} at that moment, and nothing since. */
    Progress lookedAt(Instant moment, Instant now) {
        var isBeginning = seen == null || target != null;
        return isBeginning || moment.isAfter(now.minus(Recorded.KEPT).plus(Recorded.MARGIN))
                ? this
                : new Progress(moment.minus(Recorded.MARGIN), seen, null, null, null, true);
    }

    Progress after(StoredEvent event) {
        return after(event.recordTime(), event.id());
    }

    Progress after(Instant time, UUID id) {
        return new Progress(since, seen, target, time, id, isLongAgo);
    }

    Progress reached() {
        return new Progress(since, target, null, null, null, false);
    }
}
