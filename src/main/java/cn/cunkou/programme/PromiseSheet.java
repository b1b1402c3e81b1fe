package cn.cunkou.programme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** All items of a plan as a workbook, one a row. */
final class PromiseSheet {
    private static final List<String> HEAD =
            List.of("编号", "事项", "领域", "目标", "现值", "单位", "状态", "说明", "责任单位", "到期", "截至", "方案出处");

    private PromiseSheet() {}

    static byte[] of(Board board) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Cunkou", "1.0")) {
            var sheet = book.newWorksheet("承诺与进度");
            for (var column = 0; column < HEAD.size(); column++) {
                sheet.value(0, column, HEAD.get(column));
                sheet.style(0, column).bold().set();
            }
            var row = 1;
            for (var item : board.items()) {
                write(sheet, row++, board, item);
                for (var part : item.parts()) {
                    write(sheet, row++, board, part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, Board board, Standing item) {
        var card = PromiseCard.of(item, board.today(), "");
        var cells =
                List.of(
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
        for (var column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }
}
