package cn.cunkou.programme;

/** How a promise stands. */
public enum State {
    MET("met", "已兑现"),
    /** Reached, but after its day. */
    MET_LATE("met-late", "逾期兑现"),
    /** Not reached yet, and no further back than the calendar allows. */
    ON_THE_WAY("on-the-way", "正常推进"),
    BEHIND("behind", "进度偏慢"),
    MISSED("missed", "未兑现"),
    /** Work on it has not begun. */
    NOT_DUE("not-due", "未到时候"),
    /** The paper contradicts itself, and nobody has settled it. */
    UNCLEAR("unclear", "待核定"),
    CANNOT_BE_COMPUTED("cannot-be-computed", "暂算不出");

    private final String key;
    private final String words;

    State(String key, String words) {
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
