package cn.cunkou.production;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch and its place as a row of the workbook says them, in the order of {@link BatchSheet}. */
record SheetBatch(
        String producer,
        String place,
        String kind,
        @Nullable String town,
        @Nullable String village,
        @Nullable String area,
        @Nullable String unit,
        String crop,
        String product,
        String from,
        @Nullable String until) {
    /** What tells one batch from another. */
    String key() {
        return String.join("\n", producer, place, crop, product, from);
    }

    List<@Nullable String> cells() {
        return Arrays.asList(
                producer, place, kind, town, village, area, unit, crop, product, from, until);
    }
}
