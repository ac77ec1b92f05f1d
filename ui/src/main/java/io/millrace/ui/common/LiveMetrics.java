package io.millrace.ui.common;

import io.millrace.engine.metrics.MetricsSnapshot;
import java.util.Map;
import java.util.Optional;

/**
 * What the window shows of a running application: taken 4 to 5 times a second, on the FX thread.
 *
 * @param snapshot counts; empty before the first run
 * @param edgeRates messages per second by edge id, smoothed over about a second
 * @param nodeRates messages per second into a node (out of a source), by node name
 */
public record LiveMetrics(
        Optional<MetricsSnapshot> snapshot, Map<String, Double> edgeRates, Map<String, Double> nodeRates) {
    public static final LiveMetrics NONE = new LiveMetrics(Optional.empty(), Map.of(), Map.of());

    public LiveMetrics {
        edgeRates = Map.copyOf(edgeRates);
        nodeRates = Map.copyOf(nodeRates);
    }
}
