package cn.cunkou.quality;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be found of something in a product.
 *
 * @param product group of products, such as 茶叶
 * @param least the lowest value allowed, for at-least and within
 * @param most the highest value allowed, for at-most and within
 * @param unit such as mg/kg
 * @param standard number of the standard that sets it
 */
public record Limit(
        String product,
        String item,
        Kind kind,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        String unit,
        String standard) {
    /** What is written where nothing was found. */
    static final String NOTHING = "未检出";

    private static final Pattern FOUND = Pattern.compile("(<?)(\\d{1,9}(?:\\.\\d{1,9})?)");

    /** How a value is held against a limit. */
    public enum Kind {
        AT_MOST,
        AT_LEAST,
        WITHIN,
        NOT_DETECTED;

        /** The word in the database and in lists. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** The words of the page. */
        public String label() {
            return switch (this) {
                case AT_MOST -> "不超过";
                case AT_LEAST -> "不低于";
                case WITHIN -> "在两者之间";
                case NOT_DETECTED -> "不得检出";
            };
        }
    }

    public Limit {
        if ((least != null) != (kind == Kind.AT_LEAST || kind == Kind.WITHIN)
                || (most != null) != (kind == Kind.AT_MOST || kind == Kind.WITHIN)) {
            throw new IllegalArgumentException("values do not fit the kind of limit of " + item);
        }
    }

    /** As the page shows it: ≤5 mg/kg. */
    public String words() {
        return switch (kind) {
            case AT_MOST -> "≤" + plain(most) + " " + unit;
            case AT_LEAST -> "≥" + plain(least) + " " + unit;
            case WITHIN -> plain(least) + "～" + plain(most) + " " + unit;
            case NOT_DETECTED -> NOTHING.replace("未", "不得");
        };
    }

    /** One spelling of what was found; empty where it can be no finding. */
    static Optional<String> read(String typed) {
        var text = typed.strip().replace('＜', '<').replaceAll("\\s", "");
        if (text.equals(NOTHING) || text.equalsIgnoreCase("ND")) {
            return Optional.of(NOTHING);
        }
        return FOUND.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /**
     * Whether what was found keeps to the limit.
     *
     * @param found as {@link #read} gives it
     * @return empty where it cannot be told: less than a bound that is itself beyond the limit
     */
    Optional<Boolean> keeps(String found) {
        var parts = FOUND.matcher(found);
        if (!parts.matches()) {
            return Optional.of(kind == Kind.AT_MOST || kind == Kind.NOT_DETECTED);
        }
        var value = new BigDecimal(parts.group(2));
        var isBelow = !parts.group(1).isEmpty();
        return switch (kind) {
            case NOT_DETECTED -> Optional.of(isBelow);
            case AT_MOST -> {
                var fits = value.compareTo(Objects.requireNonNull(most)) <= 0;
                yield isBelow && !fits ? Optional.empty() : Optional.of(fits);
            }
            case AT_LEAST -> {
                var fits = value.compareTo(Objects.requireNonNull(least)) >= 0;
                yield isBelow && fits ? Optional.empty() : Optional.of(fits);
            }
            case WITHIN ->
                    isBelow
                            ? value.compareTo(Objects.requireNonNull(least)) <= 0
                                    ? Optional.of(false)
                                    : Optional.empty()
                            : Optional.of(
                                    value.compareTo(Objects.requireNonNull(least)) >= 0
                                            && value.compareTo(Objects.requireNonNull(most)) <= 0);
        };
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
