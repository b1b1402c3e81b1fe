package cn.cunkou.visibility.documents;

/**
 * How much of a document is taken in before it is refused.
 *
 * @param bytes of the whole document
 * @param depth of elements or brackets within each other
 * @param events in one document
 * @param faults after which no more are told
 */
public record Limits(int bytes, int depth, int events, int faults) {
    /** 20 MB, 60 deep, 20,000 events, 100 faults. */
    public static final Limits USUAL = new Limits(20_000_000, 60, 20_000, 100);
}
