package cn.cunkou.platform.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A label for a label printer: a title, lines of text, and a QR code at the lower right. One page
 * of the file is one label.
 */
public final class LabelPaper {
    private static final float POINTS = 72 / 25.4f;
    private static final float MARGIN = 6;
    private static final float SMALLEST = 4.5f;
    private static final float LEADING = 1.25f;

    private LabelPaper() {}

    /**
     * The file.
     *
     * @param width of the label in mm
     * @param height of the label in mm
     * @param address what the QR code says
     * @param copies how many pages
     */
    public static byte[] pdf(
            int width, int height, String title, List<String> lines, String address, int copies) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var sheet = new PDRectangle(width * POINTS, height * POINTS);
            var label = new Drawing(sheet, new PdfFonts(document), modules(address));
            var size = label.fitting(title, lines);
            for (int copy = 0; copy < copies; copy++) {
                var page = new PDPage(sheet);
                document.addPage(page);
                try (var stream = new PDPageContentStream(document, page)) {
                    label.draw(stream, title, lines, size);
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text, e);
        }
    }

    /** What is drawn on every page. */
    private record Drawing(PDRectangle sheet, PdfFonts fonts, BitMatrix modules) {
        private float side() {
            return Math.min(sheet.getHeight() * 0.42f, sheet.getWidth() * 0.33f);
        }

        /** The largest size, in points, at which all lines find room. */
        float fitting(String title, List<String> lines) {
            for (var size = 9f; size > SMALLEST; size -= 0.25f) {
                if (layout(title, lines, size).size() * size * LEADING
                        <= sheet.getHeight() - 2 * MARGIN) {
                    return size;
                }
            }
            return SMALLEST;
        }

        /** The lines as they are broken: those beside the QR code are shorter. */
        private List<String> layout(String title, List<String> lines, float size) {
            var laid = new ArrayList<String>();
            laid.add(PdfFonts.printable(title));
            for (var line : lines) {
                var rest = PdfFonts.printable(line);
                while (!rest.isEmpty()) {
                    var end = fit(rest, size, room(laid.size(), size));
                    laid.add(rest.substring(0, end));
                    rest = rest.substring(end);
                }
            }
            return laid;
        }

        private float room(int line, float size) {
            var foot = sheet.getHeight() - MARGIN - (line + 1) * size * LEADING;
            var whole = sheet.getWidth() - 2 * MARGIN;
            return foot < MARGIN + side() ? whole - side() - MARGIN : whole;
        }

        private int fit(String text, float size, float room) {
            var end = text.length();
            while (end > 1 && fonts.width(text.substring(0, end), size) > room) {
                end = text.offsetByCodePoints(end, -1);
            }
            return end;
        }

        void draw(PDPageContentStream stream, String title, List<String> lines, float size)
                throws IOException {
            var laid = layout(title, lines, size);
            for (int i = 0; i < laid.size(); i++) {
                var x = i == 0 ? (sheet.getWidth() - fonts.width(laid.get(i), size)) / 2 : MARGIN;
                var y = sheet.getHeight() - MARGIN - (i + 1) * size * LEADING + size * 0.25f;
                stream.beginText();
                stream.newLineAtOffset(x, y);
                for (var run : fonts.runs(laid.get(i))) {
                    stream.setFont(run.font(), size);
                    stream.showText(run.text());
                }
                stream.endText();
            }
            var dot = side() / modules.getWidth();
            for (int row = 0; row < modules.getHeight(); row++) {
                for (int column = 0; column < modules.getWidth(); column++) {
                    if (modules.get(column, row)) {
                        stream.addRect(
                                sheet.getWidth() - MARGIN - side() + column * dot,
                                MARGIN + side() - (row + 1) * dot,
                                dot,
                                dot);
                    }
                }
            }
            stream.fill();
        }
    }
}
