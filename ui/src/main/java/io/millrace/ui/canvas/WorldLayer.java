package io.millrace.ui.canvas;

import io.millrace.ui.common.Ids;
import io.millrace.ui.common.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.graphstream.stream.SinkAdapter;

/**
 * Nodes and chips as scene graph nodes: only those in view, taken from a pool. The events of the {@link LiveGraph} say which
 * of them changed; the others are left alone.
 */
final class WorldLayer extends SinkAdapter {
    /** Below this zoom boxes are painted instead. */
    static final double LEAST_ZOOM = 0.5;

    private static final double MARGIN = 60;

    private final LiveGraph graph;
    private final Pane nodes = new Pane();
    private final Pane chips = new Pane();
    private final Scale scale = new Scale();
    private final Translate shift = new Translate();
    private final Map<String, NodeView> views = new HashMap<>();
    private final Map<Box.Form, Deque<NodeView>> pool = new EnumMap<>(Box.Form.class);
    private final Map<String, RateChip> rates = new HashMap<>();
    private final Deque<RateChip> spareRates = new ArrayDeque<>();
    private final Map<String, Label> routes = new HashMap<>();
    private final Set<String> stale = new HashSet<>();

    /** What is shown now. */
    record Scene(Drawing drawing, Viewport viewport, Rectangle2D area, Set<Item> chosen, boolean labels) {}

    WorldLayer(LiveGraph graph) {
        this.graph = graph;
        for (Pane pane : new Pane[] {nodes, chips}) {
            pane.getTransforms().addAll(scale, shift);
            pane.setMouseTransparent(true);
            pane.setManaged(false);
            pane.setPickOnBounds(false);
        }
        graph.listen(this);
    }

    Pane nodes() {
        return nodes;
    }

    Pane chips() {
        return chips;
    }

    Optional<NodeView> view(String key) {
        return Optional.ofNullable(views.get(key));
    }

    Iterable<NodeView> shownViews() {
        return views.values();
    }

    @Override
    public void nodeAttributeAdded(String source, long time, String node, String attribute, Object value) {
        stale.add(node);
    }

    @Override
    public void nodeAttributeChanged(
            String source, long time, String node, String attribute, Object before, Object value) {
        stale.add(node);
    }

    @Override
    public void nodeAttributeRemoved(String source, long time, String node, String attribute) {
        stale.add(node);
    }

    @Override
    public void nodeRemoved(String source, long time, String node) {
        releaseNode(node);
    }

    @Override
    public void edgeAttributeAdded(String source, long time, String edge, String attribute, Object value) {
        stale.add(edge);
    }

    @Override
    public void edgeAttributeChanged(
            String source, long time, String edge, String attribute, Object before, Object value) {
        stale.add(edge);
    }

    @Override
    public void edgeAttributeRemoved(String source, long time, String edge, String attribute) {
        stale.add(edge);
    }

    @Override
    public void edgeRemoved(String source, long time, String edge) {
        releaseRate(edge);
        releaseRoute(edge);
    }

    /** Brings the scene graph in line with what is to be seen. */
    void sync(Scene now) {
        scale.setX(now.viewport().zoom());
        scale.setY(now.viewport().zoom());
        shift.setX(-now.viewport().x());
        shift.setY(-now.viewport().y());
        boolean near = now.viewport().zoom() >= LEAST_ZOOM;
        Rectangle2D area = grown(now.area());
        now.drawing().boxes().forEach((key, box) -> {
            if (near && area.intersects(box.bounds())) {
                showNode(box, now);
            } else {
                releaseNode(key);
            }
        });
        now.drawing().wires().forEach((id, wire) -> {
            boolean seen = near && touches(area, wire.path().bounds());
            syncRate(wire, seen && now.labels(), now);
            syncRoute(wire, seen);
        });
        stale.clear();
    }

    private static Rectangle2D grown(Rectangle2D area) {
        return new Rectangle2D(
                area.getMinX() - MARGIN,
                area.getMinY() - MARGIN,
                area.getWidth() + 2 * MARGIN,
                area.getHeight() + 2 * MARGIN);
    }

