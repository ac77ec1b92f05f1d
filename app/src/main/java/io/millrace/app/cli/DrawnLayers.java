package io.millrace.app.cli;

import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph put into layers from left to right: each edge leads from one layer to the next, long ones through bends that
 * stand in the layers between.
 *
 * @param layers per layer the places from top to bottom
 * @param steps edges cut at their bends, in drawn order
 */
record DrawnLayers(List<List<Place>> layers, List<Step> steps) {
    /** A node, or a bend of an edge when {@code bend}. Rows count from 0, one per node. */
    record Place(String name, boolean bend, int layer, int row) {}

    /** A part of an edge between neighbouring layers; the label stands on one of its parts. */
    record Step(String edge, String from, String to, int layer) {}

    static DrawnLayers of(Topology topology) {
        return new Builder(topology).build();
    }

    private static final class Builder {
        private final Topology topology;
        private final Map<String, Integer> layerOf = new LinkedHashMap<>();
        private final List<List<String>> names = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final Set<String> bends = new LinkedHashSet<>();

        Builder(Topology topology) {
            this.topology = topology;
        }

        DrawnLayers build() {
            topology.nodes().forEach(node -> layerOf.put(node.name(), 0));
            longestPaths();
            layerOf.forEach(this::put);
            topology.edges().stream().filter(this::isForward).forEach(this::cut);
            names.forEach(this::order);
            return new DrawnLayers(places(), List.copyOf(steps));
        }

        /** A cycle, which no deployment has, ends the search after as many rounds as there are nodes. */
        private void longestPaths() {
            boolean moved = true;
            for (int round = 0; moved && round < topology.nodes().size(); round++) {
                moved = false;
                for (final Edge edge : topology.edges()) {
                    final int after = layer(edge.from().node()) + 1;
                    if (layerOf.containsKey(edge.to().node()) && layer(edge.to().node()) < after) {
                        layerOf.put(edge.to().node(), after);
                        moved = true;
                    }
                }
            }
        }

        private int layer(String node) {
            return layerOf.getOrDefault(node, 0);
        }

        private void put(String name, int layer) {
            while (names.size() <= layer) {
                names.add(new ArrayList<>());
            }
            names.get(layer).add(name);
        }

        private boolean isForward(Edge edge) {
            final String from = edge.from().node();
            final String to = edge.to().node();
            return layerOf.containsKey(from) && layerOf.containsKey(to) && layer(from) < layer(to);
        }

        private void cut(Edge edge) {
            String from = edge.from().node();
            final int last = layer(edge.to().node());
            for (int layer = layer(from) + 1; layer < last; layer++) {
                final String bend = edge.id() + "@" + layer;
                bends.add(bend);
                put(bend, layer);
                steps.add(new Step(edge.id(), from, bend, layer - 1));
                from = bend;
            }
            steps.add(new Step(edge.id(), from, edge.to().node(), last - 1));
        }

        /** By the middle of what leads to each; called from left to right. */
        private void order(List<String> layer) {
            final Map<String, Double> middles = new HashMap<>();
            layer.forEach(name -> middles.put(name, middle(name)));
            layer.sort((a, b) -> Double.compare(middles.getOrDefault(a, 0.0), middles.getOrDefault(b, 0.0)));
        }

        private double middle(String name) {
            return steps.stream()
                    .filter(step -> step.to().equals(name))
                    .mapToInt(step -> names.get(step.layer()).indexOf(step.from()))
                    .average()
                    .orElse(0);
        }

        private List<List<Place>> places() {
            final Map<String, Integer> rows = new HashMap<>();
            final List<List<Place>> places = new ArrayList<>();
            for (int layer = 0; layer < names.size(); layer++) {
                final List<Place> column = new ArrayList<>();
                int free = 0;
                for (final String name : names.get(layer)) {
                    final int row = Math.max(free, wantedRow(name, rows));
                    rows.put(name, row);
                    column.add(new Place(name, bends.contains(name), layer, row));
                    free = row + 1;
                }
                places.add(List.copyOf(column));
            }
            return List.copyOf(places);
        }

        private int wantedRow(String name, Map<String, Integer> rows) {
            return (int) steps.stream()
                    .filter(step -> step.to().equals(name))
                    .mapToInt(step -> rows.getOrDefault(step.from(), 0))
                    .average()
                    .orElse(0);
        }
    }

    Place place(String name) {
        return layers.stream()
                .flatMap(List::stream)
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Nodes of a layer, without bends. */
    static List<String> nodes(List<Place> layer, Topology topology) {
        final List<String> names = topology.nodes().stream().map(Node::name).toList();
        return layer.stream().map(Place::name).filter(names::contains).toList();
    }
}
