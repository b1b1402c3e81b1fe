package cn.cunkou.funds.claims;

import cn.cunkou.funds.claims.Claim.Found;
import cn.cunkou.plan.rewards.Payee;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of an application, if its papers are right.
 *
 * @param due what the rule comes to; nothing unless the truth is yes
 * @param atMost whether that is only the most that may be paid
 * @param to who gets it; several where the rule divides it
 * @param reasons why not, or why nobody can say
 * @param looked over which days the rule looked at what papers say, by name
 */
record Assessment(
        Truth truth,
        Money due,
        boolean atMost,
        List<Payee> to,
        List<Found> findings,
        List<String> reasons,
        Map<String, Days> looked,
        String edition) {
    Assessment {
        to = List.copyOf(to);
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
        looked = Map.copyOf(looked);
    }

    /**
     * Days that a rule looked at.
     *
     * @param from null where there is no first
     */
    record Days(@Nullable LocalDate from, LocalDate to) {}

    /** What may be handed in: less where whoever asks wants less. */
    Money amount(@Nullable Money asked) {
        return asked != null && asked.compareTo(due) < 0 ? asked : due;
    }
}
