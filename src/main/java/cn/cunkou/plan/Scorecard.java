package cn.cunkou.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * How bodies and towns are scored each year.
 *
 * @param base the points that all lines for one body add up to
 */
public record Scorecard(BigDecimal base, List<Line> lines, List<Citation> citations) {
    /** How a line's points are given. */
    public enum By {
        /** By the share of items that are met. */
        ITEMS("items", "按完成的事项"),
        /** By a person's judgement on the spot, with a paper. */
        SITE_CHECK("site-check", "现场检查打分");

        private final String key;
        private final String words;

        By(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One line.
     *
     * @param roles whose score it belongs to
     * @param items the items that count; all the body's own when empty
     */
    public record Line(
            String id,
            String label,
            Set<Body.Role> roles,
            BigDecimal points,
            By by,
            List<String> items) {
        public Line {
            roles = Set.copyOf(roles);
            items = List.copyOf(items);
        }
    }

    public Scorecard {
        lines = List.copyOf(lines);
        citations = List.copyOf(citations);
    }
}
