package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** A paper as PDF on A4, its fonts within it, its pages numbered. */
public final class PdfPaper implements Paper {
    private static final float MARGIN = 48;
    private static final float TITLE = 18;
    private static final float TEXT = 11;
    private static final float CELL = 8.5f;
    private static final float LEADING = 1.5f;
    private static final float PAD = 3;
    private static final PDRectangle UPRIGHT = PDRectangle.A4;
    private static final PDRectangle LYING =
            new PDRectangle(UPRIGHT.getHeight(), UPRIGHT.getWidth());

    /** What part of the width columns of figures may hold together. */
    private static final float MOST_FIGURES = 0.75f;

    /** So many characters of the head of a column of figures stand in one line. */
    private static final int SHORT_HEAD = 7;

    /** The widest share that one column may ask for. */
    private static final int LONG_CELL = 24;

    private final PDDocument document = new PDDocument();
    private final PdfFonts fonts = new PdfFonts(document);
    private PDRectangle sheet = UPRIGHT;
    private @Nullable PDPageContentStream stream;
    private float y;

    @Override
    public PdfPaper title(String text) {
        for (var line : lines(text, TITLE, width())) {
            var indent = (width() - fonts.width(line, TITLE)) / 2;
            write(line, TITLE, indent);
        }
        y -= TEXT;
        return this;
    }

    @Override
    public PdfPaper heading(int level, String text) {
        var size = Math.max(TEXT, 16 - 2 * level);
        y -= size / 2;
        // A heading does not stand alone at the foot of a page.
        room(size * LEADING * 4);
        lines(text, size, width()).forEach(line -> write(line, size, 0));
        return this;
    }

    @Override
    public PdfPaper paragraph(String text) {
        lines(text, TEXT, width()).forEach(line -> write(line, TEXT, 0));
        y -= TEXT / 2;
        return this;
    }

    @Override
    public PdfPaper table(
            List<String> head, List<? extends List<String>> rows, IntPredicate figures) {
        var columns = columns(head, rows, figures);
        row(head, columns);
        for (var row : rows) {
            if (y - height(row, columns) < MARGIN) {
                page();
                row(head, columns);
            }
            row(row, columns);
        }
        y -= TEXT;
        return this;
    }

    @Override
    public PdfPaper landscape() {
        return turn(LYING);
    }

    @Override
    public PdfPaper upright() {
        return turn(UPRIGHT);
    }

    private PdfPaper turn(PDRectangle next) {
        if (sheet != next) {
            sheet = next;
            if (stream != null) {
                page();
            }
        }
        return this;
    }

    private float width() {
        return sheet.getWidth() - 2 * MARGIN;
    }

    private record Drawn(float width, boolean figures) {}

    /**
     * Columns of figures are as wide as their longest one, where that leaves room for the rest; the
     * others share what is left by the longest that stands in them.
     */
    private List<Drawn> columns(
            List<String> head, List<? extends List<String>> rows, IntPredicate figures) {
        var wanted = new float[head.size()];
        var held = 0f;
        for (var i = 0; i < wanted.length; i++) {
            if (figures.test(i)) {
                wanted[i] = Math.max(longest(i, rows.stream()), CELL * SHORT_HEAD) + 2 * PAD + 1;
                held += wanted[i];
            }
        }
        var tight = held > width() * MOST_FIGURES;
        var shared = 0f;
        for (var i = 0; i < wanted.length; i++) {
            if (tight || !figures.test(i)) {
                var longest = longest(i, Stream.concat(Stream.of(head), rows.stream()));
                wanted[i] = Math.clamp(longest, CELL * 3, CELL * LONG_CELL);
                shared += wanted[i];
            }
        }
        var left = tight ? width() : width() - held;
        var columns = new ArrayList<Drawn>();
        for (var i = 0; i < wanted.length; i++) {
            var isShared = tight || !figures.test(i);
            columns.add(
                    new Drawn(isShared ? wanted[i] / shared * left : wanted[i], figures.test(i)));
        }
        return columns;
    }

