package cn.cunkou.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mid-term evaluation or an acceptance of a project.
 *
 * @param applied the day on which the contractor asked for it
 * @param day on which it was opened
 * @param committee bodies and posts, not persons
 * @param stages the offices that review a passed acceptance, in their order
 * @param reviewed how many of them have
 * @param verdict null while there is none
 * @param deadline until when a project that failed has to be put right
 */
public record Acceptance(
        UUID id,
        UUID project,
        Kind kind,
        LocalDate applied,
        LocalDate day,
        String committee,
        List<String> stages,
        int reviewed,
        Step.@Nullable Kind verdict,
        @Nullable LocalDate judged,
        @Nullable LocalDate deadline,
        String text,
        String paper,
        Stamp recorded) {
    /** What is judged. */
    public enum Kind {
        MID_TERM("mid-term", "中期评估"),
        FINAL("final", "验收");

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
            return id.equals(FINAL.id) ? FINAL : MID_TERM;
        }
    }

    public Acceptance {
        stages = List.copyOf(stages);
    }

    /** 待结论, 通过, 审核中, 不通过. */
    public String state() {
        if (verdict == null) {
            return "待结论";
        }
        return verdict == Step.Kind.PASSED && reviewed < stages.size() ? "审核中" : verdict.label();
    }

    /** The office whose turn it is to review; null where none is. */
    public @Nullable String turn() {
        return verdict == Step.Kind.PASSED && reviewed < stages.size()
                ? stages.get(reviewed)
                : null;
    }

    public boolean isOpen() {
        return verdict == null;
    }
}
