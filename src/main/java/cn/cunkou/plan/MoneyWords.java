package cn.cunkou.plan;

import cn.cunkou.plan.rewards.CostWords;
import java.util.Map;

/** What plans say of money, by the words of plan files, in Chinese. */
public final class MoneyWords {
    /** Kinds of use that a rule may forbid. */
    public static final Map<String, String> USES = Keys.USES;

    /** What a rule may hold for one by one. */
    public static final Map<String, String> SUBJECTS = Keys.SUBJECTS;

    /** What shares are taken of, beside sources and lines. */
    public static final Map<String, String> BASES = Keys.MONEY;

    /** Kinds of cost that an investment may have to leave out. */
    public static final Map<String, String> COSTS = CostWords.KINDS;

    private MoneyWords() {}
}
