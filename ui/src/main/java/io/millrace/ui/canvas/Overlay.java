package io.millrace.ui.canvas;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** What gestures draw above everything, in screen pixels: the wire in hand, the marquee, the tip at the pointer. */
final class Overlay {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Pane pane = new Pane();
    private final Polyline rubber = new Polyline();
    private final Region marquee = new Region();
    private final Label tip = new Label();
    private final Region ghost = new Region();

    Overlay() {
        pane.setMouseTransparent(true);
        pane.setManaged(false);
        rubber.getStyleClass().add("rubber-wire");
        marquee.getStyleClass().add("marquee");
        tip.getStyleClass().add("canvas-tip");
        tip.setId("canvas-tip");
        tip.setMaxWidth(320);
        ghost.getStyleClass().add("drop-ghost");
        marquee.setManaged(false);
        ghost.setManaged(false);
        pane.getChildren().addAll(ghost, rubber, marquee, tip);
        clear();
    }

    Pane pane() {
        return pane;
    }

    void clear() {
        pane.getChildren().forEach(child -> child.setVisible(false));
        rubber.getPoints().clear();
    }

    void rubber(WirePath path, Viewport v, boolean refused) {
        Double[] points = new Double[path.size() * 2];
        for (int i = 0; i < path.size(); i++) {
            Point2D at = v.toScreen(path.x(i), path.y(i));
            points[2 * i] = at.getX();
            points[2 * i + 1] = at.getY();
        }
        rubber.getPoints().setAll(points);
        rubber.pseudoClassStateChanged(REFUSED, refused);
        rubber.setVisible(true);
    }

    void marquee(Rectangle2D area) {
        marquee.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        marquee.setVisible(true);
    }

    void ghost(Rectangle2D area) {
        ghost.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        ghost.setVisible(true);
    }

    void hideGhost() {
        ghost.setVisible(false);
    }

    /** Text at the pointer; none when empty. */
    void tip(String text, Point2D pointer, boolean refused) {
        tip.setVisible(!text.isEmpty());
        tip.setText(text);
        tip.pseudoClassStateChanged(REFUSED, refused);
        double right = pane.getWidth() - Math.min(330, tip.prefWidth(-1) + 8);
        tip.relocate(Math.max(4, Math.min(pointer.getX() + 16, right)), pointer.getY() + 18);
    }
}
