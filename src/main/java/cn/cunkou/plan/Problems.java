package cn.cunkou.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that a clerk sees all of it at once. */
final class Problems {
    /** Beyond this many a list helps nobody. */
    private static final int MANY = 200;

    private final List<PlanProblem> found = new ArrayList<>();

    void add(int line, String where, String what, String mend) {
        if (found.size() < MANY) {
            found.add(new PlanProblem(line, where, what, mend));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    boolean isLineKnown(int line) {
        return found.stream().anyMatch(problem -> problem.line() == line);
    }

    List<PlanProblem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(PlanProblem::line)).toList();
    }
}
