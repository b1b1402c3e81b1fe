package cn.cunkou.platform;

import java.util.List;

/**
 * The divisions an actor may see and change: prefixes of division codes, or everywhere.
 *
 * @param prefixes division codes of 2 to 12 digits, or the single entry {@code *}
 */
public record Scope(List<String> prefixes) {
    private static final String EVERYWHERE = "*";

    public Scope {
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("a scope names at least one division");
        }
        for (var prefix : prefixes) {
            if (!prefix.equals(EVERYWHERE) && !prefix.matches("\\d{2,12}")) {
                throw new IllegalArgumentException("not a division code: " + prefix);
            }
        }
        prefixes = List.copyOf(prefixes);
    }

    public static Scope of(String... divisions) {
        return new Scope(List.of(divisions));
    }

    public static Scope everywhere() {
        return new Scope(List.of(EVERYWHERE));
    }

    public boolean isEverywhere() {
        return prefixes.contains(EVERYWHERE);
    }

    public boolean covers(String division) {
        return isEverywhere() || prefixes.stream().anyMatch(division::startsWith);
    }

    /**
     * What of it lies within a division.
     *
     * @throws IllegalArgumentException when nothing does
     */
    public Scope within(String division) {
        return covers(division)
                ? of(division)
                : new Scope(
                        prefixes.stream().filter(prefix -> prefix.startsWith(division)).toList());
    }

    /** The value of the database setting {@code cunkou.scope}. */
    public String setting() {
        return String.join(",", prefixes);
    }
}
