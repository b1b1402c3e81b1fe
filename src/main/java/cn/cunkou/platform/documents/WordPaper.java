package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** A paper for Word; its headings are listed beside the text. */
public final class WordPaper implements Paper {
    private static final String SONG = "宋体";
    private static final String HEI = "黑体";
    private static final int TITLE = 22;
    private static final int TEXT = 12;
    private static final int CELL = 10;

    private final XWPFDocument document = new XWPFDocument();

    @Override
    public WordPaper title(String text) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        run(paragraph, text, HEI, TITLE);
        return this;
    }

    @Override
    public WordPaper heading(int level, String text) {
        var paragraph = document.createParagraph();
        paragraph.setSpacingBefore(240);
        paragraph.setKeepNext(true);
        paragraph.getCTPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        run(paragraph, text, HEI, Math.max(TEXT, 18 - 2 * level));
        return this;
    }

    @Override
    public WordPaper paragraph(String text) {
        run(document.createParagraph(), text, SONG, TEXT);
        return this;
    }

    @Override
    public WordPaper table(List<String> head, List<? extends List<String>> rows) {
        var table = document.createTable(rows.size() + 1, head.size());
        table.setWidth("100%");
        table.getRow(0).setRepeatHeader(true);
        fill(table.getRow(0), head, HEI);
        for (var i = 0; i < rows.size(); i++) {
            fill(table.getRow(i + 1), rows.get(i), SONG);
        }
        document.createParagraph();
        return this;
    }

    private static void fill(XWPFTableRow row, List<String> cells, String font) {
        row.setCantSplitRow(true);
        for (var i = 0; i < cells.size(); i++) {
            run(first(row.getCell(i)), cells.get(i), font, CELL);
        }
    }

    private static XWPFParagraph first(XWPFTableCell cell) {
        return cell.getParagraphs().isEmpty()
                ? cell.addParagraph()
                : cell.getParagraphs().getFirst();
    }

    private static void run(XWPFParagraph paragraph, String text, String font, int size) {
        var run = paragraph.createRun();
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setBold(font.equals(HEI));
        run.setText(text);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        document.write(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
