package cn.cunkou.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item says beyond its figure. */
public sealed interface Detail {
    /**
     * A journey and how soon it ends, or how often it is made.
     *
     * @param every true when it is made once in that time, false when it lasts no longer
     */
    record Service(Place from, Place to, int amount, Unit unit, boolean every) implements Detail {
        /** Where a journey begins or ends. */
        public enum Place {
            COUNTY_CENTRE("county-centre", "县级中心"),
            TOWN_STATION("town-station", "镇级站"),
            VILLAGE_STATION("village-station", "村级站"),
            VILLAGER("villager", "村民家里"),
            CITY("city", "城里");

            private final String key;
            private final String words;

            Place(String key, String words) {
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

        /** What its time is counted in. */
        public enum Unit {
            HOURS("hours", "小时"),
            DAYS("days", "天"),
            WORKING_DAYS("working-days", "个工作日");

            private final String key;
            private final String words;

            Unit(String key, String words) {
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

        /** {@code 从县级中心到村级站，24小时以内}. */
        public String words() {
            return "从%s到%s，%s"
                    .formatted(
                            from.words(),
                            to.words(),
                            every
                                    ? "每%s%s至少一次".formatted(amount == 1 ? "" : amount, unit.words())
                                    : "%d%s以内".formatted(amount, unit.words()));
        }
    }

    /**
     * Where money comes from.
     *
     * @param total true for all of it together
     */
    record Money(boolean total) implements Detail {}

    /**
     * How a budget line is reckoned.
     *
     * @param unitPrice in yuan
     * @param quantities number by unit, in the order of the paper; with the price their product is
     *     the line's amount
     */
    record Spending(@Nullable BigDecimal unitPrice, Map<String, BigDecimal> quantities)
            implements Detail {
        /**
         * The dimension by which measures know a line and all below it: {@code chapter} of 1,
         * {@code section} of 1.1, {@code line} of what lies deeper.
         */
        public static String depth(String line) {
            var dots = line.chars().filter(c -> c == '.').count();
            return dots == 0 ? "chapter" : dots == 1 ? "section" : "line";
        }
    }

    /**
     * A rule about money.
     *
     * @param lines the budget lines it speaks of, all when empty
     * @param excludes kinds of cost that do not count
     * @param forbids kinds of use that money must not go to
     * @param each what it holds for one by one, such as village
     * @param unit what its bounds count where they are no shares: 元, 次, 站
     * @param beside what has to be in the village of what is paid for, such as {@code
     *     paid-town-station}, for the rule to hold; null when it always does
     */
    record Limit(
            List<String> lines,
            List<String> excludes,
            List<String> forbids,
            @Nullable String each,
            String unit,
            @Nullable String beside)
            implements Detail {
        public Limit {
            lines = List.copyOf(lines);
            excludes = List.copyOf(excludes);
            forbids = List.copyOf(forbids);
        }
    }

    /**
     * What fulfils a duty.
     *
     * @param paper the kind of paper, when papers do
     * @param after when the duty falls due by what another item did
     * @param notice for how many working days it has to be shown before it holds
     * @param when the occasion on which alone the duty arises, in words
     */
    record Task(@Nullable String paper, @Nullable After after, int notice, @Nullable String when)
            implements Detail {}

    /** So much after an item was first fulfilled; an amount of 0 was not written. */
    record After(String item, int amount, Unit unit) {
        /** What the time is counted in. */
        public enum Unit {
            DAYS("days", "天"),
            WORKING_DAYS("working-days", "个工作日"),
            YEARS("years", "年");

            private final String key;
            private final String words;

            Unit(String key, String words) {
                this.key = key;
                this.words = words;
            }

            public String key() {
                return key;
            }
        }

        public String words(String label) {
            return "「%s」之后%d%s内".formatted(label, amount, unit.words);
        }
    }
}
