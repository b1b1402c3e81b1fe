package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** A paper as PDF, A4 upright, its fonts within it, its pages numbered. */
public final class PdfPaper implements Paper {
    private static final float MARGIN = 48;
    private static final float TITLE = 18;
    private static final float TEXT = 11;
    private static final float CELL = 8.5f;
    private static final float LEADING = 1.5f;
    private static final float PAD = 3;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    /** The widest share that one column may ask for. */
    private static final int LONG_CELL = 24;

    private final PDDocument document = new PDDocument();
    private final PdfFonts fonts = new PdfFonts(document);
    private @Nullable PDPageContentStream stream;
    private float y;

    @Override
    public PdfPaper title(String text) {
        for (var line : lines(text, TITLE, WIDTH)) {
            var indent = (WIDTH - fonts.width(line, TITLE)) / 2;
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
        lines(text, size, WIDTH).forEach(line -> write(line, size, 0));
        return this;
    }

    @Override
    public PdfPaper paragraph(String text) {
        lines(text, TEXT, WIDTH).forEach(line -> write(line, TEXT, 0));
        y -= TEXT / 2;
        return this;
    }

    @Override
    public PdfPaper table(List<String> head, List<? extends List<String>> rows) {
        var widths = widths(head, rows);
        row(head, widths);
        for (var row : rows) {
            if (y - height(row, widths) < MARGIN) {
                page();
                row(head, widths);
            }
            row(row, widths);
        }
        y -= TEXT;
        return this;
    }

    /** Columns share the width by the longest that stands in them. */
    private float[] widths(List<String> head, List<? extends List<String>> rows) {
        var longest = new float[head.size()];
        for (var i = 0; i < longest.length; i++) {
            var column = i;
            longest[i] =
                    Math.max(
                            CELL * 3,
                            Math.min(
                                    CELL * LONG_CELL,
                                    (float)
                                            Stream.concat(Stream.of(head), rows.stream())
                                                    .mapToDouble(row ->
                                                            fonts.width(
                                                                    PdfFonts.printable(
                                                                                    row.get(column))
                                                                            .replace("\n", ""),
                                                                    CELL))
                                                    .max()
                                                    .orElse(0)));
        }
        var all = (float) IntStream.range(0, longest.length).mapToDouble(i -> longest[i]).sum();
        for (var i = 0; i < longest.length; i++) {
            longest[i] = longest[i] / all * WIDTH;
        }
        return longest;
    }

    private float height(List<String> row, float[] widths) {
        var most = 1;
        for (var i = 0; i < widths.length; i++) {
            most = Math.max(most, lines(row.get(i), CELL, widths[i] - 2 * PAD).size());
        }
        return most * CELL * LEADING + 2 * PAD;
    }

    /** A row with its frame; one that is higher than a page goes on over the next. */
    private void row(List<String> row, float[] widths) {
        var cells = new ArrayList<List<String>>();
        for (var i = 0; i < widths.length; i++) {
            cells.add(lines(row.get(i), CELL, widths[i] - 2 * PAD));
        }
        var left = cells.stream().mapToInt(List::size).max().orElse(1);
        var from = 0;
        while (left > 0) {
            room(CELL * LEADING + 2 * PAD);
            var fitting = (int) ((y - MARGIN - 2 * PAD) / (CELL * LEADING));
            var shown = Math.min(left, Math.max(1, fitting));
            part(cells, widths, from, shown);
            from += shown;
            left -= shown;
        }
    }

    private void part(List<List<String>> cells, float[] widths, int from, int shown) {
        var height = shown * CELL * LEADING + 2 * PAD;
        var x = MARGIN;
        try {
            for (var i = 0; i < widths.length; i++) {
                var out = out();
                out.setLineWidth(0.4f);
                out.addRect(x, y - height, widths[i], height);
                out.stroke();
                var lines = cells.get(i);
                for (var j = from; j < Math.min(lines.size(), from + shown); j++) {
                    var base = y - PAD - CELL - (j - from) * CELL * LEADING;
                    show(lines.get(j), CELL, x + PAD, base);
                }
                x += widths[i];
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
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            stream = new PDPageContentStream(document, page);
            y = PDRectangle.A4.getHeight() - MARGIN;
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
            stream =
                    new PDPageContentStream(
                            document, document.getPage(i), AppendMode.APPEND, true, true);
            var number = "%d / %d".formatted(i + 1, pages);
            var x = MARGIN + (WIDTH - fonts.width(number, CELL)) / 2;
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
