package cn.cunkou.plan.rewards;

import org.jspecify.annotations.Nullable;

/**
 * What a clause looks at.
 *
 * @param rise null for the figure itself
 */
public record Term(Quantity quantity, About about, Window window, @Nullable Rise rise) {
    /** Whom the figure is about: the subject, or the place it is in. */
    public enum About {
        SUBJECT("subject", ""),
        VILLAGE("village", "所在村"),
        TOWN("town", "所在镇"),
        COUNTY("county", "全县");

        private final String key;
        private final String words;

        About(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** As plan files write it. */
        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What it has risen by over a whole earlier year.
     *
     * @param baseYear null for the year before
     */
    public record Rise(@Nullable Integer baseYear) {
        String words() {
            return baseYear == null ? "比上一年净增" : "比%d年净增".formatted(baseYear);
        }
    }

    /** The figure of the subject itself, up to now. */
    public static Term of(Quantity quantity) {
        return new Term(quantity, About.SUBJECT, Window.UP_TO_NOW, null);
    }

    public Term over(Window other) {
        return new Term(quantity, about, other, rise);
    }
}
