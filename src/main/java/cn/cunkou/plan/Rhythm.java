package cn.cunkou.plan;

/**
 * Every such period has to reach the goal by itself.
 *
 * @param onDay the last day of a month for it; 0 for the month's or year's own last day
 */
public record Rhythm(Unit unit, int onDay) {
    /** How long a period is. */
    public enum Unit {
        MONTH("month", "每月"),
        YEAR("year", "每年");

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

    public String words() {
        return onDay == 0 ? unit.words() : "%s%d日以前".formatted(unit.words(), onDay);
    }
}
