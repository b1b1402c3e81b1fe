package cn.cunkou.projects;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something found that has to be put right, until a re-inspection closes it.
 *
 * @param responsible who puts it right: a body or post
 * @param deadline the first one, or the one given when a re-inspection opened it again
 */
public record Rectification(
        UUID id,
        UUID project,
        UUID inspection,
        String finding,
        String responsible,
        LocalDate deadline,
        LocalDate found,
        State state,
        @Nullable LocalDate since) {
    /** Where it stands. */
    public enum State {
        OPEN("open", "待整改"),
        DONE("done", "待复查"),
        CLOSED("closed", "已整改");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static State after(Step.@Nullable Kind last) {
            return switch (last) {
                case DONE -> DONE;
                case CLOSED -> CLOSED;
                case null, default -> OPEN;
            };
        }
    }

    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && deadline.isBefore(today);
    }
}
