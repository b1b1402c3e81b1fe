package cn.cunkou.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param division the smallest one that holds all places of the grants, or {@link Grant#EVERYWHERE}
 * @param name what is typed to sign in
 * @param displayName the person's name as shown and audited
 * @param post body and post, in free words
 * @param mustChange whether the password was given by somebody else and has to be changed first
 * @param secondFactor whether one-time codes are asked for
 */
public record Account(
        UUID id,
        String division,
        String name,
        String displayName,
        String post,
        List<Grant> grants,
        boolean mustChange,
        boolean secondFactor,
        @Nullable Instant disabledAt,
        @Nullable Instant lastSignInAt,
        Instant createdAt,
        int version) {

    public Account {
        grants = List.copyOf(grants);
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}
