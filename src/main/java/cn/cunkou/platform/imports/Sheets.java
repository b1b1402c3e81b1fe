package cn.cunkou.platform.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads an uploaded .xlsx or .csv file into a {@link Table}, within {@link Limits}, so that every
 * file gets its answer within seconds whatever is in it.
 *
 * <p>The reader is our own because the answer must name the place of each fault, and because a
 * hostile file must cost little: parts are unpacked only as far as they are looked at, nothing is
 * resolved from outside, and no cell is held that will not be used.
 */
public final class Sheets {
    private Sheets() {}

    public static Reading read(Path file, String name, Columns columns) {
        return read(file, name, columns, Limits.USUAL);
    }

    /**
     * @param name the file's name as the person sees it
     */
    public static Reading read(Path file, String name, Columns columns, Limits limits) {
        var budget = new Budget(limits);
        try {
            check(file, name, limits);
            var assembly = new TableAssembly(columns, limits, budget);
            switch (FileKind.of(file, name)) {
                case WORKBOOK -> readWorkbook(file, columns, assembly, budget);
                case TEXT -> CsvFile.read(file, assembly, budget);
            }
            return assembly.table();
        } catch (NotReadable refusal) {
            return refusal.answer();
        } catch (IOException broken) {
            return NotReadable.damaged("整个文件").answer();
        }
    }

    private static void check(Path file, String name, Limits limits) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new NotReadable("整个文件", "“" + name + "”是空文件", "重新导出或另存后再上传");
        }
        if (size > limits.packedBytes()) {
            throw new NotReadable(
                    "整个文件",
                    "文件有%.1f兆，最多收%d兆".formatted(size / 1048576.0, limits.packedBytes() / 1048576),
                    "删去图片、无关的工作表和表尾的空行，或分成几个文件上传");
        }
    }

    private static void readWorkbook(
            Path file, Columns columns, TableAssembly assembly, Budget budget) throws IOException {
        try (var archive = Archive.open(file, budget)) {
            var book = XlsxBook.open(archive);
            var sheet = chosen(book.sheets(), columns.sheet());
            assembly.sheet(sheet.name());
            var strings = SharedStrings.read(archive, book.stringsPath(), budget);
            var styles = CellStyles.read(archive, book.stylesPath());
            new XlsxRows(archive, sheet, strings, styles, book.since1904()).read(assembly);
        }
    }

    private static XlsxBook.Sheet chosen(List<XlsxBook.Sheet> sheets, String wanted) {
        var key = Headings.key(wanted);
        for (var sheet : sheets) {
            if (Headings.key(sheet.name()).equals(key)) {
                return sheet;
            }
        }
        var names = sheets.stream().limit(20).map(sheet -> "“" + sheet.name() + "”").toList();
        throw new NotReadable(
                "工作表",
                "没有名为“" + wanted + "”的工作表，文件里只有" + String.join("、", names),
                "把要导入的工作表改名为“" + wanted + "”，或下载模板填写");
    }
}
