package io.millrace.ui.canvas;

import io.millrace.ui.common.Item;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * All that stands on the canvas at one moment, with its geometry. A value made by {@link Draughtsman}.
 *
 * @param boxes by key, in painting order
 * @param wires by edge id
 */
record Drawing(Map<String, Box> boxes, Map<String, Wire> wires, List<Bond> bonds) {
    static final Drawing EMPTY = new Drawing(Map.of(), Map.of(), List.of());
    /** Half of the width in which a click finds a wire. */
    static final double WIRE_REACH = 10;

    /** Half of the width in which a click finds a port. */
    static final double PORT_REACH = 14;

    /** A port of a box. */
    record Socket(Box box, Box.Plug plug) {
        Point2D centre() {
            return box.plug(plug);
        }
    }

    Drawing {
        boxes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
        wires = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wires));
        bonds = List.copyOf(bonds);
    }

    Optional<Box> box(String key) {
        return Optional.ofNullable(boxes.get(key));
    }

    Optional<Box> named(String name) {
        return boxes.values().stream()
                .filter(b -> b.name().equals(name) && !b.ghost())
                .findFirst();
    }

    Optional<Box> of(Item item) {
        return boxes.values().stream()
                .filter(b -> b.item().filter(item::equals).isPresent())
                .findFirst();
    }

    Optional<Wire> wire(String id) {
        return Optional.ofNullable(wires.get(id));
    }

    Optional<Box> boxAt(double x, double y) {
        Box found = null;
        for (Box box : boxes.values()) {
            if (!box.ghost() && box.bounds().contains(x, y)) {
                found = box;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The port within reach, the nearest one first. */
    Optional<Socket> socketAt(double x, double y) {
        Socket best = null;
        double least = PORT_REACH;
        for (Box box : boxes.values()) {
            for (Box.Plug plug : box.ghost() ? List.<Box.Plug>of() : List.copyOf(box.ports())) {
                double distance = box.plug(plug).distance(x, y);
                if (distance <= least) {
                    least = distance;
                    best = new Socket(box, plug);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    Optional<Wire> wireAt(double x, double y, double reach) {
        Wire best = null;
        double least = reach;
        for (Wire wire : wires.values()) {
            double distance = wire.path().distance(x, y, reach);
            if (distance <= least) {
                least = distance;
                best = wire;
            }
        }
        return Optional.ofNullable(best);
    }

    List<Box> boxesIn(Rectangle2D area) {
        return boxes.values().stream()
                .filter(b -> !b.ghost() && area.intersects(b.bounds()))
                .toList();
    }

    /** The smallest area that holds everything; empty when there is nothing. */
    Optional<Rectangle2D> extent() {
        return around(boxes.values());
    }

    static Optional<Rectangle2D> around(Collection<Box> boxes) {
        if (boxes.isEmpty()) {
            return Optional.empty();
        }
        double left =
                boxes.stream().mapToDouble(b -> b.bounds().getMinX()).min().orElse(0);
        double top = boxes.stream().mapToDouble(b -> b.bounds().getMinY()).min().orElse(0);
        double right =
                boxes.stream().mapToDouble(b -> b.bounds().getMaxX()).max().orElse(0);
        double bottom =
                boxes.stream().mapToDouble(b -> b.bounds().getMaxY()).max().orElse(0);
        return Optional.of(new Rectangle2D(left, top, right - left, bottom - top));
    }
}
