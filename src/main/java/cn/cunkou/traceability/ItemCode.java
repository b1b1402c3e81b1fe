package cn.cunkou.traceability;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands on one item: 100 bits as 20 letters of Crockford's base 32, which has no I, L, O and
 * U. Whether it is genuine only the key tells; see {@link CodeSmith} and docs/codes.md.
 *
 * @param roll number of the roll, 25 bits
 * @param hidden the enciphered number within the roll, 32 bits
 * @param proof the truncated message authentication code, 43 bits
 */
record ItemCode(int roll, int hidden, long proof) {
    /** Letters of a code without the spaces between its groups. */
    static final int LENGTH = 20;

    static final int ROLL_BITS = 25;
    static final int PROOF_BITS = 43;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final byte[] LETTER_BYTES = LETTERS.getBytes(StandardCharsets.US_ASCII);

    /** What each letter stands for; -1 for what is no letter of a code. */
    private static final byte[] VALUES = values();

    private static final int LETTER_BITS = 5;
    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final int LAST_BITS = 35;
    private static final int MIDDLE_PROOF_BITS = PROOF_BITS - LAST_BITS;
    private static final int GROUP = 4;

    /** Reads what was scanned or typed: small letters, spaces, hyphens and look-alikes are fine. */
    static Optional<ItemCode> read(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        var plain = isPlain(typed) ? typed : plain(typed);
        if (plain.length() != LENGTH) {
            return Optional.empty();
        }
        var roll = bits(plain, 0, 5);
        var middle = bits(plain, 5, 13);
        var last = bits(plain, 13, LENGTH);
        if (roll < 0 || middle < 0 || last < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new ItemCode(
                        (int) roll,
                        (int) (middle >>> MIDDLE_PROOF_BITS),
                        (middle & ((1L << MIDDLE_PROOF_BITS) - 1)) << LAST_BITS | last));
    }

    private static boolean isPlain(String typed) {
        if (typed.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            var letter = typed.charAt(i);
            if (letter > 'Z' || VALUES[letter] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static byte[] values() {
        var values = new byte['Z' + 1];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < LETTERS.length(); i++) {
            values[LETTERS.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** The bits of some letters; negative where one is no letter of a code. */
    private static long bits(String text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            var letter = text.charAt(i);
            if (letter > 'Z' || VALUES[letter] < 0) {
                return -1;
            }
            bits = bits << LETTER_BITS | VALUES[letter];
        }
        return bits;
    }

    /** Writes the 20 letters of a code without making an object of it. */
    static void write(int roll, int hidden, long proof, byte[] to, int at) {
        put(roll, to, at, 5);
        put((hidden & 0xffffffffL) << MIDDLE_PROOF_BITS | proof >>> LAST_BITS, to, at + 5, 8);
        put(proof & ((1L << LAST_BITS) - 1), to, at + 13, 7);
    }

    private static void put(long bits, byte[] to, int at, int letters) {
        for (int i = at + letters - 1; i >= at; i--) {
            to[i] = LETTER_BYTES[(int) bits & LETTER];
            bits >>>= LETTER_BITS;
        }
    }

    /** As it stands in addresses: 20 letters. */
    String text() {
        var letters = new byte[LENGTH];
        write(roll, hidden, proof, letters, 0);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /** As it is printed for people: five groups of four. */
    String grouped() {
        return grouped(text());
    }

    static String grouped(String text) {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
