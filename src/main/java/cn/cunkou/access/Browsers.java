package cn.cunkou.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names browsers so that people recognise their own. */
final class Browsers {
    private record Sign(String part, String name) {}

    // The first that fits: most browsers also carry the names of older ones.
    private static final List<Sign> BROWSERS =
            List.of(
                    new Sign("MicroMessenger", "微信"),
                    new Sign("QQBrowser", "QQ浏览器"),
                    new Sign("360SE", "360浏览器"),
                    new Sign("HuaweiBrowser", "华为浏览器"),
                    new Sign("Edg", "Edge"),
                    new Sign("Firefox", "Firefox"),
                    new Sign("Chrome", "Chrome"),
                    new Sign("Safari", "Safari"));
    private static final List<Sign> SYSTEMS =
            List.of(
                    new Sign("HarmonyOS", "鸿蒙"),
                    new Sign("Android", "安卓"),
                    new Sign("iPhone", "iPhone"),
                    new Sign("iPad", "iPad"),
                    new Sign("Windows", "Windows"),
                    new Sign("Mac OS", "Mac"),
                    new Sign("Linux", "Linux"));

    private Browsers() {}

    static String name(@Nullable String userAgent) {
        if (userAgent == null) {
            return "未知浏览器";
        }
        return first(BROWSERS, userAgent, "其他浏览器") + " · " + first(SYSTEMS, userAgent, "其他设备");
    }

    private static String first(List<Sign> signs, String userAgent, String otherwise) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.part()))
                .map(Sign::name)
                .findFirst()
                .orElse(otherwise);
    }
}
