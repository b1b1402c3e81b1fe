package cn.cunkou.stations.equipment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of equipment.
 *
 * @param serial unique in its county
 * @param fundLine id of the plan's budget line that paid for it; empty where no public money did
 */
public record Piece(
        UUID id,
        UUID station,
        String kind,
        String model,
        String serial,
        String fundLine,
        LocalDate bought,
        State state,
        LocalDate stateSince) {
    /** Whether it does its work. */
    public enum State {
        IN_USE("in-use", "在用", "state-kept"),
        BROKEN("broken", "坏了", "state-behind"),
        MISSING("missing", "不在", "state-broken"),
        SCRAPPED("scrapped", "报废", "");

        private final String id;
        private final String label;
        private final String style;

        State(String id, String label, String style) {
            this.id = id;
            this.label = label;
            this.style = style;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        public String style() {
            return style;
        }

        public static Optional<State> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }
}
