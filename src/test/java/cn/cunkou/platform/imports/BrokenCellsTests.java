package cn.cunkou.platform.imports;

import static cn.cunkou.platform.imports.RawWorkbook.number;
import static cn.cunkou.platform.imports.RawWorkbook.styled;
import static cn.cunkou.platform.imports.RawWorkbook.styles;
import static cn.cunkou.platform.imports.RawWorkbook.text;
import static cn.cunkou.platform.imports.StationSheet.rowWith;
import static cn.cunkou.platform.imports.StationSheet.titles;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One strange cell in an otherwise right row. */
class BrokenCellsTests {

    @ParameterizedTest
    @MethodSource
    void aWrongCellIsNamedWithItsReasonAndItsRemedy(Case wrong) {
        wrong.isFaulty();
    }

    @ParameterizedTest
    @MethodSource
    void anOddlyWrittenCellIsUnderstood(Case odd) {
        odd.isRead();
    }

    static Stream<Case> aWrongCellIsNamedWithItsReasonAndItsRemedy() {
        return Stream.of(
                cell("a formula", "面积", "<c ><f>A1*2</f><v>12</v></c>", "公式", "粘贴为数值"),
                cell("a formula without value", "面积", "<c ><f>A1*2</f></c>", "公式"),
                cell("a formula of text", "名称", "<c t=\"str\"><f>A1&amp;B1</f><v>站</v></c>", "公式"),
                cell("a shared formula", "人数", "<c ><f t=\"shared\" si=\"0\"/><v>1</v></c>", "公式"),
                cell("an error value", "名称", "<c t=\"e\"><v>#N/A</v></c>", "错误值#N/A"),
                cell("a broken reference", "面积", "<c t=\"e\"><v>#REF!</v></c>", "错误值#REF!"),
                cell("nothing where something must be", "名称", "", "必填"),
                cell("only blanks", "名称", text("  \u3000\u00a0\u200b "), "必填"),
                cell("the 31st of November", "开业日期", text("2019-11-31"), "11月没有31日"),
                cell("the 29th of February 2019", "开业日期", text("2019/2/29"), "2019年2月没有29日"),
                cell("a thirteenth month", "开业日期", text("2019.13.01"), "没有13月"),
                cell("a day of nought", "开业日期", text("20191100"), "11月没有0日"),
                cell("a year before all programmes", "开业日期", text("1219-11-12"), "年份1219不对"),
                cell("a month without day", "开业日期", text("2019年11月"), "不是完整的日期"),
                cell("a year of two digits", "开业日期", text("19-11-12"), "看不出哪个是年"),
                cell("an American date", "开业日期", text("11/12/2019"), "看不出哪个是年"),
                cell("words for a date", "开业日期", text("去年冬天"), "不是完整的日期"),
                cell("a bare serial number", "开业日期", number("43781"), "按日期显示是2019-11-12"),
                cell("a time without a day", "开业日期", styled(1, "0.5"), "不是完整的日期"),
                cell("the day 1900 never had", "开业日期", styled(1, "60"), "不是完整的日期"),
                cell("a day beyond the calendar", "开业日期", styled(1, "99999999"), "年份9999不对"),
                cell("a negative day", "开业日期", styled(1, "-3"), "不是完整的日期"),
                cell("a number with its unit", "面积", text("300平方米"), "不是数字", "不写单位"),
                cell("words for a number", "面积", text("约三百"), "不是数字"),
                cell("half a person", "人数", number("2.5"), "不是整数", "去掉小数"),
                cell("a number beyond counting", "人数", text("9".repeat(30)), "数字太大"),
                cell("a power that would fill the memory", "面积", number("1e999999999"), "不是数字"),
                cell("maybe", "代收快件", text("不一定"), "看不出是或否"),
                cell("a misspelt choice", "级别", text("村级站点"), "没有“村级站点”", "是否为“村级站”"),
                cell("an unknown choice", "级别", text("ABCDEFG"), "只能填：县级中心、镇级站、村级站"),
                cell("a code that lost its digits", "村代码", text("4.41424E+11"), "科学记数法"),
                cell("eighteen digits as a number", "村代码", number("4.4142419900101E+17"), "超过15位"),
                cell("eighteen digits kept whole", "村代码", number("441424199001010012"), "超过15位"),
                cell("a code that became a date", "村代码", styled(1, "43781"), "变成了日期", "文本"),
                cell(
                        "a name of a thousand characters",
                        "名称",
                        text("长".repeat(1_000)),
                        "有1000字，最多60字"),
                cell("a cell of a million characters", "备注", text("长".repeat(300_000)), "最多2000字"),
                cell("rare characters beyond the limit", "名称", text("𣒍".repeat(61)), "有61字，最多60字"),
                cell("a character lost on the way", "名称", text("崙\uFFFD村"), "认不出的字"),
                cell("a private character", "名称", text("崙\uE123村"), "自造字"));
    }

