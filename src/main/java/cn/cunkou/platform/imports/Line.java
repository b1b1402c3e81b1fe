package cn.cunkou.platform.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: its number in the file, its cells in the order of the format, its faults.
 *
 * <p>A cell without fault holds the one spelling of its value: days as {@code 2019-11-12}, numbers
 * plain, 是 or 否. A cell with a fault holds what the person wrote. An empty cell is {@code ""}, a
 * column that the file does not have is {@code null}.
 */
public record Line(int number, Columns columns, List<@Nullable String> cells, List<Fault> faults) {

    public Line {
        cells = Collections.unmodifiableList(cells);
        faults = List.copyOf(faults);
    }

    /** Whether the file has the column, so that an empty cell means "nothing" and not "unsaid". */
    public boolean given(String title) {
        return cells.get(columns.at(title)) != null;
    }

    /** What stands in the cell, or null when it is empty, absent or at fault. */
    public @Nullable String text(String title) {
        var cell = cells.get(columns.at(title));
        return cell == null || cell.isEmpty() || wrong(title) ? null : cell;
    }

    public @Nullable LocalDate day(String title) {
        var text = text(title);
        return text == null ? null : LocalDate.parse(text);
    }

    public @Nullable Long integer(String title) {
        var text = text(title);
        return text == null ? null : Long.valueOf(text);
    }

    public @Nullable BigDecimal decimal(String title) {
        var text = text(title);
        return text == null ? null : new BigDecimal(text);
    }

    public @Nullable Boolean yes(String title) {
        var text = text(title);
        return text == null ? null : text.equals("是");
    }

    public boolean wrong(String title) {
        return faults.stream().anyMatch(fault -> fault.column().equals(title));
    }

    /** The same row with further faults. */
    public Line with(List<Fault> more) {
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new Line(number, columns, cells, all);
    }
}
