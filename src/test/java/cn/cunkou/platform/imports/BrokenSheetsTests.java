package cn.cunkou.platform.imports;

import static cn.cunkou.platform.imports.RawWorkbook.HEAD;
import static cn.cunkou.platform.imports.RawWorkbook.MAIN;
import static cn.cunkou.platform.imports.RawWorkbook.number;
import static cn.cunkou.platform.imports.RawWorkbook.row;
import static cn.cunkou.platform.imports.RawWorkbook.sheet;
import static cn.cunkou.platform.imports.RawWorkbook.styles;
import static cn.cunkou.platform.imports.RawWorkbook.text;
import static cn.cunkou.platform.imports.RawWorkbook.workbook;
import static cn.cunkou.platform.imports.RawWorkbook.worksheet;
import static cn.cunkou.platform.imports.StationSheet.good;
import static cn.cunkou.platform.imports.StationSheet.rowWith;
import static cn.cunkou.platform.imports.StationSheet.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks whose sheets are not what the format asks for. */
class BrokenSheetsTests {

    @ParameterizedTest
    @MethodSource
    void aWrongSheetIsRefusedWithItsPlace(Case wrong) {
        wrong.isRefused();
    }

    @ParameterizedTest
    @MethodSource
    void anUnusualSheetIsRead(Case unusual) {
        unusual.isRead();
    }

