package cn.cunkou.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The editions of a county's plan, and a file that was just handed in.
 *
 * @param editions the newest first
 */
public record PlansPage(List<Line> editions, @Nullable Tried tried, @Nullable Read read) {
    public record Line(
            String plan,
            String title,
            int number,
            boolean inForce,
            int items,
            int conflicts,
            String at,
            String sha256) {}

    /**
     * A file that somebody handed in.
     *
     * @param problems what to mend first; none when it may be adopted
     * @param seen the number of the edition in force it was compared with; 0 without one
     * @param changes against the edition in force, when there is nothing to mend
     * @param text of the file, to be handed in again
     */
    public record Tried(
            String fileName,
            String title,
            int items,
            int conflicts,
            boolean same,
            int seen,
            List<PlanProblem> problems,
            List<PlanChanges.Change> changes,
            String text) {}

    /** One edition read out, with what it changed. */
    public record Read(Line edition, List<PlanChanges.Change> changes, String explained) {}
}
