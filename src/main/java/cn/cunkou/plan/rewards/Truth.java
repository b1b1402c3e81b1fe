package cn.cunkou.plan.rewards;

import java.util.Collection;

/** Whether something holds, as far as anybody can say. */
public enum Truth {
    YES("yes", "是"),
    NO("no", "否"),
    /** A fact is missing, or the paper is unclear. */
    CANNOT_SAY("cannot-say", "说不准");

    private final String key;
    private final String words;

    Truth(String key, String words) {
        this.key = key;
        this.words = words;
    }

    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** One no decides, whatever else cannot be said. */
    public static Truth all(Collection<Truth> truths) {
        if (truths.contains(NO)) {
            return NO;
        }
        return truths.contains(CANNOT_SAY) ? CANNOT_SAY : YES;
    }

    /** One yes decides, whatever else cannot be said. */
    public static Truth any(Collection<Truth> truths) {
        if (truths.contains(YES)) {
            return YES;
        }
        return truths.contains(CANNOT_SAY) ? CANNOT_SAY : NO;
    }

    public Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case CANNOT_SAY -> CANNOT_SAY;
        };
    }

    /** As the API writes it. */
    public String key() {
        return key;
    }

    public String words() {
        return words;
    }
}
