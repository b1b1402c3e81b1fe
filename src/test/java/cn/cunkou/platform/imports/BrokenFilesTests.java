package cn.cunkou.platform.imports;

import static cn.cunkou.platform.imports.RawWorkbook.HEAD;
import static cn.cunkou.platform.imports.RawWorkbook.MAIN;
import static cn.cunkou.platform.imports.StationSheet.good;
import static cn.cunkou.platform.imports.StationSheet.titles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no workbook, or a hostile one. */
class BrokenFilesTests {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    @ParameterizedTest
    @MethodSource
    void aFileThatIsNoTableIsRefusedByItsName(Case other) {
        other.isRefused();
    }

    @ParameterizedTest
    @MethodSource
    void aHostileWorkbookIsRefusedAtOnce(Case hostile) {
        hostile.isRefused();
    }

    static Stream<Case> aFileThatIsNoTableIsRefusedByItsName() {
        var fine = RawWorkbook.of(titles() + good(2));
        var whole = fine.bytes();
        return Stream.of(
                Case.file("an empty file", "站点.xlsx", new byte[0], "空文件"),
                Case.file("no ending", "站点", whole, "没有扩展名"),
                Case.file("a workbook called csv", "站点.csv", whole, "以“.csv”结尾", "改为“.xlsx”"),
                Case.file("a workbook called xls", "站点.xls", whole, "以“.xls”结尾", "改为“.xlsx”"),
                Case.file("text called xlsx", "站点.xlsx", utf8("编号,名称\n1,甲"), "内容却是纯文本"),
                Case.file("text called txt", "站点.txt", utf8("编号,名称\n1,甲"), "改为“.csv”"),
                Case.file("an old workbook", "站点.xls", ole("Workbook"), "旧版表格"),
                Case.file("an old workbook called xlsx", "站点.xlsx", ole("Workbook"), "旧版表格"),
                Case.file("a locked workbook", "站点.xlsx", ole("EncryptedPackage"), "打开密码"),
                Case.file("an old Word file", "站点.doc", ole("WordDocument"), "Word文档"),
                Case.file("macros by ending", "站点.xlsm", whole, "宏"),
                Case.file("a binary workbook", "站点.xlsb", whole, "xlsb"),
                Case.of("macros inside", RawWorkbook.of("").with("xl/vbaProject.bin", "x"), "宏"),
                Case.of(
                        "old macros inside",
                        RawWorkbook.of("").with("xl/macrosheets/sheet1.xml", "x"),
                        "宏"),
                Case.of("a Word file", new RawWorkbook().with("word/document.xml", "x"), "Word文档"),
                Case.of("slides", new RawWorkbook().with("ppt/presentation.xml", "x"), "演示文稿"),
                Case.of(
                        "a binary workbook inside",
                        RawWorkbook.of("").with("xl/workbook.bin", "x"),
                        "xlsb"),
                Case.of(
                        "an ODS table",
                        new RawWorkbook().with("mimetype", "x").with("content.xml", "x"),
                        "ODS"),
                Case.of(
                        "a Numbers table",
                        new RawWorkbook().with("Index/Document.iwa", "x"),
                        "Numbers"),
                Case.of("an archive of pictures", new RawWorkbook().with("a.jpg", "x"), "压缩包"),
                Case.file("a web page", "站点.xls", utf8("<html><table><tr><td>编号"), "网页改名"),
                Case.file(
                        "a web page called xlsx",
                        "站点.xlsx",
                        utf8("\uFEFF\n<!DOCTYPE html>"),
                        "网页改名"),
                Case.file("a web archive", "站点.xls", utf8("MIME-Version: 1.0\n"), "网页改名"),
                Case.file(
                        "XML of 2003",
                        "站点.xls",
                        utf8(
                                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
                        "XML表格2003"),
                Case.file("a PDF", "站点.pdf", utf8("%PDF-1.7"), "PDF"),
                Case.file(
                        "a picture",
                        "站点.xlsx",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10},
                        "图片"),
                Case.file(
                        "a photo",
                        "站点.jpg",
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                        "图片"),
                Case.file("a RAR archive", "站点.rar", utf8("Rar!\u001a"), "压缩包"),
                Case.file("a gzip archive", "站点.gz", new byte[] {0x1F, (byte) 0x8B, 8}, "压缩包"),
                Case.file("an RTF file", "站点.doc", utf8("{\\rtf1"), "RTF"),
                Case.file("a program", "站点.csv", new byte[] {0x7F, 'E', 'L', 'F', 0, 1, 2}, "二进制"),
                Case.file(
                        "half a workbook",
                        "站点.xlsx",
                        Arrays.copyOf(whole, whole.length / 2),
                        "已损坏"),
                Case.file("four bytes of a workbook", "站点.xlsx", Arrays.copyOf(whole, 4), "已损坏"),
                Case.file("a workbook with a dented part", "站点.xlsx", dented(fine), "已损坏"),
                Case.file("a locked archive", "站点.xlsx", locked(fine), "密码"),
                Case.file(
                        "a file of 21 megabytes", "站点.csv", new byte[21 * 1024 * 1024], "最多收20兆"));
    }

