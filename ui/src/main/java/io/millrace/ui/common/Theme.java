package io.millrace.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/**
 * Light and dark look of a scene: a base theme, the token sheet, the shared sheet and one sheet per panel. Popups take the
 * sheets of their owner. Switching replaces the token sheet, so everything follows at once.
 *
 * <p>Threading: FX thread.
 */
public final class Theme {
    private static final Object PALETTE = "io.millrace.ui.palette";
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf",
            "JetBrainsMono-Italic.ttf");
    /** Packages whose {@code xxx.css} is taken when there is one. */
    private static final List<String> PANELS =
            List.of("window", "canvas", "palette", "inspector", "editor", "dock", "run", "welcome");

    private Theme() {}

    /** Loads the bundled fonts; call before the first node is made, so that no font of the system is needed. */
    public static void loadFonts() {
        for (String file : FONTS) {
            try (InputStream in =
                    Objects.requireNonNull(Theme.class.getResourceAsStream("/io/millrace/ui/fonts/" + file), file)) {
                Objects.requireNonNull(Font.loadFont(in, 13), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives a scene the light or dark look; may be called again at any time. */
    public static void apply(Scene scene, boolean dark) {
        String base = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        scene.setUserAgentStylesheet(base);
        useForPopups(base);
        scene.setFill(palette(dark).surface().bg());
        List<String> sheets = new ArrayList<>(ownSheets(dark));
        scene.getStylesheets().stream().filter(sheet -> !isOwn(sheet)).forEach(sheets::add);
        scene.getStylesheets().setAll(sheets);
        scene.getProperties().put(PALETTE, palette(dark));
    }

    /** Popups have scenes of their own, which know nothing of their owner's base theme. */
    private static void useForPopups(String base) {
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
    }

    /** Colours for canvas painting. */
    public static Palette palette(boolean dark) {
        return Palette.of(dark);
    }

    /** The palette of the scene that a node is in; the light one before a theme was applied. */
    public static Palette paletteOf(Node node) {
        Scene scene = node.getScene();
        return scene != null && scene.getProperties().get(PALETTE) instanceof Palette palette
                ? palette
                : palette(false);
    }

    /** Tells a painter the palette of its scene: when the node gets into one, and at each switch. */
    public static Subscription follow(Node node, Consumer<Palette> painter) {
        MapChangeListener<Object, Object> onSwitch = change -> {
            if (PALETTE.equals(change.getKey()) && change.getValueAdded() instanceof Palette palette) {
                painter.accept(palette);
            }
        };
        Subscription scenes = node.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.getProperties().removeListener(onSwitch);
            }
            if (now != null) {
                watch(now, onSwitch, painter);
            }
        });
        if (node.getScene() != null) {
            watch(node.getScene(), onSwitch, painter);
        }
        return scenes.and(() -> {
            if (node.getScene() != null) {
                node.getScene().getProperties().removeListener(onSwitch);
            }
        });
    }

    private static void watch(Scene scene, MapChangeListener<Object, Object> onSwitch, Consumer<Palette> painter) {
        scene.getProperties().addListener(onSwitch);
        if (scene.getProperties().get(PALETTE) instanceof Palette palette) {
            painter.accept(palette);
        }
    }

    static String tokenSheet(boolean dark) {
        return dark ? "tokens-dark.css" : "tokens-light.css";
    }

    private static List<String> ownSheets(boolean dark) {
        Stream<String> shared = Stream.of("common/" + tokenSheet(dark), "common/base.css");
        Stream<String> panels = PANELS.stream().map(panel -> panel + "/" + panel + ".css");
        Stream<String> opaque = Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                ? Stream.of()
                : Stream.of("common/opaque.css");
        return Stream.concat(Stream.concat(shared, panels), opaque)
                .map(path -> Theme.class.getResource("/io/millrace/ui/" + path))
                .filter(Objects::nonNull)
                .map(URL::toExternalForm)
                .toList();
    }

    private static boolean isOwn(String sheet) {
        return sheet.contains("/io/millrace/ui/");
    }
}
