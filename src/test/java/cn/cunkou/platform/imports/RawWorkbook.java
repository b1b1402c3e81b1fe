package cn.cunkou.platform.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An .xlsx file written part by part, so that a test can put anything into it. */
final class RawWorkbook {
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    /** Writes a part piece by piece, for parts too large to be held. */
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** A workbook of one sheet with these rows, given as the XML inside sheetData. */
    static RawWorkbook of(String rows) {
        return of(rows, "");
    }

    static RawWorkbook of(String rows, String after) {
        return new RawWorkbook()
                .with("[Content_Types].xml", HEAD + "<Types/>")
                .with(
                        "_rels/.rels",
                        relations(relation("rId1", "officeDocument", "xl/workbook.xml")))
                .with("xl/workbook.xml", workbook("", sheet("站点", 1)))
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                relation("rId1", "worksheet", "worksheets/sheet1.xml")
                                        + relation("rId2", "worksheet", "worksheets/sheet2.xml")
                                        + relation("rId8", "styles", "styles.xml")
                                        + relation("rId9", "sharedStrings", "sharedStrings.xml")))
                .with("xl/worksheets/sheet1.xml", worksheet(rows, after));
    }

    RawWorkbook with(String path, String content) {
        return with(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    RawWorkbook with(String path, Part part) {
        parts.put(path, part);
        return this;
    }

    RawWorkbook without(String path) {
        parts.remove(path);
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String worksheet(String rows, String after) {
        return HEAD
                + "<worksheet xmlns=\""
                + MAIN
                + "\"><sheetData>"
                + rows
                + "</sheetData>"
                + after
                + "</worksheet>";
    }

    static String workbook(String properties, String sheets) {
        return HEAD
                + "<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + OFFICE
                + "\"><workbookPr "
                + properties
                + "/><sheets>"
                + sheets
                + "</sheets></workbook>";
    }

    static String sheet(String name, int number) {
        return "<sheet name=\""
                + name
                + "\" sheetId=\""
                + number
                + "\" r:id=\"rId"
                + number
                + "\"/>";
    }

    static String relations(String relations) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "\">" + relations + "</Relationships>";
    }

    static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(id, OFFICE, kind, target);
    }

    /** Styles 0 plain, 1 a built-in day format, 2 {@code yyyy"年"m"月"d"日"}, 3 twelve zeros. */
    static String styles() {
        return HEAD
                + "<styleSheet xmlns=\""
                + MAIN
                + "\"><numFmts count=\"2\">"
                + "<numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
                + "<numFmt numFmtId=\"177\" formatCode=\"000000\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/>"
                + "<xf numFmtId=\"177\"/></cellXfs></styleSheet>";
    }

    static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.append(cells[i].replace("<c ", "<c r=\"" + RawRow.letters(i) + number + "\" "));
            }
        }
        return row.append("</row>").toString();
    }

    static String text(String text) {
        return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }

    static String number(String value) {
        return "<c ><v>" + value + "</v></c>";
    }

    static String styled(int style, String value) {
        return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
    }
}
