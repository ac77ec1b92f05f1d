package io.millrace.engine.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph of an application: how its sources, computations, States and sinks are connected. Plain data: immutable,
 * engine-neutral; the code stands beside it under {@link CodeRef}s. {@link TopologyChecks} says whether it is sound.
 *
 * @param settings of the application as a whole: those that are given, by name
 */
public record Topology(
        String name, List<StateDeclaration> states, List<Node> nodes, List<Edge> edges, Map<String, String> settings) {
    public Topology {
        settings = Map.copyOf(settings);
        states = List.copyOf(states);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** An application with the settings that one has by default. */
    public Topology(String name, List<StateDeclaration> states, List<Node> nodes, List<Edge> edges) {
        this(name, states, nodes, edges, Map.of());
    }

    public Optional<Node> node(String name) {
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst();
    }

    public Optional<StateDeclaration> state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public List<Edge> edgesFrom(String node) {
        return edges.stream().filter(e -> e.from().node().equals(node)).toList();
    }

    public List<Edge> edgesFrom(PortRef output) {
        return edges.stream().filter(e -> e.from().equals(output)).toList();
    }

    public List<Edge> edgesInto(String node) {
        return edges.stream().filter(e -> e.to().node().equals(node)).toList();
    }
}
