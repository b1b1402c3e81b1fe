package cn.cunkou.measures;

/** How evidence rows become one figure. */
public enum Aggregate {
    /** How many rows. */
    COUNT,
    /** How many different subjects. */
    DISTINCT,
    /** The sum of the values. */
    SUM,
    /** The sum of the values over the sum of the weights, 0–1. */
    SHARE,
    /** The sum of the values over the sum of the weights. */
    AVERAGE,
    /** Each subject's value on its last day, summed. */
    LATEST,
    /** Another measure in this period against the same period a year before. */
    GROWTH;

    /** Whether figures of single days may be added up. */
    boolean additive() {
        return switch (this) {
            case COUNT, SUM, SHARE, AVERAGE -> true;
            case DISTINCT, LATEST, GROWTH -> false;
        };
    }

    /** Whether a subject counts once, whatever number of rows it has. */
    boolean bySubject() {
        return this == DISTINCT || this == LATEST;
    }
}