    static Stream<Case> aWrongSheetIsRefusedWithItsPlace() {
        return Stream.of(
                Case.of(
                        "another sheet",
                        RawWorkbook.of(titles() + good(2))
                                .with("xl/workbook.xml", workbook("", sheet("Sheet1", 1))),
                        "没有名为“站点”的工作表",
                        "“Sheet1”"),
                Case.of(
                        "no sheet at all",
                        RawWorkbook.of("").with("xl/workbook.xml", workbook("", "")),
                        "没有工作表"),
                Case.of("an empty sheet", RawWorkbook.of(""), "工作表是空的"),
                Case.of("titles only", RawWorkbook.of(titles()), "表头下面没有数据"),
                Case.of("no titles", RawWorkbook.of(good(1) + good(2)), "没有找到表头", "村代码"),
                Case.of(
                        "columns missing, unknown and twice",
                        RawWorkbook.of(row(1, text("编号"), text("名称"), text("名 称"), text("站点级别"))),
                        "缺少“镇”列",
                        "缺少“级别”列",
                        "“名 称”列重复，B列已有",
                        "没有“站点级别”这一列",
                        "第1行D列",
                        "是否为“级别”"),
                Case.of(
                        "a column without title",
                        RawWorkbook.of(titles() + row(2, many(12, text("甲")))),
                        "第2行K列",
                        "没有列名"),
                Case.of(
                        "seventy columns",
                        RawWorkbook.of(row(1, titledColumns(70)) + good(2)),
                        "有70列，最多60列"),
                Case.of("merged data", merged("C2:C3"), "C2:C3", "取消合并"),
                Case.of("merged titles", merged("A1:B1"), "A1:B1", "取消合并"),
                Case.of(
                        "many merged areas",
                        merged("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3"),
                        "等6处"),
                Case.of(
                        "too many rows",
                        RawWorkbook.of(titles() + goodRows(10_001)),
                        "数据超过10,000行"),
                Case.of("rows in disorder", RawWorkbook.of(titles() + good(5) + good(3)), "已损坏"),
                Case.of("two cells in one place", RawWorkbook.of(titles() + twice()), "已损坏"),
                Case.of("a row beyond the last", RawWorkbook.of(titles() + good(2_000_000)), "已损坏"),
                Case.of(
                        "a column beyond the last",
                        RawWorkbook.of("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>"),
                        "已损坏"),
                Case.of(
                        "a cell without place",
                        RawWorkbook.of("<row r=\"1\"><c r=\"17\"><v>1</v></c></row>"),
                        "已损坏"),
                Case.of("a row number in words", RawWorkbook.of("<row r=\"one\"/>"), "已损坏"),
                Case.of(
                        "a text number beyond the texts",
                        RawWorkbook.of("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>"),
                        "已损坏"),
                Case.of(
                        "a text number in words",
                        RawWorkbook.of("<row r=\"1\"><c t=\"s\"><v>x</v></c></row>"),
                        "已损坏"),
                Case.of(
                        "half a sheet",
                        RawWorkbook.of("")
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        HEAD + "<worksheet><sheetData><row"),
                        "已损坏"),
                Case.of(
                        "a sheet that is no XML",
                        RawWorkbook.of("").with("xl/worksheets/sheet1.xml", "站点"),
                        "已损坏"),
                Case.of(
                        "a sheet that is missing",
                        RawWorkbook.of("").without("xl/worksheets/sheet1.xml"),
                        "已损坏"),
                Case.of(
                        "a list of sheets that is missing",
                        RawWorkbook.of("").without("xl/workbook.xml"),
                        "已损坏"),
                Case.of(
                        "a sheet with a character XML forbids",
                        RawWorkbook.of(row(1, text("\u0001"))),
                        "已损坏"),
                Case.of(
                        "no relations",
                        RawWorkbook.of(titles() + good(2)).without("xl/_rels/workbook.xml.rels"),
                        "没有工作表"),
                Case.of(
                        "macros under another name",
                        RawWorkbook.of(titles() + good(2))
                                .with(
                                        "xl/_rels/workbook.xml.rels",
                                        RawWorkbook.relations(
                                                RawWorkbook.relation(
                                                                "rId1",
                                                                "worksheet",
                                                                "worksheets/sheet1.xml")
                                                        + RawWorkbook.relation(
                                                                "rId2", "vbaProject", "x.bin"))),
                        "宏"));
    }

    static Stream<Case> anUnusualSheetIsRead() {
        var namespaced =
                worksheet(titles() + good(2), "")
                        .replace("<worksheet xmlns", "<x:worksheet xmlns:x")
                        .replace("</worksheet", "</x:worksheet")
                        .replaceAll("<(/?)(sheetData|row|c|is|t)([ >])", "<$1x:$2$3");
        var strict =
                worksheet(titles() + good(2), "")
                        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main");
        return Stream.of(
                Case.of(
                        "a title line above",
                        RawWorkbook.of(
                                row(1, text("五华县服务站点登记表")) + titles(3) + good(4), area("A1:J1")),
                        "红星村服务站"),
                Case.of("columns in another order", RawWorkbook.of(shuffled()), "红星村服务站", "水寨镇"),
                Case.of(
                        "titles with stars and blanks",
                        RawWorkbook.of(starred() + good(2)),
                        "红星村服务站"),
                Case.of("the columns of a returned workbook", RawWorkbook.of(returned()), "红星村服务站"),
                Case.of(
                        "empty rows between",
                        RawWorkbook.of(
                                titles()
                                        + "<row r=\"2\"/><row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
                                        + good(900)),
                        "WH-001"),
                Case.of(
                        "a name for every tag",
                        RawWorkbook.of("").with("xl/worksheets/sheet1.xml", namespaced),
                        "WH-001"),
                Case.of(
                        "the strict format",
                        RawWorkbook.of("").with("xl/worksheets/sheet1.xml", strict),
                        "WH-001"),
                Case.of(
                        "no numbers of rows and cells",
                        RawWorkbook.of(
                                (titles() + good(2))
                                        .replaceAll(" r=\"[A-Z0-9]+\"", "")
                                        .replace(
                                                "</c><c t=\"inlineStr\"><is><t xml:space=\"preserve\">村级站",
                                                "</c><c/><c t=\"inlineStr\"><is><t xml:space=\"preserve\">村级站")),
                        "WH-001"),
                Case.of(
                        "paths with backslashes and capitals",
                        RawWorkbook.of("")
                                .without("xl/worksheets/sheet1.xml")
                                .with(
                                        "XL\\Worksheets\\Sheet1.xml",
                                        worksheet(titles() + good(2), "")),
                        "WH-001"),
                Case.of(
                        "merged cells at the side",
                        RawWorkbook.of(titles() + good(2), area("M2:M9")),
                        "WH-001"),
                Case.of(
                        "days since 1904",
                        RawWorkbook.of(
                                        titles()
                                                + rowWith(
                                                        2, "开业日期", RawWorkbook.styled(1, "42319")))
                                .with("xl/styles.xml", styles())
                                .with(
                                        "xl/workbook.xml",
                                        workbook("date1904=\"1\"", sheet("站点", 1))),
                        "2019-11-12"),
                Case.of(
                        "the second sheet",
                        RawWorkbook.of("")
                                .with(
                                        "xl/workbook.xml",
                                        workbook("", sheet("说明", 1) + sheet(" 站点", 2)))
                                .with(
                                        "xl/worksheets/sheet2.xml",
                                        worksheet(titles() + good(2), "")),
                        "WH-001"));
    }

    @Test
    void hiddenRowsAreReadAndMentioned() {
        var hidden = good(3).replace("<row ", "<row hidden=\"1\" ");
        var table =
                StationSheet.table(RawWorkbook.of(titles() + good(2) + hidden).bytes(), "站点.xlsx");
        assertThat(table.lines()).hasSize(2);
        assertThat(table.remarks()).contains("有1行在表里是隐藏的，也读入了");
    }

    @Test
    void anOptionalColumnMayBeLeftOut() {
        var titles = row(1, text("编号"), text("名称"), text("镇"), text("级别"));
        var cells = row(2, text("WH-001"), text("红星"), text("水寨镇"), text("村级站"));
        var table = StationSheet.table(RawWorkbook.of(titles + cells).bytes(), "站点.xlsx");
        assertThat(table.has("面积")).isFalse();
        assertThat(table.lines().getFirst().given("面积")).isFalse();
        assertThat(table.remarks().toString()).contains("面积", "保持不变");
    }

    private static RawWorkbook merged(String... areas) {
        return RawWorkbook.of(titles() + good(2) + good(3), area(areas));
    }

    private static String area(String... areas) {
        var cells = Stream.of(areas).map(area -> "<mergeCell ref=\"" + area + "\"/>");
        return "<mergeCells>" + cells.collect(Collectors.joining()) + "</mergeCells>";
    }

    private static String goodRows(int count) {
        return IntStream.range(2, count + 2)
                .mapToObj(StationSheet::good)
                .collect(Collectors.joining());
    }

    private static String twice() {
        return "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>";
    }

    private static String[] many(int count, String cell) {
        return Stream.generate(() -> cell).limit(count).toArray(String[]::new);
    }

    private static String[] titledColumns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> text(i < 10 ? StationSheet.COLUMNS.list().get(i).title() : "列" + i))
                .toArray(String[]::new);
    }

    private static String shuffled() {
        return row(1, text("级别"), text("镇"), text("名称"), text("编号"))
                + row(2, text("村级站"), text("水寨镇"), text("红星村服务站"), number("17"));
    }

    private static String starred() {
        return titles().replace("编号", " 编 号 *").replace("名称", "名称（必填）");
    }

    private static String returned() {
        return row(1, text("编号"), text("名称"), text("镇"), text("级别"), text("错误原因"), text("怎么改"))
                + row(
                        2,
                        text("1"),
                        text("红星村服务站"),
                        text("水寨镇"),
                        text("村级站"),
                        text("没有这个镇"),
                        text("改"));
    }
}
