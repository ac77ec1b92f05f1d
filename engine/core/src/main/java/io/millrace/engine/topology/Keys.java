package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where messages have a key and where they have none. Edges to unknown nodes are left out. */
public final class Keys {
    private Keys() {}

    /** Nodes that messages reach without a key. */
    public static Set<String> without(Topology topology) {
        return Graph.of(topology, edge -> !isKeyed(topology, edge))
                .reachable(FlowChecks.sources(topology), node -> true);
    }

    /** Nodes that messages reach with a key. */
    public static Set<String> with(Topology topology) {
        final List<String> first = topology.edges().stream()
                .filter(edge -> isKeyed(topology, edge))
                .map(edge -> edge.to().node())
                .toList();
        return new LinkedHashSet<>(Graph.of(topology).reachable(first, node -> true));
    }

    /** Messages that fail at a key have none of it. */
    private static boolean isKeyed(Topology topology, Edge edge) {
        return !edge.from().isErrors()
                && topology.node(edge.from().node())
                        .filter(node -> node.kind().shape() == Shape.KEY)
                        .isPresent();
    }
}
