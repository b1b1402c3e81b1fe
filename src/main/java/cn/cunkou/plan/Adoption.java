package cn.cunkou.plan;

import java.util.List;

/** What came of handing in a plan file. */
public sealed interface Adoption {
    /** It is the county's plan from now on. */
    record Adopted(Edition edition) implements Adoption {}

    /** The very same file is in force already. */
    record Unchanged(Edition edition) implements Adoption {}

    /** It has to be mended first. */
    record Refused(List<PlanProblem> problems) implements Adoption {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
