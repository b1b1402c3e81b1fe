package cn.cunkou.disclosure;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The public pages that one may write from, by the address of what they show. */
final class About {
    private static final Map<String, String> WORDS =
            Map.of(
                    "promises", "承诺事项",
                    "stations", "服务站",
                    "projects", "项目",
                    "papers", "公开文件",
                    "activities", "活动",
                    "funds", "资金",
                    "t", "溯源码",
                    "disclosure", "公示");
    private static final Pattern ADDRESS =
            Pattern.compile("/(?<kind>[a-z]+)/[A-Za-z0-9][A-Za-z0-9:./-]{0,99}");

    private About() {}

    /** The address, if it is that of such a page. */
    static @Nullable String of(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var matcher = ADDRESS.matcher(typed.strip());
        return matcher.matches() && WORDS.containsKey(matcher.group("kind")) ? typed.strip() : null;
    }

    static String words(@Nullable String address) {
        return address == null ? "" : WORDS.getOrDefault(address.split("/", 3)[1], "");
    }
}
