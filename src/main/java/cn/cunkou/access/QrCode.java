package cn.cunkou.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code to draw as SVG.
 *
 * @param size of the square with its quiet edge, in modules
 * @param path of the dark modules
 */
public record QrCode(int size, String path) {
    private static final int QUIET_EDGE = 4;

    static QrCode of(String text) {
        try {
            var hints =
                    Map.of(
                            EncodeHintType.MARGIN,
                            QUIET_EDGE,
                            EncodeHintType.CHARACTER_SET,
                            "UTF-8");
            var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            var path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        path.append("M%d %dh1v1h-1z".formatted(x, y));
                    }
                }
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "too long for a QR code: " + text.length() + " letters", e);
        }
    }
}
