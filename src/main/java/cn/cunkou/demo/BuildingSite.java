package cn.cunkou.demo;

import cn.cunkou.projects.PastProject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A house by a road between fields: a picture that nobody takes for a photograph. */
record BuildingSite(int number) implements PastProject.Picture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int HORIZON = 110;

    @Override
    public byte[] bytes() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xBFD8E8));
        pen.fillRect(0, 0, WIDTH, HORIZON);
        pen.setColor(new Color(0x6FA35B));
        pen.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        pen.setColor(new Color(0xC9B48A));
        pen.fillPolygon(
                new int[] {150, 170, 230, 90}, new int[] {HORIZON, HORIZON, HEIGHT, HEIGHT}, 4);
        pen.setColor(new Color(0xB5523B));
        pen.fillRect(30 + 5 * number, 80, 60, 50);
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
