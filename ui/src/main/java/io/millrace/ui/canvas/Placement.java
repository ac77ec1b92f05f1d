package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.engine.topology.Edge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives nodes without a position one: layers from left to right, under what has been placed by hand. */
final class Placement {
    static final int STEP_X = 260;
    static final int STEP_Y = 100;
    private static final int LEFT = 80;
    private static final int TOP = 160;

    private Placement() {}

    /** Positions of every node of the project, the given ones as they are. */
    static Map<String, Position> of(Project project) {
        Map<String, Position> at = new TreeMap<>(project.layout());
        List<String> missing = project.nodes().keySet().stream()
                .filter(n -> !at.containsKey(n))
                .toList();
        if (missing.isEmpty()) {
            return at;
        }
        int top = project.nodes().keySet().stream()
                .filter(project.layout()::containsKey)
                .mapToInt(n ->
                        project.layout().getOrDefault(n, new Position(0, 0)).y() + 2 * STEP_Y)
                .max()
                .orElse(TOP);
        Map<String, Integer> layers = layers(project);
        Map<Integer, Integer> rows = new HashMap<>();
        for (String name : missing) {
            int layer = layers.getOrDefault(name, 0);
            int row = rows.merge(layer, 1, Integer::sum) - 1;
            at.put(name, new Position(LEFT + layer * STEP_X, top + row * STEP_Y));
        }
        return at;
    }

    /** Longest way from a node without inputs; edges that close a cycle are passed over. */
    static Map<String, Integer> layers(Project project) {
        Map<String, Integer> layers = new HashMap<>();
        for (String name : project.nodes().keySet()) {
            layer(name, project, layers, new HashSet<>());
        }
        return layers;
    }

    private static int layer(String name, Project project, Map<String, Integer> known, Set<String> onTheWay) {
        Integer done = known.get(name);
        if (done != null) {
            return done;
        }
        if (!onTheWay.add(name)) {
            return -1;
        }
        int layer = 0;
        for (Edge edge : project.edges()) {
            if (edge.to().node().equals(name) && !edge.from().node().equals(name)) {
                layer = Math.max(layer, layer(edge.from().node(), project, known, onTheWay) + 1);
            }
        }
        onTheWay.remove(name);
        known.put(name, layer);
        return layer;
    }
}
