package cn.cunkou.plan.rewards;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is known of a subject, or why it is not. */
public sealed interface Fact {
    /** Address of the rows behind it; null where there are none. */
    @Nullable String evidence();

    /**
     * Shares are 0–1, money is yuan.
     *
     * @param earlier address of the rows of the former period that it is a rise over; null where it
     *     is none
     */
    record Numeric(BigDecimal value, @Nullable String evidence, @Nullable String earlier)
            implements Fact {
        public Numeric(BigDecimal value, @Nullable String evidence) {
            this(value, evidence, null);
        }
    }

    /**
     * A figure of which somebody has to look into a part first.
     *
     * @param open the part that counts only if it proves real
     * @param why in Chinese
     */
    record Doubted(BigDecimal value, BigDecimal open, String why, @Nullable String evidence)
            implements Fact {}

    /** One of a few words; {@code true} and {@code false} are words too. */
    record Word(String word, @Nullable String evidence) implements Fact {}

    /**
     * @param reason in Chinese
     */
    record Unknown(String reason) implements Fact {
        @Override
        public @Nullable String evidence() {
            return null;
        }
    }

    static Fact of(BigDecimal value) {
        return new Numeric(value, null);
    }

    static Fact of(long value) {
        return new Numeric(BigDecimal.valueOf(value), null);
    }

    static Fact of(boolean value) {
        return new Word(Boolean.toString(value), null);
    }

    static Fact of(String word) {
        return new Word(word, null);
    }
}
