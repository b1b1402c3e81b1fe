package cn.cunkou.plan.rewards;

import java.util.List;

/**
 * Something that a module's register says of each subject of a kind.
 *
 * @param words that its values may be, each with what people read for it; of words only
 */
public record KnownAttribute(
        SubjectKind of, String name, String title, Type type, String unit, List<Word> words) {
    /** What its values are. */
    public enum Type {
        NUMBER,
        WORD,
        YES_NO
    }

    /** {@code town}, read as 镇级. */
    public record Word(String word, String title) {}

    public KnownAttribute {
        words = List.copyOf(words);
    }

    String title(String word) {
        return words.stream()
                .filter(it -> it.word().equals(word))
                .map(Word::title)
                .findFirst()
                .orElse(word);
    }
}
