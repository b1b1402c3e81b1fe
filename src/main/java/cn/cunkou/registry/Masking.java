package cn.cunkou.registry;

/** How a person's name looks to those who need not know it; the database masks in the same way. */
public final class Masking {
    private Masking() {}

    /** The family name and a star for each further character: 李某某 becomes 李**. */
    public static String name(String name) {
        var characters = name.codePointCount(0, name.length());
        if (characters == 0) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(characters - 1);
    }
}
