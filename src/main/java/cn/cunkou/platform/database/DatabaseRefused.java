package cn.cunkou.platform.database;

/**
 * The database cannot be used as things are. The message says what is wrong, where, and how to mend
 * it.
 */
public class DatabaseRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public DatabaseRefused(String message) {
        super(message);
    }

    public DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
