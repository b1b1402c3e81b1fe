package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    /** What the paper does not say of them. */
    Set<Gap> gaps() {
        var gaps = EnumSet.noneOf(Gap.class);
        if (howOften == HowOften.UNCLEAR) {
            gaps.add(Gap.HOW_OFTEN);
        }
        if (ranking != null && ranking.scoring() == Scoring.UNCLEAR) {
            gaps.add(Gap.SCORING);
        }
        if (pot != null && pot.whenDry() == WhenDry.UNCLEAR) {
            gaps.add(Gap.POT);
        }
        return gaps;
    }

    /** The same, with what somebody decided about its gaps. */
    Limits ruled(Ruling ruling) {
        var gaps = gaps();
        var often = ruling.howOften();
        var scored = ruling.scored();
        var whenDry = ruling.whenDry();
        return new Limits(
                often != null && gaps.contains(Gap.HOW_OFTEN) ? often : howOften,
                onePer,
                first,
                ranking != null && scored != null && gaps.contains(Gap.SCORING)
                        ? new Ranking(scored, ranking.criteria())
                        : ranking,
                pot != null && whenDry != null && gaps.contains(Gap.POT)
                        ? new Pot(pot.id(), pot.amount(), whenDry)
                        : pot,
                after,
                excludes,
                unlessPaidElsewhere);
    }

    /** How often one subject may receive it. */
    public enum HowOften {
        UNLIMITED("unlimited", "次数不限"),
        ONCE("once", "只发一次"),
        EACH_YEAR("year", "每年一次"),
        EACH_MONTH("month", "每月一次"),
        /** The paper does not say: pays nobody. */
        UNCLEAR("unclear", "发一次还是几次原文没有写");

        private final String key;
        private final String words;

        HowOften(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** As the API writes it. */
        public String key() {
            return key;
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
        POINTS("points", "按原分"),
        /** The paper does not say: pays nobody. */
        UNCLEAR("unclear", "怎么折成分原文没有写");

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
        BY_RANK("by-rank", "按名次发，发完为止"),
        /** The paper does not say: pays nobody, since whoever is paid now takes it from others. */
        UNCLEAR("unclear", "不够时怎么办原文没有写");

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
