package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Separated text as office software and databases of all kinds write it. */
class CsvTests {
    private static final String TITLES = "编号,名称,镇,村代码,级别,开业日期,备注\r\n";
    private static final String GOOD =
            "WH-1,崙𣒍村站,塘㙍镇,441424100201,村级站,2019/11/12,\"甲,\n乙\"\"丙\"\"\"\r\n";

    @ParameterizedTest
    @MethodSource
    void aReadableTextIsRead(Case fine) {
        fine.isRead();
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenTextIsRefused(Case broken) {
        broken.isRefused();
    }

    @ParameterizedTest
    @MethodSource
    void aWrongCellIsNamed(Case wrong) {
        wrong.isFaulty();
    }

    static Stream<Case> aReadableTextIsRead() {
        var says = new String[] {"崙𣒍村站", "塘㙍镇", "441424100201", "2019-11-12", "甲,\n乙\"丙\""};
        return Stream.of(
                csv("UTF-8", StandardCharsets.UTF_8, TITLES + GOOD, says),
                csv("UTF-8 with its mark", StandardCharsets.UTF_8, "\uFEFF" + TITLES + GOOD, says),
                csv("GB18030", Charset.forName("GB18030"), TITLES + GOOD, says),
                csv("UTF-16 with its mark", StandardCharsets.UTF_16, TITLES + GOOD, says),
                csv(
                        "the small endian too",
                        StandardCharsets.UTF_16LE,
                        "\uFEFF" + TITLES + GOOD,
                        says),
                csv(
                        "tabs",
                        StandardCharsets.UTF_8,
                        (TITLES + "WH-1,甲,乙,,村级站,,丙").replace(',', '\t'),
                        "甲"),
                csv(
                        "semicolons",
                        StandardCharsets.UTF_8,
                        (TITLES + "WH-1,甲,乙,,村级站,,丙").replace(',', ';'),
                        "甲"),
                csv(
                        "a declared separator",
                        StandardCharsets.UTF_8,
                        "sep=,\r\n" + TITLES + GOOD,
                        says),
                csv("a line above", StandardCharsets.UTF_8, "五华县登记表,,,\n\n" + TITLES + GOOD, says),
                csv(
                        "old Macintosh lines",
                        StandardCharsets.UTF_8,
                        TITLES.replace("\r\n", "\r") + "WH-1,甲,乙,,村级站,,丙\r",
                        "甲"),
                csv(
                        "a quoted code",
                        StandardCharsets.UTF_8,
                        TITLES + "\"=\"\"00123\"\"\",甲,乙,,村级站,,丙",
                        "00123"),
                csv(
                        "an apostrophe before a code",
                        StandardCharsets.UTF_8,
                        TITLES + "'00123,甲,乙,,村级站,,丙",
                        "00123"),
                csv(
                        "empty cells at the end",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,甲,乙,,村级站,,丙,,,,,\n,,,,,,,,\n",
                        "甲"));
    }

    static Stream<Case> aBrokenTextIsRefused() {
        return Stream.of(
                csv(
                        "a quote without end",
                        StandardCharsets.UTF_8,
                        TITLES + GOOD + "WH-2,\"甲,乙\n" + GOOD,
                        "第3行",
                        "引号没有配对"),
                csv(
                        "a quote that swallows the file",
                        StandardCharsets.UTF_8,
                        TITLES + "\"" + "甲,".repeat(40_000),
                        "第2行",
                        "引号没有配对"),
                csv(
                        "a comma too many",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,甲,乙,,村级站,,丙,丁",
                        "第2行H列",
                        "逗号"),
                csv("titles only", StandardCharsets.UTF_8, TITLES, "没有数据"),
                csv("blank lines only", StandardCharsets.UTF_8, "\n\n  ,, \n", "工作表是空的"),
                csv("another table", StandardCharsets.UTF_8, "日期,金额\n1,2", "没有找到表头"),
                csv(
                        "ten thousand columns",
                        StandardCharsets.UTF_8,
                        TITLES + ",".repeat(20_000),
                        "上万列"),
                csv(
                        "ten thousand and one rows",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,甲,乙,,村级站,,\n".repeat(10_001),
                        "超过10,000行"),
                new Case(
                        "neither code",
                        "站点.csv",
                        () -> new byte[] {'a', (byte) 0xFF, (byte) 0xFF, 'b'},
                        "编码认不出"),
                new Case(
                        "a mark that lies",
                        "站点.csv",
                        () ->
                                new byte[] {
                                    (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC4, (byte) 0xE3
                                },
                        "UTF-8"),
                csv("Unicode without mark", StandardCharsets.UTF_16LE, "abc,d\n", "二进制"));
    }

    static Stream<Case> aWrongCellIsNamed() {
        return Stream.of(
                csv("a formula", StandardCharsets.UTF_8, TITLES + "WH-1,=A1&B1,乙,,村级站,,", "公式"),
                csv(
                        "a command",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,=cmd|' /C calc'!A0,乙,,村级站,,",
                        "公式"),
                csv(
                        "an error value",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,#N/A,乙,,村级站,,",
                        "错误值#N/A"),
                csv(
                        "a code that lost its digits",
                        StandardCharsets.UTF_8,
                        TITLES + "WH-1,甲,乙,4.41424E+11,村级站,,",
                        "科学记数法"),
                csv("a short row", StandardCharsets.UTF_8, TITLES + "WH-1,甲", "必填"));
    }

    @Test
    void rowsAreNumberedAsTheOfficeSoftwareNumbersThem() {
        var text = TITLES + "\n" + GOOD + "WH-2,,乙,,村级站,,\n";
        var table = StationSheet.table(text.getBytes(StandardCharsets.UTF_8), "站点.csv");
        assertThat(table.lines()).extracting(Line::number).containsExactly(3, 4);
    }

    @Test
    void gb18030IsMentionedSoThatRareCharactersAreLookedAt() {
        var bytes = (TITLES + GOOD).getBytes(Charset.forName("GB18030"));
        assertThat(StationSheet.table(bytes, "站点.csv").remarks().toString()).contains("GB18030");
    }

    private static Case csv(String title, Charset charset, String text, String... says) {
        return new Case(title, "站点.csv", () -> text.getBytes(charset), says);
    }
}
