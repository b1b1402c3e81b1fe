package cn.cunkou.visibility;

import java.util.regex.Pattern;

/** Makes the spellings of one word of the Core Business Vocabulary one text. */
final class Words {
    private static final Pattern SPELLED =
            Pattern.compile(
                    "(?:urn:epcglobal:cbv:[A-Za-z]+:|https?://(?:ref|ns)\\.gs1\\.org/cbv/[A-Za-z]+-|cbv:[A-Za-z]+-"
                            + "|https?://(?:www\\.)?gs1\\.org/voc/|gs1:)(\\w+)");

    private Words() {}

    /** The bare word of a URN, web address or CURIE of the vocabulary; any other text unchanged. */
    static String bare(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        var spelled = SPELLED.matcher(text);
        return spelled.matches() ? spelled.group(1) : text;
    }
}
