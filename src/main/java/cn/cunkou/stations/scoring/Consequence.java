package cn.cunkou.stations.scoring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What followed for a station from the scores of a year. */
public record Consequence(UUID station, Kind kind, String note, LocalDate day, String recordedBy) {
    /** What can follow. */
    public enum Kind {
        REWARDED("rewarded", "奖励"),
        PROMOTED("promoted", "升级"),
        WARNED("warned", "警告"),
        CLOSED("closed", "关闭");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Optional<Kind> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }
}
