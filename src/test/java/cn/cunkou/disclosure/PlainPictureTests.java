package cn.cunkou.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPictureTests {
    @Test
    void nothingIsLeftOfCameraAndPlace() {
        var photograph = Photographs.jpeg(64, 48, 1);
        assertThat(text(photograph)).contains("Exif", Photographs.CAMERA, Photographs.PLACE);
        var plain = PlainPicture.of(photograph).orElseThrow();
        assertThat(text(plain)).doesNotContain("Exif", Photographs.CAMERA, "GPS");
    }

    @ParameterizedTest
    @CsvSource({"1,64,48,8,8", "3,64,48,56,40", "6,48,64,40,8", "8,48,64,8,56"})
    void aPhotographTakenSidewaysStandsUpright(int orientation, int width, int height, int x, int y)
            throws IOException {
        var plain = PlainPicture.of(Photographs.jpeg(64, 48, orientation)).orElseThrow();
        var picture = ImageIO.read(new ByteArrayInputStream(plain));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        var colour = new Color(picture.getRGB(x, y));
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getGreen()).isLessThan(60);
    }

    @Test
    void largePicturesBecomeSmallerAndSeeThroughOnesWhite() throws IOException {
        var plain = PlainPicture.of(Photographs.png(6000, 300)).orElseThrow();
        var picture = ImageIO.read(new ByteArrayInputStream(plain));
        assertThat(picture.getWidth()).isLessThanOrEqualTo(3000);
        assertThat(new Color(picture.getRGB(5, 5))).isEqualTo(Color.WHITE);
    }

    @Test
    void whatIsNoPictureIsNone() {
        var cut = Photographs.jpeg(640, 480, 1);
        assertThat(PlainPicture.of(Arrays.copyOf(cut, 200))).isEmpty();
        assertThat(PlainPicture.of("GIF89a".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(PlainPicture.of(new byte[0])).isEmpty();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
