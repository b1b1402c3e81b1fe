package cn.cunkou.stations.applications;

import java.security.SecureRandom;
import java.util.Locale;

/** 查询号: what applicants look their application up by; cannot be guessed. */
final class Receipts {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Receipts() {}

    static String fresh() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, at) -> text.append(LETTERS.charAt(at)),
                        StringBuilder::append)
                .toString();
    }

    /** As somebody reads it off a slip, with spaces, dashes and small letters. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s\\-－—]", "").toUpperCase(Locale.ROOT);
    }

    static String grouped(String receipt) {
        return receipt.replaceAll("(.{4})(?=.)", "$1-");
    }
}
