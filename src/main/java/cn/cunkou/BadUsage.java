package cn.cunkou;

/** A command line that cannot be followed; the message says what would do. */
final class BadUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadUsage(String message) {
        super(message);
    }
}
