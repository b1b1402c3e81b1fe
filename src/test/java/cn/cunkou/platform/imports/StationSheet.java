package cn.cunkou.platform.imports;

import static cn.cunkou.platform.imports.RawWorkbook.row;
import static cn.cunkou.platform.imports.RawWorkbook.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The format of the tests: a register of service stations. */
final class StationSheet {
    static final Columns COLUMNS =
            Columns.of(
                    "站点",
                    Column.code("编号").mandatory().such("WH-001"),
                    Column.text("名称").mandatory().upTo(60).such("红星村服务站"),
                    Column.text("镇").mandatory().such("水寨镇"),
                    Column.code("村代码").such("441424100201"),
                    Column.choice("级别", List.of("县级中心", "镇级站", "村级站")).mandatory(),
                    Column.day("开业日期").such("2019-11-12"),
                    Column.decimal("面积"),
                    Column.integer("人数"),
                    Column.yesNo("代收快件"),
                    Column.note("备注").explained("可以写几行"));

    private StationSheet() {}

    static String titles() {
        return titles(1);
    }

    static String titles(int row) {
        return row(row, COLUMNS.titles().stream().map(RawWorkbook::text).toArray(String[]::new));
    }

    /** A right row, in which the cell under one title is another. */
    static String rowWith(int number, String title, String cell) {
        var cells = goodCells();
        cells[COLUMNS.at(title)] = cell;
        return row(number, cells);
    }

    static String good(int number) {
        return row(number, goodCells());
    }

    private static String[] goodCells() {
        var cells = new String[COLUMNS.size()];
        Arrays.fill(cells, "");
        cells[0] = text("WH-001");
        cells[1] = text("红星村服务站");
        cells[2] = text("水寨镇");
        cells[4] = text("村级站");
        return cells;
    }

    static Reading read(byte[] bytes, String name) {
        return read(bytes, name, Limits.USUAL);
    }

    static Reading read(byte[] bytes, String name, Limits limits) {
        try {
            Path file = Files.createTempFile("workbook", ".bin");
            try {
                Files.write(file, bytes);
                return Sheets.read(file, name, COLUMNS, limits);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Table table(byte[] bytes, String name) {
        return switch (read(bytes, name)) {
            case Table table -> table;
            case Reading.Refused(var refusals) -> throw new AssertionError(refusals);
        };
    }
}
