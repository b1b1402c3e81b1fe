package cn.cunkou.disclosure;

import cn.cunkou.values.Sha256;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What whoever writes a letter gets for it: a number that tells letters apart, and a code of 80
 * bits that opens this one. Both come from the random key of the form, so that a form sent twice
 * has one receipt, and nothing but the code's digest needs to be kept.
 *
 * @param number {@code 20191118-7K3MQZ}
 * @param code {@code ABCD-EFGH-JKLM-NPQR}
 */
public record Receipt(String number, String code) {
    /** Without what looks alike on paper: 0 and O, 1 and I. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int NUMBER_LETTERS = 6;
    private static final int CODE_LETTERS = 16;

    static Receipt of(String form, LocalDate day) {
        var code = letters(Sha256.hex("receipt code\n", form), CODE_LETTERS);
        return new Receipt(
                day.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + "-"
                        + letters(Sha256.hex("receipt number\n", form), NUMBER_LETTERS),
                String.join("-", code.split("(?<=\\G.{4})")));
    }

    /** A receipt as somebody typed it in. */
    static Receipt typed(String number, String code) {
        return new Receipt(plain(number), plain(code));
    }

    private static String plain(String typed) {
        return typed.strip().replaceAll("[\\s_—–]", "").toUpperCase(Locale.ROOT);
    }

    /** By which the code is known again. */
    String secret() {
        return Sha256.hex("receipt secret\n", code.replace("-", ""));
    }

    private static String letters(String hex, int count) {
        var rest = new BigInteger(hex, 16);
        var letters = new StringBuilder();
        for (var i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(rest.intValue() & 31));
            rest = rest.shiftRight(5);
        }
        return letters.toString();
    }
}
