package io.millrace.ui.common;

import io.millrace.engine.catalogue.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** The colours of a theme for painting on a Canvas; read from the token sheet, which is the one place that has them. */
public record Palette(boolean dark, Surface surface, Ink ink, Kinds kinds) {
    private static final Pattern TOKEN = Pattern.compile("-mr-([a-z-]+):\\s*([^;]+);");

    /** What things are drawn on and bounded with. */
    public record Surface(
            Color bg,
            Color panel,
            Color canvas,
            Color dot,
            Color line,
            Color node,
            Color nodeLine,
            Color chip,
            Color sel) {}

    /** What is drawn. */
    public record Ink(
            Color text, Color muted, Color accent, Color accentText, Color wire, Color ok, Color warn, Color bad) {}

    /** Colours of node kinds, by category. */
    public record Kinds(Color source, Color compute, Color route, Color state, Color sink) {}

    /** Reads the colours of the light or the dark token sheet. */
    public static Palette of(boolean dark) {
        Map<String, Color> tokens = tokens(dark);
        return new Palette(dark, surface(tokens), ink(tokens), kinds(tokens));
    }

    /** The colour that stands for a category. */
    public Color of(Category category) {
        return switch (category) {
            case SOURCE -> kinds.source();
            case COMPUTE -> kinds.compute();
            case ROUTE -> kinds.route();
            case STATEFUL, STATE -> kinds.state();
            case SINK -> kinds.sink();
        };
    }

    private static Surface surface(Map<String, Color> t) {
        return new Surface(
                get(t, "bg"),
                get(t, "panel"),
                get(t, "canvas"),
                get(t, "dot"),
                get(t, "line"),
                get(t, "node"),
                get(t, "node-line"),
                get(t, "chip"),
                get(t, "sel"));
    }

    private static Ink ink(Map<String, Color> t) {
        return new Ink(
                get(t, "text"),
                get(t, "muted"),
                get(t, "accent"),
                get(t, "accent-text"),
                get(t, "wire"),
                get(t, "ok"),
                get(t, "warn"),
                get(t, "bad"));
    }

    private static Kinds kinds(Map<String, Color> t) {
        return new Kinds(get(t, "source"), get(t, "compute"), get(t, "route"), get(t, "state"), get(t, "sink"));
    }

    private static Color get(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), () -> "no token -mr-" + name);
    }

    private static Map<String, Color> tokens(boolean dark) {
        try (InputStream in = Objects.requireNonNull(Palette.class.getResourceAsStream(Theme.tokenSheet(dark)))) {
            Map<String, Color> found = new HashMap<>();
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                found.put(matcher.group(1), Color.web(matcher.group(2).trim()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
