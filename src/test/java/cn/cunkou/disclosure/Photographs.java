package cn.cunkou.disclosure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photographs as phones make them, with what they tell of the phone and the place. */
public final class Photographs {
    public static final String CAMERA = "Testphone X1";
    public static final String PLACE = "23.9N115.7E";

    private Photographs() {}

    /**
     * A JPEG whose upper left quarter is red, with Exif data: orientation, camera, and a place
     * behind it.
     */
    public static byte[] jpeg(int width, int height, int orientation) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height / 2);
        brush.dispose();
        var plain = written(picture, "jpeg");
        var exif = exif(orientation);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(
                new byte[] {
                    (byte) 0xFF,
                    (byte) 0xE1,
                    (byte) ((exif.length + 2) >> 8),
                    (byte) (exif.length + 2)
                });
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(("GPS " + PLACE).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    public static byte[] png(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    private static byte[] written(BufferedImage picture, String format) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Big-endian TIFF with two entries: orientation, and the camera's name. */
    private static byte[] exif(int orientation) {
        var camera = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.writeBytes("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        number(out, 8, 4);
        number(out, 2, 2);
        number(out, 0x0110, 2);
        number(out, 2, 2);
        number(out, camera.length, 4);
        number(out, 38, 4);
        number(out, 0x0112, 2);
        number(out, 3, 2);
        number(out, 1, 4);
        number(out, orientation, 2);
        number(out, 0, 2);
        number(out, 0, 4);
        out.writeBytes(camera);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value, int bytes) {
        for (var i = bytes - 1; i >= 0; i--) {
            out.write(value >> (8 * i));
        }
    }
}
