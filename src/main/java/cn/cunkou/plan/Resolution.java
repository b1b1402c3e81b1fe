package cn.cunkou.plan;

import java.time.Instant;
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
    public record Signed(Resolution resolution, String decidedBy, String recordedBy) {}

    /** {@code 《会议纪要》（华府办〔2019〕3号）}. */
    public String paper() {
        return "《%s》%s".formatted(paperTitle, paperNumber == null ? "" : "（" + paperNumber + "）");
    }
}
