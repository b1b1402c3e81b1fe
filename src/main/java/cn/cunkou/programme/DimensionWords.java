package cn.cunkou.programme;

import java.util.Map;

/** Words for values of dimensions that plans narrow by. */
final class DimensionWords {
    private static final Map<String, String> WORDS =
            Map.of(
                    "county",
                    "县级",
                    "town",
                    "镇级",
                    "village",
                    "村级",
                    "new",
                    "新建",
                    "consolidated",
                    "巩固提升");

    private DimensionWords() {}

    static String of(String value) {
        return WORDS.getOrDefault(value, value);
    }
}
