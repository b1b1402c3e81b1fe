package cn.cunkou.quality;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids that come with a form. */
final class Ids {
    private Ids() {}

    /** The id, or null for what is none. */
    static @Nullable UUID read(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
