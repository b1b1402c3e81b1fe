package cn.cunkou.visibility.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;

/**
 * The checks on parts of element strings, by the names that the table of identifiers gives them.
 */
final class ElementChecks {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private ElementChecks() {}

    static boolean hold(String check, String value) {
        return switch (check) {
            case "csum" -> CheckDigit.holds(value);
            case "yymmdd" -> date("20" + value, false);
            case "yymmd0" -> date("20" + value, true);
            case "yyyymmdd" -> date(value, false);
            case "hhmi" -> number(value, 0, 2) < 24 && number(value, 2, 4) < 60;
            case "hh" -> number(value, 0, 2) < 24;
            case "mi", "ss" -> number(value, 0, 2) < 60;
            case "zero" -> value.chars().allMatch(digit -> digit == '0');
            case "nonzero" -> value.chars().anyMatch(digit -> digit != '0');
            case "yesno" -> "01".contains(value);
            case "winding" -> "019".contains(value);
            case "hyphen" -> value.chars().allMatch(letter -> letter == '-');
            case "iso3166alpha2" -> COUNTRIES.contains(value);
            case "pieceoftotal" ->
                    number(value, 0, 2) > 0 && number(value, 0, 2) <= number(value, 2, 4);
            default ->
                    throw new IllegalStateException("no such check on element strings: " + check);
        };
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    /**
     * Whether eight digits are a day; the last two may be 00 for a whole month where that is meant.
     */
    private static boolean date(String digits, boolean orMonth) {
        try {
            var month = YearMonth.of(number(digits, 0, 4), number(digits, 4, 6));
            var day = number(digits, 6, 8);
            return orMonth && day == 0
                    || LocalDate.of(month.getYear(), month.getMonth(), day) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
