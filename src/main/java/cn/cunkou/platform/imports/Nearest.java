package cn.cunkou.platform.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The word a person probably meant. */
final class Nearest {
    private Nearest() {}

    /** The offered word that shares at least half of its characters, or null. */
    static @Nullable String to(String written, List<String> offered) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        var key = Headings.key(written);
        if (key.length() > 50) {
            return null;
        }
        for (var word : offered) {
            var other = Headings.key(word);
            int steps = steps(key, other);
            if (steps < least && steps * 2 <= Math.max(key.length(), other.length())) {
                least = steps;
                nearest = word;
            }
        }
        return nearest;
    }

    /** Characters to insert, drop or replace to make one word the other. */
    private static int steps(String a, String b) {
        var last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(last[j], now[j - 1]) + 1);
            }
            last = now;
        }
        return last[b.length()];
    }
}
