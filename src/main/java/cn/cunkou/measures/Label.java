package cn.cunkou.measures;

/** A name for programs and the word that people read for it. */
public record Label(String name, String title) {
    /** Reads {@code name} or {@code name title}. */
    static Label of(String text) {
        var parts = text.strip().split("\\s+", 2);
        return new Label(parts[0], parts.length == 2 ? parts[1] : parts[0]);
    }
}
