package cn.cunkou.platform.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file handed in, from check to undo.
 *
 * @param division for which it was handed in
 * @param remarks one a line
 * @param note what the last step had to say, in words
 * @param kept rows that an undo left as they are
 * @param checkMillis how long the check took
 * @param task the task under way, or the last one
 */
public record Batch(
        String id,
        String division,
        String kind,
        String fileName,
        String sha256,
        String sheet,
        String remarks,
        String state,
        String note,
        int total,
        int created,
        int updated,
        int unchanged,
        int wrong,
        int kept,
        long checkMillis,
        String ownerName,
        @Nullable String task,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    /** Where an import stands. */
    public enum State {
        CHECKING("正在核对"),
        CHECKED("待确认"),
        APPLYING("正在写入"),
        APPLIED("已导入"),
        UNDOING("正在撤销"),
        UNDONE("已撤销"),
        FAILED("没有完成"),
        GIVEN_UP("已放弃"),
        EXPIRED("已过期");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public State at() {
        return State.valueOf(state);
    }

    /** Whether its rows are kept: not before they are compared, nor after they were dropped. */
    boolean hasRows() {
        return switch (at()) {
            case CHECKING, FAILED, GIVEN_UP, EXPIRED -> false;
            case CHECKED, APPLYING, APPLIED, UNDOING, UNDONE -> true;
        };
    }

    /** Whether it came to an end without a row written. */
    public boolean cameToNothing() {
        return switch (at()) {
            case FAILED, GIVEN_UP, EXPIRED -> true;
            case CHECKING, CHECKED, APPLYING, APPLIED, UNDOING, UNDONE -> false;
        };
    }

    /** Rows that change the register. */
    public int changes() {
        return created + updated;
    }

    public boolean moving() {
        return switch (at()) {
            case CHECKING, APPLYING, UNDOING -> true;
            case CHECKED, APPLIED, UNDONE, FAILED, GIVEN_UP, EXPIRED -> false;
        };
    }

    public List<String> remarkList() {
        return remarks.lines().toList();
    }
}
