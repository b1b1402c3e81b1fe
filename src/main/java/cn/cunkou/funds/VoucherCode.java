package cn.cunkou.funds;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code of a voucher: fifteen characters by chance (74 bits) and one that checks them, of an
 * alphabet without characters that look alike. One wrong character, or two that changed places, are
 * always found.
 *
 * @param text sixteen characters without blanks
 */
record VoucherCode(String text) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXY";
    private static final int LENGTH = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    static VoucherCode fresh() {
        var text = new StringBuilder();
        for (var i = 1; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(CHANCE.nextInt(ALPHABET.length())));
        }

        return new VoucherCode(text.toString() + ALPHABET.charAt(sum(text)));
    }

    /** The code that was typed or scanned, however it is spaced; empty when it cannot be one. */
    static Optional<VoucherCode> read(String typed) {
        var text = typed.replaceAll("[\\s\\-－]", "").toUpperCase(Locale.ROOT);
        if (text.length() != LENGTH
                || text.chars().anyMatch(one -> ALPHABET.indexOf(one) < 0)
                || ALPHABET.indexOf(text.charAt(LENGTH - 1))
                        != sum(text.substring(0, LENGTH - 1))) {
            return Optional.empty();
        }
        return Optional.of(new VoucherCode(text));
    }

    /** Each character times its place, modulo the size of the alphabet, which is a prime. */
    private static int sum(CharSequence text) {
        var sum = 0;
        for (var i = 0; i < text.length(); i++) {
            sum += (i + 1) * ALPHABET.indexOf(text.charAt(i));
        }
        return sum % ALPHABET.length();
    }

    /** As it is printed: {@code ABCD-EFGH-JKLM-NPQR}. */
    String shown() {
        return text.replaceAll("(.{4})(?=.)", "$1-");
    }
}
