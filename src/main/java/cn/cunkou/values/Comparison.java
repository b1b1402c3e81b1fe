package cn.cunkou.values;

import java.math.BigDecimal;

/** How a value is held against a figure. Every bound says its side. */
public enum Comparison {
    AT_LEAST("at-least", "不少于"),
    MORE_THAN("more-than", "多于"),
    AT_MOST("at-most", "不超过"),
    LESS_THAN("less-than", "少于"),
    EXACTLY("exactly", "正好");

    private final String key;
    private final String words;

    Comparison(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As plan files and the API write it. */
    public String key() {
        return key;
    }

    /** As a sentence says it. */
    public String words() {
        return words;
    }

    /** Whether more is better. */
    public boolean isLower() {
        return this == AT_LEAST || this == MORE_THAN;
    }

    /** Whether less is better. */
    public boolean isUpper() {
        return this == AT_MOST || this == LESS_THAN;
    }

    public boolean holds(BigDecimal value, BigDecimal figure) {
        var order = value.compareTo(figure);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case MORE_THAN -> order > 0;
            case AT_MOST -> order <= 0;
            case LESS_THAN -> order < 0;
            case EXACTLY -> order == 0;
        };
    }
}
