package cn.cunkou.disclosure;

import org.jspecify.annotations.Nullable;

/** An objection as it was filled in; who raises it may stay out of it. */
public record ObjectionInput(
        @Nullable String said, @Nullable String name, @Nullable String contact) {
    static final ObjectionInput EMPTY = new ObjectionInput(null, null, null);
}