    /** Also true for lines, which have no area. */
    static boolean touches(Rectangle2D area, Rectangle2D line) {
        return line.getMaxX() >= area.getMinX()
                && line.getMinX() <= area.getMaxX()
                && line.getMaxY() >= area.getMinY()
                && line.getMinY() <= area.getMaxY();
    }

    private void showNode(Box box, Scene now) {
        NodeView view = views.get(box.key());
        if (view == null || view.box().form() != box.form()) {
            releaseNode(box.key());
            view = acquire(box);
            stale.add(box.key());
        }
        if (stale.contains(box.key())) {
            view.show(box, graph.rate(box.key()), graph.failed(box.key()));
        }
        view.pseudoClassStateChanged(
                NodeView.CHOSEN, box.item().filter(now.chosen()::contains).isPresent());
    }

    private NodeView acquire(Box box) {
        NodeView spare = spare(box.form()).poll();
        NodeView view = spare == null ? new NodeView(box) : spare;
        if (spare == null) {
            nodes.getChildren().add(view);
        }
        view.setVisible(true);
        view.toFront();
        views.put(box.key(), view);
        return view;
    }

    private Deque<NodeView> spare(Box.Form form) {
        return pool.computeIfAbsent(form, f -> new ArrayDeque<>());
    }

    private void releaseNode(String key) {
        NodeView view = views.remove(key);
        if (view != null) {
            view.setVisible(false);
            view.setId(null);
            view.ports().forEach(port -> port.setId(null));
            view.pseudoClassStateChanged(NodeView.HOVERED, false);
            view.pseudoClassStateChanged(NodeView.FLASH, false);
            spare(view.box().form()).push(view);
        }
    }

    private void syncRate(Wire wire, boolean seen, Scene now) {
        Flow flow = graph.flow(wire.id());
        if (!seen || flow.text().isEmpty()) {
            releaseRate(wire.id());
            return;
        }
        RateChip chip = rates.get(wire.id());
        if (chip == null) {
            RateChip spare = spareRates.poll();
            chip = spare == null ? new RateChip() : spare;
            if (spare == null) {
                chips.getChildren().add(chip);
            }
            chip.setVisible(true);
            rates.put(wire.id(), chip);
            stale.add(wire.id());
        }
        if (stale.contains(wire.id())) {
            chip.show(wire, flow);
        }
        chip.choose(now.chosen().contains(new Item.OfEdge(wire.id())));
    }

    private void releaseRate(String edge) {
        RateChip chip = rates.remove(edge);
        if (chip != null) {
            chip.setVisible(false);
            chip.lookupAll(".label").forEach(label -> label.setId(null));
            spareRates.push(chip);
        }
    }

    private void syncRoute(Wire wire, boolean seen) {
        if (!seen || wire.route().isEmpty()) {
            releaseRoute(wire.id());
            return;
        }
        Label chip = routes.get(wire.id());
        if (chip == null) {
            chip = new Label();
            chip.getStyleClass().add("route-chip");
            chip.setId(Ids.route(wire.id()));
            chip.setMaxWidth(150);
            chips.getChildren().add(chip);
            routes.put(wire.id(), chip);
            stale.add(wire.id());
        }
        if (stale.contains(wire.id())) {
            chip.setText(wire.route());
            placeRoute(chip, wire.path());
        }
    }

    /** Below a level wire; on a steep one, beyond the rate, where its siblings have parted. */
    private static void placeRoute(Label chip, WirePath path) {
        boolean level = Math.abs(path.end().getY() - path.start().getY()) < 30;
        Point2D at = path.at(path.length() * (level ? 0.5 : 0.74));
        chip.applyCss();
        double width = Math.min(150, chip.prefWidth(-1));
        chip.relocate(Math.rint(at.getX() - width / 2), Math.rint(at.getY() + (level ? 9 : -9)));
    }

    private void releaseRoute(String edge) {
        Label chip = routes.remove(edge);
        if (chip != null) {
            chips.getChildren().remove(chip);
        }
    }
}
