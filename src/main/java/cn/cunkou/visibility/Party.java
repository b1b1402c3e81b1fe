package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a program hands events in: the one body that its key was given for. Offices, and
 * programs of the county itself, have none. The policies of the tables say what a party sees.
 */
final class Party {
    private Party() {}

    /** The body, or null for those who see all of their divisions. */
    static @Nullable UUID of(Actor actor) {
        return actor.roles().equals(Set.of("integrator"))
                ? actor.bodies().stream().findFirst().map(UUID::fromString).orElse(null)
                : null;
    }
}
