package cn.cunkou.production;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An act as a row of the workbook says it, in the order of {@link ActSheet}. */
record SheetAct(
        String producer,
        String place,
        String crop,
        String number,
        String day,
        String act,
        @Nullable String input,
        @Nullable String amount,
        @Nullable String choice,
        @Nullable String words,
        @Nullable String note,
        @Nullable String lot) {
    /**
     * The same row is the same act, however often it is handed in; once its import was undone it is
     * another.
     */
    UUID id(UUID batch, Set<UUID> undone) {
        var id = after(batch);
        while (undone.contains(id)) {
            id = after(id);
        }
        return id;
    }

    private UUID after(UUID id) {
        return UUID.nameUUIDFromBytes(
                (id + "\n" + String.join("\n", cells().stream().map(String::valueOf).toList()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    List<@Nullable String> cells() {
        return Arrays.asList(
                producer, place, crop, number, day, act, input, amount, choice, words, note, lot);
    }
}
