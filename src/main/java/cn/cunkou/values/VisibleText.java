package cn.cunkou.values;

import java.lang.Character.UnicodeScript;

/**
 * Text as its reader sees it: marks that turn the direction of writing and characters without width
 * are gone. Variation selectors, and joiners between characters that they join, stay.
 */
public final class VisibleText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;

    private VisibleText() {}

    /**
     * The text on one line. What has several lines, such as a file in a form, is left alone if
     * anything in it can be seen.
     */
    public static String of(String text) {
        if (text.codePoints().allMatch(VisibleText::isPlain)) {
            return text;
        }
        var seen = new StringBuilder(text.length());
        var visible = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isKept(text, i, c)) {
                seen.appendCodePoint(isNoBreakSpace(c) ? ' ' : c);
                visible |= isPlain(c) && !isBlank(c);
            }
        }
        if (!visible) {
            return "";
        }
        return text.indexOf('\n') < 0 ? seen.toString() : text;
    }

    /** Whether no database and no other program can be given it: NUL, or half a character. */
    public static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isPlain(int c) {
        return !isInvisible(c) && !isSelector(c) && !isNoBreakSpace(c) && !isBlank(c) || c == ' ';
    }

    private static boolean isKept(String text, int at, int c) {
        if (isJoiner(c)) {
            return at > 0 && joins(text.codePointBefore(at)) && at + 1 < text.length();
        }
        return !isInvisible(c);
    }

    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER
                || c == ZERO_WIDTH_NON_JOINER
                || c == MONGOLIAN_VOWEL_SEPARATOR;
    }

    private static boolean joins(int c) {
        var script = UnicodeScript.of(c);
        return script == UnicodeScript.ARABIC
                || script == UnicodeScript.MONGOLIAN
                || Character.isExtendedPictographic(c)
                || Character.isEmojiModifier(c)
                || isSelector(c);
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F // combining grapheme joiner
                || c == 0x115F // fillers of Hangul
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }

    private static boolean isSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0100 && c <= 0xE01EF
                || c >= 0x180B && c <= 0x180D
                || c == 0x180F;
    }

    private static boolean isNoBreakSpace(int c) {
        return c == 0xA0 || c == 0x2007 || c == 0x202F;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x2800;
    }
}
