package cn.cunkou.plan;

import java.util.List;

/** What checking a plan file came to. */
public sealed interface Checked {
    /** Nothing to mend. */
    record Sound(Plan plan) implements Checked {}

    /** Every problem found, in the order of the file. */
    record Broken(List<PlanProblem> problems) implements Checked {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
