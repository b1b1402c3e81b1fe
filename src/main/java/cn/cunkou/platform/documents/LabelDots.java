package cn.cunkou.platform.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A label as black dots, 8 to the millimetre, in the languages of label printers. What it says is
 * drawn here, so that it does not matter which Chinese fonts the printer has.
 */
public final class LabelDots {
    private static final int DOTS_PER_MM = 8;
    private static final float DPI = DOTS_PER_MM * 25.4f;

    private LabelDots() {}

    /** What the printer understands. */
    public enum Language {
        TSPL("prn"),
        ZPL("zpl");

        private final String ending;

        Language(String ending) {
            this.ending = ending;
        }

        /** Of files. */
        public String ending() {
            return ending;
        }

        public static Optional<Language> read(String typed) {
            return Stream.of(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed))
                    .findFirst();
        }
    }

    /**
     * The file for the printer.
     *
     * @param pdf whose first page is the label; see {@link LabelPaper}
     * @param copies how many labels
     */
    public static byte[] of(byte[] pdf, int copies, Language language) {
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            var picture = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.BINARY);
            var row = (picture.getWidth() + 7) / 8;
            switch (language) {
                case TSPL -> {
                    var head =
                            "SIZE %d mm,%d mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nCLS\r\nBITMAP 0,0,%d,%d,0,"
                                    .formatted(
                                            picture.getWidth() / DOTS_PER_MM,
                                            picture.getHeight() / DOTS_PER_MM,
                                            row,
                                            picture.getHeight());
                    out.write(ascii(head));
                    out.write(dots(picture, row, false));
                    out.write(ascii("\r\nPRINT 1,%d\r\n".formatted(copies)));
                }
                case ZPL -> {
                    var dots = dots(picture, row, true);
                    out.write(
                            ascii(
                                    "^XA^PW%d^LL%d^FO0,0^GFA,%d,%d,%d,%s^FS^PQ%d^XZ\r\n"
                                            .formatted(
                                                    picture.getWidth(),
                                                    picture.getHeight(),
                                                    dots.length,
                                                    dots.length,
                                                    row,
                                                    HexFormat.of().withUpperCase().formatHex(dots),
                                                    copies)));
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of bytes, the leftmost dot in the highest bit; TSPL leaves black dots clear. */
    private static byte[] dots(BufferedImage picture, int row, boolean isBlackSet) {
        var dots = new byte[row * picture.getHeight()];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < row * 8; x++) {
                var isBlack = x < picture.getWidth() && (picture.getRGB(x, y) & 0xFF) < 0x80;
                if (isBlack == isBlackSet) {
                    dots[y * row + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return dots;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
