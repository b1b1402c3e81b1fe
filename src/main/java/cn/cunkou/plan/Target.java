package cn.cunkou.plan;

import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be reached, kept or done by a day: a figure held against a goal.
 *
 * @param goal absent while the paper contradicts itself about it; the conflict then holds the goals
 * @param growth when the goal is a rate of change
 * @param eachTown true when every town has to reach it by itself
 * @param rhythm when every month or year has to reach it by itself
 */
public record Target(
        String id,
        Kind kind,
        String label,
        String area,
        Basis basis,
        @Nullable Goal goal,
        @Nullable Growth growth,
        boolean eachTown,
        @Nullable Rhythm rhythm,
        LocalDate from,
        DueDate by,
        String owner,
        List<String> with,
        List<Citation> citations,
        @Nullable Detail detail)
        implements Item {
    public Target {
        with = List.copyOf(with);
        citations = List.copyOf(citations);
    }

    @Override
    public Period span() {
        return new Period(from, by.day());
    }

    /** The same, held by something else. */
    public Target heldBy(Basis other) {
        return with(other, goal, from, by);
    }

    @Override
    public Target read(Reading reading) {
        var base = reading.base();
        var span = reading.span();
        return with(
                base == null ? basis : basis.withBase(base),
                reading.goal() == null ? goal : reading.goal(),
                span == null ? from : span.from(),
                span == null ? by : new DueDate(span.to(), false));
    }

    private Target with(Basis basis, @Nullable Goal goal, LocalDate from, DueDate by) {
        return new Target(
                id, kind, label, area, basis, goal, growth, eachTown, rhythm, from, by, owner, with,
                citations, detail);
    }
}
