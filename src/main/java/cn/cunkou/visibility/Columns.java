package cn.cunkou.visibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows by column, as {@code unnest} takes them. */
final class Columns {
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private int rows;

    Columns(int count) {
        for (var column = 0; column < count; column++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(@Nullable String... row) {
        for (var column = 0; column < columns.size(); column++) {
            columns.get(column).add(row[column]);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    /** A column as a parameter that is cast to {@code text[]}. */
    @Nullable String[] column(int number) {
        return columns.get(number).toArray(new String[0]);
    }
}
