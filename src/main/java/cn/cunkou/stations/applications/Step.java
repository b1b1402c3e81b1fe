package cn.cunkou.stations.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing done about an application.
 *
 * @param note the reason, or words for the applicant
 * @param byId account that did it
 */
public record Step(Kind kind, String note, LocalDate day, Instant at, String byId, String byName) {
    /** What can be done about an application. */
    public enum Kind {
        SUBMITTED("submitted", "提出申请"),
        SUPPORTED("supported", "镇里同意"),
        OPPOSED("opposed", "镇里不同意"),
        RETURNED("returned", "退回补正"),
        AMENDED("amended", "补正后再交"),
        APPROVED("approved", "批复同意"),
        REFUSED("refused", "批复不同意"),
        WITHDRAWN("withdrawn", "撤回");

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

        /** Whether whoever is told no has to be told why. */
        boolean needsReason() {
            return this == OPPOSED || this == RETURNED || this == REFUSED || this == WITHDRAWN;
        }

        boolean isOpinion() {
            return this == SUPPORTED || this == OPPOSED;
        }

        static Optional<Kind> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }
}
