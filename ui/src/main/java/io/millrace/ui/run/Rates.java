package io.millrace.ui.run;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.ui.common.LiveMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes smoothed rates of one snapshot after the other. Threading: one thread. */
final class Rates {
    private final Map<String, RateMeter> edges = new HashMap<>();
    private final Map<String, RateMeter> nodes = new HashMap<>();
    private final FailuresBefore before = new FailuresBefore();

    /** The next values; an application that has ended shows its counts and no rates. */
    LiveMetrics next(Optional<MetricsSnapshot> taken, Predicate<String> isSource) {
        final Map<String, Long> failedBefore = before.next(taken);
        if (taken.isEmpty() || taken.get().status().isTerminal()) {
            edges.clear();
            nodes.clear();
            return new LiveMetrics(taken, Map.of(), Map.of(), failedBefore);
        }
        final MetricsSnapshot snapshot = taken.get();
        edges.keySet().retainAll(snapshot.edges().keySet());
        nodes.keySet().retainAll(snapshot.nodes().keySet());
        final Map<String, Double> edgeRates = new HashMap<>();
        snapshot.edges().forEach((id, edge) -> edgeRates.put(id, meter(edges, id, edge.messages(), snapshot)));
        final Map<String, Double> nodeRates = new HashMap<>();
        snapshot.nodes()
                .forEach((name, node) ->
                        nodeRates.put(name, meter(nodes, name, flow(node, isSource.test(name)), snapshot)));
        return new LiveMetrics(taken, edgeRates, nodeRates, failedBefore);
    }

    private static long flow(NodeMetrics node, boolean source) {
        return source ? node.counts().emitted() : node.counts().received();
    }

    private static double meter(Map<String, RateMeter> meters, String id, long count, MetricsSnapshot snapshot) {
        return meters.computeIfAbsent(id, key -> new RateMeter()).take(count, snapshot.atNanos());
    }
}
