package io.millrace.ui.welcome;

import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Edge;
import io.millrace.ui.common.Palette;
import io.millrace.ui.common.Theme;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/** A project's topology painted small, in the colours of the theme. Threading: FX thread. */
final class Thumbnail {
    private static final double NODE_WIDTH = 180;
    private static final double NODE_HEIGHT = 74;
    private static final double KEY_WIDTH = 128;
    private static final double KEY_HEIGHT = 46;
    private static final double STATE_WIDTH = 112;
    private static final double STATE_HEIGHT = 84;
    private static final double STATE_BELOW = 122;
    private static final double MARGIN = 16;
    private static final double DOTS = 12;
    private static final double LARGEST = 0.62;
    private static final double STEP = 240;

    private final Project project;
    private final Catalogue catalogue;
    private final Canvas canvas;
    private final Map<String, Rectangle2D> boxes = new LinkedHashMap<>();
    private final Subscription themes;

    Thumbnail(Project project, Catalogue catalogue, double width, double height) {
        this.project = project;
        this.catalogue = catalogue;
        this.canvas = new Canvas(width, height);
        place();
        paint(Theme.palette(false));
        this.themes = Theme.follow(canvas, this::paint);
    }

    Canvas node() {
        return canvas;
    }

    void close() {
        themes.unsubscribe();
    }

    private void place() {
        int unplaced = 0;
        for (ProjectNode node : project.nodes().values()) {
            final Position at = project.layout().get(node.name());
            final Rectangle2D box = at == null
                    ? new Rectangle2D(unplaced++ * STEP, 0, NODE_WIDTH, NODE_HEIGHT)
                    : new Rectangle2D(at.x(), at.y(), NODE_WIDTH, NODE_HEIGHT);
            boxes.put(node.name(), isKey(node) ? small(box) : box);
        }
        for (String state : project.states().keySet()) {
            stateBox(state);
        }
    }

    private void stateBox(String state) {
        final Position at = project.layout().get(state);
        if (at != null) {
            boxes.put(state, new Rectangle2D(at.x(), at.y(), STATE_WIDTH, STATE_HEIGHT));
            return;
        }
        project.nodes().values().stream()
                .filter(node -> node.state().filter(state::equals).isPresent())
                .findFirst()
                .map(node -> boxes.get(node.name()))
                .ifPresent(user -> boxes.put(
                        state,
                        new Rectangle2D(
                                user.getMinX() + (NODE_WIDTH - STATE_WIDTH) / 2,
                                user.getMinY() + STATE_BELOW,
                                STATE_WIDTH,
                                STATE_HEIGHT)));
    }

    private static Rectangle2D small(Rectangle2D box) {
        return new Rectangle2D(box.getMinX(), box.getMinY() + (NODE_HEIGHT - KEY_HEIGHT) / 2, KEY_WIDTH, KEY_HEIGHT);
    }

    private void paint(Palette palette) {
        final GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFill(palette.surface().dot());
        for (double x = DOTS; x < canvas.getWidth(); x += DOTS) {
            for (double y = DOTS; y < canvas.getHeight(); y += DOTS) {
                g.fillOval(x, y, 1.2, 1.2);
            }
        }
        if (boxes.isEmpty()) {
            return;
        }
        fit(g);
        project.nodes().values().forEach(node -> node.state().ifPresent(state -> bond(g, palette, node.name(), state)));
        project.edges().forEach(edge -> wire(g, palette, edge));
        project.states().keySet().forEach(state -> cylinder(g, palette, state));
        project.nodes().values().forEach(node -> box(g, palette, node));
    }

    private void fit(GraphicsContext g) {
        final double minX =
                boxes.values().stream().mapToDouble(Rectangle2D::getMinX).min().orElse(0);
        final double minY =
                boxes.values().stream().mapToDouble(Rectangle2D::getMinY).min().orElse(0);
        final double maxX =
                boxes.values().stream().mapToDouble(Rectangle2D::getMaxX).max().orElse(1);
        final double maxY =
                boxes.values().stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(1);
        final double scale = Math.min(
                LARGEST,
                Math.min(
                        (canvas.getWidth() - 2 * MARGIN) / (maxX - minX),
                        (canvas.getHeight() - 2 * MARGIN) / (maxY - minY)));
        g.translate(
                (canvas.getWidth() - (maxX - minX) * scale) / 2 - minX * scale,
                (canvas.getHeight() - (maxY - minY) * scale) / 2 - minY * scale);
        g.scale(scale, scale);
    }

