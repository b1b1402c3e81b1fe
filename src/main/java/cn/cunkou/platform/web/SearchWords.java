package cn.cunkou.platform.web;

import java.util.stream.Stream;

/** What somebody typed into the search of a list. */
public final class SearchWords {
    private static final int MOST = 8;

    private SearchWords() {}

    /** The words, of which a row has to contain each; the first eight of many. */
    public static String[] of(String typed) {
        return Stream.of(typed.strip().split("[\\s·,，、]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .toArray(String[]::new);
    }
}
