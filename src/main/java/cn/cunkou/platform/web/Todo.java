package cn.cunkou.platform.web;

import java.util.List;

/**
 * Something that waits for whoever looks.
 *
 * @param hint what it is made of, such as 站点验收3，支付2
 */
public record Todo(String label, long count, String hint, String href, boolean urgent) {
    /** A module that knows of waiting work; asked with the reader as actor. */
    public interface Source {
        List<Todo> todos();
    }
}
