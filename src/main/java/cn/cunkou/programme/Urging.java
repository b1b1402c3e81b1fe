package cn.cunkou.programme;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 督办单: what a body was told to do about an item that lags.
 *
 * @param division the town it is addressed to, or the county
 * @param item id of the item, or of a town's or month's part of it
 * @param body the registered body that has to answer
 * @param due the day its answer is due
 * @param issuer the account that gave it; empty where it is not known
 */
public record Urging(
        UUID id,
        DivisionCode division,
        String plan,
        String item,
        UUID body,
        String bodyName,
        String text,
        LocalDate due,
        LocalDate issued,
        String issuedBy,
        String issuer,
        List<Step> steps) {

    /** What can happen to it. */
    public enum Kind {
        REPLY("reply", "回复"),
        ACCEPT("accept", "办结"),
        RETURN("return", "退回再办"),
        CIRCULAR("circular", "通报");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        public String words() {
            return words;
        }

        static Kind of(String key) {
            for (var kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such step: " + key);
        }
    }

    /**
     * One thing that happened.
     *
     * @param paper title and number of the paper, of circulars and where there is one
     * @param actor the account of whoever did it; empty where it is not known
     */
    public record Step(
            UUID id,
            Kind kind,
            String text,
            @Nullable String paper,
            LocalDate day,
            String by,
            String actor) {}

    /** Where it stands. */
    public enum State {
        WAITING("waiting", "待回复"),
        OVERDUE("overdue", "逾期未回复"),
        ANSWERED("answered", "已回复，待审"),
        DONE("done", "已办结");

        private final String key;
        private final String words;

        State(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }

    public Urging {
        steps = List.copyOf(steps);
    }

    /** Whether something is still to be done about it. */
    boolean isOpen() {
        return lastMove() != Kind.ACCEPT;
    }

    /** Circulars say something to all; they do not move it. */
    public State state(LocalDate today) {
        return switch (lastMove()) {
            case ACCEPT -> State.DONE;
            case REPLY -> State.ANSWERED;
            case RETURN, CIRCULAR -> today.isAfter(due) ? State.OVERDUE : State.WAITING;
        };
    }

    private Kind lastMove() {
        return steps.stream()
                .map(Step::kind)
                .filter(kind -> kind != Kind.CIRCULAR)
                .reduce((a, b) -> b)
                .orElse(Kind.RETURN);
    }
}