    private float longest(int column, Stream<? extends List<String>> rows) {
        return (float)
                rows.mapToDouble(row ->
                                fonts.width(
                                        PdfFonts.printable(row.get(column)).replace("\n", ""),
                                        CELL))
                        .max()
                        .orElse(0);
    }

    private float height(List<String> row, List<Drawn> columns) {
        var most = 1;
        for (var i = 0; i < columns.size(); i++) {
            most = Math.max(most, lines(row.get(i), CELL, columns.get(i).width - 2 * PAD).size());
        }
        return most * CELL * LEADING + 2 * PAD;
    }

    /** A row with its frame; one that is higher than a page goes on over the next. */
    private void row(List<String> row, List<Drawn> columns) {
        var cells = new ArrayList<List<String>>();
        for (var i = 0; i < columns.size(); i++) {
            cells.add(lines(row.get(i), CELL, columns.get(i).width - 2 * PAD));
        }
        var left = cells.stream().mapToInt(List::size).max().orElse(1);
        var from = 0;
        while (left > 0) {
            room(CELL * LEADING + 2 * PAD);
            var fitting = (int) ((y - MARGIN - 2 * PAD) / (CELL * LEADING));
            var shown = Math.min(left, Math.max(1, fitting));
            part(cells, columns, from, shown);
            from += shown;
            left -= shown;
        }
    }

    private void part(List<List<String>> cells, List<Drawn> columns, int from, int shown) {
        var height = shown * CELL * LEADING + 2 * PAD;
        var x = MARGIN;
        try {
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                var out = out();
                out.setLineWidth(0.4f);
                out.addRect(x, y - height, column.width, height);
                out.stroke();
                var lines = cells.get(i);
                for (var j = from; j < Math.min(lines.size(), from + shown); j++) {
                    var base = y - PAD - CELL - (j - from) * CELL * LEADING;
                    var line = lines.get(j);
                    var indent =
                            column.figures ? column.width - PAD - fonts.width(line, CELL) : PAD;
                    show(line, CELL, x + indent, base);
                }
                x += column.width;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        y -= height;
    }

    /** The text in lines that are no wider; Chinese may be broken anywhere. */
    private List<String> lines(String text, float size, float width) {
        var lines = new ArrayList<String>();
        for (var paragraph : PdfFonts.printable(text).split("\n", -1)) {
            var line = new StringBuilder();
            var used = 0f;
            for (var c : paragraph.codePoints().toArray()) {
                var one = Character.toString(c);
                var wide = fonts.width(one, size);
                if (used + wide > width && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.append(one);
                used += wide;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void write(String line, float size, float indent) {
        room(size * LEADING);
        show(line, size, MARGIN + indent, y - size);
        y -= size * LEADING;
    }

    private void show(String line, float size, float x, float base) {
        if (line.isEmpty()) {
            return;
        }
        var out = out();
        try {
            out.beginText();
            out.newLineAtOffset(x, base);
            for (var run : fonts.runs(line)) {
                out.setFont(run.font(), size);
                out.showText(run.text());
            }
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void room(float height) {
        if (stream == null || y - height < MARGIN) {
            page();
        }
    }

    private PDPageContentStream out() {
        if (stream == null) {
            page();
        }
        return Objects.requireNonNull(stream);
    }

    private void page() {
        try {
            if (stream != null) {
                stream.close();
            }
            var page = new PDPage(sheet);
            document.addPage(page);
            stream = new PDPageContentStream(document, page);
            y = sheet.getHeight() - MARGIN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out();
        if (stream != null) {
            stream.close();
        }
        var pages = document.getNumberOfPages();
        for (var i = 0; i < pages; i++) {
            var page = document.getPage(i);
            stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
            var number = "%d / %d".formatted(i + 1, pages);
            var x = (page.getMediaBox().getWidth() - fonts.width(number, CELL)) / 2;
            show(number, CELL, x, MARGIN / 2);
            stream.close();
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
