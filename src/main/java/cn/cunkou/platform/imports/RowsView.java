package cn.cunkou.platform.imports;

import cn.cunkou.platform.web.Paged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of an import as a page shows them.
 *
 * @param titles of the columns shown
 */
public record RowsView(List<String> titles, Paged<Row> rows) {

    /**
     * One row.
     *
     * @param remarks faults, changes, or why an undo left it
     */
    public record Row(int number, List<Cell> cells, List<Remark> remarks) {
        public Row {
            cells = List.copyOf(cells);
            remarks = List.copyOf(remarks);
        }
    }

    public record Cell(String text, boolean wrong) {}

    /** What is said of a column: a fault with its remedy, or the old text and the new one. */
    public record Remark(String column, String what, String further) {}

    static RowsView of(Columns columns, Paged<BatchRow> page, Show show) {
        var shown = columns.list().stream().filter(column -> fits(column, page, show)).toList();
        var rows = page.rows().stream().map(row -> row(shown, columns, row, show)).toList();
        return new RowsView(shown.stream().map(Column::title).toList(), page.with(rows));
    }

    /** Columns that tell which row it is, those at fault, and for new rows all that are filled. */
    private static boolean fits(Column column, Paged<BatchRow> page, Show show) {
        if (column.required()) {
            return true;
        }
        return switch (show) {
            case WRONG -> page.rows().stream().anyMatch(row -> at(row, column.title()));
            case CREATED ->
                    page.rows().stream()
                            .anyMatch(
                                    row -> !row.cells().getOrDefault(column.title(), "").isEmpty());
            case UPDATED, UNCHANGED, KEPT -> false;
        };
    }

    private static boolean at(BatchRow row, String title) {
        return row.faults().stream().anyMatch(fault -> fault.column().equals(title));
    }

    private static Row row(List<Column> shown, Columns columns, BatchRow row, Show show) {
        var cells =
                shown.stream()
                        .map(column ->
                                new Cell(
                                        row.cells().getOrDefault(column.title(), ""),
                                        at(row, column.title())))
                        .toList();
        var kept = row.kept();
        var remarks =
                switch (show) {
                    case WRONG ->
                            row.faults().stream()
                                    .map(fault ->
                                            new Remark(
                                                    fault.column(), fault.reason(), fault.remedy()))
                                    .toList();
                    case UPDATED -> changes(columns, row);
                    case KEPT -> List.of(new Remark("", kept == null ? "" : kept, ""));
                    case CREATED, UNCHANGED -> List.<Remark>of();
                };
        return new Row(row.number(), cells, remarks);
    }

    private static List<Remark> changes(Columns columns, BatchRow row) {
        Map<String, String> was = row.was() == null ? Map.of() : row.was();
        var changes = new ArrayList<Remark>();
        for (var column : columns.list()) {
            var now = row.cells().get(column.title());
            var then = was.getOrDefault(column.title(), "");
            if (now != null && !now.equals(then)) {
                changes.add(new Remark(column.title(), then, now));
            }
        }
        return changes;
    }

    /** Which rows of an import are looked at. */
    public enum Show {
        WRONG("有错"),
        CREATED("新增"),
        UPDATED("更新"),
        UNCHANGED("无变化"),
        KEPT("没有撤销");

        private final String label;

        Show(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The rows that matter most: those to mend, else those that an undo left, else changes. */
        static Show first(Batch batch) {
            if (batch.kept() > 0) {
                return KEPT;
            }
            if (batch.wrong() > 0) {
                return WRONG;
            }
            if (batch.created() > 0) {
                return CREATED;
            }
            return batch.updated() > 0 ? UPDATED : UNCHANGED;
        }
    }
}
