package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkbooksTests {
    private static final Columns COLUMNS = StationSheet.COLUMNS;

    @Test
    void whatIsExportedIsImportedUnchanged() throws IOException {
        var rows =
                List.of(
                        row(
                                "WH-001",
                                "崙𣒍村站",
                                "塘㙍镇",
                                "441424100201",
                                "村级站",
                                "2019-11-12",
                                "120.5",
                                "3",
                                "是",
                                "甲\n乙"),
                        row(
                                "000042",
                                "=1+1",
                                "+86",
                                "-1",
                                "镇级站",
                                "1999-12-31",
                                "0",
                                "-7",
                                "否",
                                "@SUM(A1)"),
                        row("_x0041_", "<&>'\" ]]>", "𠮷󠄀", "", "县级中心", "", "", "", "", "_x005F_"),
                        row(
                                "1",
                                "ＡＢＣ",
                                "　内　空".strip(),
                                "1E5",
                                "村级站",
                                "2199-12-31",
                                "0.000001",
                                "123456789012345678",
                                "",
                                ""));
        var table = StationSheet.table(written(rows), "站点.xlsx");
        assertThat(table.lines())
                .allSatisfy(line ->
                        assertThat(line.faults())
                                .filteredOn(f -> !f.column().equals("村代码"))
                                .isEmpty());
        assertThat(table.lines().stream().map(Line::cells).toList()).isEqualTo(rows);
    }

    @Test
    void exportedNamesNeverBecomeFormulas() throws IOException {
        var bytes =
                written(
                        List.of(
                                row(
                                        "1",
                                        "=cmd|' /C calc'!A0",
                                        "@x",
                                        "",
                                        "村级站",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "+1")));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var cells = book.getFirstSheet().read().get(1);
            assertThat(cells.getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(cells.getCell(1).getFormula()).isNull();
            assertThat(cells.getCell(9).getType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void anotherReaderSeesRealDatesAndNumbers() throws IOException {
        var bytes =
                written(
                        List.of(
                                row(
                                        "1",
                                        "甲",
                                        "乙",
                                        "441424100201",
                                        "村级站",
                                        "2019-11-12",
                                        "1.5",
                                        "3",
                                        "",
                                        "")));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
                    .containsExactly("站点", "填写说明");
            var cells = book.getFirstSheet().read().get(1);
            assertThat(cells.getCell(5).asDate().toLocalDate())
                    .isEqualTo(LocalDate.of(2019, 11, 12));
            assertThat(cells.getCell(6).asNumber()).isEqualByComparingTo("1.5");
            assertThat(cells.getCell(3).getType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void theTemplateHasTitlesAndItsExplanationAndNoRows() throws IOException {
        var out = new ByteArrayOutputStream();
        Workbooks.template(COLUMNS, out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(1);
            var guide = book.findSheet("填写说明").orElseThrow().read().toString();
            assertThat(guide).isNotEmpty();
        }
        Case.file("the template as it is", "站点.xlsx", out.toByteArray(), "表头下面没有数据").isRefused();
    }

    @Test
    void theReturnedWorkbookSaysWhatIsWrongAndCanBeSentInAgain() throws IOException {
        var book =
                RawWorkbook.of(
                        RawWorkbook.row(1, RawWorkbook.text("五华县登记表"))
                                + StationSheet.titles(2)
                                + StationSheet.rowWith(3, "开业日期", RawWorkbook.text("2019-11-31"))
                                + StationSheet.rowWith(7, "面积", "<c ><f>1+1</f><v>2</v></c>"));
        var table = StationSheet.table(book.bytes(), "站点.xlsx");
        var out = new ByteArrayOutputStream();
        Workbooks.marked(
                table,
                Map.of(
                        7,
                        List.of(
                                new Fault("镇", "塘㙍镇不在五华县", "改为本县的镇"),
                                Fault.ofRow("与第3行重复", "删去一行"))),
                out);
        var marked = out.toByteArray();
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(marked))) {
            var rows = read.getFirstSheet().read();
            var first = rows.stream().filter(r -> r.getRowNum() == 3).findFirst().orElseThrow();
            assertThat(first.getCell(5).getText()).isEqualTo("2019-11-31");
            assertThat(first.getCell(10).getText()).isEqualTo("开业日期：11月没有31日");
            var last = rows.stream().filter(r -> r.getRowNum() == 7).findFirst().orElseThrow();
            assertThat(last.getCell(10).getText()).contains("面积：单元格是公式", "镇：塘㙍镇不在五华县", "与第3行重复");
            assertThat(last.getCell(11).getText()).contains("粘贴为数值", "删去一行");
        }
        var again = StationSheet.table(marked, "站点.xlsx");
        assertThat(again.heading()).isEqualTo(2);
        assertThat(again.lines()).extracting(Line::number).containsExactly(3, 7);
        assertThat(again.lines().getFirst().faults()).isEqualTo(table.lines().getFirst().faults());
        assertThat(again.lines().getLast().faults()).isEmpty();
        assertThat(again.lines().getLast().text("面积")).isEqualTo("2");
    }

    @Test
    void tenThousandRowsGoOutAndComeBackWithinSeconds() throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(
                    row(
                            "WH-" + i,
                            "崙𣒍村服务站" + i,
                            "塘㙍镇",
                            "" + (441424100201L + i),
                            "村级站",
                            LocalDate.of(2018, 1, 1).plusDays(i % 900).toString(),
                            i + ".5",
                            "" + i,
                            i % 2 == 0 ? "是" : "否",
                            "备注" + i));
        }
        long start = System.nanoTime();
        var table = StationSheet.table(written(rows), "站点.xlsx");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(table.faulty()).isZero();
        assertThat(table.lines().stream().map(Line::cells).toList()).isEqualTo(rows);
    }

    private static byte[] written(List<List<@Nullable String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Workbooks.write(COLUMNS, rows, out);
        return out.toByteArray();
    }

    private static List<@Nullable String> row(String... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
