package cn.cunkou.platform.web;

/**
 * Answers whether whoever acts may use an address; menus and buttons ask it, the filter enforces
 * the same answer.
 */
public interface Doorkeeper {
    boolean mayEnter(String method, String path);

    /** Whether an address is public, whoever acts. */
    default boolean isForEverybody(String method, String path) {
        return false;
    }
}
