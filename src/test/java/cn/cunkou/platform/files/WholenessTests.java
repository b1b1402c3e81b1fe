package cn.cunkou.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholenessTests {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void aPictureIsKeptWholeAndRefusedInPart(String format) throws IOException {
        var whole = picture(format, 1600, 1200);
        var type = format.equals("png") ? "image/png" : "image/jpeg";
        assertThat(damage(whole, type)).isNull();
        assertThat(damage(Arrays.copyOf(whole, 60), type)).contains("打不开");
        assertThat(damage(Arrays.copyOf(whole, 24), type)).contains("打不开");
    }

    @Test
    void aHeaderThatClaimsToBeHugeIsRefused() throws IOException {
        var claim =
                ByteBuffer.allocate(29)
                        .putLong(0x89504E470D0A1A0AL)
                        .putInt(13)
                        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                        .putInt(65535)
                        .putInt(65535)
                        .put(new byte[] {8, 6, 0, 0, 0});
        assertThat(damage(claim.array(), "image/png")).isNotNull();
        var large = picture("png", 8000, 5001);
        assertThat(damage(large, "image/png")).isEqualTo("超过4000万像素");
    }

    @Test
    void aPaperEndsLikeOne() throws IOException {
        var paper = "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF\n";
        assertThat(damage(ascii(paper), "application/pdf")).isNull();
        assertThat(damage(ascii("%PDF-1.4\n<script>"), "application/pdf")).contains("打不开");
        assertThat(damage(ascii(paper.replace("27", "2700")), "application/pdf")).contains("打不开");
    }

    @Test
    void aPictureOfTheWebIsAsLongAsItSays() throws IOException {
        var picture =
                ByteBuffer.allocate(30)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .put(ascii("RIFF"))
                        .putInt(22)
                        .put(ascii("WEBPVP8 "))
                        .putInt(10)
                        .put(new byte[] {0, 0, 0, (byte) 0x9D, 1, 0x2A})
                        .putShort((short) 640)
                        .putShort((short) 480)
                        .array();
        assertThat(damage(picture, "image/webp")).isNull();
        picture[4] = 99;
        assertThat(damage(picture, "image/webp")).isEqualTo("没有传完整");
    }

    private @Nullable String damage(byte[] content, String type) throws IOException {
        return Wholeness.damage(Files.write(folder.resolve("file"), content), type);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), format, out);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
