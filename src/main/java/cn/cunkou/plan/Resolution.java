package cn.cunkou.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a contradiction.
 *
 * @param wording of the contradiction when it was decided, as SHA-256 in hexadecimal digits
 * @param reading the id of the reading chosen; null when the question was opened again
 * @param paperNumber 文号, where the paper has one
 */
public record Resolution(
        UUID id,
        String plan,
        String conflict,
        String wording,
        @Nullable String reading,
        String reason,
        String paperTitle,
        @Nullable String paperNumber,
        Instant recordedAt) {

    /** A decision, with who took it and who entered it. */
    public record Signed(Resolution resolution, String decidedBy, String recordedBy) {
        /** Whether the same was decided for the same reasons. */
        boolean says(Decision decision, Conflict about) {
            return resolution.wording.equals(about.wording())
                    && Objects.equals(resolution.reading, decision.reading())
                    && resolution.reason.equals(decision.reason())
                    && resolution.paperTitle.equals(decision.paperTitle())
                    && Objects.equals(resolution.paperNumber, decision.paperNumber())
                    && decidedBy.equals(decision.decidedBy());
        }
    }

    /**
     * What was chosen, in words.
     *
     * @param about the contradiction as the plan words it now; null when it has none such any more
     */
    String choice(@Nullable Conflict about) {
        if (reading == null) {
            return "撤销核定，重新待定";
        }
        var figure =
                about == null
                        ? reading
                        : about.reading(reading).map(Reading::figure).orElse(reading);
        var old = about != null && !about.wording().equals(wording);
        return "采用：" + figure + (old ? "（按旧版方案的写法，已不适用）" : "");
    }

    /** {@code 《会议纪要》（华府办〔2019〕3号）}. */
    public String paper() {
        return "《%s》%s".formatted(paperTitle, paperNumber == null ? "" : "（" + paperNumber + "）");
    }
}
