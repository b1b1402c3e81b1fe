package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case with its outcome, as a clerk works it out by hand.
 *
 * @param given values by the names of what the reward asks for
 * @param day of judging
 * @param start of the subject
 * @param received rewards that the subject has
 * @param elsewhere whether another programme has paid for it
 * @param pays null when it is not said
 */
public record Example(
        Map<String, Given> given,
        LocalDate day,
        @Nullable LocalDate start,
        Set<String> received,
        boolean elsewhere,
        Truth verdict,
        @Nullable Money pays) {
    public Example {
        given = Map.copyOf(given);
        received = Set.copyOf(received);
    }

    /**
     * A value, where wanted with the one of the base year and the best one of earlier years.
     * Figures, words, {@code true} and {@code false} as they were written, percents as 0–1.
     */
    public record Given(
            @Nullable String now, @Nullable String baseYear, @Nullable String bestBefore) {}
}
