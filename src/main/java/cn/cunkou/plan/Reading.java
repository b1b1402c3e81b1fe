package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Gap;
import cn.cunkou.plan.rewards.Ruling;
import cn.cunkou.values.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a paper says about the same matter, and what would hold if it were chosen.
 *
 * @param figure as the paper writes it: {@code 225＋200个}
 * @param goal the goal, where the readings are about it
 * @param span the days, where they are about these
 * @param base the base of a share, where they are about it
 * @param ruling what a reward would be like, where they are about one
 * @param says the choice in words, where it is no figure
 * @param asWritten whether the rule of a reward stands in the plan the way this reading has it, so
 *     that nothing has to be rewritten once it is chosen
 */
public record Reading(
        String id,
        String figure,
        @Nullable Goal goal,
        @Nullable Period span,
        @Nullable String base,
        Ruling ruling,
        @Nullable String says,
        boolean asWritten,
        List<Citation> citations) {
    public Reading {
        citations = List.copyOf(citations);
    }

    /** One that decides about days only. */
    static Reading ofDays(Period span) {
        return new Reading("", "", null, span, null, Ruling.NONE, null, false, List.of());
    }

    /** What of an item it decides, each in Chinese; nothing where it is a choice in words. */
    Set<String> decides() {
        var decides = new LinkedHashSet<String>();
        if (goal != null) {
            decides.add("目标数");
        }
        if (span != null) {
            decides.add("日期");
        }
        if (base != null) {
            decides.add("基数");
        }
        ruling.fills().stream().map(Gap::words).forEach(decides::add);
        return decides;
    }

    /** Whether a reward can be paid by it without another edition of the plan. */
    public boolean holdsAtOnce() {
        return asWritten || !ruling.fills().isEmpty();
    }

    /** Whether it would make the same hold as another. */
    boolean decidesAs(Reading other) {
        return Objects.equals(goal, other.goal)
                && Objects.equals(span, other.span)
                && Objects.equals(base, other.base)
                && ruling.equals(other.ruling)
                && asWritten == other.asWritten
                && Objects.equals(says, other.says);
    }
}
