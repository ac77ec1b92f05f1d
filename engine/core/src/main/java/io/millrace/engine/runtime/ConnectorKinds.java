package io.millrace.engine.runtime;

import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Which connectors there are; for one deployment.
 *
 * <p>Threading: any; the connectors that it makes belong to their worker.
 */
final class ConnectorKinds {
    private final List<ConnectorProvider> providers;
    private final Map<String, Supplier<SourceConnector>> sources = new HashMap<>();
    private final Map<String, Supplier<SinkConnector>> sinks = new HashMap<>();
    private final Map<String, SpreadSource.Maker> spread = new HashMap<>();
    private final Map<String, SpreadSource> made = new HashMap<>();

    ConnectorKinds(List<ConnectorProvider> providers) {
        this.providers = List.copyOf(providers);
        for (final ConnectorProvider provider : providers) {
            sources.putAll(provider.sources());
            spread.keySet().removeAll(provider.sources().keySet());
            spread.putAll(provider.spreadSources());
            sinks.putAll(provider.sinks());
        }
    }

    boolean knows(Node node) {
        final String id = node.kind().id();
        return sources.containsKey(id) || spread.containsKey(id) || sinks.containsKey(id);
    }

    /** Whether a source has a part on every worker. */
    boolean isSpread(Node node) {
        return spread.containsKey(node.kind().id());
    }

    /** A source, or the part of it that a worker has. */
    SourceConnector source(Node node, int worker, Placement placement) {
        final SpreadSource.Maker maker = spread.get(node.kind().id());
        return maker == null
                ? Objects.requireNonNull(sources.get(node.kind().id())).get()
                : spread(node, maker, placement).part(worker);
    }

    /** One for all the workers of a deployment, whose first comes here first. */
    private synchronized SpreadSource spread(Node node, SpreadSource.Maker maker, Placement placement) {
        return made.computeIfAbsent(node.name(), name -> maker.make(placement.workers(), placement.home(name)));
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
