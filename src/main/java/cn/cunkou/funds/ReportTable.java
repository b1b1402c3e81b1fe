package cn.cunkou.funds;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A table of a report, the same on the page, in Excel and on paper.
 *
 * @param id a word for addresses
 * @param rows a text for each column; amounts in yuan with two decimals
 */
public record ReportTable(String id, String title, List<Column> columns, List<List<String>> rows) {
    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean isNumber(int column) {
        return columns.get(column).kind() == Column.Kind.DECIMAL;
    }

    public List<String> head() {
        return columns.stream().map(Column::title).toList();
    }

    ResponseEntity<byte[]> excel(String name) {
        return Excel.download(
                name + title,
                new Columns(title, columns),
                rows.stream().map(row -> List.<@Nullable String>copyOf(row)).toList());
    }
}
