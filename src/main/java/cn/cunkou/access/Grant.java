package cn.cunkou.access;

import cn.cunkou.values.DivisionCode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A role given for a place.
 *
 * @param division a division code, or {@link #EVERYWHERE}
 */
public record Grant(Role role, String division) {
    /** The whole installation. */
    public static final String EVERYWHERE = "*";

    public Grant {
        if (!division.equals(EVERYWHERE) && !DivisionCode.isValid(division)) {
            throw new IllegalArgumentException("not a division: " + division);
        }
    }

    /**
     * The smallest division that holds all of these, {@link #EVERYWHERE} when no single one does.
     */
    static String common(Collection<Grant> grants) {
        return grants.stream().map(Grant::division).reduce(Grant::common).orElse(EVERYWHERE);
    }

    private static String common(String one, String other) {
        var length = Math.min(one.length(), other.length());
        while (length > 0 && !sharesDivision(one, other, length)) {
            length--;
        }
        return length == 0 ? EVERYWHERE : one.substring(0, length);
    }

    private static boolean sharesDivision(String one, String other, int length) {
        var start = one.substring(0, length);
        return DivisionCode.isValid(start) && other.startsWith(start);
    }

    /**
     * Reads what {@link #toString} writes; null for a role that no longer exists, which then opens
     * nothing.
     */
    static @Nullable Grant parse(String written) {
        var at = written.indexOf('@');
        return Role.find(written.substring(0, at))
                .map(role -> new Grant(role, written.substring(at + 1)))
                .orElse(null);
    }

    @Override
    public String toString() {
        return role.id() + "@" + division;
    }
}
