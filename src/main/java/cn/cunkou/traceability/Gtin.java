package cn.cunkou.traceability;

import java.util.Optional;

/** A global trade item number of GS1 in its 14-digit form, its check digit right. */
record Gtin(String digits) {
    private static final int LENGTH = 14;

    /** Reads 8, 12, 13 or 14 digits; none where the check digit is wrong. */
    static Optional<Gtin> read(String typed) {
        var digits = typed.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{8}|\\d{12,14}")) {
            return Optional.empty();
        }
        var whole = "0".repeat(LENGTH - digits.length()) + digits;
        var sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += (whole.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0 ? Optional.of(new Gtin(whole)) : Optional.empty();
    }
}
