package cn.cunkou.production;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** So much of something, as people say it: 12.5斤. */
record Amount(BigDecimal value, String unit) {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<value>\\d{1,9}(?:\\.\\d{1,3})?)\\s*(?<unit>\\D{0,6})");

    /** What was written; without a unit the first one is meant. None where it is no amount. */
    static Optional<Amount> read(String written, List<String> units) {
        var found = WRITTEN.matcher(written.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var said = found.group("unit").strip();
        var unit = said.isEmpty() ? units.getFirst() : said;
        return units.contains(unit)
                ? Optional.of(new Amount(new BigDecimal(found.group("value")), unit))
                : Optional.empty();
    }

    /** In the unit that {@link #code} names; a count where that is null. */
    BigDecimal standard() {
        return switch (unit) {
            case "斤" -> value.divide(BigDecimal.TWO);
            case "万粒" -> value.multiply(BigDecimal.valueOf(10_000));
            default -> value;
        };
    }

    /** The unit's code in recommendation 20 of UN/CEFACT; null for what is counted. */
    @Nullable String code() {
        return switch (unit) {
            case "斤", "公斤" -> "KGM";
            case "吨" -> "TNE";
            case "克" -> "GRM";
            case "毫升" -> "MLT";
            case "升" -> "LTR";
            case "立方米" -> "MTQ";
            default -> null;
        };
    }

    /** Whether it says how much there is, and not how warm, wet or long it was. */
    boolean isQuantity() {
        return !List.of("%", "℃", "‰", "小时").contains(unit);
    }

    @Override
    public String toString() {
        return value.stripTrailingZeros().toPlainString() + unit;
    }
}
