package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Rhythm;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which day the progress of each month is due, as the plan says it. */
public final class ProgressCalendar {
    private final @Nullable Rhythm rhythm;
    private final Period span;

    ProgressCalendar(Plan plan) {
        var id = plan.projects().progress();
        var duty = id == null ? null : plan.item(id).orElse(null);
        this.rhythm = duty instanceof Target target ? target.rhythm() : null;
        this.span = duty == null ? plan.period() : duty.span();
    }

    /** A month that has to be reported, and the last day for it. */
    public record Due(YearMonth month, LocalDate day) {}

    /** The last day for a month's report; null where the plan names none. */
    @Nullable LocalDate due(YearMonth month) {
        if (rhythm == null
                || month.atEndOfMonth().isBefore(span.from())
                || month.atDay(1).isAfter(span.to())) {
            return null;
        }
        return rhythm.onDay() == 0
                ? month.atEndOfMonth()
                : month.atDay(Math.min(rhythm.onDay(), month.lengthOfMonth()));
    }

    /** Whether a report of that month comes late on a day. */
    boolean isLate(YearMonth month, LocalDate day) {
        var due = due(month);
        return due != null && day.isAfter(due);
    }

    /**
     * The months that a project has to report up to today's: from the one in which its first
     * contract was signed, where the day for it had not passed, until it is accepted.
     */
    List<Due> of(Project project, LocalDate today) {
        var begun = project.begun();
        if (rhythm == null || begun == null) {
            return List.of();
        }
        var accepted = project.accepted();
        var until = accepted == null ? today : accepted;
        var months = new ArrayList<Due>();
        for (var month = YearMonth.from(begun);
                !month.isAfter(YearMonth.from(until));
                month = month.plusMonths(1)) {
            var due = due(month);
            if (due != null
                    && !due.isBefore(begun)
                    && (accepted == null || !due.isAfter(accepted))) {
                months.add(new Due(month, due));
            }
        }
        return months;
    }
}
