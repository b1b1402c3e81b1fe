package cn.cunkou.plan;

import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be reached by a day.
 *
 * @param goal absent while the paper contradicts itself about it; the conflict then holds the goals
 * @param eachTown true when every town has to reach it by itself
 */
public record Target(
        String id,
        Kind kind,
        String label,
        String area,
        Basis basis,
        @Nullable Goal goal,
        boolean eachTown,
        LocalDate from,
        DueDate by,
        String owner,
        List<Citation> citations)
        implements Item {
    public Target {
        citations = List.copyOf(citations);
    }

    @Override
    public Period span() {
        return new Period(from, by.day());
    }
}
