package cn.cunkou.disclosure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/**
 * A picture painted anew: what is seen stays, and nothing else comes along, neither place nor time
 * nor camera nor what was hidden behind its end.
 */
final class PlainPicture {
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 2_400;
    private static final float QUALITY = 0.88f;

    private PlainPicture() {}

    /** The same picture as a JPEG; empty for what is no JPEG or PNG, is broken or too large. */
    static Optional<byte[]> of(byte[] content) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader).map(picture -> painted(picture, PictureTurn.of(content)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader) throws IOException {
        var format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (!format.equals("jpeg") && !format.equals("png")
                || (long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        var part = reader.getDefaultReadParam();
        int every = Math.max(1, Math.max(width, height) / LONGEST_SIDE);
        part.setSourceSubsampling(every, every, 0, 0);
        return Optional.of(reader.read(0, part));
    }

    private static byte[] painted(BufferedImage picture, PictureTurn turn) {
        var scale =
                Math.min(
                        1.0,
                        (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var canvas =
                new BufferedImage(
                        turn.isSideways() ? height : width,
                        turn.isSideways() ? width : height,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = canvas.createGraphics();
        try {
            brush.setColor(Color.WHITE);
            brush.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            brush.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var place = new AffineTransform(turn.of(width, height));
            place.scale((double) width / picture.getWidth(), (double) height / picture.getHeight());
            brush.drawImage(picture, place, null);
        } finally {
            brush.dispose();
        }
        return jpeg(canvas);
    }

    private static byte[] jpeg(BufferedImage canvas) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(canvas, null, null), how);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
