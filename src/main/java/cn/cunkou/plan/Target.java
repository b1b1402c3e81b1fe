package cn.cunkou.plan;

import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be reached, kept or done by a day: a figure held against a goal.
 *
 * @param goal absent while the paper contradicts itself about it, the conflict then holds the
 *     goals; while the paper does not say it; and for what arises only on an occasion
 * @param growth when the goal is a change
 * @param each who has to reach it by itself, when it is not the county
 * @param rhythm when every month or year has to reach it by itself
 * @param unclear what the paper asks for without saying it, in words; nobody judges it then
 */
public record Target(
        String id,
        Kind kind,
        String label,
        String area,
        Basis basis,
        @Nullable Goal goal,
        @Nullable Growth growth,
        @Nullable Each each,
        @Nullable Rhythm rhythm,
        StatedDay from,
        StatedDay by,
        String owner,
        List<String> with,
        List<Citation> citations,
        @Nullable Detail detail,
        @Nullable String unclear)
        implements Item {
    public Target {
        with = List.copyOf(with);
        citations = List.copyOf(citations);
    }

    /**
     * The first day of what says none: of the plan, of the day after the one that a change is held
     * against, of the last day for what was there at the outset.
     */
    static LocalDate usualFrom(
            Kind kind,
            @Nullable Growth growth,
            @Nullable Rhythm rhythm,
            Period plan,
            LocalDate by) {
        if (kind == Kind.FLOOR && rhythm == null) {
            return by;
        }
        var baseDay = growth == null ? null : growth.baseDay();
        return baseDay == null || baseDay.isBefore(plan.from()) ? plan.from() : baseDay.plusDays(1);
    }

    @Override
    public Period span() {
        return new Period(from.day(), by.day());
    }

    /** On what occasion it arises at all, in words; null for what is due anyhow. */
    public @Nullable String occasion() {
        return detail instanceof Detail.Task task ? task.when() : null;
    }

    /** The same, held by something else. */
    public Target heldBy(Basis other) {
        return new Target(
                id, kind, label, area, other, goal, growth, each, rhythm, from, by, owner, with,
                citations, detail, unclear);
    }

    /** One station's part of what every station has to reach. */
    public Target reachedBy(String station) {
        return heldBy(basis.narrowed(Basis.Measured.SUBJECT, station));
    }

    /** One body's part of what every body owes. */
    public Target owedBy(Body body) {
        return new Target(
                id,
                kind,
                label,
                area,
                basis.narrowed(Basis.Measured.BODY, body.name()),
                goal,
                growth,
                each,
                rhythm,
                from,
                by,
                body.id(),
                List.of(),
                citations,
                detail,
                unclear);
    }

    @Override
    public Target read(Reading reading) {
        var base = reading.base();
        var span = reading.span();
        return new Target(
                id,
                kind,
                label,
                area,
                base == null ? basis : basis.withBase(base),
                reading.goal() == null ? goal : reading.goal(),
                growth,
                each,
                rhythm,
                span == null ? from : new StatedDay(span.from(), false),
                span == null ? by : new StatedDay(span.to(), false),
                owner,
                with,
                citations,
                detail,
                unclear);
    }
}
