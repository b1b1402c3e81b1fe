package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Payment.Stacking;
import cn.cunkou.values.Period;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a paper says about the same matter, and what would hold if it were chosen.
 *
 * @param figure as the paper writes it: {@code 225＋200个}
 * @param goal the goal, where the readings are about it
 * @param span the days, where they are about these
 * @param base the base of a share, where they are about it
 * @param stacking what several tiers of a reward pay together, where they are about it
 * @param says the choice in words, where it is no figure
 */
public record Reading(
        String id,
        String figure,
        @Nullable Goal goal,
        @Nullable Period span,
        @Nullable String base,
        @Nullable Stacking stacking,
        @Nullable String says,
        List<Citation> citations) {
    public Reading {
        citations = List.copyOf(citations);
    }

    /** One that decides about days only. */
    static Reading ofDays(Period span) {
        return new Reading("", "", null, span, null, null, null, List.of());
    }

    /** Whether it would make the same hold as another. */
    boolean decidesAs(Reading other) {
        return Objects.equals(goal, other.goal)
                && Objects.equals(span, other.span)
                && Objects.equals(base, other.base)
                && stacking == other.stacking
                && Objects.equals(says, other.says);
    }
}
