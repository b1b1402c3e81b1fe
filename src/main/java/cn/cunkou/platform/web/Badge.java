package cn.cunkou.platform.web;

/**
 * A link in the console's bar with how many things wait behind it.
 *
 * @param icon id in icons.svg
 */
public record Badge(String label, String href, String icon, int count) {
    /** A module that has one; asked with the reader as actor. */
    public interface Source {
        Badge badge();
    }
}
