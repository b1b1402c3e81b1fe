package cn.cunkou.visibility.documents;

import java.math.BigDecimal;

/** Forms that texts in events must have. */
final class Texts {
    private Texts() {}

    /** A scheme, a colon and something of characters that a URI may hold; a CURIE is one too. */
    static boolean uri(String text) {
        var colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || !letter(text.charAt(0))) {
            return false;
        }
        for (var at = 1; at < colon; at++) {
            var letter = text.charAt(at);
            if (!letter(letter)
                    && !(letter >= '0' && letter <= '9')
                    && "+-._".indexOf(letter) < 0) {
                return false;
            }
        }
        for (var at = colon + 1; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter <= ' ' || letter == 127 || "<>\"{}|\\^`".indexOf(letter) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    /** An offset of local time from UTC, -14:00 to +14:00. */
    static boolean offset(String text) {
        if (text.length() != 6 || "+-".indexOf(text.charAt(0)) < 0 || text.charAt(3) != ':') {
            return false;
        }
        for (var at : new int[] {1, 2, 4, 5}) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        var hours = Integer.parseInt(text, 1, 3, 10);
        var minutes = Integer.parseInt(text, 4, 6, 10);
        return hours < 14 && minutes < 60 || hours == 14 && minutes == 0;
    }

    /** Two or three capitals or digits, a unit of UN/CEFACT recommendation 20. */
    static boolean unit(String text) {
        return (text.length() == 2 || text.length() == 3)
                && text.chars()
                        .allMatch(letter ->
                                letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9');
    }

    static boolean version(String text) {
        return text.matches("\\d{1,4}(\\.\\d{1,4}){0,3}");
    }

    static boolean hex(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(letter -> Character.digit(letter, 16) >= 0 && letter < 128);
    }

    /**
     * Whether a number is of a size that every reader can hold: within a double's powers of ten.
     */
    static boolean isUsual(BigDecimal number) {
        return number.signum() == 0 || Math.abs((long) number.precision() - number.scale()) <= 308;
    }
}
