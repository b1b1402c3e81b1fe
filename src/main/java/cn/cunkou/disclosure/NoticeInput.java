package cn.cunkou.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A notice as it was filled in, nothing of it checked.
 *
 * @param item {@code plan/item}
 * @param days working days; not given, as many as the item asks for
 * @param lines one a line: 名称，事由，金额; the last two may be missing
 * @param persons {@code true} where the names are those of persons
 */
public record NoticeInput(
        @Nullable String title,
        @Nullable String body,
        @Nullable String said,
        @Nullable String item,
        @Nullable String from,
        @Nullable String days,
        @Nullable String lines,
        @Nullable String persons) {
    static NoticeInput empty(String item, String today) {
        return new NoticeInput(null, null, null, item, today, null, null, null);
    }
}
