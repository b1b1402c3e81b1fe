package cn.cunkou.traceability;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads the QR code on a photograph. */
final class CodePhoto {
    private static final int LONGEST = 1600;

    private CodePhoto() {}

    /** What the code says; none where none is seen. */
    static Optional<String> read(InputStream content) throws IOException {
        var jpeg = SmallPicture.of(content, LONGEST);
        if (jpeg.isEmpty()) {
            return Optional.empty();
        }
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg.get()));
        var width = picture.getWidth();
        var height = picture.getHeight();
        var dots = picture.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));
        try {
            var hints = Map.of(DecodeHintType.TRY_HARDER, true);
            return Optional.of(
                    new QRCodeMultiReader().decodeMultiple(bitmap, hints)[0].getText().strip());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
