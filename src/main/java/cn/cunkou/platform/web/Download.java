package cn.cunkou.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that gives a file to be saved its name. */
public final class Download {
    private Download() {}

    /**
     * Old programs read the first name, all browsers the second.
     *
     * @param name with its ending, such as 服务站点 2019-11-18.xlsx
     */
    public static String as(String name) {
        return "attachment; " + names(name);
    }

    /** The same for a file that a browser shows. */
    public static String shownAs(String name) {
        return "inline; " + names(name);
    }

    private static String names(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "filename=\"%s\"; filename*=UTF-8''%s".formatted(plain(name), encoded);
    }

    /** What of the name every program can read: its letters and figures. */
    private static String plain(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).replaceAll("[^A-Za-z0-9]", "");
        var start =
                (dot < 0 ? name : name.substring(0, dot))
                        .replaceAll("[^A-Za-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return (start.isEmpty() ? "cunkou" : "cunkou-" + start)
                + (ending.isEmpty() ? "" : "." + ending);
    }
}
