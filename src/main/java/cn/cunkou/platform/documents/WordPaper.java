package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** A paper for Word; its headings are listed beside the text. */
public final class WordPaper implements Paper {
    private static final String SONG = "宋体";
    private static final String HEI = "黑体";
    private static final int TITLE = 22;
    private static final int TEXT = 12;
    private static final int CELL = 10;

    /** A4 in twentieths of a point. */
    private static final BigInteger SHORT = BigInteger.valueOf(11_906);

    private static final BigInteger LONG = BigInteger.valueOf(16_838);
    private static final BigInteger MARGIN = BigInteger.valueOf(1_134);

    private final XWPFDocument document = new XWPFDocument();
    private boolean lying;

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
    public WordPaper table(
            List<String> head, List<? extends List<String>> rows, IntPredicate figures) {
        var table = document.createTable(rows.size() + 1, head.size());
        table.setWidth("100%");
        table.getRow(0).setRepeatHeader(true);
        fill(table.getRow(0), head, HEI, figures);
        for (var i = 0; i < rows.size(); i++) {
            fill(table.getRow(i + 1), rows.get(i), SONG, figures);
        }
        document.createParagraph();
        return this;
    }

    private static void fill(
            XWPFTableRow row, List<String> cells, String font, IntPredicate figures) {
        row.setCantSplitRow(true);
        for (var i = 0; i < cells.size(); i++) {
            var paragraph = first(row.getCell(i));
            if (figures.test(i)) {
                paragraph.setAlignment(ParagraphAlignment.RIGHT);
            }
            run(paragraph, cells.get(i), font, CELL);
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
    public WordPaper landscape() {
        return turn(true);
    }

    @Override
    public WordPaper upright() {
        return turn(false);
    }

    /** Word keeps how a section lies in its last paragraph, and of the last section at the end. */
    private WordPaper turn(boolean landscape) {
        if (landscape != lying) {
            lay(document.createParagraph().getCTPPr().addNewSectPr());
            lying = landscape;
        }
        return this;
    }

    private void lay(CTSectPr section) {
        var page = section.addNewPgSz();
        page.setW(lying ? LONG : SHORT);
        page.setH(lying ? SHORT : LONG);
        if (lying) {
            page.setOrient(STPageOrientation.LANDSCAPE);
        }
        var margin = section.addNewPgMar();
        margin.setTop(MARGIN);
        margin.setBottom(MARGIN);
        margin.setLeft(MARGIN);
        margin.setRight(MARGIN);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        lay(document.getDocument().getBody().addNewSectPr());
        document.write(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
