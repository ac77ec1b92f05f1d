package io.millrace.ui.window;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** The mill wheel. Its colour is the accent of the theme. */
final class Wheel {
    private static final double CENTRE = 11;
    private static final double DIAGONAL = 5.5;

    private Wheel() {}

    static Node small() {
        final Circle rim = new Circle(CENTRE, CENTRE, 8);
        rim.setStrokeWidth(2.2);
        rim.getStyleClass().add("wheel");
        final Group wheel = new Group(
                rim,
                spoke(CENTRE, 3, CENTRE, 19),
                spoke(3, CENTRE, 19, CENTRE),
                spoke(DIAGONAL, DIAGONAL, 22 - DIAGONAL, 22 - DIAGONAL),
                spoke(22 - DIAGONAL, DIAGONAL, DIAGONAL, 22 - DIAGONAL));
        wheel.setMouseTransparent(true);
        return wheel;
    }

    private static Line spoke(double x1, double y1, double x2, double y2) {
        final Line spoke = new Line(x1, y1, x2, y2);
        spoke.setStrokeWidth(1.4);
        spoke.getStyleClass().add("wheel");
        return spoke;
    }
}
