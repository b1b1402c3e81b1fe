package cn.cunkou.funds;

import cn.cunkou.platform.documents.Paper;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A table of a report, the same on the page, in Excel and on paper.
 *
 * @param id a word for addresses
 * @param rows a text for each column; amounts in yuan with two decimals
 */
public record ReportTable(String id, String title, List<Column> columns, List<List<String>> rows) {
    private static final int UPRIGHT = 5;

    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean isNumber(int column) {
        return columns.get(column).kind() == Column.Kind.MONEY;
    }

    /** The rows as people read them: {@code 1,234.50}. */
    public List<List<String>> shown() {
        return rows.stream()
                .map(row ->
                        IntStream.range(0, row.size())
                                .mapToObj(i -> isNumber(i) ? grouped(row.get(i)) : row.get(i))
                                .toList())
                .toList();
    }

    private static String grouped(String yuan) {
        return yuan.isEmpty() ? yuan : "%,.2f".formatted(new BigDecimal(yuan));
    }

    /** Whether it has more columns than fit beside one another on an upright page. */
    boolean isWide() {
        return columns.size() > UPRIGHT;
    }

    void writeTo(Paper paper) {
        if (isWide()) {
            paper.landscape();
        } else {
            paper.upright();
        }
        paper.heading(1, title);
        paper.table(head(), shown(), this::isNumber);
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
