package cn.cunkou.traceability;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Makes a photograph small enough for a phone on a weak network, and without what the camera wrote
 * into it: a JPEG of at most 420 dots on its longer side.
 */
final class SmallPicture {
    private static final int LONGEST = 420;
    private static final long MOST_DOTS = 40_000_000;

    private SmallPicture() {}

    /** None where it is no JPEG or PNG, or far too large. */
    static Optional<byte[]> of(InputStream content) throws IOException {
        return of(content, LONGEST);
    }

    /** The same with another longest side. */
    static Optional<byte[]> of(InputStream content, int longest) throws IOException {
        try (var stream = ImageIO.createImageInputStream(content)) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
                    return Optional.empty();
                }
                return Optional.of(scaled(reader.read(0), longest));
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] scaled(BufferedImage picture, int most) throws IOException {
        var longest = Math.max(picture.getWidth(), picture.getHeight());
        var scale = Math.min(1, most / (double) longest);
        var width = Math.max(1, (int) (picture.getWidth() * scale));
        var height = Math.max(1, (int) (picture.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = small.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return out.toByteArray();
    }
}
