package cn.cunkou.values;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * The statistical code of an administrative division (GB/T 2260 and the 9 and 12 digits below it):
 * province 2, city 4, county 6, town 9, village 12 digits. It says where a place belongs, never
 * what it is: villagers' and residents' committees are told apart by name.
 */
public record DivisionCode(@JsonValue String digits) implements Comparable<DivisionCode> {
    /** How deep a division lies. */
    public enum Level {
        PROVINCE(2),
        CITY(4),
        COUNTY(6),
        TOWN(9),
        VILLAGE(12);

        private final int length;

        Level(int length) {
            this.length = length;
        }

        /** How many digits a code of this level has. */
        public int length() {
            return length;
        }
    }

    /**
     * @throws IllegalArgumentException when not 2, 4, 6, 9 or 12 digits
     */
    public DivisionCode {
        if (!isValid(digits)) {
            throw new IllegalArgumentException(
                    "a division code has 2, 4, 6, 9 or 12 digits: " + digits);
        }
    }

    /**
     * The code with these digits.
     *
     * @throws IllegalArgumentException when not 2, 4, 6, 9 or 12 digits
     */
    public static DivisionCode of(String digits) {
        return new DivisionCode(digits);
    }

    /** Whether the text can be a code at all. */
    public static boolean isValid(String text) {
        return switch (text.length()) {
            case 2, 4, 6, 9, 12 -> text.chars().allMatch(c -> c >= '0' && c <= '9');
            default -> false;
        };
    }

    public Level level() {
        return switch (digits.length()) {
            case 2 -> Level.PROVINCE;
            case 4 -> Level.CITY;
            case 6 -> Level.COUNTY;
            case 9 -> Level.TOWN;
            default -> Level.VILLAGE;
        };
    }

    /** The division right above, empty for a province. */
    public Optional<DivisionCode> parent() {
        return level() == Level.PROVINCE
                ? Optional.empty()
                : Optional.of(cut(Level.values()[level().ordinal() - 1]));
    }

    /**
     * This division or the one above it of that level.
     *
     * @throws IllegalStateException when this lies above that level
     */
    public DivisionCode at(Level level) {
        if (level.compareTo(level()) > 0) {
            throw new IllegalStateException("%s lies above every %s".formatted(digits, level));
        }
        return cut(level);
    }

    /**
     * The county this is or lies in.
     *
     * @throws IllegalStateException for a province or a city
     */
    public DivisionCode county() {
        return at(Level.COUNTY);
    }

    /** The town this is or lies in, empty above. */
    public Optional<DivisionCode> town() {
        return level().compareTo(Level.TOWN) < 0 ? Optional.empty() : Optional.of(cut(Level.TOWN));
    }

    /** Whether the other is this division or lies in it. */
    public boolean contains(DivisionCode other) {
        return other.digits.startsWith(digits);
    }

    /** The SQL LIKE pattern of everything in this division, itself included: {@code 441424100%}. */
    public String pattern() {
        return digits + "%";
    }

    private DivisionCode cut(Level level) {
        return new DivisionCode(digits.substring(0, level.length()));
    }

    @Override
    public int compareTo(DivisionCode other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
