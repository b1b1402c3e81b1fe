package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a subject is entitled to a reward on a day.
 *
 * @param findings what became of each clause and limit
 * @param payouts empty unless the truth is yes
 * @param reasons why not, or why nobody can say
 * @param score of a ranking, 0–100; null without one
 */
public record Verdict(
        String reward,
        Subject subject,
        LocalDate asOf,
        Truth truth,
        List<Finding> findings,
        List<Payout> payouts,
        List<String> reasons,
        @Nullable BigDecimal score) {
    /**
     * @throws IllegalArgumentException when money is to go to somebody who is not entitled
     */
    public Verdict {
        findings = List.copyOf(findings);
        payouts = List.copyOf(payouts);
        reasons = List.copyOf(reasons);
        if (truth != Truth.YES && !payouts.isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody is paid whose claim is " + truth + ": " + subject.id());
        }
    }

    public Money amount() {
        return Due.sum(payouts);
    }
}
