package cn.cunkou.traceability;

/**
 * Why a lot must not be used although its codes are genuine; the worst of all is shown first.
 *
 * @param words what the buyer should do, one or two plain sentences
 */
public record LotStanding(Kind kind, String words) implements Comparable<LotStanding> {
    /** How bad it is, the worst first. */
    public enum Kind {
        /** It was sold and must come back. */
        RECALLED,
        /** It must not be sold until somebody decides otherwise. */
        BLOCKED
    }

    @Override
    public int compareTo(LotStanding other) {
        return kind.compareTo(other.kind);
    }
}
