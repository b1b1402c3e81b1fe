package cn.cunkou.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has against what a notice says.
 *
 * @param name of whoever raises it, where they gave it
 */
public record Objection(
        UUID id,
        UUID notice,
        String said,
        @Nullable String name,
        @Nullable String contact,
        LocalDate day,
        @Nullable Answer answer) {

    /**
     * What came of it.
     *
     * @param upheld whether it was found to be right
     */
    public record Answer(boolean upheld, String said, Notice.Stamp stamp) {}

    public String verdict() {
        return answer == null ? "待办" : answer.upheld() ? "成立" : "不成立";
    }
}
