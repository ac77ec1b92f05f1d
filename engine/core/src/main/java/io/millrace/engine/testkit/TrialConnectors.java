package io.millrace.engine.testkit;

import io.millrace.engine.api.Decoder;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.runtime.Code;
import io.millrace.engine.runtime.CodeFactory;
import io.millrace.engine.runtime.ConnectorProvider;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Connectors for every kind of source and sink in one topology; they touch nothing outside.
 *
 * <p>Threading: the thread that drives the trial.
 */
final class TrialConnectors implements ConnectorProvider {
    private final Map<String, Supplier<SourceConnector>> sources = new HashMap<>();
    private final Map<String, Supplier<SinkConnector>> sinks = new HashMap<>();
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, Collector> collectors = new HashMap<>();

    TrialConnectors(Topology topology) {
        for (final Node node : topology.nodes()) {
            final NodeKind kind = node.kind();
            if (kind.shape() == Shape.SOURCE && kind.slot(Role.DECODE).isPresent()) {
                final boolean isFile = kind.setting("port").isEmpty();
                sources.put(kind.id(), () -> new Feed(isFile, feeds::put));
            } else if (kind.shape() == Shape.SINK && !kind.code().isEmpty()) {
                sinks.put(kind.id(), () -> new Collector(collectors::put));
            }
        }
    }

    /** Sources of frames by node. */
    Map<String, Feed> feeds() {
        return feeds;
    }

    /** Sinks by node. */
    Map<String, Collector> collectors() {
        return collectors;
    }

    /** The plan with messages let in behind its decoders. */
    DeploymentPlan fed(DeploymentPlan plan) {
        final Map<CodeRef, CodeFactory> factories = new HashMap<>(plan.code().factories());
        factories.replaceAll(
                (ref, factory) -> ref.role() == Role.DECODE ? () -> decoder(ref.owner(), factory.create()) : factory);
        return new DeploymentPlan(plan.topology(), new Code(factories), plan.settings(), plan.baseFolder());
    }

    /** What is no decoder is left for the engine to refuse. */
    private Object decoder(String source, Object made) {
        return made instanceof Decoder<?> decoder
                ? new FedDecoder(decoder, () -> Objects.requireNonNull(feeds.get(source)))
                : made;
    }

    @Override
    public Map<String, Supplier<SourceConnector>> sources() {
        return sources;
    }

    @Override
    public Map<String, Supplier<SinkConnector>> sinks() {
        return sinks;
    }

    @Override
    public List<Problem> check(DeploymentPlan plan) {
        return List.of();
    }
}
