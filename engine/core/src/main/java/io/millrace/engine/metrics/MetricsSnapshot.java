package io.millrace.engine.metrics;

import java.util.Map;

/**
 * What a deployment had done at one moment. Counts are since its start and never fall.
 *
 * @param atNanos engine clock
 * @param nodes by node name
 * @param edges by edge id
 */
public record MetricsSnapshot(
        long atNanos,
        DeploymentStatus status,
        int generation,
        Map<String, NodeMetrics> nodes,
        Map<String, EdgeMetrics> edges) {
    public MetricsSnapshot {
        nodes = Map.copyOf(nodes);
        edges = Map.copyOf(edges);
    }
}
