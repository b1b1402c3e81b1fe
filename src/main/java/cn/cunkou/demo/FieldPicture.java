package cn.cunkou.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Rows of something green under a sky: a picture that nobody takes for a photograph. */
record FieldPicture(int number) {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int HORIZON = 90;

    byte[] bytes() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xCFE6F2));
        pen.fillRect(0, 0, WIDTH, HORIZON);
        pen.setColor(new Color(0x8A6B45));
        pen.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        pen.setColor(new Color(0x3F8F4A));
        for (var row = 0; row < 6; row++) {
            pen.fillRect(0, HORIZON + 8 + row * 24, WIDTH, 8 + row * 2);
        }
        pen.setColor(new Color(0xC0392B));
        for (var fruit = 0; fruit < 6 + number; fruit++) {
            pen.fillOval(12 + fruit * 47 % 300, HORIZON + 10 + fruit * 31 % 120, 12, 14);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
