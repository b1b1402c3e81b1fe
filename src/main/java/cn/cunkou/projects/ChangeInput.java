package cn.cunkou.projects;

import org.jspecify.annotations.Nullable;

/** A change as it is asked for; empty parts stay as they are. */
public record ChangeInput(
        @Nullable String reason,
        @Nullable String deadline,
        @Nullable String content,
        @Nullable String goals,
        @Nullable String contractor) {
    static final ChangeInput EMPTY = new ChangeInput("", "", "", "", "");
}
