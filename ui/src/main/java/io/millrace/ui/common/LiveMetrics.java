package io.millrace.ui.common;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the window shows of a running application: taken 4 to 5 times a second, on the FX thread.
 *
 * @param snapshot counts; empty before the first run
 * @param edgeRates messages per second by edge id, smoothed over about a second
 * @param nodeRates messages per second into a node (out of a source), by node name
 * @param failedBefore how many messages had failed in a node when the present generation of the code took over
 */
public record LiveMetrics(
        Optional<MetricsSnapshot> snapshot,
        Map<String, Double> edgeRates,
        Map<String, Double> nodeRates,
        Map<String, Long> failedBefore) {
    public static final LiveMetrics NONE = new LiveMetrics(Optional.empty(), Map.of(), Map.of());

    public LiveMetrics {
        edgeRates = Map.copyOf(edgeRates);
        nodeRates = Map.copyOf(nodeRates);
        failedBefore = Map.copyOf(failedBefore);
    }

    /** Of code that nothing has replaced yet. */
    public LiveMetrics(
            Optional<MetricsSnapshot> snapshot, Map<String, Double> edgeRates, Map<String, Double> nodeRates) {
        this(snapshot, edgeRates, nodeRates, Map.of());
    }

    /** How many messages the present code of a node has failed on: what an older version did is mended. */
    public long failed(String node) {
        return metrics(node)
                .map(found -> Math.max(0, found.counts().failed() - failedBefore.getOrDefault(node, 0L)))
                .orElse(0L);
    }

    /** The newest failures of the present code of a node, newest last. */
    public List<FailureSample> failures(String node) {
        final List<FailureSample> all = metrics(node).map(NodeMetrics::failures).orElse(List.of());
        return all.subList((int) Math.max(0, all.size() - failed(node)), all.size());
    }

    private Optional<NodeMetrics> metrics(String node) {
        return snapshot.flatMap(taken -> Optional.ofNullable(taken.nodes().get(node)));
    }
}
