package cn.cunkou.projects;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a part of a project; where the part stands its last step says.
 *
 * @param subject id of the milestone, rectification, change or acceptance
 * @param stage the office that approved, reviewed or filed it
 * @param paper title and number of a paper; of a filing the number of the receipt
 * @param deadline until when something failed has to be put right
 */
public record Step(
        UUID id,
        About about,
        UUID subject,
        Kind kind,
        @Nullable String stage,
        String text,
        String paper,
        @Nullable LocalDate deadline,
        LocalDate day,
        Stamp stamp) {
    /** What kind of part it is about. */
    public enum About {
        MILESTONE("milestone", "付款节点"),
        RECTIFICATION("rectification", "整改"),
        CHANGE("change", "变更"),
        ACCEPTANCE("acceptance", "验收");

        private final String id;
        private final String label;

        About(String id, String label) {
            this.id = id;
            this.label = label;
        }

        String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static About of(String id) {
            for (var about : values()) {
                if (about.id.equals(id)) {
                    return about;
                }
            }
            throw new IllegalArgumentException("nothing to take a step about: " + id);
        }
    }

    /** What happened. */
    public enum Kind {
        REACHED("reached", "报告达到"),
        CONFIRMED("confirmed", "确认达到"),
        RETURNED("returned", "退回"),
        DONE("done", "报告整改完成"),
        CLOSED("closed", "复查通过"),
        REOPENED("reopened", "复查不通过"),
        APPROVED("approved", "批准"),
        REFUSED("refused", "不批准"),
        WITHDRAWN("withdrawn", "撤回"),
        PASSED("passed", "通过"),
        FAILED("failed", "不通过"),
        REVIEWED("reviewed", "审核通过"),
        FILED("filed", "备案");

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

        static Kind of(String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no step is called " + id);
        }
    }
}
