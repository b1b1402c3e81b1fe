package cn.cunkou.programme;

import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Reading;
import cn.cunkou.plan.Target;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one item of a plan is kept on a day.
 *
 * @param id the item's; a part of it has behind a colon the code of the town or village, or the id
 *     of the body or station, whose part it is
 * @param division the county, or the town or village whose part it is
 * @param goal null while the paper contradicts itself
 * @param unit of the value: {@code 个}; empty for shares
 * @param value today's figure; shares 0–1; null when there is none, for a reason
 * @param whenDue the figure as of the item's last day, once that day is past
 * @param numerator of a share, with its denominator
 * @param expected where an even pace would be today
 * @param reason why it is unclear or cannot be computed, in Chinese
 * @param asOf the day that the figure is of
 * @param evidence address of the rows behind the figure
 * @param readings what the paper says, each in contradiction to the others
 * @param parts the same for every town, village, body or station, of an item that each has to keep
 */
public record Standing(
        String id,
        Item item,
        String label,
        DivisionCode division,
        Period span,
        State state,
        @Nullable Goal goal,
        String unit,
        @Nullable BigDecimal value,
        @Nullable BigDecimal whenDue,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal expected,
        @Nullable String reason,
        LocalDate asOf,
        @Nullable String evidence,
        List<Open> readings,
        List<Standing> parts) {

    /**
     * One reading of a contradiction.
     *
     * @param distance how much today's figure lacks of it, in words; empty when there is no figure
     */
    public record Open(Reading reading, String distance) {}

    public Standing {
        readings = List.copyOf(readings);
        parts = List.copyOf(parts);
    }

    /** The same in another state. */
    Standing in(State other) {
        return new Standing(
                id,
                item,
                label,
                division,
                span,
                other,
                goal,
                unit,
                value,
                whenDue,
                numerator,
                denominator,
                expected,
                reason,
                asOf,
                evidence,
                readings,
                parts);
    }

    /** The same for whoever may know how many have reached it, but not who. */
    Standing withoutParts() {
        return new Standing(
                id,
                item,
                label,
                division,
                span,
                state,
                goal,
                unit,
                value,
                whenDue,
                numerator,
                denominator,
                expected,
                reason,
                asOf,
                evidence,
                readings,
                List.of());
    }

    /** Whether today's figure is what the goal wants. */
    boolean isReached() {
        return goal != null && value != null && goal.isReachedBy(value);
    }

    /** The goals that contradict each other, while the paper does about them. */
    List<Goal> openGoals() {
        return readings.stream()
                .map(open -> open.reading().goal())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /**
     * What the goal counts, also while a contradiction keeps it from being judged, or the goals
     * that contradict each other; null without any.
     */
    Goal.@Nullable Unit unitOfGoal() {
        var own = goal == null && item instanceof Target target ? target.goal() : goal;
        return own != null
                ? own.unit()
                : openGoals().stream().map(Goal::unit).findFirst().orElse(null);
    }

    /** Today's figure as pages show it: {@code 68.2%}, {@code 16个}; empty without one. */
    public String shown() {
        if (value == null) {
            return "";
        }
        var kind = unitOfGoal();
        return Words.figure(value, kind == null ? Goal.Unit.COUNT : kind, unit);
    }

    /** What is missing, in words: {@code 还差4个}; empty when nothing is or nobody can say. */
    public String distance() {
        return goal == null || value == null ? "" : Words.distance(goal, value, unit);
    }

    /** How much of the goal is done, 0–1; empty for caps and without a figure or a goal. */
    public Optional<BigDecimal> progress() {
        return goal == null || value == null ? Optional.empty() : Words.part(goal, value);
    }

    /** Where the flag stands: how much of the goal an even pace would have done, 0–1. */
    public Optional<BigDecimal> expectedProgress() {
        return goal == null || expected == null ? Optional.empty() : Words.part(goal, expected);
    }
}
