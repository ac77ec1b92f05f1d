package io.millrace.engine.runtime;

import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Which connectors there are.
 *
 * <p>Threading: any; the connectors that it makes belong to their worker.
 */
final class ConnectorKinds {
    private final List<ConnectorProvider> providers;
    private final Map<String, Supplier<SourceConnector>> sources = new HashMap<>();
    private final Map<String, Supplier<SinkConnector>> sinks = new HashMap<>();

    ConnectorKinds(List<ConnectorProvider> providers) {
        this.providers = List.copyOf(providers);
        for (final ConnectorProvider provider : providers) {
            sources.putAll(provider.sources());
            sinks.putAll(provider.sinks());
        }
    }

    boolean knows(Node node) {
        final String id = node.kind().id();
        return sources.containsKey(id) || sinks.containsKey(id);
    }

    SourceConnector source(Node node) {
        return Objects.requireNonNull(sources.get(node.kind().id())).get();
    }

    boolean knowsSink(Node node) {
        return sinks.containsKey(node.kind().id());
    }

    SinkConnector sink(Node node) {
        return Objects.requireNonNull(sinks.get(node.kind().id())).get();
    }

    List<Problem> check(DeploymentPlan plan) {
        return providers.stream()
                .flatMap(provider -> provider.check(plan).stream())
                .toList();
    }
}
