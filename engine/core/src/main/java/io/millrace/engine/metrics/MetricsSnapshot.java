package io.millrace.engine.metrics;

import java.util.List;
import java.util.Map;

/**
 * What a deployment had done at one moment. Counts are since its start and never fall. Readers take it as often as they
 * like: rates and latencies are made by the engine's clock, so all readers see the same.
 *
 * @param atNanos engine clock
 * @param upNanos engine time since it began to run
 * @param nodes by node name
 * @param edges by edge id
 * @param paths from each source to each sink that a measured message has gone; those that none has are absent
 * @param workers its threads, in order
 */
public record MetricsSnapshot(
        long atNanos,
        long upNanos,
        DeploymentStatus status,
        int generation,
        Map<String, NodeMetrics> nodes,
        Map<String, EdgeMetrics> edges,
        List<PathMetrics> paths,
        List<WorkerMetrics> workers) {
    public MetricsSnapshot {
        nodes = Map.copyOf(nodes);
        edges = Map.copyOf(edges);
        paths = List.copyOf(paths);
        workers = List.copyOf(workers);
    }

    /** Of nodes and edges alone. */
    public MetricsSnapshot(
            long atNanos,
            DeploymentStatus status,
            int generation,
            Map<String, NodeMetrics> nodes,
            Map<String, EdgeMetrics> edges) {
        this(atNanos, 0, status, generation, nodes, edges, List.of(), List.of());
    }
}
