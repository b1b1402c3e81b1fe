package cn.cunkou.disclosure;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a phone held the camera, which JPEG files say in their Exif data (tag 0x0112) instead of
 * turning the picture.
 *
 * @param orientation 1 (upright) to 8, as Exif counts
 */
record PictureTurn(int orientation) {
    private static final int ORIENTATION = 0x0112;
    private static final PictureTurn UPRIGHT = new PictureTurn(1);

    /** What a JPEG says of it; upright where it says nothing. */
    static PictureTurn of(byte[] content) {
        try {
            return read(ByteBuffer.wrap(content));
        } catch (RuntimeException cutShort) {
            return UPRIGHT;
        }
    }

    boolean isSideways() {
        return orientation >= 5;
    }

    /** Turns a picture of that size upright, within the canvas that it then needs. */
    AffineTransform of(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Goes from segment to segment until the one with Exif data (APP1). */
    private static PictureTurn read(ByteBuffer jpeg) {
        if (jpeg.getShort() != (short) 0xFFD8) {
            return UPRIGHT;
        }
        while (jpeg.remaining() > 4) {
            var marker = jpeg.getShort() & 0xFFFF;
            var length = jpeg.getShort() & 0xFFFF;
            if (marker == 0xFFE1 && jpeg.getInt(jpeg.position()) == 0x45786966) {
                return exif(jpeg.slice(jpeg.position() + 6, length - 8));
            }
            if (marker < 0xFFC0 || marker == 0xFFDA) {
                return UPRIGHT;
            }
            jpeg.position(jpeg.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static PictureTurn exif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                var said = tiff.getShort(entry + 8) & 0xFFFF;
                return said >= 1 && said <= 8 ? new PictureTurn(said) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
