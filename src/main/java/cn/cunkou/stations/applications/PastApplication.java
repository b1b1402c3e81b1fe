package cn.cunkou.stations.applications;

import java.time.LocalDate;
import java.util.List;

/**
 * An application as a history tells it.
 *
 * @param steps what was done about it after it was submitted, in order
 */
public record PastApplication(ApplicationInput input, LocalDate day, List<Done> steps) {
    /** One thing done. */
    public record Done(Step.Kind kind, String note, LocalDate day) {}

    public PastApplication {
        steps = List.copyOf(steps);
    }
}
