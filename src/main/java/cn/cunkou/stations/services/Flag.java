package cn.cunkou.stations.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Services of one station that a person has to look into, or has.
 *
 * @param round counts the groups of the same kind, where more came after a judgement
 * @param says what was seen, in words that name no person and no number
 */
public record Flag(
        UUID id,
        UUID station,
        String division,
        Suspicion.Reason reason,
        String key,
        int round,
        String says,
        List<UUID> services,
        LocalDate first,
        LocalDate last,
        State state,
        Instant raisedAt,
        @Nullable Judgement judgement) {
    /** What became of it. */
    public enum State {
        OPEN("open", "待核查"),
        REAL("real", "属实"),
        REJECTED("rejected", "不算"),
        MIXED("mixed", "部分不算"),
        /** What made it suspicious is gone, for example by a withdrawal. */
        LAPSED("lapsed", "不再可疑");

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

        public boolean isJudged() {
            return this == REAL || this == REJECTED || this == MIXED;
        }

        static State of(String id) {
            return Arrays.stream(values())
                    .filter(state -> state.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state of flags: " + id));
        }
    }

    /** What a person found out. */
    public record Judgement(String by, Instant at, String reason) {}

    public Flag {
        services = List.copyOf(services);
    }
}
