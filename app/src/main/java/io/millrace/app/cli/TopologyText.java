package io.millrace.app.cli;

import io.millrace.app.cli.DrawnLayers.Place;
import io.millrace.app.cli.DrawnLayers.Step;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Draws a topology as text: boxes in layers from left to right, lines between them, a label on each edge. Where two
 * labels would stand on the same place, one stands below the drawing.
 */
final class TopologyText {
    private static final int BOX_HEIGHT = 4;
    private static final int ROW_HEIGHT = BOX_HEIGHT + 1;
    /** Of a box's rows, the one at which lines meet it. */
    private static final int LINE_ROW = 2;

    private final Topology topology;
    private final DrawnLayers layers;
    private final Labels labels;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> below = new ArrayList<>();

    /**
     * What is written at things.
     *
     * @param title of a node
     * @param note second row of a node's box; may be empty
     * @param edge label of an edge by id; short
     */
    record Labels(Function<String, String> title, Function<String, String> note, Function<String, String> edge) {}

    /** A layer's boxes and the room for lines behind them; {@code lanes} gives each group of edges its own column. */
    private record Column(int x, int boxWidth, Room labels, Map<String, Integer> lanes) {
        int lanesX() {
            return x + boxWidth + labels.behind() + 1;
        }

        int end() {
            return lanesX() + 2 * lanes.size() + labels.before() + 2;
        }
    }

    /** Room for labels behind the boxes of a layer and before those of the next. */
    private record Room(int behind, int before) {}

    private TopologyText(Topology topology, Labels labels) {
        this.topology = topology;
        this.layers = DrawnLayers.of(topology);
        this.labels = labels;
    }

    static List<String> draw(Topology topology, Labels labels) {
        return new TopologyText(topology, labels).draw();
    }

    private List<String> draw() {
        measure();
        final int height = layers.layers().stream()
                .flatMap(List::stream)
                .mapToInt(place -> (place.row() + 1) * ROW_HEIGHT)
                .max()
                .orElse(1);
        final int width =
                columns.isEmpty() ? 1 : columns.get(columns.size() - 1).end();
        final TextCanvas canvas = new TextCanvas(width + 1, height);
        layers.steps().forEach(step -> line(canvas, step));
        layers.layers().forEach(layer -> layer.forEach(place -> place(canvas, place)));
        layers.steps().forEach(step -> label(canvas, step));
        final List<String> rows = new ArrayList<>(canvas.rows());
        rows.addAll(below);
        return rows;
    }

    private void measure() {
        int x = 0;
        for (int i = 0; i < layers.layers().size(); i++) {
            final List<String> nodes = DrawnLayers.nodes(layers.layers().get(i), topology);
            final int boxWidth = nodes.stream()
                            .flatMap(node -> boxRows(node).stream())
                            .mapToInt(String::length)
                            .max()
                            .orElse(0)
                    + 4;
            final Column column =
                    new Column(x, boxWidth, new Room(labelWidth(i, false), labelWidth(i, true)), lanes(i));
            columns.add(column);
            x = column.end();
        }
    }

    private List<String> boxRows(String node) {
        final String note = labels.note().apply(node);
        final String state = topology.node(node)
                .flatMap(Node::state)
                .map(name -> "State " + name)
                .orElse("");
        return List.of(labels.title().apply(node), note.isEmpty() ? state : note);
    }

    private int labelWidth(int layer, boolean beforeTarget) {
        return layers.steps().stream()
                .filter(step -> step.layer() == layer && fansOut(step) == beforeTarget)
                .mapToInt(step -> labels.edge().apply(step.edge()).length() + 2)
                .max()
                .orElse(0);
    }

    /** Edges that share a source share a lane, where the source has several; otherwise those that share a target. */
    private Map<String, Integer> lanes(int layer) {
        final Map<String, Integer> lanes = new LinkedHashMap<>();
        layers.steps().stream()
                .filter(step -> step.layer() == layer && y(step.from()) != y(step.to()))
                .forEach(step -> lanes.putIfAbsent(group(step), lanes.size()));
        return lanes;
    }

    private String group(Step step) {
        return fansOut(step) ? "from " + step.from() : "to " + step.to();
    }

    private boolean fansOut(Step step) {
        return layers.steps().stream().filter(s -> s.from().equals(step.from())).count() > 1;
    }

    private int y(String name) {
        return layers.place(name).row() * ROW_HEIGHT + LINE_ROW;
    }

    private void line(TextCanvas canvas, Step step) {
        final Column column = columns.get(step.layer());
        final int start = column.x() + column.boxWidth();
        final int end = column.end() - 1;
        final int owner = group(step).hashCode();
        if (y(step.from()) == y(step.to())) {
            canvas.horizontal(start, end, y(step.from()), owner);
            return;
        }
        final int lane = column.lanesX() + 2 * column.lanes().getOrDefault(group(step), 0);
        canvas.horizontal(start, lane, y(step.from()), owner);
        canvas.vertical(lane, y(step.from()), y(step.to()), owner);
        canvas.horizontal(lane, end, y(step.to()), owner);
    }

    private void place(TextCanvas canvas, Place place) {
        final Column column = columns.get(place.layer());
        if (place.bend()) {
            canvas.horizontal(column.x() - 1, column.x() + column.boxWidth(), y(place.name()), 0);
            return;
        }
        canvas.box(column.x(), place.row() * ROW_HEIGHT, column.boxWidth(), boxRows(place.name()));
        if (layers.steps().stream().anyMatch(step -> step.to().equals(place.name()))) {
            canvas.text(column.x() - 1, y(place.name()), "▶");
        }
    }

    /** Above the line, behind the source; of several edges of one source, before the target. */
    private void label(TextCanvas canvas, Step step) {
        if (layers.place(step.from()).bend()) {
            return;
        }
        final String text = labels.edge().apply(step.edge());
        final Column column = columns.get(step.layer());
        final int x = fansOut(step) ? column.end() - 1 - text.length() - 1 : column.x() + column.boxWidth() + 1;
        final int y = y(fansOut(step) ? step.to() : step.from()) - 1;
        if (canvas.isFree(x, y, text.length())) {
            canvas.text(x, y, text);
        } else if (!text.isEmpty()) {
            below.add(step.edge() + " " + text);
        }
    }
}
