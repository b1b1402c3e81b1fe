package cn.cunkou.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A letter as it was filled in; name and contact may stay out of it.
 *
 * @param about address of the public page that it was written from
 * @param body id of the body that it concerns
 */
public record LetterInput(
        @Nullable String kind,
        @Nullable String about,
        @Nullable String body,
        @Nullable String said,
        @Nullable String name,
        @Nullable String contact) {}
