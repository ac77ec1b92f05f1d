package io.millrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Compares a scene with the picture of it that somebody has looked at and accepted, in {@code src/test/resources/golden}.
 * {@code -Dgolden.update} accepts what is drawn now. A difference leaves the actual picture, and one of what differs, in
 * {@code target/golden}.
 */
public final class Golden {
    private static final Path ACCEPTED = Path.of("src", "test", "resources", "golden");
    private static final Path OUT = Path.of("target", "golden");
    private static final int CHANNEL_TOLERANCE = 24;
    private static final double SHARE_TOLERATED = 0.001;
    private static final int RED = 0xE00000;

    private Golden() {}

    /** Any thread but the FX thread. */
    public static void check(Scene scene, String name) {
        final BufferedImage actual = Waits.onFx(() -> drawn(scene));
        final Path file = ACCEPTED.resolve(name + ".png");
        try {
            if (System.getProperty("golden.update") != null) {
                write(actual, file);
                return;
            }
            assertThat(file).as("no accepted picture; see CONTRIBUTING.md").exists();
            compare(ImageIO.read(file.toFile()), actual, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        final WritableImage image = scene.snapshot(null);
        final int w = (int) image.getWidth();
        final int h = (int) image.getHeight();
        final int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        final BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, w, h, pixels, 0, w);
        return out;
    }

    private static void compare(BufferedImage accepted, BufferedImage actual, String name) throws IOException {
        assertThat(actual.getWidth() + "x" + actual.getHeight())
                .as("size of %s", name)
                .isEqualTo(accepted.getWidth() + "x" + accepted.getHeight());
        final BufferedImage difference =
                new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
        int other = 0;
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                final boolean differs = differs(accepted.getRGB(x, y), actual.getRGB(x, y));
                other += differs ? 1 : 0;
                difference.setRGB(x, y, differs ? RED : faded(actual.getRGB(x, y)));
            }
        }
        final int tolerated = (int) (SHARE_TOLERATED * actual.getWidth() * actual.getHeight());
        if (other > tolerated) {
            write(actual, OUT.resolve(name + "-actual.png"));
            write(difference, OUT.resolve(name + "-difference.png"));
        }
        assertThat(other)
                .as("pixels of %s that differ; see %s", name, OUT.resolve(name + "-difference.png"))
                .isLessThanOrEqualTo(tolerated);
    }

    private static boolean differs(int one, int two) {
        return channel(one, two, 16) > CHANNEL_TOLERANCE
                || channel(one, two, 8) > CHANNEL_TOLERANCE
                || channel(one, two, 0) > CHANNEL_TOLERANCE;
    }

    private static int channel(int one, int two, int shift) {
        return Math.abs((one >> shift & 0xff) - (two >> shift & 0xff));
    }

    private static int faded(int rgb) {
        return (rgb >> 2 & 0x3f3f3f) + 0xc0c0c0;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
