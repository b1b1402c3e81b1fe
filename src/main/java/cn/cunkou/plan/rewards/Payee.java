package cn.cunkou.plan.rewards;

/** Who receives the money. */
public enum Payee {
    /** Whoever the reward is for. */
    SUBJECT("subject", "本人"),
    DEVELOPER("developer", "开发企业"),
    OWNER("owner", "店主"),
    KEEPER("keeper", "站长"),
    OPERATOR("operator", "承办单位"),
    TRAINER("trainer", "培训机构"),
    /** The paper does not say: pays nobody. */
    UNCLEAR("unclear", "谁原文没有写清");

    private final String key;
    private final String words;

    Payee(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As plan files and the API write it. */
    public String key() {
        return key;
    }

    public String words() {
        return words;
    }
}
