package cn.cunkou.stations.selection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One round in which the keeper of a station is chosen.
 *
 * @param candidates the best first
 * @param chosen the candidate; null while nobody is
 * @param starts first day of whoever was chosen
 */
public record Selection(
        UUID id,
        LocalDate from,
        State state,
        List<Criterion> criteria,
        List<Candidate> candidates,
        @Nullable UUID chosen,
        @Nullable LocalDate starts,
        String reason) {
    /** How a round stands. */
    public enum State {
        OPEN("open", "正在遴选"),
        DECIDED("decided", "已选定"),
        GIVEN_UP("given-up", "没有选成");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String label() {
            return label;
        }

        static State of(String id) {
            for (var one : values()) {
                if (one.id.equals(id)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no state of selections: " + id);
        }
    }

    public Selection {
        var list = List.copyOf(criteria);
        criteria = list;
        candidates =
                candidates.stream()
                        .sorted(
                                Comparator.comparing(
                                        (Candidate one) -> one.mean(list),
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whoever enough people gave the most, trained or not. */
    public Optional<Candidate> best() {
        return candidates.stream().filter(one -> one.isJudged(criteria)).findFirst();
    }

    Optional<Candidate> candidate(UUID wanted) {
        return candidates.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    public String chosenName() {
        return chosen == null ? "" : candidate(chosen).map(Candidate::name).orElse("");
    }
}
