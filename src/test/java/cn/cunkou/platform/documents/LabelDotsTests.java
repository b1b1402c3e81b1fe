package cn.cunkou.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.platform.documents.LabelDots.Language;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a label printer gets says what the label on paper says. */
class LabelDotsTests {
    private static final String ADDRESS =
            "https://cunkou.example.cn/quality/certificates/0195b0c2-1111-7000-8000-000000000000";
    private static final Pattern ZPL =
            Pattern.compile(
                    "\\^XA\\^PW640\\^LL480\\^FO0,0\\^GFA,38400,38400,80,([0-9A-F]{76800})\\^FS\\^PQ3\\^XZ\r\n");

    private final byte[] label =
            LabelPaper.pdf(80, 60, "承诺达标合格证", List.of("产品名称：高山绿茶", "编号：1"), ADDRESS, 1);

    @Test
    void theCodeOnALabelOfDotsIsRead() throws NotFoundException {
        var text = new String(LabelDots.of(label, 3, Language.ZPL), StandardCharsets.US_ASCII);
        var found = ZPL.matcher(text);
        assertThat(found.matches()).isTrue();
        var dots = HexFormat.of().parseHex(found.group(1));
        var picture = new int[640 * 480];
        for (int at = 0; at < picture.length; at++) {
            var isBlack = (dots[at / 8] >> 7 - at % 8 & 1) == 1;
            picture[at] = isBlack ? 0 : 0xFFFFFF;
        }
        var bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(640, 480, picture)));
        assertThat(new MultiFormatReader().decode(bitmap).getText()).isEqualTo(ADDRESS);

        // TSPL has the same dots, the other way round.
        var tspl = LabelDots.of(label, 3, Language.TSPL);
        var head =
                "SIZE 80 mm,60 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nCLS\r\nBITMAP 0,0,80,480,0,";
        assertThat(new String(tspl, 0, head.length(), StandardCharsets.US_ASCII)).isEqualTo(head);
        var inverse = Arrays.copyOfRange(tspl, head.length(), head.length() + dots.length);
        for (int at = 0; at < dots.length; at++) {
            inverse[at] = (byte) ~inverse[at];
        }
        assertThat(inverse).isEqualTo(dots);
        assertThat(new String(tspl, StandardCharsets.ISO_8859_1)).endsWith("\r\nPRINT 1,3\r\n");
    }
}