    private boolean isKey(ProjectNode node) {
        return catalogue
                .kind(node.kind())
                .filter(kind -> kind.shape() == Shape.KEY)
                .isPresent();
    }

    private Color colour(Palette palette, ProjectNode node) {
        return palette.of(catalogue.kind(node.kind()).map(NodeKind::category).orElse(Category.COMPUTE));
    }

    private void wire(GraphicsContext g, Palette palette, Edge edge) {
        final Rectangle2D from = boxes.get(edge.from().node());
        final Rectangle2D to = boxes.get(edge.to().node());
        if (from == null || to == null) {
            return;
        }
        final double y1 = middle(from);
        final double y2 = middle(to);
        final double push = Math.max(20, Math.min(75, (to.getMinX() - from.getMaxX()) / 2));
        g.setStroke(palette.ink().wire());
        g.setLineWidth(5);
        g.setLineDashes();
        g.beginPath();
        g.moveTo(from.getMaxX(), y1);
        g.bezierCurveTo(from.getMaxX() + push, y1, to.getMinX() - push, y2, to.getMinX(), y2);
        g.stroke();
    }

    private static double middle(Rectangle2D box) {
        return (box.getMinY() + box.getMaxY()) / 2;
    }

    private void bond(GraphicsContext g, Palette palette, String node, String state) {
        final Rectangle2D user = boxes.get(node);
        final Rectangle2D store = boxes.get(state);
        if (user == null || store == null) {
            return;
        }
        g.setStroke(palette.ink().wire());
        g.setLineWidth(2.5);
        g.setLineDashes(6, 7);
        g.strokeLine(
                (user.getMinX() + user.getMaxX()) / 2,
                middle(user),
                (store.getMinX() + store.getMaxX()) / 2,
                middle(store));
        g.setLineDashes();
    }

    private void box(GraphicsContext g, Palette palette, ProjectNode node) {
        final Rectangle2D at = boxes.getOrDefault(node.name(), Rectangle2D.EMPTY);
        final Color colour = colour(palette, node);
        final boolean key = isKey(node);
        final double arc = key ? KEY_HEIGHT : 18;
        g.setFill(palette.surface().node());
        g.fillRoundRect(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight(), arc, arc);
        if (!key) {
            g.save();
            g.beginPath();
            g.rect(at.getMinX(), at.getMinY(), 9, at.getHeight());
            g.clip();
            g.setFill(colour);
            g.fillRoundRect(at.getMinX(), at.getMinY(), 40, at.getHeight(), arc, arc);
            g.restore();
        }
        g.setStroke(key ? colour : palette.surface().nodeLine());
        g.setLineWidth(2);
        g.strokeRoundRect(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight(), arc, arc);
        g.setFill(palette.ink().text());
        g.setFont(Font.font("Inter Semi Bold", key ? 23 : 30));
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(
                node.shown(),
                (at.getMinX() + at.getMaxX()) / 2 + (key ? 0 : 4),
                middle(at) + (key ? 8 : 10),
                at.getWidth() - 20);
    }

    private void cylinder(GraphicsContext g, Palette palette, String state) {
        final Rectangle2D at = boxes.get(state);
        if (at == null) {
            return;
        }
        final double x = at.getMinX();
        final double y = at.getMinY();
        final double cap = 20;
        g.setFill(palette.surface().node());
        g.setStroke(palette.kinds().state());
        g.setLineWidth(2.5);
        g.beginPath();
        g.moveTo(x, y + cap / 2);
        g.bezierCurveTo(x, y - cap / 2, x + at.getWidth(), y - cap / 2, x + at.getWidth(), y + cap / 2);
        g.lineTo(x + at.getWidth(), y + at.getHeight() - cap / 2);
        g.bezierCurveTo(
                x + at.getWidth(),
                y + at.getHeight() + cap / 2,
                x,
                y + at.getHeight() + cap / 2,
                x,
                y + at.getHeight() - cap / 2);
        g.closePath();
        g.fill();
        g.stroke();
        g.beginPath();
        g.moveTo(x, y + cap / 2);
        g.bezierCurveTo(x, y + cap * 1.5, x + at.getWidth(), y + cap * 1.5, x + at.getWidth(), y + cap / 2);
        g.stroke();
        g.setFill(palette.ink().text());
        g.setFont(Font.font("Inter Semi Bold", 25));
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(state, (at.getMinX() + at.getMaxX()) / 2, middle(at) + 16, at.getWidth() - 10);
    }
}
