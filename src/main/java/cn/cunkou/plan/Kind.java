package cn.cunkou.plan;

/** What kind of statement an item is. */
public enum Kind {
    TARGET("target", "目标"),
    /** A service level: how soon or how often. */
    PROMISE("promise", "时效承诺"),
    /** What must not be overrun. */
    CAP("cap", "上限"),
    /** What must not be undershot, what the paper says was there at the outset included. */
    FLOOR("floor", "底数"),
    /** A line of the budget table. */
    LINE("line", "预算项"),
    REWARD("reward", "奖励补助"),
    /** What a body has to do. */
    DUTY("duty", "职责"),
    DEADLINE("deadline", "时间节点");

    private final String key;
    private final String words;

    Kind(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As the API writes it. */
    public String key() {
        return key;
    }

    /** As pages show it. */
    public String words() {
        return words;
    }
}
