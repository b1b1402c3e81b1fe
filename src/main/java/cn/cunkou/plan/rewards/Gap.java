package cn.cunkou.plan.rewards;

/** Something that the paper does not say of a reward, so that it pays nobody. */
public enum Gap {
    STACKING("stacking", "各档累加还是取最高"),
    PAYEE("to", "发给谁"),
    SCORING("scored", "各项怎么折成分"),
    HOW_OFTEN("once", "发一次还是几次"),
    POT("when-dry", "奖金池不够时怎么办");

    private final String key;
    private final String words;

    Gap(String key, String words) {
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

    String unsaid() {
        return "原文没有写" + words;
    }
}
