package cn.cunkou.region;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What somebody typed into a search field, word by word, with the full-width forms of an input
 * method made plain.
 */
final class Words {
    private Words() {}

    static List<String> of(String typed) {
        return Arrays.stream(plain(typed).split("[\\s,，、·]+"))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .toList();
    }

    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
