package cn.cunkou.projects;

import org.jspecify.annotations.Nullable;

/** A month's progress as it is filled in; see {@link Progress}. */
public record ProgressInput(
        @Nullable String month, @Nullable String percent, @Nullable String text) {}
