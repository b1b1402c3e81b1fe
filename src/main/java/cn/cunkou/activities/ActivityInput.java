package cn.cunkou.activities;

import org.jspecify.annotations.Nullable;

/**
 * An activity as somebody filled it in, nothing of it checked.
 *
 * @param body id of the body, or its name
 * @param paper 文号, title or id of a registered paper
 * @param cost yuan
 */
public record ActivityInput(
        @Nullable String division,
        @Nullable String body,
        @Nullable String kind,
        @Nullable String form,
        @Nullable String title,
        @Nullable String day,
        @Nullable String until,
        @Nullable String place,
        @Nullable String people,
        @Nullable String cost,
        @Nullable String media,
        @Nullable String partner,
        @Nullable String partnerKind,
        @Nullable String address,
        @Nullable String longitude,
        @Nullable String latitude,
        @Nullable String paper,
        @Nullable String note) {

    static ActivityInput empty(ActivityKind kind, @Nullable String body) {
        return new ActivityInput(
                null, body, kind.id(), null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    static ActivityInput of(Activity activity) {
        var said = activity.said();
        var position = said.position();
        return new ActivityInput(
                said.division().digits(),
                said.body().toString(),
                said.kind().id(),
                said.form(),
                said.title(),
                said.day().toString(),
                text(said.until()),
                said.place(),
                text(said.people()),
                said.cost() == null ? null : said.cost().yuan().toPlainString(),
                said.media(),
                said.partner(),
                said.partnerKind(),
                said.address(),
                position == null ? null : position.longitude().toPlainString(),
                position == null ? null : position.latitude().toPlainString(),
                activity.paperTitle(),
                said.note());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
