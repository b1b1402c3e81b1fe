package cn.cunkou.projects;

import org.jspecify.annotations.Nullable;

/**
 * An acceptance or evaluation as it is opened.
 *
 * @param kind {@code final} or {@code mid-term}
 */
public record AcceptanceInput(
        @Nullable String kind,
        @Nullable String applied,
        @Nullable String day,
        @Nullable String committee) {
    static AcceptanceInput empty(String day) {
        return new AcceptanceInput("final", day, day, "");
    }
}