    static Stream<Case> aHostileWorkbookIsRefusedAtOnce() {
        return Stream.of(
                Case.of(
                        "a bomb in the sheet",
                        bomb("xl/worksheets/sheet1.xml", "<a b=\"\"/> "),
                        "压缩炸弹"),
                Case.of(
                        "a bomb in the texts",
                        bomb("xl/sharedStrings.xml", "<si><t>甲甲甲甲甲甲甲甲</t></si>"),
                        "文字太多"),
                Case.of(
                        "a bomb of blanks",
                        bomb("xl/worksheets/sheet1.xml", " ".repeat(1000)),
                        "长得不像单元格"),
                Case.of("a bomb in the styles", bomb("xl/styles.xml", "<xf/>"), "压缩炸弹"),
                Case.of("tags without end", nested(), "已损坏"),
                Case.of(
                        "a thousand million laughs",
                        RawWorkbook.of("").with("xl/worksheets/sheet1.xml", laughs()),
                        "工作簿里不该有的定义"),
                Case.of(
                        "a look at the server's files",
                        RawWorkbook.of("")
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>"),
                        "不该有的定义"),
                Case.of(
                        "an undeclared entity",
                        RawWorkbook.of("<row><c t=\"str\"><v>&x;</v></c></row>"),
                        "已损坏"),
                Case.of("ten thousand parts", parts(), "10005个部分"),
                Case.of(
                        "one attribute without end",
                        RawWorkbook.of("<row r=\"" + "1".repeat(3_000_000) + "\"/>"),
                        "长得不像单元格"),
                Case.of(
                        "a path that climbs out",
                        RawWorkbook.of("")
                                .with(
                                        "xl/_rels/workbook.xml.rels",
                                        RawWorkbook.relations(
                                                RawWorkbook.relation(
                                                        "rId1",
                                                        "worksheet",
                                                        "../../../../etc/passwd"))),
                        "已损坏"));
    }

    private static RawWorkbook bomb(String path, String filling) {
        var piece = filling.repeat(64 * 1024 / filling.length()).getBytes(StandardCharsets.UTF_8);
        return RawWorkbook.of("")
                .with(
                        path,
                        out -> {
                            out.write(
                                    (HEAD + "<x xmlns=\"" + MAIN + "\"><cellXfs>")
                                            .getBytes(StandardCharsets.UTF_8));
                            for (int i = 0; i < 1_600; i++) {
                                out.write(piece);
                            }
                            out.write("</cellXfs></x>".getBytes(StandardCharsets.UTF_8));
                        });
    }

    private static RawWorkbook nested() {
        return RawWorkbook.of("")
                .with("xl/worksheets/sheet1.xml", out -> repeat(out, "<a>", 3_000_000));
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        var piece = text.repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times / 1_000; i++) {
            out.write(piece);
        }
    }

    private static String laughs() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        return laughs
                + "]><worksheet><sheetData><row><c><v>&l29;</v></c></row></sheetData></worksheet>";
    }

    private static RawWorkbook parts() {
        var book = RawWorkbook.of("");
        for (int i = 0; i < 10_000; i++) {
            book.with("xl/media/" + i, "");
        }
        return book;
    }

    private static byte[] dented(RawWorkbook book) {
        var bytes = book.bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("sheet1.xml") + 40;
        for (int i = at; i < at + 60; i++) {
            bytes[i] ^= 0x5A;
        }
        return bytes;
    }

    /** Sets the flag of encryption in every entry of the table of contents. */
    private static byte[] locked(RawWorkbook book) {
        var bytes = book.bytes();
        for (int i = 0; i + 4 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 8] |= 1;
            }
        }
        return bytes;
    }

    private static byte[] ole(String stream) {
        var bytes = Arrays.copyOf(OLE, 2_048);
        var name = stream.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1_024, name.length);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
