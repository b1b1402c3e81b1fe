package cn.cunkou.funds.claims;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applications whose money goes out together.
 *
 * @param number in its fund, from 1
 * @param line budget line that pays
 */
public record PayRun(
        UUID id,
        String fund,
        String division,
        int number,
        String line,
        @Nullable String source,
        LocalDate madeOn,
        String madeBy,
        String madeName) {
    /** {@code 第3批}. */
    public String title() {
        return "第%d批".formatted(number);
    }
}
