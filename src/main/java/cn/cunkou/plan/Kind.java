package cn.cunkou.plan;

/** What kind of statement an item is. */
public enum Kind {
    TARGET("target", "目标"),
    /** What must not be undershot, what the paper says was there at the outset included. */
    FLOOR("floor", "底数"),
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

    public String words() {
        return words;
    }
}
