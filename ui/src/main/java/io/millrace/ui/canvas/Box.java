package io.millrace.ui.canvas;

import io.millrace.engine.catalogue.Category;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.ui.common.Item;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * A node or State as it stands on the canvas. A value: equal boxes look the same.
 *
 * @param key identity in this session, also of ghosts
 * @param name name on disk
 * @param face what is written on it
 * @param bounds canvas units
 * @param ports which ports it has
 * @param marks what is to be known of it
 * @param problems number of errors
 */
record Box(
        String key,
        Optional<Item> item,
        String name,
        Face face,
        Rectangle2D bounds,
        Set<Plug> ports,
        Set<Mark> marks,
        int problems) {
    /** Half of a card's height: the line on which ports of all forms lie. */
    static final double PORT_LINE = 28;

    /** How far left of a card's right edge its error port is: clear of a State that is docked under it. */
    private static final double ERROR_INSET = 26;

    /** How far the two inputs of a node that joins are from the line. */
    private static final double PAIR_INSET = 13;

    /** How a box is drawn. */
    enum Form {
        CARD,
        PILL,
        CYLINDER
    }

    /** Places where wires and State bonds end. */
    enum Plug {
        IN,
        /** The two inputs of a node that joins. */
        LEFT,
        RIGHT,
        OUT,
        /** On a state computation or State: the dashed line that binds them. */
        STATE,
        /** Under a node: where failed messages leave. */
        ERRORS;

        /** Whether wires begin here. */
        boolean gives() {
            return this == OUT || this == ERRORS;
        }

        /** Whether wires end here. */
        boolean takes() {
            return this == IN || this == LEFT || this == RIGHT;
        }
    }

    /** What is to be known of a box. */
    enum Mark {
        /** Its code does not compile. */
        BROKEN,
        /** Differs from what runs. */
        CHANGED,
        /** Drawn, but not in the running application. */
        UNDEPLOYED,
        /** Runs an older version, because the new one does not compile. */
        OLDER,
        /** Runs, but is no longer drawn. */
        GHOST
    }

    /**
     * What is written on a box.
     *
     * @param title first line
     * @param detail second line
     * @param code the second line is code
     * @param kind label of the kind
     * @param kindId id of the kind, for its icon; may be empty
     */
    record Face(Form form, Category category, String title, String detail, boolean code, String kind, String kindId) {
        /** The same with another second line, which is no code. */
        Face saying(String newDetail) {
            return new Face(form, category, title, newDetail, false, kind, kindId);
        }
    }

    Box {
        ports = Set.copyOf(ports);
        marks = Set.copyOf(marks);
    }

    Form form() {
        return face.form();
    }

    /** Its title with its name, when they differ. */
    String called() {
        return face.title().equals(name) ? name : face.title() + " (" + name + ")";
    }

    boolean ghost() {
        return marks.contains(Mark.GHOST);
    }

    /** The name of a port as the document has it; a State's bond is none. */
    PortRef ref(Plug plug) {
        return switch (plug) {
            case OUT -> PortRef.out(name);
            case ERRORS -> PortRef.errors(name);
            case IN, STATE -> PortRef.in(name);
            case LEFT, RIGHT -> new PortRef(name, plug.name().toLowerCase(Locale.ROOT));
        };
    }

    /** The port where a wire begins. */
    static Plug tail(Edge edge) {
        return edge.from().isErrors() ? Plug.ERRORS : Plug.OUT;
    }

    /** The port where a wire ends. */
    static Plug head(Edge edge) {
        return switch (edge.to().port()) {
            case "left" -> Plug.LEFT;
            case "right" -> Plug.RIGHT;
            default -> Plug.IN;
        };
    }

    /** Centre of a port. */
    Point2D plug(Plug plug) {
        double midX = bounds.getMinX() + bounds.getWidth() / 2;
        double line = form() == Form.CARD ? bounds.getMinY() + PORT_LINE : bounds.getMinY() + bounds.getHeight() / 2;
        return switch (plug) {
            case IN -> new Point2D(bounds.getMinX(), line);
            case LEFT -> new Point2D(bounds.getMinX(), line - PAIR_INSET);
            case RIGHT -> new Point2D(bounds.getMinX(), line + PAIR_INSET);
            case OUT -> new Point2D(bounds.getMaxX(), line);
            case STATE -> new Point2D(midX, form() == Form.CYLINDER ? bounds.getMinY() : bounds.getMaxY());
            case ERRORS ->
                new Point2D(form() == Form.CARD ? bounds.getMaxX() - ERROR_INSET : midX, bounds.getMaxY() + 6);
        };
    }
}
