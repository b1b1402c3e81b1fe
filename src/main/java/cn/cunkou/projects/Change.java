package cn.cunkou.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that is asked for; what is null stays as it is.
 *
 * @param stages the offices that approve it, in their order
 * @param approved how many of them have
 * @param asker id of the account
 */
public record Change(
        UUID id,
        UUID project,
        String reason,
        @Nullable LocalDate deadline,
        @Nullable String content,
        @Nullable String goals,
        @Nullable UUID contractor,
        @Nullable String contractorName,
        LocalDate day,
        List<String> stages,
        int approved,
        State state,
        String asker,
        Stamp recorded) {
    /** Where it stands. */
    public enum State {
        ASKED("审批中"),
        APPROVED("已批准"),
        REFUSED("未批准"),
        WITHDRAWN("已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Change {
        stages = List.copyOf(stages);
    }

    /** The office whose turn it is; null once it is decided. */
    public @Nullable String turn() {
        return state == State.ASKED ? stages.get(approved) : null;
    }
}
