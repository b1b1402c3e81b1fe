package cn.cunkou.visibility.documents;

/**
 * A document of which no event can be taken: broken, too large, too deep or something else. The
 * message says what, where known with line and column.
 */
public final class UnreadableDocument extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whether it is for its size alone. */
    private final boolean tooLarge;

    private UnreadableDocument(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    static UnreadableDocument broken(String what) {
        return new UnreadableDocument(what, false);
    }

    static UnreadableDocument tooLarge(String what) {
        return new UnreadableDocument(what, true);
    }

    public boolean tooLarge() {
        return tooLarge;
    }
}
