package cn.cunkou.visibility.identifiers;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The characters of GS1 keys and how they are escaped in URIs. */
final class Letters {
    /** Stand as they are in a Digital Link; all others are escaped. */
    private static final BitSet PLAIN_IN_LINKS = set("-._~';=");

    /** Stand as they are in an EPC URN. */
    private static final BitSet PLAIN_IN_URNS = set("!'()*+,-.:;=_");

    private static final BitSet SET_82 = set("!\"%&'()*+,-./:;<=>?_");
    private static final BitSet SET_39 = upper("#-/");

    private Letters() {}

    static boolean digits(CharSequence text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean ofSet82(CharSequence text) {
        return all(text, SET_82);
    }

    static boolean ofSet39(CharSequence text) {
        return all(text, SET_39);
    }

    static boolean base64(CharSequence text) {
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter > 'z'
                    || !(Character.isLetterOrDigit(letter) || "-_=".indexOf(letter) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes escapes (%2F) back; a per cent sign that begins none stands for itself. Null: not
     * ASCII.
     */
    static @Nullable String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '%' && at + 2 < text.length()) {
                var high = Character.digit(text.charAt(at + 1), 16);
                var low = Character.digit(text.charAt(at + 2), 16);
                if (high > 7) {
                    return null;
                }
                if (high >= 0 && low >= 0) {
                    plain.append((char) (high << 4 | low));
                    at += 2;
                    continue;
                }
            }
            plain.append(letter);
        }
        return plain.toString();
    }

    static String inLink(String plain) {
        return escaped(plain, PLAIN_IN_LINKS);
    }

    static String inUrn(String plain) {
        return escaped(plain, PLAIN_IN_URNS);
    }

    private static String escaped(String plain, BitSet kept) {
        if (all(plain, kept)) {
            return plain;
        }
        var escaped = new StringBuilder(plain.length() + 8);
        for (var at = 0; at < plain.length(); at++) {
            var letter = plain.charAt(at);
            if (kept.get(letter)) {
                escaped.append(letter);
            } else {
                escape(escaped, letter);
            }
        }
        return escaped.toString();
    }

    private static void escape(StringBuilder text, char letter) {
        text.append('%')
                .append(Character.toUpperCase(Character.forDigit(letter >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(letter & 15, 16)));
    }

    private static boolean all(CharSequence text, BitSet allowed) {
        for (var at = 0; at < text.length(); at++) {
            if (!allowed.get(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static BitSet set(String besides) {
        var letters = upper(besides);
        letters.set('a', 'z' + 1);
        return letters;
    }

    private static BitSet upper(String besides) {
        var letters = new BitSet(128);
        letters.set('0', '9' + 1);
        letters.set('A', 'Z' + 1);
        besides.chars().forEach(letters::set);
        return letters;
    }
}
