package cn.cunkou.platform.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a PDF: Noto Sans SC for nearly everything, another for a village's name that no
 * common font has. What neither has is printed as its number, such as {@code 〔U+2A6D6〕}.
 */
final class PdfFonts {
    private static final byte[] COMMON = read("noto-sans-sc.ttf");
    private static final byte[] RARE = read("rare.ttf");
    private static final CmapLookup IN_COMMON = characters(COMMON);
    private static final CmapLookup IN_RARE = characters(RARE);
    private static final float UNITS = 1000;

    private final PDFont common;
    private final PDFont rare;

    PdfFonts(PDDocument document) {
        try {
            common = PDType0Font.load(document, new ByteArrayInputStream(COMMON), true);
            rare = PDType0Font.load(document, new ByteArrayInputStream(RARE), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters that follow on one another in one font. */
    record Run(PDFont font, String text) {}

    /** The text with a number in place of each character that no font has. */
    static String printable(String text) {
        var all = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n')
                .forEach(c -> {
                    if (c == '\n' || has(IN_COMMON, c) || has(IN_RARE, c)) {
                        all.appendCodePoint(c);
                    } else {
                        all.append("〔U+%04X〕".formatted(c));
                    }
                });
        return all.toString();
    }

    /** A printable text by the fonts that have its characters. */
    List<Run> runs(String printable) {
        var runs = new ArrayList<Run>();
        printable
                .codePoints()
                .forEach(c -> {
                    var font = has(IN_COMMON, c) ? common : rare;
                    var one = Character.toString(c);
                    if (!runs.isEmpty() && runs.getLast().font == font) {
                        runs.set(runs.size() - 1, new Run(font, runs.getLast().text + one));
                    } else {
                        runs.add(new Run(font, one));
                    }
                });
        return runs;
    }

    /** How wide a printable text is, in points. */
    float width(String printable, float size) {
        var width = 0f;
        try {
            for (var run : runs(printable)) {
                width += run.font.getStringWidth(run.text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return width / UNITS * size;
    }

    private static boolean has(CmapLookup characters, int c) {
        return characters.getGlyphId(c) > 0;
    }

    private static CmapLookup characters(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            return parsed.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (var in = Objects.requireNonNull(PdfFonts.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