    static Stream<Case> anOddlyWrittenCellIsUnderstood() {
        return Stream.of(
                cell("a day with dashes", "开业日期", text("2019-11-12"), "2019-11-12"),
                cell("a day with strokes", "开业日期", text("2019/11/2"), "2019-11-02"),
                cell("a day with dots", "开业日期", text("2019.1.2"), "2019-01-02"),
                cell("a Chinese day", "开业日期", text("2019年11月12日"), "2019-11-12"),
                cell("a Chinese day with blanks", "开业日期", text(" 2019 年 11 月 2 号"), "2019-11-02"),
                cell("eight digits", "开业日期", text("20191112"), "2019-11-12"),
                cell("eight digits as a number", "开业日期", number("20191112"), "2019-11-12"),
                cell("full-width digits", "开业日期", text("２０１９－１１－１２"), "2019-11-12"),
                cell("a day with its hour", "开业日期", text("2019-11-12 08:30:00"), "2019-11-12"),
                cell("a real date", "开业日期", styled(1, "43781"), "2019-11-12"),
                cell("a real date in Chinese", "开业日期", styled(2, "43781"), "2019-11-12"),
                cell("a real date and time", "开业日期", styled(1, "43781.354166"), "2019-11-12"),
                cell("a leap day", "开业日期", text("2020-2-29"), "2020-02-29"),
                cell(
                        "a strict date",
                        "开业日期",
                        "<c t=\"d\"><v>2019-11-12T00:00:00Z</v></c>",
                        "2019-11-12"),
                cell("a code stored as a number", "村代码", number("441424100201"), "441424100201"),
                cell("a code with a power", "村代码", number("4.41424100201E11"), "441424100201"),
                cell("a code shown with noughts", "编号", styled(3, "42"), "000042"),
                cell("a full-width code", "编号", text("ＷＨ－００１ "), "WH-001"),
                cell("a number stored as text", "人数", text("１２"), "12"),
                cell("a number with groups", "人数", text("1,286"), "1286"),
                cell("a whole number with a point", "人数", number("12.0"), "12"),
                cell("the dust of binary fractions", "面积", number("0.30000000000000004"), "0.3"),
                cell("a tick", "代收快件", text("√"), "是"),
                cell("a boolean", "代收快件", "<c t=\"b\"><v>0</v></c>", "否"),
                cell("a choice with blanks", "级别", text("村级 站 "), "村级站"),
                cell("a rare character", "名称", text(" 崙𣒍村 "), "崙𣒍村"),
                cell("a rare character by number", "名称", text("塘&#x364D;&#x2348D;"), "塘㙍𣒍"),
                cell("a full-width name", "名称", text("ＡＢＣ商店"), "ＡＢＣ商店"),
                cell("a name on two lines", "名称", text("红星&#10;服务站"), "红星 服务站"),
                cell("a note on two lines", "备注", text("甲_x000D_&#10;乙"), "甲\n乙"),
                cell("an escaped escape", "名称", text("甲_x005F_x000D_乙"), "甲_x000D_乙"),
                cell("a formula that is only text", "名称", text("=1+1"), "=1+1"),
                cell(
                        "rich text with a reading aid",
                        "名称",
                        "<c t=\"inlineStr\"><is><r><t>红星</t></r><r><rPr><b/></rPr><t>站</t></r>"
                                + "<rPh sb=\"0\" eb=\"2\"><t>hongxing</t></rPh></is></c>",
                        "红星站"));
    }

    private static Case cell(String title, String column, String cell, String... says) {
        var book = RawWorkbook.of(titles() + rowWith(2, column, cell));
        return Case.of(title, book.with("xl/styles.xml", styles()), says);
    }
}
