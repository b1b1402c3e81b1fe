package cn.cunkou.platform.imports;

import java.util.regex.Pattern;

/** Cleans texts of what nobody sees, and of nothing else: rare characters stay as they are. */
final class Texts {
    private static final Pattern BREAKS = Pattern.compile("[ \\t]*[\\n\\t][\\n\\t ]*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Texts() {}

    /** Without surrounding blanks, control characters and invisible marks; lines end in \n. */
    static String clean(String text) {
        var seen = text;
        if (text.codePoints().anyMatch(Texts::removable)) {
            var kept = new StringBuilder(text.length());
            text.replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .codePoints()
                    .filter(c -> !removable(c))
                    .forEach(kept::appendCodePoint);
            seen = kept.toString();
        }
        int start = 0;
        int end = seen.length();
        while (start < end && blank(seen.charAt(start))) {
            start++;
        }
        while (end > start && blank(seen.charAt(end - 1))) {
            end--;
        }
        return seen.substring(start, end);
    }

    /** The cleaned text on one line. */
    static String line(String text) {
        var clean = clean(text);
        return clean.indexOf('\n') < 0 && clean.indexOf('\t') < 0
                ? clean
                : BREAKS.matcher(clean).replaceAll(" ");
    }

    static String dense(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    /** The beginning of a text, never half a character. */
    static String cut(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    static boolean privateUse(int character) {
        return Character.getType(character) == Character.PRIVATE_USE;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * Control characters, marks of direction, zero-width blanks and unpaired halves. The joiners
     * and variation selectors that tell one rare glyph from another are kept.
     */
    private static boolean removable(int c) {
        return c == '\r'
                || c < 0x20 && c != '\n' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || c == 0xAD
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c == 0x2060
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c >= 0xD800 && c <= 0xDFFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }
}
