package io.millrace.app.standalone;

import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of a graph in the order in which messages take them, from sources to sinks. */
public final class FlowOrder {
    private FlowOrder() {}

    /** Edges that begin equally far from a source stay in the graph's own order. */
    public static List<Edge> edges(Topology topology) {
        final Map<String, Integer> depth = new HashMap<>();
        boolean moved = true;
        // A cycle, which no deployment has, ends after as many rounds as there are nodes.
        for (int round = 0; moved && round < topology.nodes().size(); round++) {
            moved = false;
            for (final Edge edge : topology.edges()) {
                final int after = depth.getOrDefault(edge.from().node(), 0) + 1;
                if (depth.getOrDefault(edge.to().node(), 0) < after) {
                    depth.put(edge.to().node(), after);
                    moved = true;
                }
            }
        }
        return topology.edges().stream()
                .sorted(Comparator.comparing(
                        (Edge edge) -> depth.getOrDefault(edge.from().node(), 0)))
                .toList();
    }
}
