package cn.cunkou.traceability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a key of GS1 leads.
 *
 * @param type the whole address of its kind, mostly of the GS1 Web Vocabulary
 * @param languages of its target, such as {@code zh-CN}; empty where it has none
 * @param contexts for which it is meant; empty for all
 * @param isDefault whether it is taken when nothing is asked for
 */
record Link(
        String type,
        String href,
        String title,
        @Nullable String mediaType,
        List<String> languages,
        List<String> contexts,
        boolean isDefault) {
    private static final String VOCABULARY = "https://ref.gs1.org/voc/";

    static final String DEFAULT = VOCABULARY + "defaultLink";

    /** A page of ours about the thing. */
    static Link own(String word, String href, String title, boolean isDefault) {
        return new Link(
                VOCABULARY + word,
                href,
                title,
                "text/html",
                List.of("zh-CN"),
                List.of(),
                isDefault);
    }

    /** The whole address of a kind of link, also where it was named {@code gs1:…}. */
    static String type(String word) {
        if (word.startsWith("gs1:")) {
            return VOCABULARY + word.substring(4);
        }
        var old = "https://gs1.org/voc/";
        return word.startsWith(old) ? VOCABULARY + word.substring(old.length()) : word;
    }
}
