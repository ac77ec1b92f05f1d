package io.millrace.ui.canvas;

import io.millrace.engine.topology.PortRef;
import io.millrace.ui.common.Ids;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;

/** A port: a small ring in a target that is easy to hit. */
final class PortView extends Region {
    static final PseudoClass FITTING = PseudoClass.getPseudoClass("fitting");
    static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
    private static final double TARGET = 2 * Drawing.PORT_REACH;

    private final Box.Plug plug;
    private final Shape ring;

    PortView(Box.Plug plug) {
        this.plug = plug;
        getStyleClass().add("port");
        ring = plug == Box.Plug.ERRORS ? triangle() : new Circle(TARGET / 2, TARGET / 2, 6);
        ring.getStyleClass().add("port-ring");
        getChildren().add(ring);
        resize(TARGET, TARGET);
        setPrefSize(TARGET, TARGET);
        setManaged(false);
    }

    /** It points away from the node, as what leaves here does. */
    private static Shape triangle() {
        double middle = TARGET / 2;
        Polygon triangle = new Polygon(middle - 7, middle - 5, middle + 7, middle - 5, middle, middle + 7);
        triangle.getStyleClass().add("port-error");
        return triangle;
    }

    Box.Plug plug() {
        return plug;
    }

    void show(Box box) {
        setVisible(box.ports().contains(plug));
        setId(Ids.port(new PortRef(box.name(), plug.name().toLowerCase(Locale.ROOT))));
        String what = switch (plug) {
            case IN -> "input of ";
            case LEFT -> "left input of ";
            case RIGHT -> "right input of ";
            case OUT -> "output of ";
            case STATE -> "State bond of ";
            case ERRORS -> "error port of ";
        };
        setAccessibleText(what + box.face().title());
        boolean quiet = plug == Box.Plug.STATE || plug != Box.Plug.ERRORS && box.form() == Box.Form.PILL;
        if (quiet != getStyleClass().contains("quiet")) {
            if (quiet) {
                getStyleClass().add("quiet");
            } else {
                getStyleClass().remove("quiet");
            }
        }
        if (ring instanceof Circle circle) {
            circle.setRadius(box.form() == Box.Form.CARD && plug != Box.Plug.STATE ? 6 : 5);
        }
        double x = box.plug(plug).getX() - box.bounds().getMinX();
        double y = box.plug(plug).getY() - box.bounds().getMinY();
        relocate(x - TARGET / 2, y - TARGET / 2);
    }
}
