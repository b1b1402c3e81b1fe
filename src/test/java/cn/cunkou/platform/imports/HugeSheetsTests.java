package cn.cunkou.platform.imports;

import static cn.cunkou.platform.imports.RawWorkbook.HEAD;
import static cn.cunkou.platform.imports.RawWorkbook.MAIN;
import static cn.cunkou.platform.imports.StationSheet.good;
import static cn.cunkou.platform.imports.StationSheet.titles;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sheets that reach down to where no row of anybody is. */
class HugeSheetsTests {

    @Test
    void aMillionEmptyRowsAreReadThroughToTheLastFilledOne() {
        var book = RawWorkbook.of("");
        book.with(
                "xl/worksheets/sheet1.xml",
                out -> {
                    out.write(start());
                    for (int i = 3; i < 1_000_000; i++) {
                        out.write(("<row r=\"" + i + "\" spans=\"1:10\"/>").getBytes(UTF_8));
                    }
                    out.write((good(1_000_000) + "</sheetData></worksheet>").getBytes(UTF_8));
                });
        var table = StationSheet.table(book.bytes(), "站点.xlsx");
        assertThat(table.lines()).extracting(Line::number).containsExactly(2, 1_000_000);
    }

    @Test
    void emptyFormattedRowsBeyondAllMeasureAreRefusedWithTheRowToDeleteFrom() {
        var book = RawWorkbook.of("");
        book.with(
                "xl/worksheets/sheet1.xml",
                out -> {
                    out.write(start());
                    for (int i = 3; i < 100_000; i++) {
                        var cells = "<c r=\"A" + i + "\" s=\"1\"/><c r=\"B" + i + "\" s=\"2\"/>";
                        out.write(("<row r=\"" + i + "\">" + cells + "</row>").getBytes(UTF_8));
                    }
                    out.write("</sheetData></worksheet>".getBytes(UTF_8));
                });
        var usual = Limits.USUAL;
        var tight =
                new Limits(
                        usual.rows(),
                        usual.columns(),
                        usual.packedBytes(),
                        4 * 1024 * 1024,
                        usual.ratio(),
                        usual.characters(),
                        usual.patience());
        assertThat(StationSheet.read(book.bytes(), "站点.xlsx", tight).toString())
                .contains("第2行以后有大量空行", "选中第2行以下");
    }

    @Test
    void aWorkbookThatTakesTooLongIsGivenUp() {
        var usual = Limits.USUAL;
        var hasty =
                new Limits(
                        usual.rows(),
                        usual.columns(),
                        usual.packedBytes(),
                        usual.unpackedBytes(),
                        usual.ratio(),
                        usual.characters(),
                        Duration.ZERO);
        var book = RawWorkbook.of(titles() + good(2)).bytes();
        assertThat(StationSheet.read(book, "站点.xlsx", hasty).toString()).contains("0秒还没有读完");
    }

    private static byte[] start() {
        return (HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + titles() + good(2))
                .getBytes(UTF_8);
    }
}
