package cn.cunkou.plan.rewards;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one clause.
 *
 * @param clause in words
 * @param value the figure, shares 0–1; null where there is none
 * @param shown the value in words, empty when it is not known
 * @param bound what it must be, in words; empty where every part must hold
 * @param distance what is missing, in words; empty when nothing is or nobody can say
 * @param reason why nobody can say; null when somebody can
 * @param evidence address of the rows behind the value
 * @param earlier the same of the former period that the value is a rise over; null where it is none
 * @param parts of joined clauses
 */
public record Finding(
        String clause,
        Truth truth,
        @Nullable BigDecimal value,
        String shown,
        String bound,
        String distance,
        @Nullable String reason,
        @Nullable String evidence,
        @Nullable String earlier,
        List<Finding> parts) {
    public Finding {
        parts = List.copyOf(parts);
    }

    /** Of a value that is no rise. */
    Finding(
            String clause,
            Truth truth,
            @Nullable BigDecimal value,
            String shown,
            String bound,
            String distance,
            @Nullable String reason,
            @Nullable String evidence,
            List<Finding> parts) {
        this(clause, truth, value, shown, bound, distance, reason, evidence, null, parts);
    }

    /** Clauses that must all hold, so that each can be read by itself. */
    static Finding joined(String clause, Truth truth, List<Finding> parts) {
        return weighed(clause, truth, "", parts);
    }

    /** Clauses that say something together alone: one that fails need not be amiss. */
    static Finding weighed(String clause, Truth truth, String bound, List<Finding> parts) {
        return new Finding(clause, truth, null, "", bound, "", null, null, parts);
    }

    static Finding plain(String clause, Truth truth) {
        return joined(clause, truth, List.of());
    }

    static Finding unknown(String clause, String bound, String reason) {
        return new Finding(clause, Truth.CANNOT_SAY, null, "", bound, "", reason, null, List.of());
    }
}
