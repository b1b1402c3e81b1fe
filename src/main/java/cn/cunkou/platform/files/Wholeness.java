package cn.cunkou.platform.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** Whether a picture, a paper or a video is one to its end, and not only by how it begins. */
final class Wholeness {
    private static final long MOST_PIXELS = 40_000_000;

    /** Pictures are decoded in a size of about this many pixels, so that none needs much memory. */
    private static final long DECODED_PIXELS = 1_000_000;

    private static final int PDF_END = 2048;
    private static final Pattern CROSS_REFERENCES =
            Pattern.compile("startxref\\s+(\\d{1,10})\\s+%%EOF");

    private Wholeness() {}

    /** What is wrong with it in words, or null. */
    static @Nullable String damage(Path file, String mediaType) throws IOException {
        return switch (mediaType) {
            case "image/jpeg", "image/png" -> pictureDamage(file);
            case "image/webp" -> webpDamage(file);
            case "video/mp4" -> Clip.damage(file);
            case "application/pdf" -> pdfDamage(file);
            default -> null;
        };
    }

    private static @Nullable String pictureDamage(Path file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return "打不开，可能没有传完整";
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    return tooLarge();
                }
                decode(reader, pixels);
                return null;
            } finally {
                reader.dispose();
            }
        } catch (IIOException | RuntimeException broken) {
            return "打不开，可能没有传完整";
        }
    }

    private static void decode(ImageReader reader, long pixels) throws IOException {
        var part = reader.getDefaultReadParam();
        int every = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
        if (every > 1) {
            part.setSourceSubsampling(every, every, 0, 0);
        }
        // Raw samples where they can be had: the colours of printed pictures are not converted.
        if (reader.canReadRaster()) {
            reader.readRaster(0, part);
        } else {
            reader.read(0, part);
        }
    }

    /** No reader of the platform decodes it; its header says how long and how large it is. */
    private static @Nullable String webpDamage(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var head = new byte[30];
            if (content.length() < head.length) {
                return "打不开，可能没有传完整";
            }
            content.readFully(head);
            if (number(head, 4, 4) + 8 > content.length()) {
                return "没有传完整";
            }
            var kind = new String(head, 12, 4, StandardCharsets.US_ASCII);
            long pixels =
                    switch (kind) {
                        case "VP8X" -> (number(head, 24, 3) + 1) * (number(head, 27, 3) + 1);
                        case "VP8L" ->
                                ((number(head, 21, 4) & 0x3FFF) + 1)
                                        * (((number(head, 21, 4) >> 14) & 0x3FFF) + 1);
                        case "VP8 " ->
                                (number(head, 26, 2) & 0x3FFF) * (number(head, 28, 2) & 0x3FFF);
                        default -> 0;
                    };
            if (pixels == 0) {
                return "打不开，可能没有传完整";
            }
            return pixels > MOST_PIXELS ? tooLarge() : null;
        }
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    private static @Nullable String pdfDamage(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var end = new byte[(int) Math.min(PDF_END, content.length())];
            content.seek(content.length() - end.length);
            content.readFully(end);
            Matcher pointer =
                    CROSS_REFERENCES.matcher(new String(end, StandardCharsets.ISO_8859_1));
            return pointer.find() && Long.parseLong(pointer.group(1)) < content.length()
                    ? null
                    : "打不开，可能没有传完整";
        }
    }

    private static String tooLarge() {
        return "超过%d万像素".formatted(MOST_PIXELS / 10_000);
    }
}
