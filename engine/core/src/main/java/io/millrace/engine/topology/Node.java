package io.millrace.engine.topology;

import io.millrace.engine.catalogue.NodeKind;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a topology.
 *
 * @param name {@code [a-z][a-z0-9-]{0,39}}, unique among nodes and States
 * @param kind its kind
 * @param settings given values only, as text; the rest comes from the settings resolver
 * @param state the State that a state computation is bound to
 */
public record Node(String name, NodeKind kind, Map<String, String> settings, Optional<String> state) {
    public Node {
        settings = Map.copyOf(settings);
    }
}
