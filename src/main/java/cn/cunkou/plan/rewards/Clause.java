package cn.cunkou.plan.rewards;

import java.util.List;

/** One condition, or several joined. */
public sealed interface Clause {
    /**
     * A figure between bounds.
     *
     * @param firstTime whether it must never have been there in an earlier year
     */
    record Bounded(Term term, Range range, boolean firstTime) implements Clause {}

    /** One of some words; {@code true} and {@code false} are words too. */
    record OneOf(Term term, List<String> words) implements Clause {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** What the paper asks for without saying how much or how. */
    record Unclear(String why) implements Clause {}

    /** Every one of them. */
    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The contrary. */
    record Not(Clause part) implements Clause {}
}
