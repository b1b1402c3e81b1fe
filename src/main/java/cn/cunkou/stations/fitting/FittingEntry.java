package cn.cunkou.stations.fitting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a station's checklist.
 *
 * @param id of the catalogue's entry
 * @param seen the last that was seen of it; null before anybody looked
 */
public record FittingEntry(String id, String label, @Nullable Seen seen) {
    /** How an entry was found. */
    public enum Outcome {
        DONE("done", "做好了", "state-kept", "check"),
        MISSING("missing", "还没有", "state-broken", "close"),
        WAIVED("waived", "不做", "state-behind", "alert");

        private final String id;
        private final String label;
        private final String style;
        private final String icon;

        Outcome(String id, String label, String style, String icon) {
            this.id = id;
            this.label = label;
            this.style = style;
            this.icon = icon;
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

        public String icon() {
            return icon;
        }

        static @Nullable Outcome read(@Nullable String id) {
            for (var one : values()) {
                if (one.id.equals(id)) {
                    return one;
                }
            }
            return null;
        }
    }

    /**
     * What was seen.
     *
     * @param file name of the photograph, or of the paper; null without one
     * @param position {@code 115.763000, 23.921000}; empty where the phone did not say
     */
    public record Seen(
            UUID id,
            Outcome outcome,
            String note,
            String day,
            String by,
            @Nullable String file,
            boolean isPicture,
            String position) {}

    public boolean isDone() {
        return seen != null && seen.outcome() == Outcome.DONE;
    }

    /** Whether it is there, or left out for a reason. */
    public boolean isSettled() {
        return seen != null && seen.outcome() != Outcome.MISSING;
    }
}
