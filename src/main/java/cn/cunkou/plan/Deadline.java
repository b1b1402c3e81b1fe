package cn.cunkou.plan;

import cn.cunkou.values.Period;
import java.util.List;

/**
 * A stage of the schedule, met when all that proves it was reached on its last day.
 *
 * @param endOnly true when the paper gives its end alone; it then begins with the plan
 * @param evidence ids of the items that prove it
 */
public record Deadline(
        String id,
        String label,
        String area,
        Period span,
        boolean endOnly,
        List<String> evidence,
        String owner,
        List<String> with,
        List<Citation> citations)
        implements Item {
    public Deadline {
        evidence = List.copyOf(evidence);
        with = List.copyOf(with);
        citations = List.copyOf(citations);
    }

    @Override
    public Kind kind() {
        return Kind.DEADLINE;
    }

    @Override
    public Deadline read(Reading reading) {
        return new Deadline(
                id,
                label,
                area,
                reading.span() == null ? span : reading.span(),
                reading.span() == null && endOnly,
                evidence,
                owner,
                with,
                citations);
    }
}
