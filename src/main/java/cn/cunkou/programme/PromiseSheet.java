package cn.cunkou.programme;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** All items of a plan as a workbook, one a row. */
final class PromiseSheet {
    private static final Columns COLUMNS =
            Columns.of(
                    "承诺与进度",
                    Column.text("编号"),
                    Column.text("事项"),
                    Column.text("领域"),
                    Column.text("目标"),
                    Column.text("现值"),
                    Column.text("单位"),
                    Column.text("状态"),
                    Column.text("说明"),
                    Column.text("责任单位"),
                    Column.day("到期"),
                    Column.day("截至"),
                    Column.text("方案出处"));

    private PromiseSheet() {}

    /**
     * @param name of the file
     */
    static ResponseEntity<byte[]> of(Board board, String name) {
        var rows =
                board.items().stream()
                        .flatMap(item -> Stream.concat(Stream.of(item), item.parts().stream()))
                        .map(item -> cells(board, item))
                        .toList();
        return Excel.download(name, COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Board board, Standing item) {
        var card = PromiseCard.of(item, board.today(), "");
        return List.of(
                item.id(),
                item.label(),
                card.area(),
                card.goal(),
                card.figure(),
                card.unit(),
                item.state().words(),
                item.reason() == null ? card.note() : item.reason(),
                PromiseViews.owner(board.edition().plan(), item.item()),
                item.span().to().toString(),
                item.asOf().toString(),
                PromiseViews.cites(item.item()));
    }
}
