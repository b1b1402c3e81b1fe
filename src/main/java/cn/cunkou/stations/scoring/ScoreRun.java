package cn.cunkou.stations.scoring;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The scoring of a county's stations for one year.
 *
 * @param day until when was counted what is recorded, once it was put up
 * @param notice under which it was put up
 */
public record ScoreRun(
        UUID id,
        DivisionCode county,
        int year,
        State state,
        @Nullable LocalDate day,
        @Nullable UUID notice,
        List<ScoreLine> lines) {
    /** How far a scoring is. */
    public enum State {
        OPEN("open", "正在打分", "state-track"),
        PUBLISHED("published", "公示中", "state-behind"),
        FIXED("fixed", "已定", "state-kept"),
        OBJECTED("objected", "异议成立，要重新打分", "state-broken");

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

        static State of(String id) {
            for (var one : values()) {
                if (one.id.equals(id)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no state of scorings: " + id);
        }
    }

    public ScoreRun {
        lines = List.copyOf(lines);
    }

    /** Whether points can be given: nothing is put up, or what was put up did not hold. */
    public boolean isOpen() {
        return state == State.OPEN || state == State.OBJECTED;
    }

    public int most() {
        return lines.stream().mapToInt(ScoreLine::points).sum();
    }
}
