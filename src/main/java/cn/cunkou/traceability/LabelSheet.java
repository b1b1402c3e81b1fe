package cn.cunkou.traceability;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Codes on A4 sheets for an ordinary printer, 40 labels a page. */
final class LabelSheet {
    /** How many codes one file holds. */
    static final int MOST = 2_000;

    private static final int COLUMNS = 5;
    private static final int ROWS = 8;
    private static final float MARGIN = 28;
    private static final float WIDTH = (PDRectangle.A4.getWidth() - 2 * MARGIN) / COLUMNS;
    private static final float HEIGHT = (PDRectangle.A4.getHeight() - 2 * MARGIN) / ROWS;
    private static final float SIDE = 62;
    private static final float TEXT = 7;

    private LabelSheet() {}

    /**
     * The file.
     *
     * @param address of a code with {@code {code}} in it
     */
    static byte[] pdf(CodeSmith smith, int roll, Stretch codes, String address) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var font = new PDType1Font(FontName.COURIER);
            for (var first = codes.first(); first <= codes.last(); first += COLUMNS * ROWS) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var stream = new PDPageContentStream(document, page)) {
                    var last = Math.min(codes.last(), first + COLUMNS * ROWS - 1);
                    for (var number = first; number <= last; number++) {
                        var at = (int) (number - first);
                        var code = smith.make(roll, number);
                        var x = MARGIN + at % COLUMNS * WIDTH;
                        var y = PDRectangle.A4.getHeight() - MARGIN - (at / COLUMNS + 1) * HEIGHT;
                        draw(
                                stream,
                                modules(address.replace("{code}", code.text())),
                                x + (WIDTH - SIDE) / 2,
                                y + 28);
                        write(stream, font, code.grouped(), x, y + 17);
                        write(stream, font, "%010d".formatted(number), x, y + 8);
                    }
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

    private static void draw(PDPageContentStream stream, BitMatrix modules, float x, float y)
            throws IOException {
        var dot = SIDE / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    stream.addRect(x + column * dot, y + SIDE - (row + 1) * dot, dot, dot);
                }
            }
        }
        stream.fill();
    }

    private static void write(
            PDPageContentStream stream, PDType1Font font, String text, float x, float y)
            throws IOException {
        var width = font.getStringWidth(text) / 1000 * TEXT;
        stream.beginText();
        stream.setFont(font, TEXT);
        stream.newLineAtOffset(x + (WIDTH - width) / 2, y);
        stream.showText(text);
        stream.endText();
    }
}
