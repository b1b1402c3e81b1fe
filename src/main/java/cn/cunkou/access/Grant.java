package cn.cunkou.access;

import cn.cunkou.values.DivisionCode;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role given for a place.
 *
 * @param division a division code, or {@link #EVERYWHERE}
 * @param body in whose name alone it lets write; given for the roles that are for a body, and may
 *     be for programs
 */
public record Grant(Role role, String division, @Nullable UUID body) {
    /** The whole installation. */
    public static final String EVERYWHERE = "*";

    public Grant {
        if (!division.equals(EVERYWHERE) && !DivisionCode.isValid(division)) {
            throw new IllegalArgumentException("not a division: " + division);
        }
        if (body == null ? role.isForBody() : !role.mayBeForBody()) {
            throw new IllegalArgumentException(
                    role.id() + (body == null ? " needs a body" : " is not given for a body"));
        }
    }

    /** Whether it is that of one party's programs, which see events and nothing else. */
    boolean isOfParty() {
        return body != null && !role.isForBody();
    }

    public Grant(Role role, String division) {
        this(role, division, null);
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
     * Reads what {@link #toString} writes; null for a role that no longer exists, or that lacks its
     * body, which then opens nothing.
     */
    static @Nullable Grant parse(String written) {
        var at = written.indexOf('@');
        var hash = written.indexOf('#');
        var division = written.substring(at + 1, hash < 0 ? written.length() : hash);
        var body = hash < 0 ? null : UUID.fromString(written.substring(hash + 1));
        return Role.find(written.substring(0, at))
                .filter(role -> body == null ? !role.isForBody() : role.mayBeForBody())
                .map(role -> new Grant(role, division, body))
                .orElse(null);
    }

    @Override
    public String toString() {
        return role.id() + "@" + division + (body == null ? "" : "#" + body);
    }
}
