package io.millrace.ui.canvas;

import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.LiveMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graphstream.graph.Edge;
import org.graphstream.graph.Element;
import org.graphstream.graph.Graph;
import org.graphstream.graph.Node;
import org.graphstream.graph.implementations.MultiGraph;
import org.graphstream.stream.Sink;

/**
 * The application as a GraphStream graph: a projection of drawing and metrics, written here alone. Whoever shows it listens
 * to its events and so learns what was added, removed or changed; nobody reads it to decide about the project.
 *
 * <p>Threading: FX thread.
 */
public final class LiveGraph {
    /** Attribute of a node: its {@link Box}. */
    static final String BOX = "box";
    /** Attribute of an edge: its {@link Wire}. */
    static final String WIRE = "wire";
    /** Attribute of an edge: its {@link Flow}, while the application runs. */
    static final String FLOW = "flow";
    /** Attribute of a node: failed messages, as Long. */
    static final String FAILED = "failed";
    /** Attribute of a node: messages per second, of a State the number of its objects, as text. */
    static final String RATE = "rate";

    private final MultiGraph graph = new MultiGraph("application");
    private final Traffic traffic = new Traffic();

    /** The graph, for algorithms and file sinks; not to be written. */
    public Graph graph() {
        return graph;
    }

    void listen(Sink sink) {
        graph.addSink(sink);
    }

    void take(Drawing drawing) {
        remove(drawing);
        drawing.boxes().forEach((key, box) -> {
            if (graph.getNode(key) == null) {
                graph.addNode(key);
            }
            put(graph.getNode(key), BOX, box);
        });
        drawing.wires().forEach((id, wire) -> {
            if (graph.getEdge(id) == null) {
                graph.addEdge(id, wire.fromKey(), wire.toKey(), true);
            }
            put(graph.getEdge(id), WIRE, wire);
        });
    }

    private void remove(Drawing drawing) {
        List<Edge> deadEdges = graph.edges()
                .filter(e -> drawing.wire(e.getId())
                        .filter(w -> w.fromKey().equals(e.getSourceNode().getId())
                                && w.toKey().equals(e.getTargetNode().getId()))
                        .isEmpty())
                .collect(Collectors.toList());
        deadEdges.forEach(graph::removeEdge);
        List<Node> deadNodes =
                graph.nodes().filter(n -> drawing.box(n.getId()).isEmpty()).collect(Collectors.toList());
        deadNodes.forEach(graph::removeNode);
    }

    void take(LiveMetrics live, List<Bond> bonds) {
        Map<String, Flow> flows = traffic.take(live);
        graph.edges().forEach(edge -> put(edge, FLOW, flows.get(edge.getId())));
        Set<String> running = new HashSet<>();
        if (!flows.isEmpty()
                || live.snapshot().filter(s -> !s.status().isTerminal()).isPresent()) {
            live.snapshot().ifPresent(s -> running.addAll(s.nodes().keySet()));
        }
        Map<String, String> held = held(live, bonds);
        graph.nodes().forEach(node -> {
            String name = ((Box) Objects.requireNonNull(node.getAttribute(BOX))).name();
            boolean runs = running.contains(name);
            put(node, RATE, runs ? Amounts.rate(live.nodeRates().getOrDefault(name, 0.0)) : held.get(node.getId()));
            put(node, FAILED, runs ? live.failed(name) : null);
        });
    }

    /** How many objects each State holds, by the key of its box: what the nodes that are bound to it report. */
    private Map<String, String> held(LiveMetrics live, List<Bond> bonds) {
        Map<String, String> held = new HashMap<>();
        for (Bond bond : bonds) {
            String user = box(bond.userKey()).map(Box::name).orElse("");
            live.snapshot()
                    .filter(s -> !s.status().isTerminal())
                    .flatMap(s -> Optional.ofNullable(s.nodes().get(user)))
                    .map(n -> n.counts().keys())
                    .ifPresent(keys ->
                            held.put(bond.stateKey(), keys == 1 ? "1 object" : Amounts.number(keys) + " objects"));
        }
        return held;
    }

    /** Sets an attribute only when it differs: no event for nothing. */
    private static void put(Element element, String name, @org.jspecify.annotations.Nullable Object value) {
        if (Objects.equals(element.getAttribute(name), value)) {
            return;
        }
        if (value == null) {
            element.removeAttribute(name);
        } else {
            element.setAttribute(name, value);
        }
    }

    Optional<Box> box(String key) {
        return attribute(graph.getNode(key), BOX, Box.class);
    }

    Optional<Wire> wire(String id) {
        return attribute(graph.getEdge(id), WIRE, Wire.class);
    }

    Flow flow(String edge) {
        return attribute(graph.getEdge(edge), FLOW, Flow.class).orElse(Flow.NONE);
    }

    String rate(String key) {
        return attribute(graph.getNode(key), RATE, String.class).orElse("");
    }

    long failed(String key) {
        return attribute(graph.getNode(key), FAILED, Long.class).orElse(0L);
    }

    private static <T> Optional<T> attribute(
            @org.jspecify.annotations.Nullable Element element, String name, Class<T> type) {
        return element == null ? Optional.empty() : Optional.ofNullable(element.getAttribute(name, type));
    }
}
