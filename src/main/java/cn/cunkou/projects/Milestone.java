package cn.cunkou.projects;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instalment of a contract: what has to be done before it may be paid.
 *
 * @param number from 1, in the order of the contract
 * @param condition in the words of the contract
 * @param since the day on which it came to where it stands; null while open
 */
public record Milestone(
        UUID id,
        UUID contract,
        UUID project,
        int number,
        String title,
        String condition,
        Money amount,
        @Nullable LocalDate due,
        State state,
        @Nullable LocalDate since) {
    /** Where it stands; money may follow a confirmed one alone. */
    public enum State {
        OPEN("open", "未达到"),
        REACHED("reached", "待确认"),
        CONFIRMED("confirmed", "已确认");

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
                case REACHED -> REACHED;
                case CONFIRMED -> CONFIRMED;
                case null, default -> OPEN;
            };
        }
    }

    /** Whether its day is past although it is not reached. */
    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && due != null && due.isBefore(today);
    }
}
