package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often, to how many and beside what a reward is paid.
 *
 * @param onePer only one subject in each of these
 * @param first only so many, in order of rank, else of application; null without limit
 * @param after the reward that must have been received before; null when there is none
 * @param excludes rewards that it is not paid beside
 * @param unlessPaidElsewhere not if another programme paid for it
 */
public record Limits(
        HowOften howOften,
        @Nullable Group onePer,
        @Nullable Integer first,
        @Nullable Ranking ranking,
        @Nullable Pot pot,
        @Nullable String after,
        List<String> excludes,
        boolean unlessPaidElsewhere) {
    public static final Limits NONE =
            new Limits(HowOften.UNLIMITED, null, null, null, null, null, List.of(), false);

    public Limits {
        excludes = List.copyOf(excludes);
    }

    /** How often one subject may receive it. */
    public enum HowOften {
        UNLIMITED(""),
        ONCE("只发一次"),
        EACH_YEAR("每年一次"),
        EACH_MONTH("每月一次");

        private final String words;

        HowOften(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What only one subject of may receive it. */
    public enum Group {
        VILLAGE("village", "村"),
        TOWN("town", "镇"),
        HOUSEHOLD("household", "户");

        private final String key;
        private final String words;

        Group(String key, String words) {
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

    /** The order in which subjects are served, the highest score first. */
    public record Ranking(Scoring scoring, List<Criterion> criteria) {
        public Ranking {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * A part of the score.
     *
     * @param weight 0–1
     */
    public record Criterion(Term term, BigDecimal weight) {}

    /** How figures of different kinds become one score. */
    public enum Scoring {
        /** The best figure is worth 100 points, others in proportion. */
        SHARE_OF_BEST("share-of-best", "最高者得100分，其余按比例"),
        /** They are points already. */
        POINTS("points", "按原分");

        private final String key;
        private final String words;

        Scoring(String key, String words) {
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

    /** All that may be paid, by every reward that names it. */
    public record Pot(String id, Money amount, WhenDry whenDry) {}

    /** What happens when a pot holds less than is claimed. */
    public enum WhenDry {
        PRO_RATA("pro-rata", "不够时按比例分"),
        FIRST_COME("first-come", "先申请先得，发完为止"),
        BY_RANK("by-rank", "按名次发，发完为止");

        private final String key;
        private final String words;

        WhenDry(String key, String words) {
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
}
